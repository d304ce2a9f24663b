import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Frame } from 'playwright-core';
import { Workbench } from './workbench.ts';

const TOKEN = 'access-production-de3ce8ef-33f8-452c-a685-8671031fc0f6';
let workbench: Workbench;
before(async () => {
  workbench = await Workbench.open();
  writeFileSync(
    join(workbench.folder, 'logs/token.log'),
    `{"error_type":"INVALID_INPUT","error_code":"INVALID_ACCESS_TOKEN","error_message":"no such token ${TOKEN}","request_id":"m8MDnv9okwxFNBV"}\n`,
  );
});
after(() => workbench?.close());

/** Diagnoses the error at a text of a file and waits for the panel. */
async function diagnose(path: string, text: string, expected: RegExp): Promise<Frame> {
  await workbench.openFile(path);
  await workbench.goToText(path, text);
  await workbench.command('Diagnose Plaid error');
  return workbench.diagnosisPanel(expected);
}

/** One group without editors, so that what opens is all there is. */
async function closeAll(): Promise<void> {
  await workbench.command('View: Close All Editors');
  await workbench.page.locator('.tab').first().waitFor({ state: 'detached' });
}

async function closePanel(): Promise<void> {
  await workbench.command('View: Close Editor');
  await workbench.page.locator('iframe.webview').waitFor({ state: 'detached' });
}

const clipboard = (): Promise<string> => workbench.page.evaluate('navigator.clipboard.readText()');

test('"Diagnose Plaid error" on a log line opens the panel beside it', async () => {
  const panel = await diagnose('logs/api.log', 'ITEM_LOGIN_REQUIRED', /ITEM_LOGIN_REQUIRED/);
  await workbench.screenshot('panel');
  const text = await panel.locator('main').innerText();
  assert.match(text, /update mode/i);
  assert.match(text, /HNTDNrA8F1shFEW/, 'the request_id of the payload');
  assert.equal(await workbench.page.locator('.editor-group-container').count(), 2);
});

test('a ticked step is still ticked after the panel was closed and opened again', async () => {
  const box = (panel: Frame) => panel.getByRole('checkbox').first();
  const first = await workbench.diagnosisPanel(/ITEM_LOGIN_REQUIRED/);
  await box(first).check();
  await first
    .getByText(/^1 of \d+ done$/)
    .first()
    .waitFor();
  await closePanel();
  const second = await diagnose('logs/api.log', 'ITEM_LOGIN_REQUIRED', /ITEM_LOGIN_REQUIRED/);
  await workbench.screenshot('panel-reopened');
  assert.equal(await box(second).isChecked(), true);
  assert.equal(await second.getByRole('checkbox').nth(1).isChecked(), false);
});

test('after the window was loaded again the panel shows the same diagnosis and ticks', async () => {
  await workbench.command('Developer: Reload Window');
  await workbench.page.waitForEvent('load');
  await workbench.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  const panel = await workbench.diagnosisPanel(/ITEM_LOGIN_REQUIRED/);
  assert.equal(await panel.getByRole('checkbox').first().isChecked(), true);
  assert.match(await panel.locator('main').innerText(), /HNTDNrA8F1shFEW/);
  await workbench.command('View: Close Editor');
});

test('the evidence of a finding opens the file; its fix is applied; checked again, it is gone', async () => {
  await closeAll();
  const file = 'src/server.ts';
  await workbench.openFile(file);
  await workbench.waitForSquiggle('error');
  await workbench.goToText(file, 'linkTokenCreate');
  await workbench.command('Diagnose Plaid error');
  const panel = await workbench.diagnosisPanel(/android_package_name is missing/);
  await workbench.screenshot('panel-finding');
  await panel
    .getByRole('button', { name: /package\.json:\d+/ })
    .first()
    .click();
  await workbench.page.locator('.tab.active[data-resource-name="package.json"]').waitFor();
  await panel
    .getByRole('button', { name: /^Apply fix: Add android_package_name/ })
    .first()
    .click();
  await panel.getByText('It is no longer found there').waitFor();
  await workbench.screenshot('panel-fixed');
  assert.equal(await panel.getByRole('button', { name: /^Apply fix/ }).count(), 0);
  await workbench.page.locator('.tab.active[data-resource-name="server.ts"]').waitFor();
  await workbench.command('File: Save All');
  const saved = () => readFileSync(join(workbench.folder, file), 'utf8');
  for (const end = Date.now() + 10_000; Date.now() < end && !saved().includes('android_package_name'); )
    await workbench.page.waitForTimeout(100);
  assert.match(saved(), /android_package_name: process\.env\./);
});

test('a token is copied in full only after a modal question', async () => {
  await closeAll();
  const panel = await diagnose('logs/token.log', 'INVALID_ACCESS_TOKEN', /INVALID_ACCESS_TOKEN/);
  assert.ok(!(await panel.locator('main').innerText()).includes('de3ce8ef'));
  await panel.getByRole('button', { name: 'Copy for Support', exact: true }).click();
  await panel.getByText('Copied for Plaid Support, tokens masked').waitFor();
  const masked = await clipboard();
  assert.match(masked, /request_id: m8MDnv9okwxFNBV/);
  assert.match(masked, /access_token: access-production-…/);
  const dialog = workbench.page.locator('.monaco-dialog-box');
  await panel.getByRole('button', { name: 'Copy for Support with full tokens…' }).click();
  await dialog.waitFor();
  await workbench.screenshot('panel-confirm');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await dialog.waitFor({ state: 'hidden' });
  assert.equal(await clipboard(), masked, 'refused: nothing is copied');
  await panel.getByRole('button', { name: 'Copy for Support with full tokens…' }).click();
  await dialog.getByRole('button', { name: 'Copy full tokens' }).click();
  await panel.getByText('with full tokens.').first().waitFor();
  assert.ok((await clipboard()).includes(TOKEN));
});

test('the panel opens as Markdown, and Markdown as the panel', async () => {
  await closeAll();
  const panel = await diagnose('logs/token.log', 'INVALID_ACCESS_TOKEN', /INVALID_ACCESS_TOKEN/);
  await panel.getByRole('button', { name: 'Open as Markdown' }).click();
  const text = await workbench.markdownPreview(/Read on/);
  assert.ok(!text.includes('de3ce8ef'));
  await workbench.page.getByRole('button', { name: 'Open Diagnosis Panel' }).first().click();
  await workbench.diagnosisPanel(/INVALID_ACCESS_TOKEN/);
});
