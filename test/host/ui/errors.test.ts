import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Workbench } from './workbench.ts';

let workbench: Workbench;
before(async () => {
  workbench = await Workbench.open({ 'linkDoctor.diagnosis.view': 'markdown' });
});
after(() => workbench?.close());

test('hovering an error code in code shows its card', async () => {
  await workbench.openFile('src/server.ts');
  const hover = await workbench.hover('src/server.ts', 'ITEM_LOGIN_REQUIRED');
  await workbench.screenshot('hover-code');
  const text = await hover.innerText();
  assert.match(text, /ITEM_LOGIN_REQUIRED/);
  assert.match(text, /ITEM_ERROR/);
  assert.match(text, /update mode/);
  await workbench.dismiss();
});

test('hovering a payload in a log shows what the payload says', async () => {
  await workbench.openFile('logs/api.log');
  const hover = await workbench.hover('logs/api.log', 'ITEM_LOGIN_REQUIRED');
  await workbench.screenshot('hover-log');
  const text = await hover.innerText();
  assert.match(text, /HNTDNrA8F1shFEW/, 'the request_id of the payload');
  await workbench.dismiss();
});

test('"Diagnose Plaid error" opens a rendered diagnosis of the error under the cursor, where the setting says so', async () => {
  await workbench.openFile('logs/api.log');
  await workbench.goToText('logs/api.log', 'ITEM_LOGIN_REQUIRED');
  await workbench.command('Diagnose Plaid error');
  const text = await workbench.markdownPreview(/update mode/i);
  await workbench.screenshot('diagnosis');
  assert.match(text, /ITEM_LOGIN_REQUIRED/);
});
