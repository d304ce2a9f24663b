import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertLinear } from '../../support/growth.ts';
import { recognizer } from '../../support/recognizer.ts';

/** Environments of a text as `environment form`, joined by `; `. */
type Case = readonly [name: string, path: string, text: string, expected: string];

const node = `import { Configuration, PlaidApi, PlaidEnvironments } from 'plaid';\n`;
const cases: readonly Case[] = [
  [
    'section of YAML',
    'application.yml',
    'plaid:\n  client-id: x\n  env: development\n',
    'development variable',
  ],
  ['section of YAML, another service', 'values.yml', 'plaid-worker:\n  env: development\n', ''],
  [
    'section of JSON',
    'appsettings.json',
    '{ "Plaid": { "ClientId": "x", "Environment": "Development" }, "Mode": "Development" }',
    'development variable',
  ],
  [
    'section of TOML, a sample',
    'config.toml.example',
    '[plaid]\nenvironment = "development"\n[app]\nenvironment = "development"\n',
    'development variable example',
  ],
  ['properties', 'application.properties', 'plaid.environment=development\n', 'development variable'],
  [
    'Go: the library under a name of its own',
    'a.go',
    'package a\nimport (\n\tplaidAPI "github.com/plaid/plaid-go/v3/plaid"\n)\nvar envs = map[string]plaidAPI.Environment{"development": plaidAPI.Development}\nvar other = mode.Development',
    'development lookup',
  ],
  [
    'query of the page',
    'a.js',
    `const u = 'https://cdn.plaid.com/link/v2/stable/link.html?key=' + KEY + '&env=development';`,
    'development launch',
  ],
  [
    'options of the page in a map',
    'A.java',
    `class A { void f() {\n o.put("key", K);\n // o.put("env", "development");\n o.put("env", "sandbox");\n o.put("baseUrl", "https://cdn.plaid.com/link/v2/stable/link.html"); } }`,
    'sandbox launch',
  ],
  [
    'items of the query of the page',
    'a.swift',
    `let u = URL(string: "https://cdn.plaid.com/link/v2/stable/link.html")\nitems = [URLQueryItem(name: "key", value: k), URLQueryItem(name: "env", value: "development")]`,
    'development launch',
  ],
  [
    'query of the page with a token',
    'a.js',
    `const u = 'https://cdn.plaid.com/link/v2/stable/link.html?token=' + t;\nconst o = { "env": "development" };`,
    '',
  ],
  ['host', 'a.ts', `const plaidUrl = 'https://development.plaid.com';`, 'development host'],
  ['host with a path', 'a.py', `requests.post("https://tartan.plaid.com/connect", json=body)`, 'tartan host'],
  ['host in a template', 'a.ts', 'fetch(`https://sandbox.plaid.com/' + '$' + '{path}`)', 'sandbox host'],
  [
    'bare host',
    'a.js',
    `const options = { hostname: 'development.plaid.com', path: '/x' };`,
    'development host',
  ],
  ['older host', 'a.js', `const u = 'https://link-tartan.plaid.com/x';`, 'tartan host'],
  [
    'another host',
    'a.js',
    `const u = 'https://development.plaid.com.example.org'; const v = 'https://my-development.plaid.community';`,
    '',
  ],
  [
    'host in prose',
    'a.js',
    `// plaid\nconst help = 'The host is https://development.plaid.com for tests.';`,
    '',
  ],
  [
    'host in an allow-list',
    'a.ts',
    `const csp = { connectSrc: ["'self'", 'https://development.plaid.com'] };`,
    '',
  ],
  [
    'host that is compared',
    'a.ts',
    `if (host === 'https://development.plaid.com') warn(); if (h.includes('development.plaid.com')) {}`,
    '',
  ],
  [
    'host in a comment',
    'a.ts',
    `// https://development.plaid.com\nconst a = 1; /* 'https://development.plaid.com' */`,
    '',
  ],
  [
    'host in a map',
    'a.ts',
    `const hosts = { sandbox: 'https://sandbox.plaid.com', development: 'https://development.plaid.com' };`,
    'sandbox lookup; development lookup',
  ],
  [
    'host by a ternary',
    'a.ts',
    `const u = process.env.PLAID_ENV === 'development' ? 'https://development.plaid.com' : 'https://sandbox.plaid.com';`,
    'development lookup; sandbox lookup',
  ],
  [
    'host in a switch',
    'a.ts',
    `switch (plaidEnv) { case 'development': return 'https://development.plaid.com'; default: return 'https://sandbox.plaid.com'; }`,
    'development lookup; sandbox lookup',
  ],
  [
    'host under an if',
    'a.py',
    `import plaid\nif PLAID_ENV == 'development':\n    host = plaid.Environment.Development\n`,
    'development lookup',
  ],
  [
    'host in try',
    'a.js',
    `try { await fetch('https://development.plaid.com/item/get'); } catch (e) {}`,
    'development host',
  ],

  [
    'member',
    'a.ts',
    `${node}new Configuration({ basePath: PlaidEnvironments.development });`,
    'development member',
  ],
  [
    'indexed member',
    'a.ts',
    `${node}new Configuration({ basePath: PlaidEnvironments['development'] });`,
    'development member',
  ],
  [
    'legacy member',
    'a.js',
    `const plaid = require('plaid');\nnew plaid.Client(ID, SECRET, KEY, plaid.environments.tartan);`,
    'tartan member',
  ],
  [
    'renamed table',
    'a.ts',
    `import { PlaidEnvironments as Hosts } from 'plaid';\nconst b = Hosts.development;`,
    'development member',
  ],
  [
    'table of another library',
    'a.ts',
    `import { environments } from './config';\nimport 'plaid';\nconst b = environments.development;`,
    '',
  ],
  [
    'Python member',
    'a.py',
    `import plaid\nplaid.Configuration(host=plaid.Environment.Development)`,
    'development member',
  ],
  [
    'Python import',
    'a.py',
    `from plaid import Environment\nhost = Environment.Production`,
    'production member',
  ],
  ['member that is compared', 'a.ts', `${node}if (url === PlaidEnvironments.development) throw e;`, ''],
  [
    'member by default',
    'a.ts',
    `${node}const b = PlaidEnvironments[process.env.PLAID_ENV || 'development'];`,
    'development lookup',
  ],
  [
    'member by a constant',
    'a.ts',
    `${node}const e = 'development';\nconst b = PlaidEnvironments[e];`,
    'development member',
  ],
  ['member by a variable', 'a.ts', `${node}const b = PlaidEnvironments[process.env.PLAID_ENV!];`, ''],
  [
    'NODE_ENV picks',
    'a.ts',
    `${node}const b = PlaidEnvironments[process.env.NODE_ENV === 'development' ? 'sandbox' : 'production'];`,
    'sandbox lookup; production lookup',
  ],

  [
    'launch',
    'a.js',
    `Plaid.create({ env: 'development', key: K, product: ['auth'], clientName: 'H' });`,
    'development launch',
  ],
  [
    'launch behind a name',
    'a.js',
    `const env = 'tartan';\nPlaid.create({ env, key: K, product: ['auth'], clientName: 'H' });`,
    'tartan launch',
  ],
  [
    'launch by NODE_ENV',
    'a.js',
    `Plaid.create({ env: process.env.NODE_ENV === 'development' ? 'sandbox' : 'production', key: K, product: ['auth'], clientName: 'H' });`,
    'sandbox launch; production launch',
  ],
  [
    'component',
    'a.jsx',
    `import { PlaidLink } from 'react-plaid-link';\nconst x = <PlaidLink publicKey={K} env="development" />;`,
    'development launch',
  ],
  [
    'component, braces',
    'a.jsx',
    `import { PlaidLink } from 'react-plaid-link';\nconst x = <PlaidLink publicKey={K} env={'development'} />;`,
    'development launch',
  ],
  [
    'launch in a string',
    'a.ts',
    `const html = \`<script>Plaid.create({ env: 'development', key: '\${k}', product: ['auth'] })</script>\`;`,
    'development launch',
  ],
  [
    'client by options',
    'a.js',
    `const plaid = require('plaid');\nnew plaid.Client({ clientID, secret, env: 'development' });`,
    'development member',
  ],
  [
    'client by keyword',
    'a.py',
    `from plaid import Client\nclient = Client(client_id=a, secret=b, environment='development')`,
    'development member',
  ],
  [
    'client of something else',
    'a.js',
    `import 'plaid';\nnew Sentry.Client({ env: 'development' }); init({ environment: 'development' });`,
    '',
  ],

  ['variable', 'a.js', `var PLAID_ENV = "development";`, 'development variable'],
  ['variable of the process', 'a.ts', `process.env.PLAID_ENV = 'development';`, 'development variable'],
  ['fallback', 'a.ts', `const plaidEnv = process.env.PLAID_ENV ?? 'development';`, 'development lookup'],
  [
    'fallback with a cast',
    'a.ts',
    `export default { plaidEnv: (process.env.PLAID_ENV as string) || 'development' };`,
    'development lookup',
  ],
  ['fallback in Python', 'a.py', `PLAID_ENV = os.getenv('PLAID_ENV', 'development')`, 'development lookup'],
  [
    'fallback in a pattern',
    'a.js',
    `const { PLAID_ENV = 'development' } = process.env;`,
    'development lookup',
  ],
  [
    'fallback of a schema',
    'a.ts',
    `z.object({ PLAID_ENV: z.enum(['sandbox', 'development', 'production']).default('sandbox') });`,
    'sandbox lookup',
  ],
  [
    'types and comparisons',
    'a.ts',
    `type C = { plaidEnv: 'sandbox' | 'development' };\nif (process.env.PLAID_ENV === 'development') x(process.env.PLAID_ENV as 'development');`,
    '',
  ],
  [
    'list of valid names',
    'a.ts',
    `// plaid\nconst validEnvs = ['sandbox', 'development', 'production'] as const;`,
    '',
  ],
  [
    'other variables',
    'a.js',
    `// plaid\nprocess.env.NODE_ENV = 'development'; const APP_ENV = 'development'; const mode = 'development';`,
    '',
  ],
  [
    'secret of the environment',
    'a.js',
    `const s = process.env.PLAID_DEVELOPMENT_SECRET;\nuse(process.env.PLAID_DEVELOPMENT_SECRET);`,
    'development lookup',
  ],

  ['env file', '.env', 'NODE_ENV=development\nPLAID_ENV=development\n', 'development variable'],
  [
    'env file, quoted and exported',
    '.env.local',
    'export NEXT_PUBLIC_PLAID_ENV="development" # old\r\n',
    'development variable',
  ],
  ['env file, example', '.env.example', 'PLAID_ENV=development\n', 'development variable example'],
  [
    'env file, comment',
    '.env',
    '# PLAID_ENV=development\nPLAID_ENV=sandbox # or development\n',
    'sandbox variable',
  ],
  ['env file, longer word', '.env', 'PLAID_ENV=development2\nMY_PLAID_ENV_NAME=development\n', ''],
  [
    'env file, secret',
    '.env',
    'PLAID_SECRET_DEVELOPMENT=abc\nPLAID_SECRET_SANDBOX=abc\n',
    'development variable',
  ],
  ['env file, blank secret', '.env', 'PLAID_SECRET_DEVELOPMENT=\nPLAID_ENV=\n', ''],
  [
    'compose',
    'docker-compose.yml',
    'services:\n  web:\n    environment:\n      PLAID_ENV: development\n      NODE_ENV: development\n',
    'development variable',
  ],
  [
    'compose, a default',
    'compose.yaml',
    `environment:\n  - PLAID_ENV=\${PLAID_ENV:-development}\n  - NODE_ENV=\${NODE_ENV:-development}\n`,
    'development lookup',
  ],
  [
    'serverless, a default',
    'serverless.yml',
    `PLAID_ENV: \${env:PLAID_ENV, 'development'}\n`,
    'development lookup',
  ],
  ['compose, list', 'compose.yaml', 'environment:\n  - PLAID_ENV=development\n', 'development variable'],
  [
    'name and value',
    'deploy.yaml',
    '# plaid\nenv:\n  - name: PLAID_ENV\n    value: "development"\n',
    'development variable',
  ],
  ['Dockerfile', 'Dockerfile', 'ENV PLAID_ENV development\n', 'development variable'],
  ['JSON', 'settings.json', '{ "PLAID_ENV": "development", "mode": "development" }', 'development variable'],
  [
    'address in settings',
    'plaid.yml',
    'development:\n  endpoint: https://tartan.plaid.com/\n',
    'tartan host',
  ],
  ['prose', 'notes.txt', 'Set PLAID_ENV=development and open https://development.plaid.com', ''],
  ['fallback of a reader', 'a.ts', `use(Deno.env.get('PLAID_ENV') || 'development');`, 'development lookup'],
  [
    'fallback of a service',
    'a.ts',
    `use((this.config.get('PLAID_ENV')) ?? 'development');`,
    'development lookup',
  ],
  [
    'field of settings',
    'a.py',
    `class Settings(BaseSettings):\n    plaid_env: str = Field(default="development")\n    plaid_environment: str = "tartan"\n`,
    'development lookup; tartan variable',
  ],
  [
    'options of a reader',
    'a.ts',
    `cleanEnv(process.env, { PLAID_ENV: str({ choices: ['sandbox', 'development'], default: 'development' }) });`,
    'development lookup',
  ],
  [
    'configuration',
    'a.js',
    `module.exports = { env: 'development', plaid: { env: 'development', secret: s } };`,
    'development variable',
  ],
  [
    'configuration by NODE_ENV',
    'a.js',
    `module.exports = { plaid: { env: process.env.NODE_ENV || 'development' } };`,
    '',
  ],
];

for (const [name, path, text, expected] of cases) {
  test(`environment: ${name} (${path}: ${expected || 'none'})`, async () => {
    const { environments } = await recognizer.recognize({ text, path });
    const got = environments.map(
      (each) => `${each.environment} ${each.form}${each.example ? ' example' : ''}`,
    );
    assert.equal(got.join('; '), expected);
  });
}

test('environment: the range is the value', async () => {
  for (const [path, text, expected] of [
    ['.env', 'A=1\r\nPLAID_ENV="development"\r\n', 'development'],
    ['a.ts', `const é = '😀'; const u = 'https://development.plaid.com';`, `'https://development.plaid.com'`],
    ['a.ts', `${node}f(PlaidEnvironments.development)`, 'PlaidEnvironments.development'],
  ] as const) {
    const { environments } = await recognizer.recognize({ text, path });
    assert.equal(text.slice(environments[0]?.span.start, environments[0]?.span.end), expected);
  }
});

test('environment: hostile text takes linear time', async () => {
  const parts = [
    'PLAID_ENV=',
    'PLAID_ENV || ',
    'plaidEnv = plaidEnv ? a : b;\n',
    'environments[',
    'aPLAID_ENV',
    ' ',
  ];
  for (const path of ['a.ts', '.env', 'a.yml']) {
    for (const part of parts) {
      await assertLinear(`${path} ${part}`, 8000, (size) =>
        recognizer.recognize({ text: `plaid ${part.repeat(size)}`, path }),
      );
    }
  }
});
