import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { fixesFor, suppressFixes } from '../../../src/fixes/index.ts';
import { NO_FACTS, type ProjectFacts } from '../../../src/project/model.ts';
import type { Recognition } from '../../../src/recognize/recognize.ts';
import { SarifReport } from '../../../src/render/sarif.ts';
import { runRulesFully } from '../../../src/rules/index.ts';
import { languageOf, languages } from '../../../src/syntax/languages/index.ts';
import { applyEdits } from '../../support/edits.ts';
import { assertAffordable, assertLinear } from '../../support/growth.ts';
import { recognizer } from '../../support/recognizer.ts';
import { edited, fixedSeed } from './edits.ts';
import { type Sample, samples, wireSamples } from './samples.ts';

const options = { severities: {}, includeTests: true };
const facts: ProjectFacts = { ...NO_FACTS, pinned: ['react-native', 'web'] };

/** Every span inside a value is inside the document. */
function checkSpans(value: unknown, length: number, where: string): void {
  if (typeof value !== 'object' || value === null) return;
  if (
    'start' in value &&
    'end' in value &&
    typeof value.start === 'number' &&
    typeof value.end === 'number'
  ) {
    const { start, end } = value;
    assert.ok(Number.isInteger(start) && Number.isInteger(end), `${where}: ${start}–${end} are offsets`);
    assert.ok(0 <= start && start <= end && end <= length, `${where}: ${start}–${end} in ${length}`);
    return;
  }
  const entries = value instanceof Map ? value.entries() : Object.entries(value);
  for (const [key, part] of entries) checkSpans(part, length, `${where}.${String(key)}`);
}

/** Reads a text and everything that is made of it; returns what was recognized. */
async function checkAll({ path, text }: Sample): Promise<Recognition> {
  const recognition = await recognizer.recognize({ path, text });
  const { kept, suppressed } = runRulesFully(recognition, facts, options);
  const { source, language, commentPlaces, ...constructs } = recognition;
  checkSpans(constructs, text.length, path);
  checkSpans([kept, suppressed], text.length, 'findings');
  for (const finding of [...kept, ...suppressed].slice(0, 40)) {
    assert.ok(finding.message.length > 0 && finding.message.length < 1200, finding.message.slice(0, 200));
    for (const fix of fixesFor(finding, recognition)) applyEdits(text, fix.edits);
    for (const fix of suppressFixes(finding, recognition)) applyEdits(text, fix.edits);
  }
  const report = new SarifReport('0.0.0');
  report.add({ path, recognition, findings: kept, suppressed, workspacePrefix: '' });
  return recognition;
}

/** Checks an edited text, which must not cost many times what the text before the edits costs. */
async function checkEdited(sample: Sample, text: string): Promise<void> {
  const before = async () => {
    for (let i = 0; i < 8; i++) await checkAll(sample);
  };
  await assertAffordable(`${sample.path} edited`, () => checkAll({ ...sample, text }), before);
}

describe('random edits of valid inputs', () => {
  test('every language has a sample', () => {
    const covered = new Set(samples.map(({ path }) => languageOf(path).id));
    const missing = languages.filter(({ id }) => !covered.has(id));
    assert.deepEqual(missing, []);
  });

  for (const sample of samples) {
    test(`${languageOf(sample.path).id}: never throws, never hangs, stays inside the document`, async () => {
      await checkAll(sample);
      await fc.assert(
        fc.asyncProperty(edited(sample.text), (text) => checkEdited(sample, text)),
        fixedSeed(20),
      );
    });
  }

  test('texts as they are met in logs', async () => {
    const wire = wireSamples();
    assert.ok(wire.length > 20);
    const one = fc
      .constantFrom(...wire)
      .chain((sample) => edited(sample.text).map((text) => [sample, text] as const));
    await fc.assert(
      fc.asyncProperty(one, ([sample, text]) => checkEdited(sample, text)),
      fixedSeed(100),
    );
  });

  test('line ends make no difference to what is found', async () => {
    for (const sample of samples) {
      const found = async (text: string) => {
        const { kept } = runRulesFully(await checkAll({ ...sample, text }), facts, options);
        return kept.map(({ rule }) => rule);
      };
      assert.deepEqual(
        await found(sample.text.replaceAll('\n', '\r\n')),
        await found(sample.text),
        sample.path,
      );
    }
  });
});

describe('inputs made to hurt', () => {
  const bytes = (length: number) =>
    String.fromCharCode(...Array.from({ length }, (_, i) => (i * 7919) % 65_536));
  const hostile: readonly [name: string, size: number, text: (size: number) => string][] = [
    ['nothing', 0, () => ''],
    ['one line of a code', 5000, (size) => 'ITEM_LOGIN_REQUIRED '.repeat(size)],
    ['nested lists', 10_000, (size) => `plaid(${'['.repeat(size)}`],
    ['nested records', 10_000, (size) => `plaid ${'{"error_code":'.repeat(size)}`],
    ['nested calls', 10_000, (size) => `linkTokenCreate(${'f('.repeat(size)}`],
    ['nested tags and type assertions', 10_000, (size) => `PlaidLink ${'<a>'.repeat(size)}`],
    ['white space', 20_000, (size) => `import plaid ${' '.repeat(size)}${'\n'.repeat(size)}`],
    ['escapes', 20_000, (size) => `{"error_code":"${'\\'.repeat(size)}`],
    ['quotes', 20_000, (size) => `plaid ${'"'.repeat(size)}`],
    ['spaces', 20_000, (size) => `error_code:${' '.repeat(size)}ITEM_LOGIN_REQUIRED`],
    ['one long name', 100_000, (size) => `linkTokenCreate.${'a'.repeat(size)}`],
    ['bytes', 20_000, (size) => `plaid ITEM_LOGIN_REQUIRED ${bytes(size)}`],
    ['comments', 2000, (size) => '// link-doctor-disable a-b, c-d\n'.repeat(size)],
  ];
  for (const [name, times, text] of hostile) {
    test(name, async () => {
      for (const path of ['a.tsx', 'a.py', 'a.jsonc', 'a.html', 'a.md', '.env', 'a.log'])
        await assertLinear(path, times, (size) => checkAll({ path, text: text(size) }));
    });
  }
});
