import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { distance, nearestCode } from '../../../src/catalog/nearest.ts';
import { allCodes, isCode, isType } from '../../../src/catalog/words.ts';

describe('nearest code', () => {
  it('counts edits, swapped neighbors as one', () => {
    assert.equal(distance('ITEM', 'ITEM', 2), 0);
    assert.equal(distance('ITEM', 'ITME', 2), 1);
    assert.equal(distance('ITEM', 'ITEMS', 2), 1);
    assert.equal(distance('ITEM', 'TEM', 2), 1);
    assert.equal(distance('ITEM', 'STEP', 2), 2);
    assert.equal(distance('ITEM', 'WORDS', 2), 3);
  });

  it('finds what a comparison with every code finds', () => {
    const characters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ_'];
    const edit = fc.record({ at: fc.nat(60), by: fc.constantFrom(...characters), kind: fc.nat(3) });
    const word = fc
      .tuple(
        fc.constantFrom(...allCodes().filter((code) => /^[A-Z_]{8,}$/.test(code))),
        fc.array(edit, { maxLength: 3 }),
      )
      .map(([code, edits]) => edits.reduce(apply, code));
    fc.assert(
      fc.property(word, (written) => {
        const most = written.length < 12 ? 1 : 2;
        const far = allCodes().map((code) => [distance(written, code, most), code] as const);
        const least = Math.min(...far.map(([edits]) => edits));
        const best = far.filter(([edits]) => edits === least).map(([, code]) => code);
        // What is a code or a type already was not misspelled.
        const isMeant = least <= most && best.length === 1 && !isCode(written) && !isType(written);
        assert.equal(nearestCode(written), isMeant ? best[0] : null);
      }),
      { seed: 11, numRuns: 400 },
    );
  });
});

function apply(word: string, { at, by, kind }: { at: number; by: string; kind: number }): string {
  const i = at % Math.max(1, word.length);
  if (kind === 0) return word.slice(0, i) + by + word.slice(i);
  if (kind === 1) return word.slice(0, i) + word.slice(i + 1);
  if (kind === 2) return word.slice(0, i) + by + word.slice(i + 1);
  return word.slice(0, i) + (word[i + 1] ?? '') + (word[i] ?? '') + word.slice(i + 2);
}
