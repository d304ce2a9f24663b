import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import {
  codeBlock,
  codeCell,
  codeSpan,
  escapeMarkdown,
  prose,
  sentence,
} from '../../../src/render/escape.ts';

/** The parser of VS Code's preview, with all it could be allowed, and CommonMark. */
const renderers = [
  new MarkdownIt({ html: true, linkify: true }),
  new MarkdownIt('commonmark', { html: true }),
];

const hostile = fc
  .array(
    fc.constantFrom(
      ...[
        '[',
        '](',
        ')',
        '<',
        '>',
        '!',
        '`',
        '``',
        '```',
        '*',
        '**',
        '_',
        '__',
        '~~',
        '|',
        '\n',
        '\n\n',
        '\r',
        '# ',
        '- ',
        '+ ',
      ],
      ...[
        '1. ',
        '> ',
        '    ',
        '\t',
        'http://a.b',
        'https://e.example',
        'https://plaid.com.e.example',
        'www.e.example',
        'a@b.co',
      ],
      ...[
        'mailto:a@b.co',
        'command:x',
        '&lt;',
        '&#60;',
        '\\',
        '$',
        '<img src=x>',
        '<!--',
        '-->',
        '<a href="x">',
        'x',
        'word',
        '_a_',
      ],
      ...[
        'a_b',
        '=',
        '---',
        '===',
        ' ',
        '\u2028',
        ':',
        '//',
        'ftp://x.y',
        '<https://x.y>',
        '[a]: http://x',
        '"',
        "'",
        'error_code',
      ],
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

/** Elements that the frame itself makes. */
const EXPECTED = /<\/?(?:p|code|pre|br|strong|table|thead|tbody|tr|td|th)(?: [^>]*)?>/g;
/** `prose` and `sentence` link to plaid.com and nowhere else. */
const OURS = /<a href="https:\/\/(?:[a-z]+\.)?plaid\.com(?:\/[^"]*)?">[^<]*<\/a>/g;

const places: Readonly<Record<string, (text: string) => string>> = {
  'a line': escapeMarkdown,
  'a line among others': (text) => `a · ${escapeMarkdown(text)} · b`,
  'a code span': (text) => `a ${codeSpan(text)} b`,
  'a table cell': (text) => `| a | b |\n| --- | --- |\n| c | ${codeCell(text)} |`,
  'a code block': (text) => codeBlock(text),
  'a sentence': sentence,
  'a sentence with code': prose,
};

for (const [place, write] of Object.entries(places)) {
  test(`no text becomes markup in ${place}`, () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const renderer of renderers) {
          const rest = renderer.render(write(text)).replace(OURS, '').replace(EXPECTED, '');
          assert.doesNotMatch(rest, /<[a-z!/]/i, `${JSON.stringify(text)} gives ${write(text)}`);
        }
      }),
      { numRuns: 2000 },
    );
  });
}

test('a table cell never ends its row or opens another cell', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const html = renderers[0]?.render(places['a table cell']?.(text) ?? '') ?? '';
      assert.equal(html.match(/<td/g)?.length, 2, html);
    }),
    { numRuns: 2000 },
  );
});
