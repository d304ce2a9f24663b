import * as vscode from 'vscode';
import { equal, eventually, ok, test } from './runner.ts';
import { diagnosticsOf, openSample, showDiagnosesAs } from './support.ts';

const ruleOf = ({ code }: vscode.Diagnostic): unknown => (typeof code === 'object' ? code.value : code);

/**
 * The quick fixes at a finding, those of other extensions among them: VS Code does not hand back whose they are. Asks
 * again until ours are there, because the document may just have changed.
 */
async function actionsFor(document: vscode.TextDocument, rule: string): Promise<vscode.CodeAction[]> {
  return eventually(`quick fixes for ${rule}`, async () => {
    const diagnostic = diagnosticsOf(document).find((one) => ruleOf(one) === rule);
    if (!diagnostic) return false;
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      diagnostic.range,
    );
    return actions.some(({ title }) => title === `Turn off ${rule} in this workspace`) && actions;
  });
}

/** The action whose title begins so; throws with all titles when there is none. */
function titled(actions: readonly vscode.CodeAction[], start: string): vscode.CodeAction {
  const found = actions.find(({ title }) => title.startsWith(start));
  ok(found, `no "${start}" among ${actions.map(({ title }) => title).join(' | ')}`);
  return found;
}

/** Applies the edit, waits until the finding is gone, and puts the document back. */
async function applied(
  document: vscode.TextDocument,
  action: vscode.CodeAction,
  rule: string,
): Promise<string> {
  const before = document.getText();
  ok(action.edit, 'no edit');
  ok(await vscode.workspace.applyEdit(action.edit), 'the edit was refused');
  const after = document.getText();
  try {
    await eventually(`${rule} is gone`, () => !diagnosticsOf(document).some((one) => ruleOf(one) === rule));
  } finally {
    const back = new vscode.WorkspaceEdit();
    back.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), before);
    await vscode.workspace.applyEdit(back);
  }
  return after;
}

test('quick fixes come in their order: edit, troubleshooting, diagnosis, line, file, workspace', async () => {
  const document = await openSample('src/server.ts');
  const titles = (await actionsFor(document, 'missing-redirect-uri')).map(({ title }) => title);
  const order = [
    /^Add redirect_uri from PLAID_REDIRECT_URI$/,
    /^Open troubleshooting: /,
    /^Diagnose missing-redirect-uri$/,
    /^Turn off missing-redirect-uri for this line$/,
    /^Turn off missing-redirect-uri in this file$/,
    /^Turn off missing-redirect-uri in this workspace$/,
  ].map((pattern) => titles.findIndex((title) => pattern.test(title)));
  ok(
    order.every((place, index) => place >= 0 && place > (order[index - 1] ?? -1)),
    `${order.join(', ')}: ${titles.join(' | ')}`,
  );
});

test('no quick fix of ours is of the kind that runs on save', async () => {
  const actions = await actionsFor(await openSample('src/server.ts'), 'missing-redirect-uri');
  for (const start of ['Add redirect_uri', 'Open troubleshooting', 'Diagnose', 'Turn off']) {
    equal(titled(actions, start).kind?.value, vscode.CodeActionKind.QuickFix.value, start);
  }
});

test('redirect_uri is added from the environment and left out when blank', async () => {
  const document = await openSample('src/server.ts');
  const fix = titled(await actionsFor(document, 'missing-redirect-uri'), 'Add redirect_uri');
  const after = await applied(document, fix, 'missing-redirect-uri');
  ok(
    after.includes(
      '...(process.env.PLAID_REDIRECT_URI ? { redirect_uri: process.env.PLAID_REDIRECT_URI } : {})',
    ),
    after,
  );
});

test('android_package_name is added', async () => {
  const document = await openSample('src/server.ts');
  const fix = titled(await actionsFor(document, 'missing-android-package-name'), 'Add android_package_name');
  ok(
    (await applied(document, fix, 'missing-android-package-name')).includes('android_package_name'),
    'not added',
  );
});

test('a public-key launch is moved to a link token', async () => {
  const document = await openSample('web/legacy-launch.js');
  const fix = titled(await actionsFor(document, 'public-key-launch'), 'Launch with a link token');
  const after = await applied(document, fix, 'public-key-launch');
  ok(/token/.test(after) && !/0123456789abcdef/.test(after), after);
});

test('the diagnosis of a finding says what the file proves', async () => {
  const document = await openSample('src/server.ts');
  const action = titled(await actionsFor(document, 'missing-redirect-uri'), 'Diagnose missing-redirect-uri');
  ok(action.command, 'no command');
  await showDiagnosesAs('markdown');
  await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
  const text = (
    await eventually('a diagnosis', () =>
      vscode.workspace.textDocuments.find(
        (one) => one.uri.scheme === 'link-doctor' && one.getText().includes('redirect_uri is missing'),
      ),
    )
  ).getText();
  ok(text.includes('**Proved by the project:** redirect_uri is missing'), text);
  ok(text.includes('package.json'), text);
  ok(text.includes('Found here (`src/server.ts:'), text);
  await showDiagnosesAs(undefined);
});

test('turning a rule off writes the setting of the workspace', async () => {
  const document = await openSample('src/server.ts');
  const action = titled(
    await actionsFor(document, 'missing-redirect-uri'),
    'Turn off missing-redirect-uri in this workspace',
  );
  ok(action.command, 'no command');
  const configuration = () => vscode.workspace.getConfiguration('linkDoctor');
  try {
    await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
    equal(configuration().inspect<Record<string, string>>('rules')?.workspaceValue, {
      'missing-redirect-uri': 'off',
    });
    await eventually(
      'silence',
      () => !diagnosticsOf(document).some((one) => ruleOf(one) === 'missing-redirect-uri'),
    );
  } finally {
    await configuration().update('rules', undefined, vscode.ConfigurationTarget.Workspace);
  }
});
