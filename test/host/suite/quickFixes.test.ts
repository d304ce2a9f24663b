import * as vscode from 'vscode';
import { equal, eventually, ok, test } from './runner.ts';
import { diagnosticsOf, openSample } from './support.ts';

const ruleOf = ({ code }: vscode.Diagnostic): unknown => (typeof code === 'object' ? code.value : code);

/** Our quick fixes at a finding. VS Code does not hand back which diagnostics an action is for, so titles tell. */
async function actionsFor(document: vscode.TextDocument, rule: string): Promise<vscode.CodeAction[]> {
  const diagnostic = await eventually(rule, () =>
    diagnosticsOf(document).find((one) => ruleOf(one) === rule),
  );
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    diagnostic.range,
  );
  const ours = actions.filter(({ title }) =>
    /^(?:Add|Launch|Drop|Use|Open troubleshooting|Diagnose|Turn off) ?/.test(title),
  );
  ok(
    ours.length > 0,
    `no quick fix for ${rule}; there are: ${actions.map(({ title }) => title).join(' | ')}`,
  );
  return ours;
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

test('quick fixes come in their order: edit, troubleshooting, diagnosis, turning off', async () => {
  const document = await openSample('src/server.ts');
  const titles = (await actionsFor(document, 'missing-redirect-uri')).map(({ title }) => title);
  const order = [
    /^Add redirect_uri from PLAID_REDIRECT_URI$/,
    /^Open troubleshooting: /,
    /^Diagnose /,
    /^Turn off missing-redirect-uri /,
  ];
  equal(
    order.map((pattern) => titles.findIndex((title) => pattern.test(title))),
    [0, 1, 2, 3],
    titles.join(' | '),
  );
});

test('no quick fix is of the kind that runs on save', async () => {
  const document = await openSample('src/server.ts');
  for (const action of await actionsFor(document, 'missing-redirect-uri')) {
    equal(action.kind?.value, vscode.CodeActionKind.QuickFix.value, action.title);
  }
});

test('redirect_uri is added from the environment and left out when blank', async () => {
  const document = await openSample('src/server.ts');
  const [fix] = await actionsFor(document, 'missing-redirect-uri');
  const after = await applied(document, fix as vscode.CodeAction, 'missing-redirect-uri');
  ok(
    after.includes(
      '...(process.env.PLAID_REDIRECT_URI ? { redirect_uri: process.env.PLAID_REDIRECT_URI } : {})',
    ),
    after,
  );
});

test('android_package_name is added', async () => {
  const document = await openSample('src/server.ts');
  const fix = (await actionsFor(document, 'missing-android-package-name')).find(({ title }) =>
    /^Add android_package_name/.test(title),
  );
  ok(fix, 'no fix');
  ok(
    (await applied(document, fix, 'missing-android-package-name')).includes('android_package_name'),
    'not added',
  );
});

test('a public-key launch is moved to a link token', async () => {
  const document = await openSample('web/legacy-launch.js');
  const fix = (await actionsFor(document, 'public-key-launch')).find(({ edit }) => edit !== undefined);
  ok(fix, 'no fix');
  const after = await applied(document, fix, 'public-key-launch');
  ok(/token/.test(after) && !/0123456789abcdef/.test(after), after);
});

test('turning a rule off writes the setting of the workspace', async () => {
  const document = await openSample('src/server.ts');
  const action = (await actionsFor(document, 'missing-redirect-uri')).find(({ title }) =>
    title.startsWith('Turn off'),
  );
  ok(action?.command, 'no such action');
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
