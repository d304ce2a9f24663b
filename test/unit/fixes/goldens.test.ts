import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { applyEdits } from '../../support/edits.ts';
import { check, fixesOf, goldenCases, goldenFile, hasSyntaxError, titles } from './goldens.ts';

const known = titles();
const cases = await goldenCases();

describe('goldens of fixes', () => {
  it('names every case in titles.json, and no other', () => {
    assert.deepEqual(Object.keys(known).sort(), cases.map(({ name }) => name).sort());
  });
  for (const one of cases) {
    it(one.name, async () => {
      const before = await check(one, one.text);
      const count = before.findings.filter(({ rule }) => rule === one.rule).length;
      assert.ok(count > 0, 'the file has a finding of the rule');
      assert.equal(await hasSyntaxError(before.recognition), false, 'the file parses');
      const fixes = fixesOf(one.rule, before);
      assert.deepEqual(
        fixes.map(({ title }) => title),
        known[one.name],
      );
      assert.equal(fixes.length === 0, one.hasNone);
      assert.equal(existsSync(goldenFile(one, fixes.length + 1)), false, 'a golden without a fix');
      for (const [i, fix] of fixes.entries()) {
        const file = goldenFile(one, i + 1);
        assert.ok(existsSync(file), `${file} is missing`);
        const text = applyEdits(one.text, fix.edits);
        assert.equal(text, readFileSync(file, 'utf8'));
        const after = await check(one, text);
        assert.equal(await hasSyntaxError(after.recognition), false, `parses:\n${text}`);
        const left = after.findings.filter(({ rule }) => rule === one.rule).length;
        assert.ok(left < count, `the finding is gone:\n${text}`);
        const others = (all: typeof after): string[] =>
          all.findings.filter(({ rule }) => rule !== one.rule).map(({ rule }) => rule);
        for (const rule of new Set(others(after))) {
          // Without its blank the request has no return, which then is what there is to say.
          if (one.rule === 'redirect-uri-blank' && rule === 'missing-oauth-return') continue;
          const many = (all: typeof after): number => others(all).filter((each) => each === rule).length;
          assert.ok(many(after) <= many(before), `${rule} is new in:\n${text}`);
        }
      }
    });
  }
});
