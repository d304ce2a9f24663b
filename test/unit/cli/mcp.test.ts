import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { Client as SdkClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { cli, folder, run } from './run.ts';

type Message = Record<string, unknown> & {
  readonly id?: number | string | null;
  readonly error?: { readonly code: number; readonly message: string };
  readonly result?: Record<string, unknown>;
};

/** A client that speaks lines and nothing else; every line of the server must be a message. */
class Client {
  readonly #child: ChildProcess;
  readonly #messages: Message[] = [];
  readonly #waiting = new Set<() => void>();
  readonly #ended: Promise<number | null>;
  stderr = '';
  #id = 0;

  constructor(cwd: string, args: readonly string[] = []) {
    this.#child = spawn(process.execPath, [cli(), 'mcp', ...args], { cwd, stdio: 'pipe' });
    const { stdout, stderr } = this.#child;
    assert.ok(stdout && stderr);
    createInterface({ input: stdout }).on('line', (line) => {
      this.#messages.push(JSON.parse(line) as Message);
      for (const wake of this.#waiting) wake();
    });
    stderr.on('data', (chunk) => {
      this.stderr += chunk;
    });
    this.#ended = new Promise((resolve) => this.#child.once('exit', resolve));
  }

  write(line: string | Buffer): void {
    this.#child.stdin?.write(line);
  }

  send(message: object): void {
    this.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  }

  async request(method: string, params: object = {}): Promise<Message> {
    const id = ++this.#id;
    this.send({ id, method, params });
    return this.take((message) => message.id === id);
  }

  /** The next message of which something holds, at most 20 s from now. */
  async take(holds: (message: Message) => boolean): Promise<Message> {
    const end = Date.now() + 20_000;
    for (;;) {
      const index = this.#messages.findIndex(holds);
      if (index >= 0) return this.#messages.splice(index, 1)[0] as Message;
      const left = end - Date.now();
      assert.ok(left > 0, `no answer; standard error: ${this.stderr}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(done, left);
        const waiting = this.#waiting;
        waiting.add(done);
        function done(): void {
          clearTimeout(timer);
          waiting.delete(done);
          resolve();
        }
      });
    }
  }

  async initialize(protocolVersion = '2025-06-18'): Promise<Message> {
    const answer = await this.request('initialize', {
      protocolVersion,
      capabilities: {},
      clientInfo: { name: 'test', version: '1' },
    });
    this.send({ method: 'notifications/initialized' });
    return answer;
  }

  /** The text of a tool's answer. */
  async call(name: string, input: object): Promise<{ readonly text: string; readonly isError: boolean }> {
    const { result, error } = await this.request('tools/call', { name, arguments: input });
    assert.ok(result, JSON.stringify(error));
    const [content] = result.content as { type: string; text: string }[];
    assert.equal(content?.type, 'text');
    return { text: content.text, isError: result.isError === true };
  }

  /** Ends the input; the exit status. Nothing unread may be left. */
  async end(): Promise<number | null> {
    this.#child.stdin?.end();
    const late = setTimeout(() => this.#child.kill('SIGKILL'), 20_000);
    const status = await this.#ended;
    clearTimeout(late);
    assert.deepEqual(this.#messages, []);
    return status;
  }
}

const REQUEST = `import { PlaidApi } from 'plaid';
declare const plaid: PlaidApi;
plaid.linkTokenCreate({ client_name: 'a', user: { client_user_id: '1' }, products: ['auth'], country_codes: ['US'], language: 'en' });
`;
const PROJECT = {
  'package.json': '{ "dependencies": { "plaid": "30", "react-native-plaid-link-sdk": "12" } }',
  'src/link.ts': REQUEST,
  'web/old.js':
    "Plaid.create({ key: 'abcdef1234567890abcdef12345678', env: 'sandbox', product: ['auth'] });\n",
};
const TOKEN = 'access-production-1a2b3c4d-5e6f-4a1b-8c2d-9e0f1a2b3c4d';

test('a session: versions, tools, a diagnosis, a check, an end', async () => {
  const client = new Client(folder(PROJECT));
  const { result } = await client.initialize();
  assert.equal(result?.protocolVersion, '2025-06-18');
  assert.deepEqual(result?.capabilities, { tools: {} });
  assert.equal((result?.serverInfo as { name?: string } | undefined)?.name, 'link-doctor');
  assert.deepEqual((await client.request('ping')).result, {});
  const tools = (await client.request('tools/list')).result?.tools as Record<string, unknown>[];
  assert.deepEqual(
    tools.map(({ name }) => name),
    ['plaid_diagnose', 'plaid_check'],
  );
  for (const { inputSchema, annotations } of tools) {
    assert.equal((inputSchema as { type: string }).type, 'object');
    assert.equal((annotations as { readOnlyHint: boolean }).readOnlyHint, true);
  }
  const payload = `{"error_type":"ITEM_ERROR","error_code":"ITEM_LOGIN_REQUIRED","request_id":"m8MDnv9okwxFNBV","access_token":"${TOKEN}"}`;
  const diagnosis = await client.call('plaid_diagnose', { text: payload });
  assert.equal(diagnosis.isError, false);
  assert.match(diagnosis.text, /^# ITEM_LOGIN_REQUIRED/);
  assert.match(diagnosis.text, /m8MDnv9okwxFNBV/);
  assert.doesNotMatch(diagnosis.text, /1a2b3c4d/);
  const all = await client.call('plaid_check', {});
  assert.match(all.text, /missing-redirect-uri/);
  assert.match(all.text, /react-native-plaid-link-sdk/);
  assert.match(all.text, /`web\/old\.js`/);
  assert.doesNotMatch(all.text, /abcdef1234567890/);
  const part = await client.call('plaid_check', { path: 'src' });
  assert.match(part.text, /`src\/link\.ts`[\s\S]*missing-redirect-uri/);
  assert.match(part.text, /react-native-plaid-link-sdk/, 'the manifest above the folder counts');
  assert.doesNotMatch(part.text, /old\.js/);
  const file = await client.call('plaid_check', { path: 'web/old.js' });
  assert.match(file.text, /public-key-launch/);
  assert.doesNotMatch(file.text, /link\.ts/);
  assert.equal(await client.end(), 0);
  assert.equal(client.stderr, '');
});

test('an unknown version is answered with one of ours, a known one with itself', async () => {
  for (const [asked, given] of [
    ['2024-11-05', '2024-11-05'],
    ['2025-03-26', '2025-03-26'],
    ['1999-01-01', '2025-11-25'],
  ]) {
    const client = new Client(folder({}));
    assert.equal((await client.initialize(asked)).result?.protocolVersion, given);
    await client.end();
  }
});

test('what is no message, too long or unknown is refused, and the session goes on', async () => {
  const client = new Client(folder(PROJECT));
  await client.initialize();
  const refused = async (line: string | Buffer): Promise<Message> => {
    client.write(line);
    return client.take((message) => message.error !== undefined);
  };
  assert.equal((await refused('this is no JSON\n')).error?.code, -32700);
  assert.equal((await refused(Buffer.from([0xff, 0x00, 0xfe, 0x0a]))).error?.code, -32700);
  assert.equal((await refused(`${'['.repeat(200_000)}\n`)).error?.code, -32700);
  for (const line of ['[]', '42', 'null', '{"id":7}', '{"jsonrpc":"1.0","id":7,"method":"ping"}'])
    assert.equal((await refused(`${line}\n`)).error?.code, -32600, line);
  const huge = await refused(
    `{"jsonrpc":"2.0","id":8,"method":"ping","params":{"x":"${'a'.repeat(20_000_000)}"}}\n`,
  );
  assert.deepEqual([huge.id, huge.error?.code], [null, -32700]);
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  assert.ok((await refused(`${deep}\n`)).error);
  client.write(`{"jsonrpc":"2.0","id":9,"method":"ping","params":{"x":${deep}}}\n`);
  assert.ok(await client.take(({ id, error }) => id === 9 || error !== undefined));
  assert.equal((await client.request('no/such/method')).error?.code, -32601);
  assert.equal((await client.request('resources/list')).error?.code, -32601);
  assert.equal((await client.request('tools/call', { name: 'rm', arguments: {} })).error?.code, -32602);
  assert.ok((await client.request('tools/call', {})).error);
  client.send({ method: 'notifications/unknown' });
  client.write('\r\n\n');
  // In pieces, two in one piece, with a carriage return.
  client.write('{"jsonrpc":"2.0","id":"a","met');
  await new Promise((resolve) => setTimeout(resolve, 50));
  client.write('hod":"ping"}\r\n{"jsonrpc":"2.0","id":"b","method":"ping"}\n');
  for (const id of ['a', 'b']) assert.deepEqual((await client.take((one) => one.id === id)).result, {});
  assert.equal(await client.end(), 0);
});

test('wrong input is told to the assistant', async () => {
  const client = new Client(folder(PROJECT));
  await client.initialize();
  for (const [name, input, said] of [
    ['plaid_diagnose', {}, /text must be a string/],
    ['plaid_diagnose', { text: '' }, /text is empty/],
    ['plaid_diagnose', { text: 7 }, /text must be a string/],
    ['plaid_diagnose', { text: 'x', shell: 'ls' }, /takes text and path only/],
    ['plaid_check', { path: ['src'] }, /path must be a string/],
    ['plaid_check', { path: 'src/none.ts' }, /names no file or folder/],
    ['plaid_check', { path: 'src/\0link.ts' }, /names no file or folder/],
  ] as const) {
    const { text, isError } = await client.call(name, input);
    assert.equal(isError, true, text);
    assert.match(text, said);
  }
  const nothing = await client.call('plaid_diagnose', { text: 'the weather is fine' });
  assert.equal(nothing.isError, false);
  assert.match(nothing.text, /^# No Plaid error/);
  const hostile = await client.call('plaid_diagnose', {
    text: '<img src=x onerror=alert(1)> ITEM_LOCKED [x](command:y)',
  });
  assert.doesNotMatch(hostile.text, /<img|\]\(command:/);
  await client.end();
});

test('nothing outside the projects is read, links included', async () => {
  const outside = folder({ 'secret.ts': REQUEST, 'package.json': '{}' });
  const root = folder(PROJECT);
  symlinkSync(join(outside, 'secret.ts'), join(root, 'src', 'linked.ts'));
  symlinkSync(outside, join(root, 'linked'), 'dir');
  const client = new Client(root);
  await client.initialize();
  const beside = join('..', basename(outside), 'secret.ts');
  for (const path of [
    '..',
    '../',
    beside,
    join(outside, 'secret.ts'),
    outside,
    dirname(root),
    '/',
    '/etc/passwd',
    'src/linked.ts',
    'linked',
    'linked/secret.ts',
    `file://${outside}/secret.ts`,
  ]) {
    const { text, isError } = await client.call('plaid_check', { path });
    assert.equal(isError, true, `${path}: ${text}`);
    assert.doesNotMatch(text, /secret|linkTokenCreate/);
  }
  const { text } = await client.call('plaid_check', {});
  assert.doesNotMatch(text, /secret\.ts|linked/);
  assert.equal((await client.call('plaid_check', { path: join(root, 'src', 'link.ts') })).isError, false);
  await client.end();
});

test('--project names the folders, several of them, from anywhere', async () => {
  const one = folder(PROJECT);
  const two = folder({ 'app.js': PROJECT['web/old.js'] });
  const client = new Client(folder({ 'here.js': PROJECT['web/old.js'] }), [
    '--project',
    one,
    '--project',
    two,
  ]);
  await client.initialize();
  const { text } = await client.call('plaid_check', {});
  assert.match(text, new RegExp(`\`${basename(one)}/src/link\\.ts\``));
  assert.match(text, new RegExp(`\`${basename(two)}/app\\.js\``));
  assert.doesNotMatch(text, /here\.js/);
  assert.match((await client.call('plaid_check', { path: 'app.js' })).text, /public-key-launch/);
  await client.end();
  for (const args of [
    ['--project', join(one, 'none')],
    ['--project', join(one, 'package.json')],
    ['extra'],
  ]) {
    const { status, stdout, stderr } = run(one, ['mcp', ...args]);
    assert.deepEqual([status, stdout], [2, ''], stderr);
  }
});

test('a part without findings says what was looked at and what was left out', async () => {
  const root = folder({
    ...PROJECT,
    'src/link.test.ts': REQUEST,
    'docs/a.txt': 'nothing',
    'docs/b.txt': 'nothing',
  });
  const client = new Client(root);
  await client.initialize();
  const docs = await client.call('plaid_check', { path: 'docs' });
  assert.match(docs.text, /^# No Plaid here: 2 files read/);
  const tests = await client.call('plaid_check', { path: 'src/link.test.ts' });
  assert.match(tests.text, /^# Nothing wrong found/);
  assert.match(tests.text, /1 file that mentions Plaid gets no findings/);
  await client.end();
});

test('questions asked before the end of the input are answered', async () => {
  const { status, stdout } = run(
    folder(PROJECT),
    ['mcp'],
    `${JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'plaid_check', arguments: {} } })}\n`,
  );
  assert.equal(status, 0);
  assert.match(String(JSON.parse(stdout).result.content[0].text), /missing-redirect-uri/);
});

test('the official client understands every answer', async () => {
  const client = new SdkClient({ name: 'test', version: '1' });
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [cli(), 'mcp'],
      cwd: folder(PROJECT),
      stderr: 'ignore',
    }),
  );
  try {
    assert.equal(client.getServerVersion()?.name, 'link-doctor');
    assert.match(client.getInstructions() ?? '', /plaid_diagnose/);
    assert.equal((await client.listTools()).tools.length, 2);
    const { content } = await client.callTool({
      name: 'plaid_diagnose',
      arguments: { text: 'INVALID_API_KEYS' },
    });
    assert.match(JSON.stringify(content), /# INVALID_API_KEYS/);
    await assert.rejects(client.callTool({ name: 'none', arguments: {} }), /no tool of this name/);
  } finally {
    await client.close();
  }
});
