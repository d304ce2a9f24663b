import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cli, folder, run } from './run.ts';

const NATIVE = '{ "dependencies": { "plaid": "30", "react-native-plaid-link-sdk": "12" } }\n';
const REQUEST = `import { type PlaidApi, CountryCode, Products } from 'plaid';
declare const plaid: PlaidApi;
export const create = (id: string) =>
  plaid.linkTokenCreate({
    client_name: 'Harbour',
    language: 'en',
    country_codes: [CountryCode.Us],
    products: [Products.Auth],
    user: { client_user_id: id },
  });
`;
const WHOLE = ['path', 'line', 'column', 'endLine', 'endColumn', 'rule', 'severity', 'message', 'docs'];

test('scan prints one object per finding with exactly the documented keys', () => {
  const root = folder({ 'package.json': NATIVE, 'src/link.ts': REQUEST });
  const { status, stderr, lines } = run(root, ['scan', '--format', 'jsonl']);
  assert.equal(stderr, '');
  assert.equal(status, 1);
  const found = lines();
  for (const one of found) assert.deepEqual(Object.keys(one), WHOLE);
  const first = found.find(({ rule }) => rule === 'missing-redirect-uri');
  assert.ok(first);
  assert.deepEqual(
    [first.path, first.line, first.column, first.endLine, first.endColumn, first.severity],
    ['src/link.ts', 4, 9, 4, 24, 'error'],
  );
  assert.match(String(first.message), /react-native-plaid-link-sdk is in package\.json/);
  assert.match(String(first.docs), /^https:\/\/plaid\.com\/docs\//);
});

test('columns count UTF-16 units; a byte order mark, tabs and CRLF shift nothing', () => {
  const line = "\tconst s = '😀'; if (e.error_code === 'ITEM_LOGIN_REQUIRED') go();";
  const text = `\ufeff// plaid\r\n${line}\r\n`;
  const root = folder({ 'a.ts': text, 'b.ts': Buffer.from(text, 'utf16le') });
  const found = run(root, ['recognize']).lines();
  assert.equal(found.length, 2);
  const column = line.indexOf('ITEM') + 1;
  for (const one of found)
    assert.deepEqual(
      [one.line, one.column, one.endLine, one.endColumn, one.code, one.type],
      [2, column, 2, column + 'ITEM_LOGIN_REQUIRED'.length, 'ITEM_LOGIN_REQUIRED', 'ITEM_ERROR'],
    );
});

test('recognize tells the fields of a request in snake_case with dots', () => {
  const root = folder({
    'src/link.ts': REQUEST.replace("language: 'en'", "...(x ? { redirect_uri: x } : {}), language: 'en'"),
  });
  const found = run(root, ['recognize', 'src/link.ts', '--format', 'jsonl']).lines();
  const request = found.find(({ kind }) => kind === 'link-token-request');
  assert.ok(request);
  assert.deepEqual(
    [request.path, request.line, request.language, request.closed],
    ['src/link.ts', 4, 'typescript', true],
  );
  const fields = request.fields as Record<string, string>;
  assert.equal(fields.redirect_uri, 'conditional');
  assert.equal(fields.android_package_name, 'absent');
  assert.equal(fields['user.client_user_id'], 'present');
});

test('paths are printed as given', () => {
  const root = folder({ 'app/src/link.ts': REQUEST });
  const paths = (...args: string[]) => [
    ...new Set(
      run(root, ['scan', '--format', 'jsonl', ...args])
        .lines()
        .map(({ path }) => path),
    ),
  ];
  assert.deepEqual(paths(), ['app/src/link.ts']);
  assert.deepEqual(paths('app'), ['app/src/link.ts']);
  assert.deepEqual(paths('./app/'), ['./app/src/link.ts']);
  assert.deepEqual(paths(join(root, 'app')), [join(root, 'app/src/link.ts')]);
  assert.deepEqual(paths('app/src/link.ts'), ['app/src/link.ts']);
});

test('each folder given is one workspace: nothing outside it says a platform', () => {
  const root = folder({ 'package.json': NATIVE, 'api/link.ts': REQUEST });
  const rules = (...args: string[]) =>
    run(root, ['scan', '--format', 'jsonl', ...args])
      .lines()
      .map(({ rule }) => rule);
  assert.ok(rules('.').includes('missing-redirect-uri'));
  assert.ok(rules('api').includes('missing-oauth-return'));
  assert.ok(
    rules('api/link.ts').includes('missing-redirect-uri'),
    'the manifest is in the working directory',
  );
  const inside = run(join(root, 'api'), ['scan', '--format', 'jsonl', 'link.ts']).lines();
  assert.ok(
    inside.some(({ rule }) => rule === 'missing-oauth-return'),
    'and is not looked for above it',
  );
});

test('a PATH given is read even when it is ignored', () => {
  const root = folder({ '.gitignore': 'out\n', 'out/link.ts': REQUEST });
  assert.deepEqual(run(root, ['scan', '--format', 'jsonl']).lines(), []);
  assert.ok(run(root, ['scan', '--format', 'jsonl', 'out']).lines().length > 0);
  assert.ok(run(root, ['scan', '--format', 'jsonl', 'out/link.ts']).lines().length > 0);
});

test('--fail-on decides the exit status; --include-tests reads tests', () => {
  const root = folder({ 'link.ts': REQUEST, 'test/link.test.ts': REQUEST });
  const severities = run(root, ['scan', '--format', 'jsonl'])
    .lines()
    .map(({ severity }) => severity);
  assert.deepEqual(severities, ['information'], 'the platform is unknown');
  assert.equal(run(root, ['scan']).status, 0);
  assert.equal(run(root, ['scan', '--fail-on', 'warning']).status, 0);
  assert.equal(run(root, ['scan', '--fail-on', 'information']).status, 1);
  assert.equal(run(root, ['scan', '--fail-on', 'hint']).status, 1);
  const all = run(root, ['scan', '--format', 'jsonl', '--include-tests']).lines();
  assert.deepEqual(
    all.map(({ path }) => path),
    ['link.ts', 'test/link.test.ts'],
  );
});

test('wrong usage and nothing readable end with 2 and words on standard error alone', () => {
  const root = folder({ 'a.ts': '' });
  for (const args of [
    [],
    ['scann'],
    ['scan', '--format', 'xml'],
    ['scan', '--nope'],
    ['scan', '--fail-on', 'fatal'],
    ['recognize', '--format', 'text'],
    ['scan', 'missing'],
    ['recognize', 'missing'],
    ['explain', 'x', '--project', 'missing'],
    ['explain', 'x', '--project', 'a.ts'],
  ]) {
    const { status, stdout, stderr } = run(root, args);
    assert.equal(status, 2, args.join(' '));
    assert.equal(stdout, '', args.join(' '));
    assert.match(stderr, /^link-doctor: /, args.join(' '));
  }
});

test('what could not be read is told, and the rest is scanned', () => {
  const root = folder({ 'a.ts': REQUEST, 'b.bin': Buffer.from([0x70, 0, 1]), 'empty/.keep': '' });
  const { status, stderr, lines } = run(root, ['scan', '--format', 'jsonl', 'missing.ts', 'a.ts']);
  assert.equal(status, 0);
  assert.match(stderr, /missing\.ts: no such file or folder/);
  assert.equal(lines().length, 1);
  assert.equal(run(root, ['scan', 'empty']).status, 0);
  assert.equal(run(root, ['scan', 'b.bin']).status, 0);
});

test('settings of the workspace: severities, platforms, excluded files, tests', () => {
  const files = { 'src/link.ts': REQUEST, 'gen/link.ts': REQUEST, 'test/link.ts': REQUEST };
  const root = folder({
    ...files,
    '.vscode/settings.json': `{
      // as an editor writes it
      "editor.tabSize": 2,
      "linkDoctor.platforms": ["ios"],
      "linkDoctor.rules": { "missing-redirect-uri": "hint" },
    }`,
    'link-doctor.json': '{ "exclude": ["gen"], "includeTests": true }',
  });
  const { stderr, lines } = run(root, ['scan', '--format', 'jsonl']);
  assert.equal(stderr, '');
  assert.deepEqual(
    lines().map(({ path, rule, severity }) => [path, rule, severity]),
    [
      ['src/link.ts', 'missing-redirect-uri', 'hint'],
      ['test/link.ts', 'missing-redirect-uri', 'hint'],
    ],
  );
  const off = folder({
    'src/link.ts': REQUEST,
    'link-doctor.json': '{"rules":{"missing-oauth-return":"off"}}',
  });
  assert.deepEqual(run(off, ['scan', '--format', 'jsonl']).lines(), []);
  const wrong = folder({
    'link-doctor.json': '{"rules":{"no-such-rule":"off"},"platforms":["symbian"],"colour":1}',
  });
  const { stderr: told, status } = run(wrong, ['scan']);
  assert.equal(status, 0);
  for (const word of [/no-such-rule/, /symbian/, /colour/]) assert.match(told, word);
});

test('text for people: place, severity, message, rule, and a sum', () => {
  const root = folder({ 'package.json': NATIVE, 'src/link.ts': REQUEST });
  const { stdout } = run(root, ['scan']);
  assert.match(stdout, /^src\/link\.ts:4:9 {2}error {2}redirect_uri is missing.+ {2}missing-redirect-uri$/m);
  assert.match(stdout, /^1 error, 1 warning; 2 files read\.$/m);
  assert.ok(!stdout.includes('\u001b'));
  assert.match(run(folder({ 'a.ts': 'x' }), ['scan']).stdout, /^Nothing wrong found, 1 file read\.$/m);
});

test('credentials are masked in what recognize prints', () => {
  const token = 'access-production-2f1d3a4b-9c8d-4e5f-a6b7-c8d9e0f1a2b3';
  const root = folder({
    'a.log': `{"error_type":"ITEM_ERROR","error_code":"ITEM_LOGIN_REQUIRED","error_message":"${token} failed","request_id":"HNTDNrA8F1shFEW"}\n`,
    'b.ts': `import { PlaidApi } from 'plaid';\nplaid.itemGet({ access_token: '${token}' });\n`,
  });
  const { stdout, lines } = run(root, ['recognize']);
  assert.ok(!stdout.includes('2f1d3a4b'));
  const payload = lines().find(({ kind }) => kind === 'error-payload');
  assert.equal(payload?.error_code, 'ITEM_LOGIN_REQUIRED');
  assert.equal(payload?.request_id, 'HNTDNrA8F1shFEW');
  assert.ok(String(payload?.error_message).startsWith('access-production-'));
});

function recognizedIn(diagnosis: Record<string, unknown> | undefined): Record<string, unknown>[] {
  assert.ok(Array.isArray(diagnosis?.recognized));
  return diagnosis.recognized;
}

test('explain diagnoses its argument or standard input, in three formats', () => {
  const root = folder({ 'package.json': NATIVE });
  const json = run(root, ['explain', 'ITEM_LOGIN_REQUIRED', '--format', 'json']);
  assert.equal(json.status, 0);
  const [diagnosis] = json.lines();
  const [first] = recognizedIn(diagnosis);
  for (const key of ['error_type', 'error_code', 'aliases', 'title', 'docs', 'known'])
    assert.ok(first && key in first, key);
  assert.equal(first?.error_code, 'ITEM_LOGIN_REQUIRED');
  assert.ok(Array.isArray(diagnosis?.causes) && Array.isArray(diagnosis?.steps));
  const payload = '{"error_type":"INVALID_INPUT","error_code":"INVALID_LINK_TOKEN","error_message":"x"}';
  for (const input of [payload, Buffer.from(`\ufeff${payload}`, 'utf16le')]) {
    const [read] = run(root, ['explain', '-', '--format', 'json'], input).lines();
    assert.equal(recognizedIn(read)[0]?.error_code, 'INVALID_LINK_TOKEN');
  }
  assert.match(
    run(root, ['explain', 'ITEM_LOGIN_REQUIRED', '--format', 'markdown']).stdout,
    /^# .*ITEM_LOGIN_REQUIRED/,
  );
  assert.match(run(root, ['explain', 'ITEM_LOGIN_REQUIRED']).stdout, /ITEM_LOGIN_REQUIRED/);
  assert.equal(run(root, ['explain', 'nothing of the kind', '--format', 'json']).status, 0);
  assert.equal(run(root, ['explain', 'banks are missing', '--project', '.']).status, 0);
});

test('help and version', () => {
  const root = folder({});
  assert.match(run(root, ['--version']).stdout, /^\d+\.\d+\.\d+\n$/);
  for (const args of [
    ['--help'],
    ['scan', '--help'],
    ['recognize', '-h'],
    ['explain', '--help'],
    ['help', 'scan'],
  ]) {
    const { status, stdout } = run(root, args);
    assert.equal(status, 0);
    assert.match(stdout, /Usage:/);
  }
});

test('output is complete through a slow pipe, and a closed one is no error', async () => {
  const root = folder({});
  const payload = (id: number) =>
    `{"error_type":"ITEM_ERROR","error_code":"ITEM_LOGIN_REQUIRED","error_message":"plaid","request_id":"HNTDNrA8F${id}"}\n`;
  mkdirSync(join(root, 'logs'));
  for (let i = 0; i < 150; i++)
    writeFileSync(
      join(root, 'logs', `${i}.log`),
      Array.from({ length: 20 }, (_, line) => payload(i * 100 + line)).join(''),
    );
  const expected = run(root, ['recognize']).stdout;
  assert.ok(expected.length > 500_000);
  const slow = spawn(process.execPath, [cli(), 'recognize'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let got = '';
  slow.stdout.setEncoding('utf8');
  for await (const chunk of slow.stdout) {
    got += chunk;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  assert.equal(got, expected);
  const closed = spawn(process.execPath, [cli(), 'recognize'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let told = '';
  closed.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    told += chunk;
  });
  await once(closed.stdout, 'data');
  closed.stdout.destroy();
  const [status] = await once(closed, 'close');
  assert.equal(told, '');
  assert.equal(status, 0);
});

test('every shared wire sample is recognized as it says, at the line it names', () => {
  const samples = new URL('../../fixtures/wire/shared/', import.meta.url);
  for (const name of readdirSync(samples).filter((each) => each.endsWith('.txt'))) {
    const expected: unknown = JSON.parse(
      readFileSync(new URL(name.replace(/txt$/, 'json'), samples), 'utf8'),
    );
    const root = folder({ [name]: readFileSync(new URL(name, samples)) });
    const payloads = run(root, ['recognize', name])
      .lines()
      .filter(({ kind }) => kind === 'error-payload');
    const [first] = payloads;
    const keys = Object.keys(expected ?? {});
    const found = first ? Object.fromEntries(keys.map((key) => [key, first[key]])) : null;
    assert.deepEqual(found, expected, name);
  }
});
