import * as vscode from 'vscode';
import { equal, eventually, ok, test } from './runner.ts';

const ruleOf = ({ code }: vscode.Diagnostic): unknown => (typeof code === 'object' ? code.value : code);

test('"Check Plaid integration" finds what is wrong in files that are not open', async () => {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await vscode.commands.executeCommand('linkDoctor.checkWorkspace');
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, 'no folder is open');
  const rules = (path: string) =>
    vscode.languages.getDiagnostics(vscode.Uri.joinPath(folder.uri, path)).map(ruleOf);
  await eventually('findings in Python', () => rules('service/link.py').includes('missing-redirect-uri'));
  ok(rules('web/legacy-launch.js').includes('public-key-launch'), 'the launch is missing');
  ok(rules('logs/webhook.json').includes('plaid-error-in-log'), 'the log is missing');
  equal(rules('src/update-mode.ts'), []);
});

test('a file that is opened after a check shows each finding once', async () => {
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, 'no folder is open');
  const uri = vscode.Uri.joinPath(folder.uri, 'service/link.py');
  const before = vscode.languages.getDiagnostics(uri).length;
  ok(before > 0, 'the check left nothing');
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  await new Promise((resolve) => setTimeout(resolve, 1500));
  equal(vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Link Doctor').length, before);
});
