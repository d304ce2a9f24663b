import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalog } from '../../../src/catalog/catalog.ts';
import { type SearchHit, searchCatalog } from '../../../src/catalog/search.ts';
import { assertLinear } from '../../support/growth.ts';

const nameOf = (hit: SearchHit) => (hit.kind === 'error' ? hit.error.error_code : hit.symptom.id);
const top = (query: string, count = 1) => searchCatalog(query, count).map(nameOf);

test('an empty query gives everything', () => {
  assert.equal(searchCatalog(' ').length, catalog().errors.length + catalog().symptoms.length);
});

test('codes are found as they are typed', () => {
  for (const [query, code] of [
    ['item login required', 'ITEM_LOGIN_REQUIRED'],
    ['required login', 'ITEM_LOGIN_REQUIRED'],
    ['itemLoginRequierd', 'ITEM_LOGIN_REQUIRED'],
    ['itemloginrequired', 'ITEM_LOGIN_REQUIRED'],
    ['instituton down', 'INSTITUTION_DOWN'],
    ['invaild link token', 'INVALID_LINK_TOKEN'],
    ['unknwon fields', 'UNKNOWN_FIELDS'],
    ['no acounts', 'NO_ACCOUNTS'],
    ['notfound', 'NOT_FOUND'],
    ['plaid internal error', 'INTERNAL_SERVER_ERROR'],
    ['wrong password', 'INVALID_CREDENTIALS'],
    ['public token expired', 'INVALID_PUBLIC_TOKEN'],
  ] as const) {
    assert.equal(top(query)[0], code, query);
  }
});

test('symptoms are found by their words', () => {
  assert.equal(top('connectivity not suported')[0], 'connectivity-not-supported');
  assert.equal(top('play store')[0], 'android-play-store-opens');
  assert.equal(top('duplicate')[0], 'duplicate-items');
  assert.ok(top('oauth redirect android', 3).includes('oauth-redirect-android'));
});

test('a slip anywhere in a code still finds it', () => {
  const slips = (code: string) =>
    [1, Math.floor(code.length / 2), code.length - 2].flatMap((at) => [
      code.slice(0, at) + code.slice(at + 1),
      code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2),
    ]);
  const missed = catalog().errors.flatMap(({ error_code }) =>
    slips(error_code.toLowerCase().replace(/[_-]/g, ' ')).filter(
      (query) => !top(query, 3).includes(error_code),
    ),
  );
  assert.deepEqual(missed, []);
});

test('hostile queries give an answer, long ones in linear time', async () => {
  for (const part of ['(', '\\', '*', 'a ', 'x', '😀', '\0', '__proto__']) {
    assert.ok(Array.isArray(searchCatalog(part, 5)));
    await assertLinear(part, 100_000, (size) => {
      assert.ok(Array.isArray(searchCatalog(part.repeat(size / part.length), 5)));
    });
  }
});
