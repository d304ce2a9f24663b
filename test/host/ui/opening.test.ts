import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Workbench } from './workbench.ts';

let workbench: Workbench;
before(async () => {
  workbench = await Workbench.open();
});
after(() => workbench?.close());

test('the sample opens with no notification and no error of ours', async () => {
  await workbench.openFile('src/server.ts');
  // Long enough for a notification after activation to show.
  await workbench.page.waitForTimeout(2_000);
  await workbench.screenshot('opening');
  const toasts = await workbench.page.locator('.notification-toast').allInnerTexts();
  assert.deepEqual(
    toasts.filter((text) => /link doctor|plaid/i.test(text)),
    [],
  );
});

test('the palette offers "Diagnose Plaid error" under exactly this title', async () => {
  await workbench.page.keyboard.press('F1');
  const input = workbench.page.locator('.quick-input-widget:visible input.input');
  await input.fill('>Diagnose Plaid');
  const labels = workbench.page.locator('.quick-input-list .monaco-list-row .label-name');
  await labels.first().waitFor();
  assert.ok((await labels.allInnerTexts()).includes('Diagnose Plaid error'));
  await workbench.screenshot('palette');
  await workbench.page.keyboard.press('Escape');
});
