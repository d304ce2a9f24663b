import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Workbench } from './workbench.ts';

const file = 'src/server.ts';
let workbench: Workbench;
before(async () => {
  workbench = await Workbench.open();
});
after(() => workbench?.close());

test('a link token without an OAuth return gets squiggles and problems with evidence', async () => {
  await workbench.openFile(file);
  await workbench.waitForSquiggle('error');
  const problems = await workbench.problems();
  await workbench.screenshot('problems');
  assert.ok(problems.some((row) => /redirect_uri is missing/.test(row)));
  assert.ok(problems.some((row) => /android_package_name is missing/.test(row)));
  assert.ok(
    problems.some((row) => /mobile\/package\.json|package\.json/.test(row)),
    'the manifest is the evidence',
  );
});

test('the hover of a finding shows its message once', async () => {
  await workbench.waitForSquiggle('error');
  const hover = await workbench.hover(file, 'linkTokenCreate');
  const text = await hover.innerText();
  await workbench.screenshot('hover-finding');
  assert.equal(text.match(/redirect_uri is missing/g)?.length, 1);
  await workbench.dismiss();
});

test('the quick fix adds redirect_uri, and the squiggle for it goes', async () => {
  const before = readFileSync(join(workbench.folder, file), 'utf8');
  await workbench.goToText(file, 'linkTokenCreate');
  await workbench.quickFixes();
  await workbench.screenshot('quick-fixes');
  await workbench.page.keyboard.press('Escape');
  await workbench.applyQuickFix('Add redirect_uri');
  const after = await workbench.save(file, before);
  assert.match(after, /redirect_uri: process\.env\.PLAID_REDIRECT_URI/);
  await workbench.waitForNoSquiggle('error');
  await workbench.screenshot('fixed');
});

test('a request that is right has no squiggle', async () => {
  await workbench.openFile('web/legacy-launch.js');
  await workbench.waitForSquiggle('error');
  await workbench.screenshot('public-key');
  await workbench.openFile('src/update-mode.ts');
  await workbench.page.waitForTimeout(2_000);
  assert.deepEqual(await workbench.squiggles(), { error: 0, warning: 0, info: 0, hint: 0 });
});
