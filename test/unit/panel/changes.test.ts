import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { Diagnosis, Evidence } from '../../../src/diagnosis/model.ts';
import { changesBetween } from '../../../src/panel/changes.ts';

const before = diagnose({ text: 'ITEM_LOGIN_REQUIRED' }, null);

function withEvidence(diagnosis: Diagnosis, evidence: readonly Evidence[]): Diagnosis {
  const [first, ...others] = diagnosis.causes;
  assert.ok(first);
  return { ...diagnosis, causes: [{ ...first, evidence }, ...others] };
}

const evidence = (line: number, text = 'The redirect URI here is http://x'): Evidence => ({
  text,
  place: { path: 'src/a.ts', line, column: 0, endColumn: 4 },
});

test('the same diagnosis has no changes, and a line that moved is none', () => {
  assert.deepEqual(changesBetween(before, diagnose({ text: 'ITEM_LOGIN_REQUIRED' }, null)), []);
  assert.deepEqual(
    changesBetween(withEvidence(before, [evidence(3)]), withEvidence(before, [evidence(9)])),
    [],
  );
});

test('evidence that went and evidence that came is named with its place', () => {
  const changes = changesBetween(
    withEvidence(before, [evidence(3)]),
    withEvidence(before, [evidence(3, 'A redirect URI is sent')]),
  );
  assert.deepEqual(changes, [
    'No longer there: The redirect URI here is http://x (src/a.ts:4)',
    'New evidence: A redirect URI is sent (src/a.ts:4)',
  ]);
});

test('another verdict, another certainty, causes that went', () => {
  const [, ...others] = before.causes;
  const verdict = { text: 'Something else.', certainty: 'likely' as const };
  const changes = changesBetween(before, { ...before, verdict, causes: others });
  assert.match(changes[0] ?? '', /^The verdict is another now; it was: /);
  assert.ok(changes.some((one) => one.startsWith('No longer a cause: ')));
  assert.ok(before.verdict);
  const surer = { ...before, verdict: { ...before.verdict, certainty: 'proved by the project' as const } };
  assert.deepEqual(changesBetween(before, surer), [
    `How sure it is has changed from "${before.verdict.certainty}" to "proved by the project".`,
  ]);
});

test('many changes are counted', () => {
  const many = Array.from({ length: 30 }, (_, line) => evidence(line, `Evidence ${line}`));
  const changes = changesBetween(before, withEvidence(before, many));
  assert.equal(changes.length, 9);
  assert.match(changes.at(-1) ?? '', /^and \d+ more changes$/);
});
