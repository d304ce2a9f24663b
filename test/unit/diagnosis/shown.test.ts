import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalog } from '../../../src/catalog/catalog.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { errorShown } from '../../../src/diagnosis/shown.ts';

test('what Link shows names the error, unless several errors look the same', () => {
  const wrong: string[] = [];
  for (const { display_message, error_code } of catalog().errors) {
    if (!display_message || display_message.length < 25) continue;
    const same = new Set(
      catalog().errors.flatMap((row) => (row.display_message === display_message ? row.error_code : [])),
    );
    const found = errorShown(`The user sees: "${display_message}"`);
    if (same.size > 1 ? found !== null : found?.error_code !== error_code)
      wrong.push(`${error_code}: ${found?.error_code}`);
  }
  assert.deepEqual(wrong, []);
});

test('the same in the words of a user', () => {
  assert.equal(
    errorShown('Link says the security code is incorrect and to check it against the one sent')?.error_code,
    'INVALID_OTP',
  );
  assert.equal(
    errorShown('not enough money in this account, use another account or bank')?.error_code,
    'PAYMENT_INSUFFICIENT_FUNDS',
  );
  assert.equal(errorShown('the account'), null);
  assert.equal(errorShown(''), null);
  assert.equal(errorShown('code '.repeat(50_000)), null);
});

test('a diagnosis says what Link does', () => {
  const { in_link, recognized } = diagnose({ text: 'The provided OTP was invalid. Please try again.' }, null);
  assert.equal(recognized[0]?.error_code, 'INVALID_OTP');
  assert.match(in_link.join(' '), /code pane/);
});

test('identifiers in prose are at hand for Support', () => {
  const text =
    'ITEM_LOCKED at ins_109508, Request ID: m8MDnv9okwxFNBV, link_session_id=3a1c2b44-0f5d-4b1e-9b7a-2f8e6d5c4b3a';
  assert.deepEqual(diagnose({ text }, null).support.at_hand, [
    { name: 'request_id', value: 'm8MDnv9okwxFNBV' },
    { name: 'link_session_id', value: '3a1c2b44-0f5d-4b1e-9b7a-2f8e6d5c4b3a' },
    { name: 'institution_id', value: 'ins_109508' },
  ]);
});
