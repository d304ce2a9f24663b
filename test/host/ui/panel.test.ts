import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { Workbench } from './workbench.ts';

let workbench: Workbench;
before(async () => {
  workbench = await Workbench.open();
});
after(() => workbench?.close());

test('"Diagnose Plaid error" on a log line opens the panel beside it', async () => {
  await workbench.openFile('logs/api.log');
  await workbench.goToText('logs/api.log', 'ITEM_LOGIN_REQUIRED');
  await workbench.command('Diagnose Plaid error');
  const panel = await workbench.diagnosisPanel(/ITEM_LOGIN_REQUIRED/);
  await workbench.screenshot('panel');
  const text = await panel.locator('main').innerText();
  assert.match(text, /update mode/i);
  assert.match(text, /HNTDNrA8F1shFEW/, 'the request_id of the payload');
});

test('a ticked step is still ticked after the panel was closed and opened again', async () => {
  const box = (panel: FrameLocator) => panel.getByRole('checkbox').first();
  const first = await workbench.diagnosisPanel(/ITEM_LOGIN_REQUIRED/);
  await box(first).check();
  await first
    .getByText(/^1 of \d+ done$/)
    .first()
    .waitFor();
  await workbench.command('View: Close Editor');
  await workbench.page.locator('iframe.webview').waitFor({ state: 'detached' });
  await workbench.goToText('logs/api.log', 'ITEM_LOGIN_REQUIRED');
  await workbench.command('Diagnose Plaid error');
  const second = await workbench.diagnosisPanel(/ITEM_LOGIN_REQUIRED/);
  await workbench.screenshot('panel-reopened');
  assert.equal(await box(second).isChecked(), true);
  assert.equal(await second.getByRole('checkbox').nth(1).isChecked(), false);
});
