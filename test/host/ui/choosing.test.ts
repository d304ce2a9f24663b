import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Workbench } from './workbench.ts';

let workbench: Workbench;
before(async () => {
  workbench = await Workbench.open({ 'linkDoctor.diagnosis.view': 'markdown' });
  // A file without any error: what is found must come from the list.
  await workbench.openFile('package.json');
});
after(() => workbench?.close());

const input = () => workbench.page.locator('.quick-input-widget:visible input.input');
const labels = () => workbench.page.locator('.quick-input-list .monaco-list-row .label-name');

/** Starts the command with nothing selected and nothing in the clipboard, and waits for the list. */
async function choose(): Promise<void> {
  await workbench.page.evaluate("navigator.clipboard.writeText('')");
  await workbench.command('Diagnose Plaid error');
  await labels().filter({ hasText: 'Use clipboard' }).first().waitFor();
}

/** The same with a text typed; again when the list closed first, as when a preview that opens late takes the focus. */
async function chooseWith(text: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    await choose();
    try {
      await input().fill(text, { timeout: 10_000 });
      return;
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}

test('a code is found in spite of slips, and its diagnosis opens', async () => {
  await choose();
  assert.ok((await labels().allInnerTexts()).some((label) => /OAuth|Missing institutions/.test(label)));
  await workbench.screenshot('choosing');
  await input().fill('itm logn requird');
  await labels().filter({ hasText: 'ITEM_LOGIN_REQUIRED' }).first().waitFor();
  await workbench.screenshot('choosing-slips');
  assert.match(await labels().first().innerText(), /ITEM_LOGIN_REQUIRED/);
  await workbench.page.keyboard.press('Enter');
  assert.match(await workbench.markdownPreview(/update mode/), /ITEM_LOGIN_REQUIRED/);
});

test('free text is diagnosed as it is', async () => {
  await chooseWith('users never come back after the bank login on Android');
  await labels().filter({ hasText: 'Diagnose this text' }).first().click();
  const text = await workbench.markdownPreview(/applicationId/);
  await workbench.screenshot('diagnosis-symptom');
  assert.match(text, /android_package_name/);
});

test('a text without any error gets an answer that says what was looked at', async () => {
  await chooseWith('the quick brown fox');
  await labels().filter({ hasText: 'Diagnose this text' }).first().click();
  assert.match(await workbench.markdownPreview(/No Plaid error in this text/), /Looked for \d+ error codes/);
  await workbench.screenshot('diagnosis-nothing');
});
