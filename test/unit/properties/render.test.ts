import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { ErrorPayload, PayloadField, PayloadKey } from '../../../src/recognize/model.ts';
import { LINK_COMMANDS } from '../../../src/render/commandLink.ts';
import { diagnosisMarkdown, diagnosisText, supportText } from '../../../src/render/diagnosis.ts';
import { codeBlock, codeSpan, escapeHtml, escapeMarkdown, link, plain } from '../../../src/render/escape.ts';
import { hoverCard } from '../../../src/render/hover.ts';
import { assertLinear } from '../../support/growth.ts';
import { fixedSeed } from './edits.ts';

const SECRET = '0123456789abcdef0123456789abcd';
const TOKEN = 'access-production-de3ce8ef-33f8-452c-a685-8671031fc0f6';

/** Pieces that mean something to Markdown, HTML, a terminal or an editor. */
const PIECES = [
  ...[
    '*',
    '**',
    '_',
    '__',
    '`',
    '```',
    '~~~',
    '#',
    '# ',
    '> ',
    '- ',
    '1. ',
    '|',
    '\\',
    '$',
    '$$',
    '~',
    '=',
    '---',
    '\n',
    '\r\n',
    '\n\n',
    '    ',
    '\t',
  ],
  ...[
    '[',
    ']',
    '(',
    ')',
    '![',
    '](',
    '[a](command:linkDoctor.diagnose)',
    '[a](javascript:alert(1))',
    '![p](https://evil.example/p.png)',
    '[a]: https://evil.example',
    '[^1]',
  ],
  ...[
    '<',
    '>',
    '&',
    '&lt;',
    '&#60;',
    '<img src=x onerror=alert(1)>',
    '<script>',
    '</p>',
    '<!--',
    '-->',
    '<https://evil.example>',
    '<a@evil.example>',
    '$(zap)',
  ],
  ...[
    'https://evil.example',
    'http://evil.example/a?b=c',
    'www.evil.example',
    'ftp://evil.example',
    'mailto:a@evil.example',
    'a@evil.example',
    'command:workbench.action.quit',
    'vscode://x/y',
    'file:///etc/passwd',
    'data:text/html,x',
  ],
  ...[
    '\u001b[31m',
    '\u001b]8;;https://evil.example\u0007',
    '\u202e',
    '\u2066',
    '\u200b',
    '\ufeff',
    '\0',
    '\ud800',
    '\u2028',
    '\u00ad',
    '\u{e0041}',
  ],
  ...['redirect_uri', 'ITEM_LOGIN_REQUIRED', 'ordinary words', '😀', '中', '"', "'", ':', ' '],
];

const hostile = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
    ),
    {
      maxLength: 14,
    },
  )
  .map((pieces) => pieces.join(''));

const markdown = new MarkdownIt({ html: true, linkify: true });
// As in the editor, `a.vn` is no address by itself.
markdown.linkify.set({ fuzzyLink: false });
const OURS = new RegExp(
  `^(?:https://(?:(?:[a-z]+\\.)?plaid\\.com|github\\.com)(?:/|$)|command:(?:${LINK_COMMANDS.map((name) => name.replace('.', '\\.')).join('|')})\\?)`,
);
const UNSEEN = /[^\P{Cc}\t\n\r]|\p{Cs}|[\u200b\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** Fails when anything but our own links, and no HTML or picture, comes out of a Markdown text. */
function checkMarkdown(text: string, allowed = OURS): void {
  for (const token of markdown.parse(text, {}).flatMap((each) => [each, ...(each.children ?? [])])) {
    assert.ok(!/^(?:html_|image)/.test(token.type), `${token.type}: ${token.content}\n${text}`);
    if (token.type === 'link_open') assert.match(String(token.attrGet('href')), allowed, text);
  }
  checkText(text);
}

function checkText(text: string): void {
  assert.doesNotMatch(text, UNSEEN);
  assert.ok(!text.includes(SECRET) && !text.includes(TOKEN.slice(18)), 'credentials are masked');
}

function payloadOf(fields: Partial<Record<PayloadKey, string>>): ErrorPayload {
  const span = { start: 0, end: 0 };
  const all = Object.entries(fields).map(
    ([name, text]): PayloadField => ({ name: name as PayloadKey, text, span }),
  );
  const value = (name: PayloadKey) => fields[name] ?? null;
  return {
    kind: 'error-payload',
    span,
    codeSpan: span,
    truncated: false,
    fields: all,
    error_type: value('error_type'),
    error_code: value('error_code'),
    error_message: value('error_message'),
    request_id: value('request_id'),
    link_session_id: value('link_session_id'),
    institution_id: value('institution_id'),
    item_id: value('item_id'),
  };
}

describe('no text becomes markup', () => {
  test('the check refuses what it must', () => {
    for (const text of [
      '<b>x</b>',
      '![a](https://plaid.com/x.png)',
      'https://evil.example',
      '[a](command:evil.command?x)',
    ]) {
      assert.throws(() => checkMarkdown(text), assert.AssertionError);
    }
    checkMarkdown('[Documentation](https://plaid.com/docs/)');
    assert.throws(() => checkText('\u202e'));
    assert.throws(() => checkText(SECRET));
  });

  test('an escaped text renders as itself', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const escaped = escapeMarkdown(text);
        checkMarkdown(escaped);
        const tokens = markdown.parseInline(escaped, {})[0]?.children ?? [];
        assert.ok(
          tokens.every(({ type }) => type === 'text' || type === 'text_special'),
          escaped,
        );
        assert.equal(tokens.map(({ content }) => content).join(''), plain(text));
        // At the start of a line it opens no heading, list, quote, rule or fence either.
        const blocks = markdown.parse(escaped, {}).map(({ type }) => type);
        assert.ok(
          blocks.every((type) => /^(?:paragraph|inline)/.test(type)),
          `${blocks} of ${escaped}`,
        );
      }),
      fixedSeed(1500) as fc.Parameters<[string]>,
    );
  });

  test('code stays code', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const inline = markdown.parseInline(codeSpan(text), {})[0]?.children ?? [];
        assert.deepEqual(
          inline.map(({ type }) => type),
          ['code_inline'],
        );
        assert.equal(inline[0]?.content.trim(), plain(text).trim());
        const blocks = markdown.parse(codeBlock(text, text), {});
        assert.deepEqual(
          blocks.map(({ type }) => type),
          ['fence'],
        );
        checkText(codeBlock(text));
      }),
      fixedSeed(800) as fc.Parameters<[string]>,
    );
  });

  test('HTML has no markup of its own', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const escaped = escapeHtml(text);
        assert.doesNotMatch(escaped, /[<>"'`]/);
        assert.doesNotMatch(escaped, /&(?!(?:amp|lt|gt|quot|#39|#96);)/);
        checkText(escaped);
      }),
      fixedSeed(800) as fc.Parameters<[string]>,
    );
  });

  test('links lead only where they may', () => {
    fc.assert(
      fc.property(hostile, hostile, (label, address) => {
        for (const url of [address, `https://plaid.com/${address}`, `command:${address}`])
          checkMarkdown(link(label, url), /^https:\/\//);
      }),
      fixedSeed(800) as fc.Parameters<[string, string]>,
    );
  });

  test('hover cards', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (a, b, c) => {
        const payload = payloadOf({
          error_type: 'ITEM_ERROR',
          error_code: 'ITEM_LOGIN_REQUIRED',
          error_message: `${a} ${SECRET}`,
          request_id: b,
          institution_id: c,
          institution_name: a + b,
          item_id: `${TOKEN}${c}`,
          link_session_id: a,
        });
        const at = { uri: `file:///${a}`, start: 0, end: 1 };
        for (const subject of [
          { error_type: 'ITEM_ERROR', error_code: 'ITEM_LOGIN_REQUIRED', payload, at },
          {
            error_type: a,
            error_code: b,
            payload: payloadOf({ error_type: a, error_code: b, error_message: c }),
            at,
          },
        ]) {
          checkMarkdown(hoverCard(subject) ?? '');
        }
      }),
      fixedSeed(300) as fc.Parameters<[string, string, string]>,
    );
  });

  test('diagnoses and what is copied from them', () => {
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        const payload = JSON.stringify({
          error_type: 'ITEM_ERROR',
          error_code: 'ITEM_LOGIN_REQUIRED',
          error_message: `${a} ${TOKEN}`,
          request_id: b,
          secret: SECRET,
        });
        for (const text of [a + b, `${a}\n${payload}\n${b}`, `error_code: ITEM_LOGIN_REQUIRED ${a}`]) {
          const diagnosis = diagnose({ text }, null);
          checkMarkdown(diagnosisMarkdown(diagnosis));
          checkText(diagnosisText(diagnosis));
          checkText(supportText(diagnosis));
        }
      }),
      fixedSeed(120) as fc.Parameters<[string, string]>,
    );
  });

  test('huge texts are cut, in linear time', async () => {
    for (const piece of PIECES) {
      await assertLinear(JSON.stringify(piece), 2_000_000, (size) => {
        const text = piece.repeat(Math.ceil(size / piece.length));
        assert.ok(escapeMarkdown(text).length <= 400 * 10);
        assert.ok(codeSpan(text).length <= 1300);
      });
    }
  });
});
