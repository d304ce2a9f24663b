import * as vscode from 'vscode';
import { eventually, ok } from './runner.ts';

/** The extension under test, whatever its publisher. Throws when it is not installed. */
export function linkDoctor(): vscode.Extension<unknown> {
  const found = vscode.extensions.all.find(({ packageJSON }) => packageJSON.name === 'link-doctor');
  ok(found, 'link-doctor is not installed');
  return found;
}

/** Opens a file of test/workspace by its path there and waits until the extension is active. */
export async function openSample(path: string): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, 'no folder is open');
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, path));
  await vscode.window.showTextDocument(document);
  await active();
  return document;
}

/** Opens an untitled document and waits until the extension is active. */
export async function openText(content: string, language: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ content, language });
  await vscode.window.showTextDocument(document);
  await active();
  return document;
}

function active(): Promise<unknown> {
  return eventually('the extension activates by itself', () => linkDoctor().isActive);
}

/** The first position of `text` in the document, `inside` characters further. Throws when it is not there. */
export function positionOf(document: vscode.TextDocument, text: string, inside = 0): vscode.Position {
  const offset = document.getText().indexOf(text);
  ok(offset >= 0, `${text} is not in ${document.uri}`);
  return document.positionAt(offset + inside);
}

/** The Markdown of all hovers at a position. */
export async function hoversAt(document: vscode.TextDocument, position: vscode.Position): Promise<string[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers.flatMap(({ contents }) =>
    contents.map((part) => (typeof part === 'string' ? part : part.value)),
  );
}

/** Our diagnostics of a document. */
export function diagnosticsOf(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => /link doctor/i.test(source ?? ''));
}

/** The clipboard's text. Browsers give it to the focused page only, and a webview takes the focus. */
export async function clipboardText(): Promise<string> {
  await vscode.commands.executeCommand('workbench.view.explorer');
  return eventually(
    'the clipboard holds text',
    async () => (await vscode.env.clipboard.readText()) || undefined,
  );
}

/** How diagnoses are shown from now on; undefined is as nobody has set it. */
export function showDiagnosesAs(view: 'markdown' | undefined): Thenable<void> {
  return vscode.workspace
    .getConfiguration('linkDoctor')
    .update('diagnosis.view', view, vscode.ConfigurationTarget.Global);
}
