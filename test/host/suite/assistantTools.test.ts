import * as vscode from 'vscode';
import { equal, eventually, ok, test } from './runner.ts';
import { linkDoctor, openSample } from './support.ts';

/** Since 1.95; what older editors call the same is a proposal that extensions may not use. */
const [major = 0, minor = 0] = vscode.version.split('.').map(Number);
const hasTools = major > 1 || minor >= 95;

async function invoke(name: string, input: object): Promise<string> {
  const result = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  return result.content
    .map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : ''))
    .join('');
}

async function refused(name: string, input: object): Promise<boolean> {
  try {
    await invoke(name, input);
    return false;
  } catch {
    return true;
  }
}

test('an editor without tools for assistants has the rest of the extension', async () => {
  await openSample('src/server.ts');
  equal(linkDoctor().isActive, true);
});

if (hasTools) {
  test('the tools of the manifest are registered', async () => {
    await openSample('src/server.ts');
    for (const { name } of linkDoctor().packageJSON.contributes.languageModelTools) {
      await eventually(`the tool ${name}`, () => vscode.lm.tools.some((tool) => tool.name === name));
    }
  });

  test('plaid_diagnose gives the diagnosis as Markdown, masked', async () => {
    const token = 'access-production-1a2b3c4d-5e6f-4a1b-8c2d-9e0f1a2b3c4d';
    const text = await invoke('plaid_diagnose', {
      text: `{"error_type":"ITEM_ERROR","error_code":"ITEM_LOGIN_REQUIRED","request_id":"m8MDnv9okwxFNBV","access_token":"${token}"}`,
    });
    ok(text.startsWith('# ITEM_LOGIN_REQUIRED'), text);
    ok(text.includes('m8MDnv9okwxFNBV'), 'the request_id is missing');
    ok(text.includes('## Do'), text);
    ok(!text.includes('1a2b3c4d'), 'the token is not masked');
  });

  test('plaid_check gives the findings of a file, a folder, and everything', async () => {
    const file = await invoke('plaid_check', { path: 'service/link.py' });
    ok(file.includes('missing-redirect-uri') && file.includes('service/link.py'), file);
    ok(!file.includes('public-key-launch'), `more than the file: ${file}`);
    const folder = await invoke('plaid_check', { path: 'web' });
    ok(folder.includes('public-key-launch'), folder);
    ok(!folder.includes('service/link.py'), `more than the folder: ${folder}`);
    const all = await invoke('plaid_check', {});
    ok(all.includes('public-key-launch') && all.includes('service/link.py'), all);
  });

  test('plaid_check reads an open document as it is, saved or not', async () => {
    const document = await openSample('src/update-mode.ts');
    const clean = await invoke('plaid_check', { path: 'src/update-mode.ts' });
    ok(clean.startsWith('# Nothing wrong found'), clean);
    const edit = new vscode.WorkspaceEdit();
    const from = 'https://development.plaid.com';
    edit.insert(document.uri, new vscode.Position(0, 0), `fetch('${from}/item/get', { method: 'POST' });\n`);
    await vscode.workspace.applyEdit(edit);
    try {
      const dirty = await invoke('plaid_check', { path: document.uri.toString() });
      ok(/removed-environment/.test(dirty) && dirty.includes('at 1:'), dirty);
    } finally {
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
  });

  test('nothing outside the workspace is read, and wrong input is refused', async () => {
    for (const path of ['../', '../../etc/passwd', '/etc/passwd', 'file:///etc/passwd', 'no/such/file.ts'])
      ok(await refused('plaid_check', { path }), `${path} was read`);
    for (const input of [{ text: '' }, { text: 7 }, {}])
      ok(await refused('plaid_diagnose', input), JSON.stringify(input));
  });
}
