import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { distance, nearest, nearestCode } from '../../../src/catalog/nearest.ts';
import { allCodes } from '../../../src/catalog/words.ts';

test('edits are counted up to the limit', () => {
  assert.equal(distance('abcd', 'abcd', 2), 0);
  assert.equal(distance('abcd', 'abdc', 2), 1);
  assert.equal(distance('abcd', 'abd', 2), 1);
  assert.equal(distance('abcd', 'xbcdy', 2), 2);
  assert.equal(distance('abcd', 'wxyz', 2), 3);
  assert.equal(distance('', 'ab', 2), 2);
});

test('distance is symmetric, and zero only for equal words', () => {
  const word = fc.string({ maxLength: 12, unit: fc.constantFrom('A', 'B', '_') });
  fc.assert(
    fc.property(word, word, (a, b) => {
      assert.equal(distance(a, b, 3), distance(b, a, 3));
      assert.equal(distance(a, b, 3) === 0, a === b);
    }),
  );
});

test('a misspelled code finds the code that was meant', () => {
  assert.equal(nearestCode('ITEM_LOGIN_REQUIERD'), 'ITEM_LOGIN_REQUIRED');
  assert.equal(nearestCode('ITEM_LOGIN_REQURED'), 'ITEM_LOGIN_REQUIRED');
  assert.equal(nearestCode('NO_ACOUNTS'), 'NO_ACCOUNTS');
});

test('codes, types and far words are no near misses', () => {
  for (const word of [
    'ITEM_LOCKED',
    'RATE_LIMIT_EXCEEDED',
    'PENDING_EXPIRATION',
    'LOGIN_REPAIRED',
    'SOMETHING_ELSE',
    '',
  ]) {
    assert.equal(nearestCode(word), null, word);
  }
  for (const code of allCodes()) assert.equal(nearestCode(code), null, code);
});

test('two equally near candidates are a guess', () => {
  assert.equal(nearest('ab', ['aa', 'bb'], 1), null);
  assert.equal(nearest('ab', ['aa', 'ba', 'zz'], 1), null);
  assert.equal(nearest('redirect_url', ['redirect_uri', 'webhook'], 2), 'redirect_uri');
});
