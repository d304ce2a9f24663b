import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { allRules } from '../../../src/rules/index.ts';
import { casesIn, findingsOf, fixturesRoot } from './fixtures.ts';

/** Made by the runner itself from what comments leave over; its tests stand beside it. */
const withoutFixtures = new Set(['unused-suppression']);

for (const rule of allRules) {
  if (withoutFixtures.has(rule.id)) continue;
  describe(rule.id, () => {
    const folder = join(fixturesRoot, rule.id);
    it('has fixtures', () => assert.ok(existsSync(folder), `no folder test/fixtures/rules/${rule.id}`));
    const cases = existsSync(folder) ? casesIn(folder) : [];
    it('has a file that fires and one that is silent', () => {
      const named = (line: string): boolean => line.split(' ')[1]?.split(':')[0] === rule.id;
      assert.ok(cases.some(({ wanted }) => wanted.some(named)));
      assert.ok(cases.some(({ wanted }) => !wanted.some(named)));
    });
    for (const one of cases) {
      it(one.name, async () => {
        const found = await findingsOf(one);
        const wanted = new Set(one.wanted.map((line) => line.split(':')[0]));
        const got = new Set(found.map(({ finding, line }) => `${line} ${finding.rule}`));
        const shown = found
          .map(({ finding, line }) => `${line} ${finding.rule}: ${finding.message}`)
          .join('\n');
        assert.deepEqual([...got].sort(), [...wanted].sort(), shown);
        assert.equal(got.size, found.length, `twice on a line:\n${shown}`);
        for (const line of one.wanted.filter((each) => each.includes(':'))) {
          const [place, severity] = line.split(':');
          const same = found.find(({ finding, line: at }) => `${at} ${finding.rule}` === place);
          assert.equal(same?.finding.severity, severity, place);
        }
        for (const { finding } of found) {
          assert.ok(finding.span.start <= finding.span.end && finding.span.end <= one.text.length);
          assert.ok(finding.message.length > 20 && finding.message.length < 420, finding.message);
        }
      });
    }
  });
}
