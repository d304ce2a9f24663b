import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Fix, fixesFor, suppressFixes } from '../../../src/fixes/index.ts';
import { NO_FACTS } from '../../../src/project/model.ts';
import { runRules } from '../../../src/rules/index.ts';
import { applyEdits } from '../../support/edits.ts';
import { recognizer } from '../../support/recognizer.ts';
import { casesIn, fixturesRoot } from '../rules/fixtures.ts';
import { hasSyntaxError } from './goldens.ts';

const options = { severities: {}, includeTests: true };
const verb =
  /^(?:Add|Cut|Drop|Keep|Launch|Leave|Make|Put|Read|Remove|Rename|Send|Split|Trim|Turn|Use|Write) /;

async function findingsIn(path: string, text: string) {
  const recognition = await recognizer.recognize({ path, text });
  return { recognition, findings: runRules(recognition, NO_FACTS, options) };
}

function isWellFormed(text: string, fix: Fix): string {
  assert.match(fix.title, verb);
  assert.ok(fix.edits.length > 0, fix.title);
  // Fails for edits that overlap, are out of order or leave the text.
  const after = applyEdits(text, fix.edits);
  assert.notEqual(after, text, fix.title);
  return after;
}

describe('every fix of every finding in the rules’ fixtures', () => {
  for (const one of casesIn(fixturesRoot)) {
    it(one.name, async () => {
      const { recognition, findings } = await findingsIn(one.path, one.text);
      const isBroken = await hasSyntaxError(recognition);
      for (const finding of findings) {
        for (const fix of suppressFixes(finding, recognition)) isWellFormed(one.text, fix);
        const fixes = fixesFor(finding, recognition);
        assert.ok(fixes.filter(({ preferred }) => preferred).length <= 1, 'one fix is preferred at most');
        for (const fix of fixes) {
          const text = isWellFormed(one.text, fix);
          const after = await findingsIn(one.path, text);
          const count = (all: typeof findings): number =>
            all.filter(({ rule }) => rule === finding.rule).length;
          assert.ok(count(after.findings) < count(findings), `${fix.title} leaves ${finding.rule}:\n${text}`);
          if (!isBroken)
            assert.equal(await hasSyntaxError(after.recognition), false, `${fix.title}:\n${text}`);
        }
      }
    });
  }
});

describe('a quote in Markdown', () => {
  it('keeps its marks in every line of an edit', async () => {
    const text = [
      '> ```js',
      '> const plaid = new PlaidApi(configuration);',
      "> plaid.linkTokenCreate({ user: { client_user_id: id }, client_name: 'Harbor', products: ['auth'], country_codes: ['US'], language: 'en' });",
      '> ```',
      '',
    ].join('\n');
    const { recognition, findings } = await findingsIn('page.md', text);
    let count = 0;
    for (const finding of findings) {
      for (const fix of fixesFor(finding, recognition)) {
        const after = applyEdits(text, fix.edits);
        assert.match(after, /^(?:>.*\n)+$/);
        const left = (await findingsIn('page.md', after)).findings;
        assert.ok(!left.some(({ rule }) => rule === finding.rule), fix.title);
        count++;
      }
    }
    assert.ok(count > 0);
  });
});
