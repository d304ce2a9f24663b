/** The integrated terminal, driven by the mouse: a terminal without a process, made by an extension of the test's own. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { copyWorkspace, removeWorkspace, root, type Server, startServer } from '../server.ts';

const LINES = [
  'POST /auth/get failed 400 {"error_type":"ITEM_ERROR","error_code":"ITEM_LOCKED","request_id":"m8MDnv9okwxFNBV"}',
  'sync stopped: ITEM_LOGIN_REQUIRED',
  'then INVALID_CREDENTIALS again',
];

let server: Server;
let browser: Browser;
let page: Page;
let workspace: string;
let helper: string;

before(async () => {
  helper = realpathSync(mkdtempSync(join(tmpdir(), 'link-doctor-terminal-')));
  writeFileSync(
    join(helper, 'package.json'),
    JSON.stringify({
      name: 'terminal-of-the-test',
      publisher: 'local',
      version: '0.0.0',
      engines: { vscode: '^1.95.0' },
      main: './main.js',
      activationEvents: ['onStartupFinished'],
    }),
  );
  writeFileSync(
    join(helper, 'main.js'),
    `const vscode = require('vscode');
exports.activate = () => {
  const written = new vscode.EventEmitter();
  const pty = { onDidWrite: written.event, open: () => written.fire(${JSON.stringify(`${LINES.join('\r\n')}\r\n`)}), close: () => {} };
  vscode.window.createTerminal({ name: 'sample', pty }).show();
};
`,
  );
  server = await startServer({
    driver: true,
    settings: { 'terminal.integrated.gpuAcceleration': 'off', 'terminal.integrated.fontSize': 12 },
  });
  workspace = copyWorkspace();
  browser = await launchBrowser();
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const remote = `vscode-remote://${new URL(server.origin).host}${helper}`;
  await page.goto(server.folder(workspace, [['extensionDevelopmentPath', remote]]));
  await row('ITEM_LOGIN_REQUIRED').waitFor({ timeout: 60_000 });
});

after(async () => {
  await browser?.close();
  await server?.close();
  if (workspace) removeWorkspace(workspace);
  if (helper) rmSync(helper, { recursive: true, force: true });
});

function row(text: string): Locator {
  return page.locator('.xterm-rows > div', { hasText: text }).first();
}

/** Where a text stands, in pixels of the page: each character is as wide as the others. */
async function middleOf(line: string, text: string): Promise<{ x: number; y: number }> {
  const spans = row(line).locator('span', { hasText: text }).first();
  const [box, content] = await Promise.all([spans.boundingBox(), spans.innerText()]);
  assert.ok(box, `${text} is not in the terminal`);
  const at = content.indexOf(text) + text.length / 2;
  return { x: box.x + (box.width * at) / content.length, y: box.y + box.height / 2 };
}

/** The panel's page when it is about a code. */
function diagnosis(code: string): Locator {
  const frame = page.frameLocator('iframe.webview.ready').last().frameLocator('iframe#active-frame');
  return frame.locator('main').filter({ has: frame.locator('h1', { hasText: code }) });
}

/** Ctrl+clicks until the panel is about the code: the extension may still be on its way. */
async function follow(line: string, code: string): Promise<void> {
  const end = Date.now() + 30_000;
  for (;;) {
    const { x, y } = await middleOf(line, code);
    await page.keyboard.press('Escape');
    // The terminal asks for the links of a line when the mouse comes to it.
    await page.mouse.move(2, 2);
    await page.keyboard.down('Control');
    await page.mouse.move(x, y, { steps: 4 });
    await page.waitForTimeout(500);
    await page.mouse.click(x, y);
    await page.keyboard.up('Control');
    try {
      await diagnosis(code).waitFor({ timeout: 3_000 });
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

test('a payload is a link, and its identifiers are in the diagnosis', async () => {
  await follow('ITEM_LOCKED', 'ITEM_LOCKED');
  assert.match(await diagnosis('ITEM_LOCKED').innerText(), /m8MDnv9okwxFNBV/);
  mkdirSync(join(root, 'screenshots'), { recursive: true });
  await page.screenshot({ path: join(root, 'screenshots', 'terminal.png') });
});

test('a code is a link to its diagnosis', async () => {
  await follow('sync stopped', 'ITEM_LOGIN_REQUIRED');
});

test('the context menu of a selection diagnoses it', async () => {
  const entry = page.locator('.monaco-menu .action-label', { hasText: 'Diagnose Plaid error' });
  const end = Date.now() + 30_000;
  // The panel that the last test opened may take the focus, and with it the selection.
  while (!(await entry.isVisible())) {
    assert.ok(Date.now() < end, 'the menu has no entry');
    await page.keyboard.press('Escape');
    const { x, y } = await middleOf('again', 'INVALID_CREDENTIALS');
    await page.mouse.dblclick(x, y);
    await page.waitForTimeout(500);
    await page.mouse.click(x, y, { button: 'right' });
    await page.waitForTimeout(1000);
  }
  await entry.click();
  await diagnosis('INVALID_CREDENTIALS').waitFor();
});
