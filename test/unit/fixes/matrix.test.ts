import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { allRules } from '../../../src/rules/index.ts';
import { applyEdits } from '../../support/edits.ts';
import { hasSyntaxError } from './goldens.ts';
import { type Cell, cell, faults, goldenOf, type Shape, shapes } from './matrix.ts';
import { reasons, withoutFix } from './matrix-reasons.ts';

const all = shapes();

/** How often each rule but one speaks. */
function others({ findings }: Cell, rule: string): Map<string, number> {
  const out = new Map<string, number>();
  for (const each of findings) if (each.rule !== rule) out.set(each.rule, (out.get(each.rule) ?? 0) + 1);
  return out;
}

async function isMended(shape: Shape, rule: string, text: string): Promise<number> {
  const before = await cell(shape, rule, text);
  const isBroken = await hasSyntaxError(before.recognition);
  const count = before.findings.filter((each) => each.rule === rule).length;
  for (const fix of before.fixes) {
    const fixed = applyEdits(text, fix.edits);
    const after = await cell(shape, rule, fixed);
    assert.ok(isBroken || !(await hasSyntaxError(after.recognition)), `${fix.title} parses:\n${fixed}`);
    const left = after.findings.filter((each) => each.rule === rule).length;
    assert.ok(left < count, `${fix.title}: the finding is gone:\n${fixed}`);
    const known = others(before, rule);
    for (const [other, many] of others(after, rule)) {
      // Without its blank the request has no return, which then is what there is to say.
      if (rule === 'redirect-uri-blank' && other === 'missing-oauth-return') continue;
      assert.ok(many <= (known.get(other) ?? 0), `${fix.title}: ${other} is new:\n${fixed}`);
    }
  }
  return count === 0 ? -1 : before.fixes.length;
}

describe('every fix in every shape of a request', () => {
  for (const shape of all) {
    it(shape.name, async () => {
      const whole = await cell(shape, '', shape.text);
      assert.equal(whole.recognition.requests.length, 1, 'the request is recognized');
      assert.equal(await hasSyntaxError(whole.recognition), false, 'the shape parses');
      for (const { rule, put } of faults) {
        const text = put(shape.text);
        if (text === shape.text) continue;
        const count = await isMended(shape, rule, text);
        const why = reasons.find(([name, rules]) => name.test(shape.name) && rules.test(rule));
        if (count === 0) assert.ok(why, `${rule} has no fix, and no reason for that`);
      }
      assert.ok(existsSync(shape.goldenFile), 'there is a golden');
      assert.equal(await goldenOf(shape), readFileSync(shape.goldenFile, 'utf8'));
    });
  }
});

describe('layouts', () => {
  const missing = faults[0] as (typeof faults)[number];
  for (const shape of all) {
    const text = missing.put(shape.text);
    it(`${shape.name} with line breaks of Windows`, async () => {
      const plain = await cell(shape, missing.rule, text);
      const crlf = await cell(shape, missing.rule, text.replace(/\n/g, '\r\n'));
      assert.deepEqual(
        crlf.fixes.map(({ edits }) => applyEdits(crlf.text, edits)),
        plain.fixes.map(({ edits }) => applyEdits(text, edits).replace(/\n/g, '\r\n')),
      );
    });
    it(`${shape.name} with tabs`, async () => {
      if (/\.(?:ya?ml|ipynb)$/.test(shape.name)) return;
      const tabbed = text.replace(/^(?: {2})+/gm, (blanks) => '\t'.repeat(blanks.length / 2));
      await isMended(shape, missing.rule, tabbed);
    });
  }
});

describe('rules without a fix', () => {
  it('are rules', () => {
    const known = new Set(allRules.map(({ id }) => id));
    assert.deepEqual(
      Object.keys(withoutFix).filter((id) => !known.has(id)),
      [],
    );
  });
});
