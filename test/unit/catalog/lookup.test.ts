import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { codeCandidates } from '../../../src/catalog/candidates.ts';
import { catalog } from '../../../src/catalog/catalog.ts';
import {
  docsOf,
  lookupCode,
  lookupWord,
  rowsOf,
  titleOf,
  unlistedTitle,
} from '../../../src/catalog/lookup.ts';
import { allCodes, allTypes, isCode, isSharedCode, isType } from '../../../src/catalog/words.ts';
import { assertLinear } from '../../support/growth.ts';

const words = (text: string, spellings = false) =>
  [...codeCandidates(text, 0, text.length, { spellings })].map((found) => {
    assert.equal(text.slice(found.start, found.end), found.word);
    return found.code ?? found.error_type;
  });

test('a code with its type gives that row alone', () => {
  const found = lookupCode('NO_ACCOUNTS', 'CHECK_REPORT_ERROR');
  assert.deepEqual(
    found.rows.map((row) => row.error_type),
    ['CHECK_REPORT_ERROR'],
  );
  assert.equal(found.type?.error_type, 'CHECK_REPORT_ERROR');
});

test('a code alone keeps all its types, the best first', () => {
  const found = lookupCode('PRODUCT_NOT_READY');
  assert.equal(found.rows[0]?.error_type, 'ITEM_ERROR');
  assert.equal(found.rows.at(-1)?.status, 'legacy');
  assert.equal(found.error_type, null);
  assert.equal(found.rows.length, 5);
});

test('a type that does not have the code does not hide its rows', () => {
  const found = lookupCode('INVALID_USER_IDENTITY_DATA', 'INVALID_INPUT');
  assert.equal(found.rows[0]?.error_type, 'USER_ERROR');
  assert.equal(found.error_type, 'INVALID_INPUT');
});

test('a code that is not listed falls back to its type', () => {
  const found = lookupCode('BRAND_NEW_CODE', 'ITEM_ERROR');
  assert.deepEqual(found.rows, []);
  assert.equal(found.type?.error_type, 'ITEM_ERROR');
  assert.equal(found.match, 'none');
  assert.match(unlistedTitle('BRAND_NEW_CODE'), /^BRAND_NEW_CODE is not in our catalog \(as of 20\d\d-\d\d/);
});

test('aliases and other spellings find the code', () => {
  for (const word of [
    'itemLoginRequired',
    '.itemLoginRequired',
    'ItemLoginRequired',
    'PLKItemErrorCodeItemLoginRequired',
  ]) {
    const found = lookupWord(word);
    assert.equal(found?.code, 'ITEM_LOGIN_REQUIRED', word);
    assert.equal(found?.match, 'spelling');
    assert.equal(found?.error_type, 'ITEM_ERROR');
  }
  assert.equal(lookupWord('plaid-internal-error')?.code, 'INTERNAL_SERVER_ERROR');
  assert.equal(lookupWord('ITEM_PRODUCT_NOT_READY')?.rows[0]?.error_code, 'PRODUCT_NOT_READY');
  assert.equal(lookupWord('ASSET_PRODUCT_NOT_READY')?.error_type, 'ASSET_REPORT_ERROR');
  assert.equal(lookupWord('invalidMFA')?.code, 'INVALID_MFA');
  assert.equal(lookupWord('invalidAPIKeys')?.code, 'INVALID_API_KEYS');
});

test('types are found in every spelling and are no codes', () => {
  for (const word of ['RATE_LIMIT_EXCEEDED', 'rateLimitExceeded', 'RateLimitExceeded']) {
    const found = lookupWord(word);
    assert.equal(found?.code, null, word);
    assert.equal(found?.type?.error_type, 'RATE_LIMIT_EXCEEDED');
  }
  assert.equal(lookupWord('InvalidRequest')?.error_type, 'INVALID_REQUEST');
  assert.equal(lookupWord('ItemErrorCode')?.error_type, 'ITEM_ERROR');
  assert.equal(isCode('RATE_LIMIT_EXCEEDED'), false);
  assert.equal(isType('RATE_LIMIT_EXCEEDED'), true);
  assert.deepEqual(
    allCodes().filter((code) => allTypes().includes(code)),
    [],
  );
});

test('case is ignored only when asked', () => {
  assert.equal(lookupWord('item_login_required'), null);
  for (const word of ['item_login_required', 'Item login required', 'item-login-required']) {
    assert.equal(lookupWord(word, { ignoreCase: true })?.code, 'ITEM_LOGIN_REQUIRED', word);
  }
});

test('words of other systems name nothing', () => {
  for (const word of [
    '',
    'PENDING_EXPIRATION',
    'constructor',
    '__proto__',
    'toString',
    'unmatch',
    'x'.repeat(1000),
  ]) {
    assert.equal(lookupWord(word, { ignoreCase: false }), null, word);
  }
});

test('every row is found by its type and code', () => {
  for (const row of catalog().errors) {
    assert.ok(rowsOf(row.error_code).includes(row));
    if (row.error_type) assert.deepEqual(lookupCode(row.error_code, row.error_type).rows, [row]);
  }
});

test("shared words are told from Plaid's own", () => {
  for (const word of [
    'INTERNAL_SERVER_ERROR',
    'NOT_FOUND',
    'INVALID_REQUEST',
    'INVALID_INPUT',
    'RATE_LIMIT_EXCEEDED',
    'RATE_LIMIT',
    'INVALID_CREDENTIALS',
    'INVALID_FIELD',
    'MISSING_FIELDS',
    'INVALID_ACCESS_TOKEN',
    'INVALID_PUBLIC_TOKEN',
    'INVALID_API_KEYS',
    'oauth-error',
    'internalServerError',
    'InvalidRequest',
  ])
    assert.equal(isSharedCode(word), true, word);
  for (const word of [
    'ITEM_LOGIN_REQUIRED',
    'INSTITUTION_DOWN',
    'NO_SUCH_WORD',
    'itemLoginRequired',
    'plaid-internal-error',
  ])
    assert.equal(isSharedCode(word), false, word);
});

test('candidates are whole words at their places', () => {
  assert.deepEqual(
    words('case "ITEM_LOGIN_REQUIRED": // NO_ACCOUNTS, MY_ITEM_LOCKED ITEM_LOCKED_2 ITEM_LOCKEDx'),
    ['ITEM_LOGIN_REQUIRED', 'NO_ACCOUNTS'],
  );
  assert.deepEqual(words('😀\tINVALID_FIELD:RATE_LIMIT_EXCEEDED é plaid-internal-error'), [
    'INVALID_FIELD',
    'RATE_LIMIT_EXCEEDED',
    'INTERNAL_SERVER_ERROR',
  ]);
  assert.deepEqual(words('error: plaid-internal-error', true), ['INTERNAL_SERVER_ERROR']);
  assert.deepEqual(words('<p class="my-oauth-error oauth-error-box">'), []);
  assert.deepEqual(words('itemLoginRequired'), []);
  assert.deepEqual(words('case .itemLoginRequired, ItemErrorCode.noAccounts, x.INVALID_MFA', true), [
    'ITEM_LOGIN_REQUIRED',
    'ITEM_ERROR',
    'NO_ACCOUNTS',
    'INVALID_MFA',
  ]);
});

test('escapes in front of a word are not part of it', () => {
  for (const before of [
    '\\n',
    '\\t',
    '%22',
    '%3D',
    '%2C',
    '\\u0022',
    '\u001b[31m',
    '\u001b[1;33m',
    '\\"',
    '=',
    '',
  ]) {
    for (const spellings of [false, true]) {
      assert.deepEqual(
        words(`${before}ITEM_LOGIN_REQUIRED`, spellings),
        ['ITEM_LOGIN_REQUIRED'],
        JSON.stringify(before),
      );
    }
  }
  for (const before of ['n', '3D', 'X_', '1m'])
    assert.deepEqual(words(`${before}ITEM_LOGIN_REQUIRED`), [], before);
});

test('candidates keep to the range', () => {
  const text = 'ITEM_LOCKED ITEM_LOCKED ITEM_LOCKED';
  assert.deepEqual(
    [...codeCandidates(text, 5, 30)].map((found) => found.start),
    [12],
  );
});

test('hostile texts are scanned in linear time', async () => {
  for (const part of ['A', 'AB_', '%41', '\\u0041', '[1;31m', 'aB'])
    await assertLinear(part, 2e6, (size) => {
      const text = part.repeat(size / part.length);
      assert.equal([...codeCandidates(text)].length, 0);
      assert.equal([...codeCandidates(text, 0, text.length, { spellings: true })].length, 0);
    });
});

test('every code is found wherever it stands', () => {
  const text = allCodes().join('\n');
  assert.deepEqual(
    [...codeCandidates(text)].map((found) => found.code),
    allCodes(),
  );
});

test('title and documentation fall back from code to type to all errors', () => {
  const known = lookupCode('ITEM_LOGIN_REQUIRED');
  assert.equal(titleOf(known), 'Login required again');
  assert.equal(docsOf(known), 'https://plaid.com/docs/errors/item/#item_login_required');
  const unlisted = lookupCode('BRAND_NEW_CODE', 'ITEM_ERROR');
  assert.match(titleOf(unlisted), /^BRAND_NEW_CODE is not in our catalog/);
  assert.equal(docsOf(unlisted), 'https://plaid.com/docs/errors/item/');
  assert.equal(titleOf(lookupCode(null, 'ITEM_ERROR')), 'Item error');
  assert.equal(docsOf(lookupCode('X', 'Y')), 'https://plaid.com/docs/errors/');
});

test('any text is looked up and scanned without trouble', () => {
  const word = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...allCodes(), ...allTypes(), '.', 'PLK', 'ErrorCode'),
  );
  fc.assert(
    fc.property(fc.array(word), fc.nat(200), fc.nat(200), (parts, from, to) => {
      const text = parts.join('');
      lookupWord(text, { ignoreCase: true });
      let last = from;
      for (const found of codeCandidates(text, from, to, { spellings: true })) {
        assert.ok(found.start >= last && found.end <= to && found.end > found.start);
        assert.equal(text.slice(found.start, found.end), found.word);
        last = found.end;
      }
    }),
  );
});
