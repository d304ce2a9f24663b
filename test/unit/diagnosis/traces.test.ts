import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { matches } from '../../../src/catalog/causes.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { matchTraces } from '../../../src/diagnosis/matches.ts';
import { assertLinear } from '../../support/growth.ts';

/** A text that leaves the traces of a cause, and one close to it that must not be taken for it. */
const samples: readonly { cause: string; text: string; near: string }[] = JSON.parse(
  readFileSync(new URL('../../fixtures/reports/traces.json', import.meta.url), 'utf8'),
);
const causesIn = (text: string) => matchTraces(text).map(({ cause }) => cause);

test('every cause with traces has a positive and a near miss', () => {
  const causes = new Set(matches().flatMap((row) => row.causes));
  const covered = new Set(samples.map(({ cause }) => cause));
  assert.deepEqual([...causes].filter((cause) => !covered.has(cause)).sort(), []);
});

for (const { cause, text, near } of samples) {
  test(`${cause}: "${text}", not "${near}"`, () => {
    assert.ok(causesIn(text).includes(cause), `found ${causesIn(text).join(', ') || 'nothing'}`);
    assert.ok(!causesIn(near).includes(cause), 'the near miss was taken for it');
  });
}

test('a repetition inside an expression is bounded, so that the search is linear', () => {
  for (const { id, match, unless } of matches()) {
    for (const source of [...match, ...(unless ? [unless] : [])]) {
      assert.doesNotMatch(source, /[^\\][*+]\)[*+{]|\.\*.*\.\*/, `${id}: ${source}`);
      assert.ok(new RegExp(source), id);
    }
  }
});

test('traces in a huge text take linear time', async () => {
  for (const part of ['redirect_uri ', 'link token expired ', 'webhook not ', '\u0000', 'bank (((', 'a-'])
    await assertLinear(part, 200_000, (size) => matchTraces(part.repeat(size)));
});

test('a described problem leads the diagnosis with its steps', () => {
  const { verdict, steps, causes } = diagnose(
    { text: 'Xcode does not find the header of LinkKit since our last pod install' },
    null,
  );
  assert.equal(causes[0]?.id, 'ios-pod-missing');
  assert.equal(verdict?.certainty, 'likely');
  assert.match(steps[0] as string, /pod install/);
});
