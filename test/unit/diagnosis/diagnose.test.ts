import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalog } from '../../../src/catalog/catalog.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { ProjectFacts } from '../../../src/project/model.ts';
import { diagnosisMarkdown, diagnosisText, supportText } from '../../../src/render/diagnosis.ts';
import { assertLinear } from '../../support/growth.ts';

const of = (text: string, facts: ProjectFacts | null = null) => diagnose({ text }, facts);

test('every code of the catalog is recognized by its name alone, with a meaning and steps', () => {
  for (const row of catalog().errors) {
    const { recognized, verdict } = of(row.error_code);
    const [first] = recognized;
    assert.equal(first?.error_code, row.error_code);
    assert.equal(first.known, true);
    assert.ok(first.title && verdict, row.error_code);
  }
});

test('every code is recognized in a payload under its type', () => {
  for (const row of catalog().errors) {
    if (!row.error_type) continue;
    const text = JSON.stringify({
      error_type: row.error_type,
      error_code: row.error_code,
      request_id: 'm8MDnv9okwxFNBV',
    });
    const { recognized, payloads, support } = of(text);
    assert.deepEqual(
      [recognized[0]?.error_type, recognized[0]?.error_code],
      [row.error_type, row.error_code],
    );
    if (row.docs_url) assert.equal(recognized[0]?.docs, row.docs_url);
    assert.equal(payloads.length, 1);
    assert.deepEqual(support.at_hand, [{ name: 'request_id', value: 'm8MDnv9okwxFNBV' }]);
  }
});

test('the shape that the command line prints', () => {
  const diagnosis = of('ITEM_LOGIN_REQUIRED');
  assert.deepEqual(Object.keys(diagnosis), [
    'recognized',
    'payloads',
    'verdict',
    'causes',
    'steps',
    'in_link',
    'checks',
    'sandbox',
    'support',
    'links',
    'suggestions',
    'notes',
  ]);
  for (const key of ['error_type', 'error_code', 'aliases', 'title', 'docs', 'known']) {
    assert.ok(key in (diagnosis.recognized[0] as object), key);
  }
  for (const cause of diagnosis.causes) {
    for (const key of ['id', 'title', 'why', 'evidence', 'against', 'steps', 'fix'])
      assert.ok(key in cause, key);
  }
  assert.deepEqual(JSON.parse(JSON.stringify(diagnosis)), diagnosis);
});

test('aliases and other spellings lead to the code', () => {
  for (const [text, code] of [
    ['plaid-internal-error', 'INTERNAL_SERVER_ERROR'],
    ['itemLoginRequired', 'ITEM_LOGIN_REQUIRED'],
    ['.invalidCredentials', 'INVALID_CREDENTIALS'],
    ['item login required', 'ITEM_LOGIN_REQUIRED'],
  ] as const) {
    assert.equal(of(text).recognized[0]?.error_code, code, text);
  }
});

test('a type that is a code elsewhere stands alone', () => {
  const [first] = of('RATE_LIMIT_EXCEEDED').recognized;
  assert.deepEqual([first?.error_type, first?.error_code, first?.known], ['RATE_LIMIT_EXCEEDED', null, true]);
});

test('a code of several types says which is assumed; with the type nothing is assumed', () => {
  const [bare] = of('PRODUCT_NOT_READY').recognized;
  assert.ok(bare?.assumed?.includes('ITEM_ERROR') && bare.others.length > 0);
  const [typed] = of('{"error_type":"ASSET_REPORT_ERROR","error_code":"PRODUCT_NOT_READY"}').recognized;
  assert.deepEqual([typed?.error_type, typed?.assumed], ['ASSET_REPORT_ERROR', null]);
});

test('a code that is not listed keeps its type and says so', () => {
  const diagnosis = of(
    '{"error_type":"ITEM_ERROR","error_code":"BRAND_NEW_THING","request_id":"m8MDnv9okwxFNBV"}',
  );
  const [first] = diagnosis.recognized;
  assert.deepEqual([first?.error_code, first?.known], ['BRAND_NEW_THING', false]);
  assert.match(diagnosisMarkdown(diagnosis), /not in our catalog/);
});

test('the exact meaning of a message goes first', () => {
  const { causes, verdict } = of(
    '{"error_type":"INVALID_REQUEST","error_code":"INVALID_FIELD","error_message":"client_id must be a properly formatted, non-empty string"}',
  );
  assert.equal(causes[0]?.id, 'keys-placeholder');
  assert.match(verdict?.text as string, /client_id/);
});

test('a message without its code names the code', () => {
  assert.equal(
    of('the provided credentials were not correct').recognized[0]?.error_code,
    'INVALID_CREDENTIALS',
  );
});

test('several payloads are all recognized, the most frequent first, each once', () => {
  const one = (code: string) => `${JSON.stringify({ error_type: 'ITEM_ERROR', error_code: code })}\n`;
  const { recognized } = of(one('ITEM_LOCKED') + one('INVALID_MFA').repeat(3) + one('ITEM_LOCKED'));
  assert.deepEqual(
    recognized.map(({ error_code, count }) => [error_code, count]),
    [
      ['INVALID_MFA', 3],
      ['ITEM_LOCKED', 2],
    ],
  );
});

test('a slip of the finger is suggested, not guessed', () => {
  for (const [slip, code] of [
    ['ITEM_LOGIN_REQIRED', 'ITEM_LOGIN_REQUIRED'],
    ['INVALID_ACESS_TOKEN', 'INVALID_ACCESS_TOKEN'],
    ['INSTITUTION_DWON', 'INSTITUTION_DOWN'],
  ] as const) {
    const diagnosis = of(slip);
    assert.deepEqual(diagnosis.recognized, []);
    assert.equal(diagnosis.suggestions[0], code);
    assert.match(diagnosisMarkdown(diagnosis), new RegExp(`Did you mean \`${code}\``));
  }
});

test('a text without anything of Plaid gets an honest answer', () => {
  for (const text of ['', ' ', 'hello world', 'x'.repeat(1000), 'npm ERR! code ERESOLVE', '\u0000\u0001']) {
    const diagnosis = of(text);
    assert.equal(diagnosis.verdict, null, text);
    const markdown = diagnosisMarkdown(diagnosis);
    assert.match(markdown, /^# No Plaid error in this text/);
    assert.match(markdown, /Looked for \d+ error codes|The text is empty/);
    assert.match(markdown, /describe what the user sees/);
  }
});

const facts = (...platforms: ProjectFacts['platforms'][number]['platform'][]): ProjectFacts => ({
  pinned: null,
  platforms: platforms.map((platform) => ({
    platform,
    what: `sdk of ${platform}`,
    place: { path: 'app/package.json', line: 4, column: 4, endColumn: 9 },
  })),
});

test('facts of the project leave out causes of platforms it does not serve, and are named as evidence', () => {
  const text = 'OAuth redirects not working after the bank';
  const ids = (given: ProjectFacts | null) => of(text, given).causes.map(({ id }) => id);
  assert.ok(ids(facts('web')).every((id) => !/android|ios/.test(id)));
  const android = of('After the bank the user is not brought back to Link (Android)', facts('android'));
  assert.equal(android.causes[0]?.id, 'android-package-name-missing');
  const ios = of('the redirect page does not open the app: universal link', facts('ios'));
  assert.equal(ios.causes[0]?.id, 'ios-universal-link');
});

test('what only a human can see comes with the page of the Dashboard', () => {
  const { checks } = of('INVALID_FIELD: the redirect_uri is not on the allowlist');
  assert.ok(checks.some(({ url }) => url === 'https://dashboard.plaid.com/developers/api'));
});

test('the answer is the same each time', () => {
  const text = 'ITEM_LOGIN_REQUIRED and oauth redirect on android and Chase is missing';
  assert.deepEqual(of(text), of(text));
});

test('identifiers for Support are at hand, tokens are masked in every face', () => {
  const token = 'access-production-de3ce8ef-33f8-452c-a685-8671031fc0f6';
  const diagnosis = of(
    JSON.stringify({
      error_type: 'INVALID_INPUT',
      error_code: 'INVALID_ACCESS_TOKEN',
      error_message: `bad ${token}`,
      request_id: 'm8MDnv9okwxFNBV',
      item_id: 'gAXlMgVEw5uEGoQnnXZ6tn9E7Mn3LBc4PJVKZ',
    }),
  );
  for (const text of [diagnosisMarkdown(diagnosis), diagnosisText(diagnosis), supportText(diagnosis)]) {
    assert.ok(!text.includes('de3ce8ef'), text);
    assert.ok(text.includes('m8MDnv9okwxFNBV'), text);
  }
});

test('hostile text never becomes markup', () => {
  const hostile =
    '</td></table><script>alert(1)</script>\n# big\n[x](command:workbench.action.quit) ![i](https://e.example/i.png) `` ` | a | b |';
  const inputs = [
    JSON.stringify({
      error_type: 'ITEM_ERROR',
      error_code: 'ITEM_LOCKED',
      error_message: hostile,
      request_id: hostile,
    }),
    JSON.stringify({ error_type: 'ITEM_ERROR', error_code: hostile }),
    `ITEM_LOCKED ${hostile}`,
    hostile,
  ];
  for (const text of inputs) {
    const markdown = diagnosisMarkdown(of(text));
    const outside = markdown.replace(/(`+)(?!`)[^\n]*?[^`]\1(?!`)/g, '');
    assert.ok(!/<script|(?<!\\)\]\(command:|(?<!\\)!\[i|\n# big/.test(outside), markdown);
  }
});

test('bad input neither throws nor takes more than linear time', async () => {
  const payload = '{"error_type":"ITEM_ERROR","error_code":"ITEM_LOCKED"}';
  const inputs: readonly [name: string, size: number, text: (size: number) => string][] = [
    ['records', 100_000, (size) => '{"error_code":'.repeat(size)],
    ['lists', 100_000, (size) => '['.repeat(size) + ']'.repeat(size)],
    ['spaces', 5_000_000, (size) => payload + ' '.repeat(size)],
    ['payloads', 20_000, (size) => payload.repeat(size)],
    ['words', 100_000, (size) => 'redirect_uri '.repeat(size)],
    ['bytes', 60_000, (size) => String.fromCharCode(...Array.from({ length: size }, (_, i) => i % 0x3000))],
    ['half characters', 10_000, (size) => '\ud800'.repeat(size)],
    ['names', 50_000, (size) => 'a_b_'.repeat(size)],
  ];
  for (const [name, times, text] of inputs)
    await assertLinear(name, times, (size) => {
      const markdown = diagnosisMarkdown(of(text(size)));
      assert.ok(markdown.length < 50_000, `${name}: ${markdown.length}`);
    });
});
