import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { Diagnosis } from '../../../src/diagnosis/model.ts';
import { readExcerpts } from '../../../src/panel/excerpts.ts';
import type { PanelHost } from '../../../src/panel/host.ts';
import type { Report } from '../../../src/panel/report.ts';
import type { Place } from '../../../src/project/model.ts';
import { placeKey } from '../../../src/render/html/view.ts';

const report: Report = { kind: 'text', text: '', uri: null, line: null };
const place = (path: string, line: number): Place => ({ path, line, column: 0, endColumn: 1 });

function diagnosisAt(places: readonly Place[]): Diagnosis {
  const diagnosis = diagnose({ text: 'ITEM_LOCKED' }, null);
  const [first, ...others] = diagnosis.causes;
  assert.ok(first);
  const evidence = places.map((one) => ({ text: 'here', place: one }));
  return { ...diagnosis, causes: [{ ...first, evidence }, ...others] };
}

test('the lines behind places are read, each file once; what is not there gives none', async () => {
  const asked: string[] = [];
  type Uri = ReturnType<PanelHost['resolve']>;
  const host: Pick<PanelHost, 'resolve' | 'read'> = {
    resolve: (_, { path }) => (path === 'outside' ? undefined : ({ toString: () => path } as unknown as Uri)),
    read: async (uri) => {
      asked.push(uri.toString());
      return uri.toString() === 'gone' ? null : 'first\r\nsecond\n\nlast';
    },
  };
  const places = [
    place('a', 0),
    place('a', 1),
    place('a', 2),
    place('a', 3),
    place('a', 99),
    place('gone', 0),
    place('outside', 0),
  ];
  const excerpts = await readExcerpts(host, report, diagnosisAt(places));
  assert.deepEqual(
    [...excerpts],
    [
      [placeKey(place('a', 0)), 'first'],
      [placeKey(place('a', 1)), 'second'],
      [placeKey(place('a', 3)), 'last'],
    ],
  );
  assert.deepEqual(asked, ['a', 'gone']);
});
