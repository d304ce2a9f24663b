import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recognizeEnvironments } from '../../../src/recognize/environments/index.ts';
import { readBrackets } from '../../../src/syntax/brackets.ts';
import { python } from '../../../src/syntax/languages/python.ts';

const cases: readonly (readonly [name: string, id: string, text: string, expected: string])[] = [
  ['host', 'dart', `final url = 'https://development.plaid.com';`, 'development host'],
  [
    'branches',
    'dart',
    `switch (env) {\n  case 'production':\n    return 'https://production.plaid.com';\n  case 'development':\n    return 'https://development.plaid.com';\n}`,
    'production lookup; development lookup',
  ],
  [
    'map',
    'elixir',
    `@plaid_hosts %{"development" => "https://development.plaid.com/"}`,
    'development lookup',
  ],
  [
    'configuration',
    'elixir',
    `config :plaid, root_uri: "https://development.plaid.com/"`,
    'development host',
  ],
  [
    'match',
    'rust',
    `match plaid_mode { "dev" => "https://development.plaid.com", _ => x }`,
    'development lookup',
  ],
  ['list', 'rust', `let plaid_hosts = ["https://sandbox.plaid.com", "https://development.plaid.com"];`, ''],
  ['prose', 'swift', `print("Use https://development.plaid.com here")`, ''],
  ['comment', 'swift', `// "https://development.plaid.com"\nlet plaid = 1`, ''],
  ['fallback', 'elixir', `System.get_env("PLAID_ENV", "development")`, 'development lookup'],
  [
    'fallback beside the host',
    'dart',
    `final e = env['PLAID_ENV'] ?? 'development';\nfinal u = 'https://development.plaid.com';`,
    'development host',
  ],
  [
    'fallback of a result',
    'rust',
    `std::env::var("PLAID_ENV").unwrap_or("development".into())`,
    'development lookup',
  ],
  ['variable', 'swift', `let plaidEnv: String = "development"`, 'development variable'],
  ['comparison', 'swift', `if plaidEnv == "development" { plaid() }`, ''],
  [
    'constant',
    'dart',
    `final plaid = LinkConfiguration(publicKey: k, env: LinkEnv.development);`,
    'development member',
  ],
  [
    'curl',
    'shellscript',
    `curl -X POST https://development.plaid.com/item/get \\\n  -d '{}'`,
    'development host',
  ],
  [
    'constant without a word of Plaid',
    'objective-c',
    `#import <LinkKit/LinkKit.h>\nenv = PLKEnvironmentDevelopment;`,
    'development member',
  ],
  [
    'condition',
    'objective-c',
    `#import <LinkKit/LinkKit.h>\nif ([name isEqualToString:@"development"]) {\n  return PLKEnvironmentDevelopment;\n}\nif ([name isEqualToString:@"sandbox"]) return PLKEnvironmentSandbox;`,
    'development lookup; sandbox lookup',
  ],
  [
    'argument in the spelling of Swift 2',
    'swift',
    `import LinkKit\nPLKConfiguration(key: k, env: .Development, product: .Auth)`,
    'development member',
  ],
  ['export', 'shellscript', `export PLAID_ENV=development\n# PLAID_ENV=development`, 'development variable'],
];

for (const [name, id, text, expected] of cases) {
  test(`loose environment: ${name} (${id}: ${expected || 'none'})`, () => {
    const lineComment = /^(?:shellscript|elixir)$/.test(id) ? '#' : '//';
    const language = { ...python, id, reader: 'loose' as const, lineComment };
    const brackets = readBrackets(text, language);
    const path = `plaid/x.${id}`;
    const got = recognizeEnvironments({ text, path, language, document: null, brackets }, []);
    assert.equal(got.map((each) => `${each.environment} ${each.form}`).join('; '), expected);
  });
}
