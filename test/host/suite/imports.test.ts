import * as vscode from 'vscode';
import { equal, eventually, ok, test } from './runner.ts';
import { diagnosticsOf, openSample } from './support.ts';

const base = (more = ''): string =>
  `export const base = { user: { client_user_id: '1' }, client_name: 'Harbor', products: ['auth'], country_codes: ['US'], language: 'en'${more} };\n`;
const link = (from: string): string =>
  `import { plaid } from 'plaid';\nimport { base } from '${from}';\nplaid.linkTokenCreate({ ...base, webhook: 'https://harbor.example/hook' });\n`;
const withReturn = base(", redirect_uri: 'https://harbor.example/return'");

const missing = (document: vscode.TextDocument): boolean =>
  diagnosticsOf(document).some(
    ({ code }) => typeof code === 'object' && code.value === 'missing-redirect-uri',
  );

function at(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

async function write(path: string, text: string): Promise<vscode.Uri> {
  await vscode.workspace.fs.writeFile(at(path), new TextEncoder().encode(text));
  return at(path);
}

/** Edits as the explorer does, so that every host tells of it. */
async function apply(change: (edit: vscode.WorkspaceEdit) => void): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  change(edit);
  ok(await vscode.workspace.applyEdit(edit), 'the edit was refused');
}

async function replace(document: vscode.TextDocument, text: string): Promise<void> {
  await apply((edit) => edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text));
}

test('a finding follows the file that a request takes its fields from: edited, saved, renamed, deleted', async () => {
  const constants = await write('imports/constants.ts', base());
  await write('imports/link.ts', link('./constants'));
  try {
    const document = await openSample('imports/link.ts');
    await eventually('the finding', () => missing(document));

    const other = await vscode.workspace.openTextDocument(constants);
    await replace(other, withReturn);
    await eventually('no finding while the edit is not saved', () => other.isDirty && !missing(document));
    await replace(other, base());
    await eventually('the finding again', () => missing(document));
    await replace(other, withReturn);
    await other.save();
    await eventually('no finding once it is saved', () => !missing(document));
    await replace(other, base());
    await other.save();
    await eventually('the finding once more', () => missing(document));

    await apply((edit) => edit.renameFile(constants, at('imports/renamed.ts')));
    await eventually('an open request is not told that something is missing', () => !missing(document));
    await apply((edit) => edit.renameFile(at('imports/renamed.ts'), constants));
    await eventually('the file is back', () => missing(document));
    await apply((edit) => edit.deleteFile(constants));
    await eventually('silence without the file', () => !missing(document));
    await apply((edit) =>
      edit.createFile(constants, { contents: new TextEncoder().encode(base()), overwrite: true }),
    );
    await eventually('a new file speaks', () => missing(document));
  } finally {
    await vscode.workspace.fs.delete(at('imports'), { recursive: true });
  }
});

test('a file outside of the workspace is not followed', async () => {
  await write('imports/outside.ts', link('../../outside'));
  await write('imports/inside.ts', link('./base'));
  await write('imports/base.ts', base());
  try {
    const outside = await openSample('imports/outside.ts');
    const inside = await openSample('imports/inside.ts');
    await eventually('the finding where the file is inside', () => missing(inside));
    equal(diagnosticsOf(outside).length, 0);
  } finally {
    await vscode.workspace.fs.delete(at('imports'), { recursive: true });
  }
});
