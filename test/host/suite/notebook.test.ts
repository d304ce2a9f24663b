import * as vscode from 'vscode';
import { equal, eventually, ok, test } from './runner.ts';
import { diagnosticsOf, hoversAt, positionOf } from './support.ts';

const REQUEST = `import plaid
request = LinkTokenCreateRequest(
    client_name="Harbor", language="en", country_codes=[CountryCode("US")],
    products=[Products("auth")], user=LinkTokenCreateRequestUser(client_user_id="1"))
`;
const SEND = 'client.link_token_create(request)\nif code == "ITEM_LOGIN_REQUIRED":\n    pass\n';

test('cells of a notebook are read together: findings, hovers and fixes stand in their cells', async () => {
  const cell = (text: string) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, 'python');
  const notebook = await vscode.workspace.openNotebookDocument(
    'jupyter-notebook',
    new vscode.NotebookData([cell(REQUEST), cell(SEND)]),
  );
  try {
    await vscode.window.showNotebookDocument(notebook);
  } catch (error) {
    // The plain web host comes without an editor for notebooks; every other host must have one.
    ok(vscode.env.uiKind === vscode.UIKind.Web && vscode.env.remoteName === undefined, String(error));
    return;
  }
  const [first, second] = [notebook.cellAt(0).document, notebook.cellAt(1).document];
  const diagnostic = await eventually('a finding in the first cell', () => diagnosticsOf(first)[0]);
  ok(first.getText(diagnostic.range).includes('LinkTokenCreateRequest'), first.getText(diagnostic.range));
  equal(diagnosticsOf(second).length, 0);
  const hovers = await hoversAt(second, positionOf(second, 'ITEM_LOGIN_REQUIRED', 3));
  ok(
    hovers.some((text) => text.includes('ITEM')),
    'no card in the second cell',
  );
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    first.uri,
    diagnostic.range,
  );
  ok(
    actions.some(({ title }) => title.startsWith('Add redirect_uri')),
    `no fix among ${actions.map(({ title }) => title).join(', ')}`,
  );
});
