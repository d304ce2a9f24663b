import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalog } from '../../../src/catalog/catalog.ts';
import { errorsForMessage, messagesFor } from '../../../src/catalog/messages.ts';
import { isCode, isType } from '../../../src/catalog/words.ts';
import { assertLinear } from '../../support/growth.ts';

test('every message finds itself', () => {
  for (const message of catalog().messages) {
    const found = messagesFor(message.error_message);
    assert.equal(found[0]?.how, 'exact', message.error_message);
    assert.ok(found.some((match) => match.message === message));
  }
});

test('a pattern stands for any value of its parts', () => {
  const [found] = messagesFor(
    'client is not authorized to access the following products: ["transfer","signal"]',
  );
  assert.equal(found?.how, 'pattern');
  assert.equal(found?.message.error_code, 'INVALID_PRODUCT');
  assert.equal(found?.parts.products, '["transfer","signal"]');
  const [token] = messagesFor(
    'provided access token is for the wrong Plaid environment. expected "sandbox", got "production"',
  );
  assert.deepEqual(token?.parts, { expected: 'sandbox', got: 'production' });
  assert.equal(
    messagesFor('item_id must be a properly formatted, non-empty string')[0]?.parts.field,
    'item_id',
  );
  assert.equal(
    messagesFor('OAuth redirect URI must be configured in the developer dashboard')[0]?.message.error_code,
    'INVALID_FIELD',
  );
});

test('the exact text wins over the pattern', () => {
  const [found] = messagesFor('the following required fields are missing: client_id, secret');
  assert.equal(found?.how, 'exact');
  assert.deepEqual(found?.message.causes, ['keys-undefined']);
});

test('keys alone are a cause of their own among the missing fields, in any order and spelling', () => {
  const led = (fields: string) =>
    messagesFor(`the following required fields are missing: ${fields}`, { within: true }).map(
      ({ message, parts }) => [message.causes?.[0], parts.fields],
    );
  assert.deepEqual(led('secret'), [['keys-undefined', 'secret']]);
  assert.deepEqual(led('secret,client_id'), [['keys-undefined', 'secret, client_id']]);
  assert.deepEqual(led('["client_id", "secret"]'), [['keys-undefined', 'client_id, secret']]);
  assert.deepEqual(led('client_id and secret\n    at request (x.js:1)'), [
    ['keys-undefined', 'client_id, secret'],
  ]);
  for (const fields of ['client_name', 'client_id, client_name', 'client_id, secret, user.client_user_id'])
    assert.deepEqual(led(fields), [['missing-fields', fields]]);
  assert.equal(
    messagesFor('the following required fields are mis...')[0]?.message.causes?.[0],
    'missing-fields',
  );
});

test('the code ranks and restricts', () => {
  const text = 'rate limit exceeded for attempts to access "transactions/sync". please try again later';
  assert.equal(messagesFor(text)[0]?.message.error_type, 'RATE_LIMIT_EXCEEDED');
  assert.deepEqual(messagesFor('payment rejected', { code: 'INVALID_FIELD' }), []);
});

test('messages inside a longer text are found only when asked', () => {
  const log =
    '2026-02-01 ERROR PlaidError:  No result returned. at com.plaid\n{"m":"could not find matching   access token"}';
  assert.deepEqual(messagesFor(log), []);
  assert.deepEqual(
    messagesFor(log, { within: true }).map((match) => match.message.error_code),
    ['INVALID_ACCESS_TOKEN', null],
  );
  assert.deepEqual(messagesFor('page not found', { within: true }), []);
});

test('an empty or huge text is no trouble', async () => {
  assert.deepEqual(messagesFor(' \n'), []);
  await assertLinear('words', 200_000, (size) => {
    messagesFor('the following fields '.repeat(size), { within: true });
  });
  await assertLinear('marks', 90_000, (size) => {
    messagesFor(`Invalid value for \`${'`('.repeat(size)}`, { within: true });
  });
});

test('samples of the documentation name their codes, also when shared', () => {
  assert.deepEqual(
    errorsForMessage('the provided MFA response(s) were not correct').map((row) => row.error_code),
    ['INVALID_MFA'],
  );
  assert.ok(
    errorsForMessage('rate limit exceeded for attempts to access this item. please try again later').length >
      5,
  );
});

test('types and codes of messages are those of the catalog, or of another system that says so', () => {
  const foreign = new Set(['UpdateCredentials', 'INVALID_REQUEST']);
  for (const { error_type, error_code } of catalog().messages) {
    if (error_type !== null) assert.ok(isType(error_type), error_type);
    if (error_code !== null) assert.ok(isCode(error_code) || foreign.has(error_code), error_code);
  }
});
