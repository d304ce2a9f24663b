/** Writes the goldens and titles that are missing or differ, for a person to read: `node test/unit/fixes/write-goldens.ts`. */
import { writeFileSync } from 'node:fs';
import { applyEdits } from '../../support/edits.ts';
import { check, fixesOf, goldenCases, goldenFile, titlesFile } from './goldens.ts';
import { goldenOf, shapes } from './matrix.ts';

const titles: Record<string, string[]> = {};
for (const one of await goldenCases()) {
  const checked = await check(one, one.text);
  const fixes = fixesOf(one.rule, checked);
  titles[one.name] = fixes.map(({ title }) => title);
  for (const [i, fix] of fixes.entries())
    writeFileSync(goldenFile(one, i + 1), applyEdits(one.text, fix.edits));
}
writeFileSync(titlesFile, `${JSON.stringify(titles, null, 2)}\n`);
for (const shape of shapes()) writeFileSync(shape.goldenFile, await goldenOf(shape));
