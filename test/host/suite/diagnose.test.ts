import * as vscode from 'vscode';
import { equal, eventually, ok, test } from './runner.ts';
import { clipboardText, openSample, openText, positionOf, showDiagnosesAs } from './support.ts';

/** The newest diagnosis that is open, as Markdown. */
async function diagnosis(run: () => Thenable<unknown>): Promise<string> {
  await showDiagnosesAs('markdown');
  const before = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
  await run();
  const document = await eventually('a diagnosis', () =>
    vscode.workspace.textDocuments.find(
      ({ uri }) => uri.scheme === 'link-doctor' && !before.has(uri.toString()),
    ),
  );
  equal(document.languageId, 'markdown');
  return document.getText();
}

const run = (argument?: unknown) => vscode.commands.executeCommand('linkDoctor.diagnose', argument);

function select(from: vscode.Position, to = from): void {
  const editor = vscode.window.activeTextEditor;
  ok(editor, 'no editor is active');
  editor.selection = new vscode.Selection(from, to);
}

test('the selection is diagnosed', async () => {
  const document = await openText('plaid said: PRODUCT_NOT_READY, later ITEM_LOCKED', 'plaintext');
  const start = positionOf(document, 'ITEM_LOCKED');
  select(start, start.translate(0, 'ITEM_LOCKED'.length));
  const text = await diagnosis(run);
  ok(text.startsWith('# ITEM_LOCKED'), text);
  ok(!text.includes('PRODUCT_NOT_READY'), 'more than the selection');
});

test('without a selection the error under the cursor is', async () => {
  const document = await openSample('logs/api.log');
  select(positionOf(document, 'ITEM_LOGIN_REQUIRED', 3));
  const text = await diagnosis(run);
  ok(text.startsWith('# ITEM_LOGIN_REQUIRED'), text);
  for (const part of [
    '## Why',
    '## Do',
    'HNTDNrA8F1shFEW',
    '## For Plaid Support',
    'https://plaid.com/docs/',
  ]) {
    ok(text.includes(part), `${part} is missing in ${text}`);
  }
});

test('without either, Plaid text in the clipboard is', async () => {
  await openText('nothing here', 'plaintext');
  await vscode.env.clipboard.writeText(
    '{"error_type":"ITEM_ERROR","error_code":"INVALID_MFA","request_id":"m8MDnv9okwxFNBV"}',
  );
  try {
    ok((await diagnosis(run)).startsWith('# INVALID_MFA'), 'not the clipboard');
  } finally {
    await vscode.env.clipboard.writeText('');
  }
});

test('a link of the hover card diagnoses the payload it stands on; a forged one nothing', async () => {
  const document = await openSample('logs/webhook.json');
  const text = document.getText();
  const start = text.indexOf('ITEM_LOGIN_REQUIRED');
  const argument = {
    error_code: 'ITEM_LOGIN_REQUIRED',
    uri: document.uri.toString(),
    start,
    end: start + 19,
  };
  ok(
    (await diagnosis(() => run(argument))).includes('OAUTH_INVALID_TOKEN'),
    'the payload is not in the diagnosis',
  );
});

test('the diagnosis is copied as Markdown and for Support, masked', async () => {
  const token = 'access-production-de3ce8ef-33f8-452c-a685-8671031fc0f6';
  const document = await openText(
    `{"error_type":"INVALID_INPUT","error_code":"INVALID_ACCESS_TOKEN","error_message":"bad ${token}","request_id":"m8MDnv9okwxFNBV"}`,
    'json',
  );
  select(positionOf(document, 'INVALID_ACCESS_TOKEN', 2));
  const shown = await diagnosis(run);
  await vscode.commands.executeCommand('linkDoctor.copyAsMarkdown');
  equal(await clipboardText(), shown);
  await vscode.commands.executeCommand('linkDoctor.copyDiagnosisForSupport');
  const support = await clipboardText();
  ok(support.includes('request_id: m8MDnv9okwxFNBV'), support);
  ok(!shown.includes('de3ce8ef') && !support.includes('de3ce8ef'), 'a token is not masked');
  await vscode.env.clipboard.writeText('');
});

test('hostile text stays text in the diagnosis', async () => {
  const hostile =
    '</table><script>alert(1)</script> [x](command:workbench.action.quit) ![i](https://e.example/i.png)';
  const document = await openText(
    JSON.stringify({ error_type: 'ITEM_ERROR', error_code: 'ITEM_LOCKED', error_message: hostile }),
    'json',
  );
  select(positionOf(document, 'ITEM_LOCKED', 2));
  const text = await diagnosis(run);
  const outsideCode = text.replace(/(`+)[^\n]*?\1/g, '');
  ok(!/<script|\]\(command:|!\[i/.test(outsideCode), outsideCode);
});

/** The tabs of our panels. */
const panels = () =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputWebview && input.viewType.endsWith('linkDoctor.diagnosis'),
    );

test('a panel shows the diagnosis unless the setting says otherwise, and opens as Markdown too', async () => {
  await showDiagnosesAs(undefined);
  const document = await openSample('logs/api.log');
  select(positionOf(document, 'ITEM_LOGIN_REQUIRED', 3));
  await run();
  const panel = await eventually('the panel', () =>
    panels().find(({ label, isActive }) => label === 'ITEM_LOGIN_REQUIRED' && isActive),
  );
  const text = await diagnosis(() => vscode.commands.executeCommand('linkDoctor.openDiagnosisAsMarkdown'));
  ok(text.startsWith('# ITEM_LOGIN_REQUIRED'), text);
  await vscode.window.tabGroups.close(panel);
  equal(panels().length, 0);
  await showDiagnosesAs(undefined);
});

test('what the panel shows is copied as Markdown and for Support', async () => {
  await showDiagnosesAs(undefined);
  const token = 'access-production-de3ce8ef-33f8-452c-a685-8671031fc0f6';
  const document = await openText(
    `{"error_type":"INVALID_INPUT","error_code":"INVALID_ACCESS_TOKEN","error_message":"bad ${token}","request_id":"m8MDnv9okwxFNBV"}`,
    'json',
  );
  select(positionOf(document, 'INVALID_ACCESS_TOKEN', 2));
  await run();
  await eventually('the panel', () => panels().find(({ label }) => label === 'INVALID_ACCESS_TOKEN'));
  await vscode.commands.executeCommand('linkDoctor.checkDiagnosisAgain');
  await vscode.commands.executeCommand('linkDoctor.copyAsMarkdown');
  ok((await clipboardText()).startsWith('# INVALID_ACCESS_TOKEN'), 'not the panel');
  await vscode.window.tabGroups.close(panels());
  await vscode.env.clipboard.writeText('');
});
