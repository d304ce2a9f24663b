import * as vscode from 'vscode';
import { equal, eventually, ok, test } from './runner.ts';
import { diagnosticsOf, openSample, openText } from './support.ts';

const ruleOf = ({ code }: vscode.Diagnostic): unknown => (typeof code === 'object' ? code.value : code);

function withRule(document: vscode.TextDocument, rule: string): Promise<vscode.Diagnostic> {
  return eventually(`${rule} in ${document.uri}`, () =>
    diagnosticsOf(document).find((one) => ruleOf(one) === rule),
  );
}

test('a missing redirect_uri: on the name of the call, with linked code and the manifest as evidence', async () => {
  const document = await openSample('src/server.ts');
  const diagnostic = await withRule(document, 'missing-redirect-uri');
  equal(document.getText(diagnostic.range), 'linkTokenCreate');
  ok(diagnostic.message.startsWith('redirect_uri is missing'), diagnostic.message);
  ok(
    typeof diagnostic.code === 'object' &&
      diagnostic.code.target.toString(true).startsWith('https://plaid.com/docs/'),
    'no link',
  );
  const evidence = diagnostic.relatedInformation ?? [];
  ok(evidence.length > 0, 'no evidence');
  ok(
    evidence.some(({ location }) => location.uri.path.endsWith('package.json')),
    'no manifest among the evidence',
  );
  const place = evidence.find(({ location }) => location.uri.path.endsWith('package.json'))
    ?.location as vscode.Location;
  const manifest = await vscode.workspace.openTextDocument(place.uri);
  ok(/plaid/.test(manifest.getText(place.range)), `the evidence is "${manifest.getText(place.range)}"`);
});

test('a request whose field is set later under a condition gives no alarm', async () => {
  const document = await openSample('src/update-mode.ts');
  await withRule(await openSample('src/server.ts'), 'missing-redirect-uri');
  equal(diagnosticsOf(document).map(ruleOf), []);
});

test('a launch with a public key is reported', async () => {
  const document = await openSample('web/legacy-launch.js');
  await withRule(document, 'public-key-launch');
});

test('a Plaid error in a log and in JSON is an information on its code', async () => {
  for (const [path, text] of [
    ['logs/api.log', 'ITEM_LOGIN_REQUIRED'],
    ['logs/webhook.json', 'ITEM_LOGIN_REQUIRED'],
  ] as const) {
    const document = await openSample(path);
    const diagnostic = await withRule(document, 'plaid-error-in-log');
    equal(diagnostic.severity, vscode.DiagnosticSeverity.Information);
    ok(document.getText(diagnostic.range).includes(text), document.getText(diagnostic.range));
  }
});

test('a correction takes the finding away, and a stale answer does not bring it back', async () => {
  const document = await openText(
    "import { plaid } from 'plaid';\nplaid.linkTokenCreate({ client_name: 'a', user: { client_user_id: '1' }, products: ['auth'], country_codes: ['US'], language: 'en' });\n",
    'typescript',
  );
  await eventually('a finding', () => diagnosticsOf(document).length > 0);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(
    document.uri,
    new vscode.Range(0, 0, document.lineCount, 0),
    '// nothing of the kind any more\n',
  );
  await vscode.workspace.applyEdit(edit);
  await eventually('no finding', () => diagnosticsOf(document).length === 0);
  await new Promise((resolve) => setTimeout(resolve, 600));
  equal(diagnosticsOf(document).length, 0);
});

test('a document without Plaid gets nothing', async () => {
  const document = await openText(
    '{"error_code": "E42", "message": "INTERNAL_SERVER_ERROR", "NOT_FOUND": 1}',
    'json',
  );
  await new Promise((resolve) => setTimeout(resolve, 800));
  equal(diagnosticsOf(document).length, 0);
});

test('a rule that is off is silent, and speaks again when the setting goes', async () => {
  const document = await openSample('src/server.ts');
  await withRule(document, 'missing-redirect-uri');
  const configuration = vscode.workspace.getConfiguration('linkDoctor');
  await configuration.update('rules', { 'missing-redirect-uri': 'off' }, vscode.ConfigurationTarget.Global);
  try {
    await eventually(
      'silence',
      () => !diagnosticsOf(document).some((one) => ruleOf(one) === 'missing-redirect-uri'),
    );
    await configuration.update(
      'rules',
      { 'missing-redirect-uri': 'hint' },
      vscode.ConfigurationTarget.Global,
    );
    await eventually('a hint', () =>
      diagnosticsOf(document).some(
        (one) => ruleOf(one) === 'missing-redirect-uri' && one.severity === vscode.DiagnosticSeverity.Hint,
      ),
    );
  } finally {
    await configuration.update('rules', undefined, vscode.ConfigurationTarget.Global);
  }
  await withRule(document, 'missing-redirect-uri');
});
