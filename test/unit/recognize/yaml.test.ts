import assert from 'node:assert/strict';
import { test } from 'node:test';
import { suppressFixes } from '../../../src/fixes/index.ts';
import { NO_FACTS } from '../../../src/project/model.ts';
import { runRules } from '../../../src/rules/index.ts';
import { applyEdits } from '../../support/edits.ts';
import { assertLinear } from '../../support/growth.ts';
import { recognizer } from '../../support/recognizer.ts';

const block = (margin: string, more = '') =>
  [
    'client_name: Harbor',
    'language: en # of Link',
    'country_codes:',
    '  - US',
    "  - 'CA'",
    'products: [auth, identity]',
    'user:',
    '  client_user_id: "7"',
    ...(more === '' ? [] : [more]),
  ]
    .map((line) => `${margin}${line}\n`)
    .join('');
const body = (margin: string) =>
  `{\n  "client_name": "Harbor",\n  "country_codes": ["US", "CA"],\n  "products": ["auth", "identity"],\n  "language": "en",\n  "user": { "client_user_id": "7" }\n}`
    .split('\n')
    .map((line) => `${margin}${line}\n`)
    .join('');

type Case = readonly [name: string, path: string, text: string, expected: string];

/** Requests as `redirect_uri closed|open client_name countries products client_user_id line`. */
const cases: readonly Case[] = [
  ['no wrapping key', 'link.yml', `# plaid\n${block('')}`, '- closed Harbor US,CA auth,identity 7 2'],
  [
    'a wrapping key',
    'config.yaml',
    `plaid:\n  link:\n${block('    ')}  other: 1\n`,
    '- closed Harbor US,CA auth,identity 7 3',
  ],
  [
    'a return',
    'plaid.yml',
    `default:\n${block('  ', 'redirect_uri: https://x.example/o')}`,
    'present closed Harbor US,CA auth,identity 7 2',
  ],
  [
    'a return of null',
    'plaid.yml',
    `default:\n${block('  ', 'redirect_uri: ~')}`,
    'absent closed Harbor US,CA auth,identity 7 2',
  ],
  [
    'a return without a value',
    'plaid.yml',
    `default:\n${block('  ', 'redirect_uri:')}next: 1\n`,
    'absent closed Harbor US,CA auth,identity 7 2',
  ],
  [
    'a return that is filled in',
    'plaid.yml',
    `default:\n${block('  ', 'redirect_uri: {{ .Values.redirect }}')}`,
    'present closed Harbor US,CA auth,identity 7 2',
  ],
  ['merged', 'plaid.yml', `default:\n${block('  ', '<<: *common')}`, 'open Harbor'],
  [
    'two of a list',
    'plaid.yml',
    `requests:\n  - ${block('    ').trimStart()}  - ${block('    ', 'redirect_uri: x').trimStart()}`,
    '- closed Harbor US,CA auth,identity 7 2; present closed Harbor US,CA auth,identity 7 10',
  ],
  [
    'lists at the column of their key',
    'plaid.yml',
    `plaid:\n  client_name: Harbor\n  country_codes:\n  - US\n  - CA\n  language: en\n  products:\n  - auth\n  - identity\n  user:\n    client_user_id: 7\n`,
    '- closed Harbor US,CA auth,identity 7 2',
  ],
  [
    'flow style',
    'plaid.yml',
    `plaid:\n  link: { client_name: Harbor, country_codes: [US, CA], language: en, products: [auth, identity], user: { client_user_id: "7" } }\n`,
    '- closed',
  ],
  [
    'example of a description',
    'api.yaml',
    `openapi: 3.0.0\npaths:\n  /link/token/create:\n    post:\n      requestBody:\n        content:\n          application/json:\n            example:\n${block('              ')}`,
    '- closed Harbor US,CA auth,identity 7 9',
  ],
  [
    'example as JSON',
    'api.yaml',
    `# plaid\nexample: |\n${body('  ')}other: 1\n`,
    '- closed Harbor US,CA auth,identity 7 3',
  ],
  [
    'body of a collection',
    'insomnia.yaml',
    `collection:\n  - url: "{{ _.plaid }}/link/token/create"\n    body:\n      mimeType: application/json\n      text: |-\n${body('        ')}`,
    '- closed Harbor US,CA auth,identity 7 6',
  ],
  [
    'command of a step',
    'ci.yml',
    `steps:\n  - run: |\n      curl https://sandbox.plaid.com/link/token/create \\\n        -d '${body('        ').trim()}'\n`,
    '- closed Harbor US,CA auth,identity 7 4',
  ],
  [
    'command in a list',
    'ci.yml',
    `script:\n  - curl https://sandbox.plaid.com/link/token/create -d '${body('').replace(/\n */g, ' ').trim()}'\n`,
    '- closed Harbor US,CA auth,identity 7 2',
  ],
  [
    'CRLF',
    'plaid.yml',
    `plaid:\n${block('  ')}`.replace(/\n/g, '\r\n'),
    '- closed Harbor US,CA auth,identity 7 2',
  ],
  [
    'schema',
    'api.yaml',
    `# plaid\nproperties:\n  client_name:\n    type: string\n  language:\n    type: string\n  country_codes:\n    type: array\n  user:\n    type: object\n`,
    '',
  ],
  [
    'words to show',
    'config/locales/en.yml',
    `en:\n  plaid:\n    client_name: Name of the app\n    language: Language\n    country_codes: Countries\n    user: User\n`,
    '',
  ],
  ['commented out', 'plaid.yml', `plaid:\n${block('  ').replace(/^/gm, '#')}`, ''],
  ['another service', 'mx.yml', block(''), ''],
  ['an answer', 'plaid.yml', `metadata:\n${block('  ', 'initial_products: [auth]')}`, ''],
];

for (const [name, path, text, expected] of cases) {
  test(`yaml: ${name} (${path}: ${expected || 'none'})`, async () => {
    const { requests, source } = await recognizer.recognize({ text, path });
    const got = requests.map((request) => {
      const value = (key: string) => request.fields.get(key)?.sites[0]?.value;
      const items = (key: string) =>
        value(key)
          ?.items?.map((item) => item.text)
          .join();
      const state = request.fields.get('redirect_uri')?.state ?? '-';
      const at = source.positionAt(request.site.start).line + 1;
      const closed = request.closed ? 'closed' : 'open';
      if (expected.startsWith('open')) return `${closed} ${value('client_name')?.text}`;
      if (expected === '- closed') return `${state} ${closed}`;
      return `${state} ${closed} ${value('client_name')?.text} ${items('country_codes')} ${items('products')} ${value('user.client_user_id')?.text} ${at}`;
    });
    assert.equal(got.join('; '), expected);
    for (const { fields } of requests) {
      const site = fields.get('client_name')?.sites[0];
      assert.match(text.slice(site?.value.span.start, site?.value.span.end), /^["']?Harbor["']?$/);
    }
  });
}

test('yaml: a rule is turned off by a comment, in a block too', async () => {
  for (const text of [
    `env:\n  PLAID_ENV: development\n`,
    `steps:\n  - run: |\n      set -e\n      export PLAID_ENV=development\n`,
  ]) {
    const find = async (now: string) => {
      const recognition = await recognizer.recognize({ text: now, path: 'ci.yml' });
      return { recognition, found: runRules(recognition, NO_FACTS, { severities: {}, includeTests: false }) };
    };
    const { recognition, found } = await find(text);
    assert.deepEqual(
      found.map(({ rule }) => rule),
      ['removed-environment'],
    );
    const [fix] = suppressFixes(found[0] as never, recognition);
    assert.ok(fix);
    const after = applyEdits(text, fix.edits);
    assert.match(
      after,
      /\n {2,}# link-doctor-disable-next-line removed-environment\n {2,}(?:export )?PLAID_ENV/,
    );
    assert.deepEqual((await find(after)).found, []);
  }
});

test('yaml: hostile texts take linear time', async () => {
  const parts = [
    '- ',
    ' ',
    'client_name: x\n',
    'a: |\n',
    ' client_name:\n',
    '  - client_name: [\n',
    'k: "',
    '\t',
    'user:\n ',
  ];
  for (const part of parts)
    await assertLinear(part, 8000, (size) => {
      const text = `plaid\nclient_name: x\ncountry_codes: y\n${part.repeat(size)}`;
      return recognizer.recognize({ text, path: 'a.yml' });
    });
});
