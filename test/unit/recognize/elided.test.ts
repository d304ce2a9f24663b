import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isElided } from '../../../src/recognize/requests/elided.ts';
import { assertLinear } from '../../support/growth.ts';
import { recognizer } from '../../support/recognizer.ts';

const own = `user: { client_user_id: id }, client_name: 'Harbor', country_codes: ['US'], language: 'en'`;

/** Code of a document, and whether what it sends is wholly visible. */
const cases: readonly (readonly [name: string, path: string, code: string, closed: boolean])[] = [
  ['comment of dots', 'a.js', `await plaid.linkTokenCreate({ ${own},\n  // ...\n});`, false],
  ['dots and words', 'a.js', `await plaid.linkTokenCreate({ ${own}, // ... the rest\n});`, false],
  ['one sign for dots', 'a.js', `await plaid.linkTokenCreate({ ${own}, /* … */ });`, false],
  ['bare dots', 'a.js', `await plaid.linkTokenCreate({ ${own},\n  ...\n});`, false],
  [
    'dots as an argument',
    'a.py',
    'client.link_token_create(LinkTokenCreateRequest(client_name="H", language="en", ...))',
    false,
  ],
  ['comment of Python', 'a.py', 'LinkTokenCreateRequest(\n  client_name="H",\n  # ...\n)', false],
  ['comment of Ruby', 'a.rb', "Plaid::LinkTokenCreateRequest.new(\n  client_name: 'H',\n  # ...\n)", false],
  [
    'a chain that goes on',
    'A.java',
    'class A { void f() {\nvar r = new LinkTokenCreateRequest()\n  .clientName("H")\n  // ...\n  .language("en");\n} }',
    false,
  ],
  [
    'a map of Dart',
    'a.dart',
    `// plaid\nfinal b = {'client_name': 'H', 'country_codes': ['US'], 'language': 'en', 'user': {}, // ...\n};`,
    false,
  ],
  [
    'YAML',
    'plaid.yml',
    `client_name: H\ncountry_codes: [US]\nlanguage: en\nuser: { client_user_id: '1' }\n# ...\n`,
    false,
  ],
  [
    'a spread is followed',
    'a.js',
    `const more = [];\nawait plaid.linkTokenCreate({ ${own}, products: ['auth', ...more] });`,
    true,
  ],
  [
    'dots of a nested value',
    'a.js',
    `await plaid.linkTokenCreate({ ${own}, account_filters: { /* ... */ } });`,
    true,
  ],
  [
    'dots of a text',
    'a.js',
    `await plaid.linkTokenCreate({ ${own}, webhook: 'https://harbor.example/...' });`,
    true,
  ],
  ['dots behind words', 'a.js', `await plaid.linkTokenCreate({ ${own}, // don't wait...\n});`, true],
  [
    'dots of a function',
    'a.go',
    'package a\nimport "github.com/plaid/plaid-go/v20/plaid"\nvar r = plaid.NewLinkTokenCreateRequest("H", "en", append(c, more...), u)',
    true,
  ],
];

for (const [name, path, text, closed] of cases) {
  test(`left out: ${name}`, async () => {
    const { requests } = await recognizer.recognize({ text, path, aboutPlaid: true });
    assert.deepEqual(
      requests.map((each) => each.closed),
      [closed],
    );
  });
}

test('left out: long texts take linear time', async () => {
  for (const part of ['.', '…', '// ', '#', '"', '/*', '.a(', '\n.a()', '\n// x'])
    await assertLinear(part, 50_000, (size) => {
      const text = `{}${part.repeat(size)}`;
      for (const end of [2, text.length]) isElided(text, 0, end);
    });
});
