import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recognizer } from '../../support/recognizer.ts';

const secret = '3e32fe89ce9a6c586bd001cf7be2f3';
const id = '5c1f9a72-4be8-4d0c-9a31-7e2d6f8b0c45';

/** Secrets of a text as `kind environment`, joined by `; `. */
const cases: readonly (readonly [name: string, path: string, text: string, expected: string])[] = [
  ['secret', 'a.js', `new plaid.Client({ clientID: 'x', secret: '${secret}' });`, 'secret null'],
  ['constant', 'a.py', `import plaid\nPLAID_SECRET = "${secret}"`, 'secret null'],
  ['typed constant', 'a.ts', `const PLAID_SECRET: string = '${secret}';`, 'secret null'],
  ['header', 'a.ts', `fetch(plaid, { headers: { 'PLAID-SECRET': '${secret}' } });`, 'secret null'],
  ['fallback', 'a.ts', `const s = process.env.PLAID_SECRET || '${secret}';`, 'secret null'],
  ['fallback in Python', 'a.py', `s = os.getenv("PLAID_SECRET", "${secret}")`, 'secret null'],
  ['of an environment', '.env', `PLAID_SANDBOX_SECRET=${secret}\n`, 'secret sandbox'],
  ['in JSON', 'a.json', `{"plaid": {"secret": "${secret}"}}`, 'secret null'],
  ['public key', 'a.js', `Plaid.create({ key: '${secret}', env: 'sandbox' });`, 'public_key null'],
  ['public key by name', '.env', `PLAID_PUBLIC_KEY=${secret}\n`, 'public_key null'],
  ['access token', 'a.ts', `const t = 'access-production-${id}';`, 'access_token production'],
  [
    'other tokens',
    'a.ts',
    `f('public-sandbox-${id}', 'link-sandbox-${id}', 'processor-sandbox-${id}', 'assets-sandbox-${id}', 'user-sandbox-${id}');`,
    'public_token sandbox; link_token sandbox; processor_token sandbox; asset_report_token sandbox; user_token sandbox',
  ],
  [
    'token of another length',
    'a.ts',
    `const t = 'access-sandbox-9f8e7d6c5b4a3f2e1d0c9b8a7f6e';`,
    'access_token sandbox',
  ],

  [
    'placeholders',
    'a.ts',
    `f('access-sandbox-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx', 'access-sandbox-00000000-0000-0000-0000-000000000000', 'access-sandbox-YOUR-TOKEN-HERE-0001', 'access-sandbox-12345678-1234-1234-1234-123456789012', 'link-sandbox-abc123');`,
    '',
  ],
  [
    'placeholder secrets',
    'a.js',
    `const PLAID_SECRET = 'ffffffffffffffffffffffffffffff'; const o = { secret: '012345678901234567890123456789' }; // plaid`,
    '',
  ],
  ['documented examples', 'a.ts', `const t = 'access-sandbox-de3ce8ef-33f8-452c-a685-8671031fc0f6';`, ''],
  [
    'read from elsewhere',
    'a.js',
    `new plaid.Client({ secret: process.env.PLAID_SECRET, clientID: '5e9f1a2b3c4d5e6f7a8b9c0d' });`,
    '',
  ],
  [
    'other digits',
    'a.js',
    `// plaid\nconst commit = '${secret}'; const o = { session_secret: '${secret}', etag: '${secret}' };`,
    '',
  ],
  ['longer digits', 'a.js', `const PLAID_SECRET = '${secret}aa';`, ''],
  ['no Plaid', 'a.js', `const o = { secret: '${secret}' };`, ''],
  [
    'patterns',
    'a.js',
    `// plaid\nconst p = /access-(sandbox|production)-[0-9a-f-]{36}/; const q = 'access-sandbox-\${id}';`,
    '',
  ],
  ['comment', 'a.js', `// const PLAID_SECRET = '${secret}';\n/* access-production-${id} */`, ''],
  ['comment in an env file', '.env', `# PLAID_SECRET=${secret}\n`, ''],
];

for (const [name, path, text, expected] of cases) {
  test(`secret: ${name} (${path}: ${expected || 'none'})`, async () => {
    const { secrets } = await recognizer.recognize({ text, path });
    assert.equal(secrets.map((each) => `${each.secret} ${each.environment}`).join('; '), expected);
    for (const each of secrets) assert.equal(text.slice(each.span.start, each.span.end), each.text);
  });
}
