import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { readable } from '../../../src/diagnosis/readable.ts';
import { assertLinear } from '../../support/growth.ts';

const code = (text: string) => diagnose({ text }, null).recognized[0]?.error_code;

test('entities, escapes of addresses, curly quotes and torn names are read', () => {
  assert.equal(readable('&amp;quot;error_code&amp;quot;'), '"error_code"');
  assert.equal(
    readable('error%3D%7B%22error_code%22%3A%22ITEM_LOCKED%22%7D'),
    'error={"error_code":"ITEM_LOCKED"}',
  );
  assert.equal(readable('no%20accounts+found'), 'no accounts found');
  assert.equal(readable('\u201credirect_uri\u201d isn\u2019t'), '"redirect_uri" isn\'t');
  assert.equal(readable('INSTITUTION_ \n DOWN'), 'INSTITUTION_DOWN');
  assert.equal(readable('<td>payment blocked</td><td>400</td>').split(/\n+/)[1], 'payment blocked');
});

test('other texts stay as they are', () => {
  for (const text of ['', 'a % b', '100%', '%zz%22', 'a && b', 'snake_case_ = 1', 'if (a < b) {}', '%ff%20'])
    assert.equal(readable(text), text.replace('%22', '"').replace('%20', text === '%ff%20' ? '%20' : ' '));
  const huge = '&quot;'.repeat(50_000);
  assert.equal(readable(huge), huge);
});

test('the pass over hostile text is linear', async () => {
  for (const part of ['&', '&amp;', '%', '%2', '<td ', '_ \n', '\u201c', '</'])
    await assertLinear(part, 200_000, (size) => readable(part.repeat(size / part.length)));
});

test('a cut off, escaped or quoted message names its code', () => {
  assert.equal(
    code('the login details of this item have changed (credentials, MFA, or required user act\u2026'),
    'ITEM_LOGIN_REQUIRED',
  );
  assert.equal(code('Hi, the backend says "payment blocked" for one user'), 'PAYMENT_BLOCKED');
  assert.equal(code('<li>could not find matching public token</li>'), 'INVALID_PUBLIC_TOKEN');
  assert.equal(
    code('ERROR [w1] plaid.ApiException: no valid accounts were found for this item (request_id: a1)'),
    'NO_ACCOUNTS',
  );
  assert.equal(code('the login details'), undefined);
});

test('a code counts in a text that names Plaid or holds one of its messages, not in any text', () => {
  const more = 'and nothing else changed '.repeat(8);
  const said = `Plaid gives us TRANSACTIONS_SYNC_LIMIT since today, ${more}`;
  assert.equal(code(said), 'TRANSACTIONS_SYNC_LIMIT');
  const quoted = `error_code: 'BALANCE_LIMIT', error_message: 'rate limit exceeded for attempts to access "balance". please try again later' ${more}`;
  assert.equal(code(quoted), 'BALANCE_LIMIT');
  assert.equal(code(`status NOT_FOUND ${'for the image of the profile page '.repeat(8)}`), undefined);
});

test('a payload cut at the width of a window is read whole', () => {
  const payload = JSON.stringify({
    error_type: 'ITEM_ERROR',
    error_code: 'ITEM_LOGIN_REQUIRED',
    error_message: 'the login details of this item have changed',
    request_id: 'm8MDnv9okwxFNBV',
  });
  for (const width of [41, 50, 64, 80]) {
    const wrapped = payload.match(new RegExp(`.{1,${width}}`, 'g'))?.join('\n') ?? '';
    assert.equal(code(wrapped), 'ITEM_LOGIN_REQUIRED', String(width));
  }
  assert.equal(readable('one line\nanother line'), 'one line\nanother line');
});
