import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkArgument, commandLink, commandUri } from '../../../src/render/commandLink.ts';
import {
  cap,
  codeBlock,
  codeCell,
  codeSpan,
  escapeHtml,
  escapeMarkdown,
  link,
  prose,
  visible,
} from '../../../src/render/escape.ts';

const escaped: [string, string][] = [
  ['redirect_uri is missing', 'redirect_uri is missing'],
  ['**bold** _it_ __x__', '\\*\\*bold\\*\\* \\_it\\_ \\_\\_x\\_\\_'],
  ['[a](command:x)', '\\[a\\](command\\:x)'],
  ['![p](https://e.example/p.png)', '!\\[p\\](https:\\//e.example/p.png)'],
  ['<img src=x onerror=alert(1)>', '\\<img src=x onerror=alert(1)>'],
  [
    'https://evil.example www.evil.example a@evil.example',
    'https:\\//evil.example www\\.evil.example a\\@evil.example',
  ],
  ['a\nb\r\n\r\n# c', 'a b # c'],
  ['# heading', '\\# heading'],
  ['> quote', '\\> quote'],
  ['1. list', '1\\. list'],
  ['- list', '\\- list'],
  ['&lt;b&gt; & c', '\\&lt;b\\&gt; & c'],
  ['`code`', '\\`code\\`'],
  ['$x$ | ~~y~~', '\\$x\\$ \\| \\~\\~y\\~\\~'],
  ['C:\\temp', 'C:\\\\temp'],
];
for (const [text, expected] of escaped)
  test(`escapes ${JSON.stringify(text)}`, () => assert.equal(escapeMarkdown(text), expected));

test('a text that hides itself is made visible', () => {
  assert.equal(visible('a\u202eb\u200bc\u0000d\u001b[31mred\u001b[0m\ud800'), 'a⟨U+202E⟩b⟨U+200B⟩c␀dred�');
  assert.equal(escapeMarkdown('ok 👍🏽 é 中'), 'ok 👍🏽 é 中');
});

test('no text closes a code span or a fence', () => {
  assert.equal(codeSpan('a`b'), '``a`b``');
  assert.equal(codeSpan('`'), '`` ` ``');
  assert.equal(codeSpan('a\n\n# b'), '`a # b`');
  assert.equal(codeCell('a|b'), '`a\\|b`');
  assert.equal(codeBlock('x\n```\ny', 'js`on'), '````json\nx\n```\ny\n````');
});

test('a length limit holds and never halves a character', () => {
  assert.equal(cap('abcdef', 4), 'abc…');
  assert.equal(cap('a👍b', 3), 'a…');
  assert.ok(escapeMarkdown('x'.repeat(5_000_000)).length <= 400);
});

test('what is escaped is masked first', () => {
  const token = 'access-production-de3ce8ef-33f8-452c-a685-8671031fc0f6';
  for (const text of [escapeMarkdown(token), codeSpan(token), escapeHtml(token), codeBlock(token)]) {
    assert.ok(!text.includes('de3ce8ef') && text.includes('access-production-…'), text);
  }
});

test('HTML is inert in elements and attributes', () => {
  assert.equal(
    escapeHtml(`<a href="x" onclick='y'>&`),
    '&lt;a href=&quot;x&quot; onclick=&#39;y&#39;&gt;&amp;',
  );
});

test('our own sentences keep names as code and links to plaid.com as links', () => {
  assert.equal(
    prose(
      'Send redirect_uri to /link/token/create; see https://plaid.com/docs/link/oauth/#x. Check PRODUCT_NOT_READY [a].',
    ),
    'Send `redirect_uri` to `/link/token/create`; see <https://plaid.com/docs/link/oauth/#x>. Check `PRODUCT_NOT_READY` \\[a\\].',
  );
});

test('only plain https addresses become links', () => {
  assert.equal(
    link('Documentation', 'https://plaid.com/docs/errors/item/#x'),
    '[Documentation](https://plaid.com/docs/errors/item/#x)',
  );
  for (const address of [
    'http://plaid.com',
    'command:x',
    'https://a) [b](command:x',
    'https://a/"x"',
    null,
  ]) {
    assert.equal(link('Documentation', address), 'Documentation');
  }
});

test('a command link holds an allow-listed command and a checked argument, encoded', () => {
  assert.equal(
    commandUri('linkDoctor.diagnose', { error_code: 'NOT_FOUND', uri: 'file:///a(b).log', start: 1, end: 9 }),
    'command:linkDoctor.diagnose?%5B%7B%22error_code%22%3A%22NOT_FOUND%22%2C%22uri%22%3A%22file%3A%2F%2F%2Fa%28b%29.log%22%2C%22start%22%3A1%2C%22end%22%3A9%7D%5D',
  );
  assert.equal(commandUri('workbench.action.terminal.sendSequence' as 'linkDoctor.diagnose', {}), null);
  assert.equal(
    commandLink('Diagnose', 'linkDoctor.diagnose', { error_code: 'X](command:evil)' }),
    'Diagnose',
  );
});

test('arguments that arrive are checked', () => {
  assert.deepEqual(checkArgument({ error_code: 'ITEM_LOCKED' }), { error_code: 'ITEM_LOCKED' });
  for (const bad of [
    null,
    'x',
    [],
    { other: 1 },
    { start: -1 },
    { start: 1.5 },
    { uri: 'x y' },
    { error_type: 'A B' },
    { error_code: 5 },
  ]) {
    assert.equal(checkArgument(bad), null);
  }
});
