import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';
import type { Cause, Diagnosis } from '../../../../src/diagnosis/model.ts';
import { diagnosisHtml, emptyHtml } from '../../../../src/render/html/diagnosis.ts';
import { type DiagnosisView, placeKey, placesOf, stepId } from '../../../../src/render/html/view.ts';
import { fullView, TOKEN, viewOf } from '../../../host/panelSamples.ts';
import { assertLinear } from '../../../support/growth.ts';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

function elements(html: string): Element[] {
  const found: Element[] = [];
  const walk = (node: Node) => {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  const problems: string[] = [];
  walk(parseFragment(html, { onParseError: ({ code }) => problems.push(code) }));
  assert.deepEqual(problems, [], 'well-formed');
  return found;
}

function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

const visibleText = (html: string): string => textOf(parseFragment(html));
const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value;

const TAGS = new Set(
  'a button caption code details div h1 h2 h3 header input label li ol p section span strong summary table tbody td th thead tr ul'.split(
    ' ',
  ),
);
const ATTRIBUTES =
  /^(?:aria-label|checked|class|data-action|data-value|for|href|id|role|scope|tabindex|type)$/;
const ACTIONS = /^(?:check|clear|copy-full|copy-markdown|copy-support|fix|open-markdown|origin|place|tick)$/;
const SAFE_ID = /^[a-z][a-z0-9-]*$/;

/** Every element, attribute and value is one of ours, whatever the texts were. */
function assertOurs(html: string): void {
  const ids = new Set<string>();
  for (const element of elements(html)) {
    assert.ok(TAGS.has(element.tagName), element.tagName);
    for (const { name, value } of element.attrs) {
      assert.match(name, ATTRIBUTES);
      if (name === 'href') assert.match(value, /^https:\/\/[a-z.]+\//);
      if (name === 'data-action') assert.match(value, ACTIONS);
      if (name === 'data-value') assert.match(value, /^(?:\d+|[0-9a-f]{8})$/);
      if (name === 'class') assert.match(value, /^[a-z ]*$/);
      if (name === 'id') {
        assert.match(value, SAFE_ID);
        assert.ok(!ids.has(value), `id ${value} twice`);
        ids.add(value);
      }
    }
  }
}

test('the parts stand in their order, and each button says what it asks for', () => {
  const html = diagnosisHtml(fullView());
  assertOurs(html);
  const heads = elements(html).filter(({ tagName }) => /^h[12]$/.test(tagName));
  assert.deepEqual(
    heads.map(textOf).map((title) => title.replace(/: .*| at .*/, '')),
    [
      'INVALID_FIELD',
      'Checked again',
      'Why',
      'What speaks against it',
      'Only you can see',
      'Do',
      'What the user reads in Link',
      'Other causes',
      'What was recognized',
      'Reproduce in Sandbox',
      'For Plaid Support',
      'Read on',
    ],
  );
  const text = visibleText(html);
  assert.match(text, /Proved by the project/);
  assert.match(text, /redirect_uri: 'http:\/\/localhost:3000\/return',/, 'the excerpt');
  assert.match(text, /Apply fix: Add redirect_uri from PLAID_REDIRECT_URI in src\/server\.ts:12/);
  assert.match(text, /1 of \d+ done/);
});

test('a place button carries the number under which the panel finds the place again', () => {
  const view = fullView();
  const places = placesOf(view.diagnosis);
  const buttons = elements(diagnosisHtml(view)).filter((one) => attribute(one, 'data-action') === 'place');
  assert.ok(buttons.length > 1);
  for (const button of buttons) {
    const place = places[Number(attribute(button, 'data-value'))];
    assert.equal(textOf(button), `${place?.path}:${(place?.line ?? 0) + 1}`);
  }
});

test('ticked steps are checked, by their words', () => {
  const view = fullView();
  const boxes = elements(diagnosisHtml(view)).filter(({ tagName }) => tagName === 'input');
  assert.deepEqual(
    boxes.map((box) => attribute(box, 'data-value')),
    view.diagnosis.steps.map(stepId),
  );
  assert.deepEqual(
    boxes.map((box) => attribute(box, 'checked') !== undefined),
    view.diagnosis.steps.map((_, index) => index === 0),
  );
});

test('tokens are masked in every part', () => {
  const html = diagnosisHtml({
    ...fullView(),
    diagnosis: { ...fullView().diagnosis, notes: [`token ${TOKEN}`], sandbox: TOKEN },
  });
  assert.ok(!html.includes('de3ce8ef'));
  assert.match(visibleText(html), /access-production-…/);
});

test('a variable that names a secret is shown without its value, also where nothing marks it as one', () => {
  const place = { path: 'server/.env.local', line: 0, column: 0, endColumn: 5 };
  const view = fullView();
  const [first, ...others] = view.diagnosis.causes as [Cause, ...Cause[]];
  const diagnosis: Diagnosis = {
    ...view.diagnosis,
    causes: [{ ...first, evidence: [{ text: 'Here', place }] }, ...others],
  };
  const excerpts = new Map([[placeKey(place), 'export PLAID_SECRET=hunter']]);
  const text = visibleText(diagnosisHtml({ ...view, diagnosis, excerpts }));
  assert.ok(text.includes('PLAID_SECRET=…') && !text.includes('hunter'), text);
});

test('without an error it says what to do; gone and failed have a way on', () => {
  const nothing = diagnosisHtml(viewOf('the quick brown fox'));
  assertOurs(nothing);
  assert.match(visibleText(nothing), /No Plaid error in this text/);
  for (const why of ['gone', 'failed'] as const) {
    assertOurs(emptyHtml(why));
    assert.match(emptyHtml(why), /data-action="check"/);
  }
});

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '<',
          '>',
          '"',
          "'",
          '&',
          '`',
          '``',
          '=',
          '/',
          '\\',
          '\0',
          '\n',
          ' ',
          '-->',
          '<!--',
          ']]>',
          '&lt;',
          '&#60;',
        ],
        ...[
          '<script>',
          '</script>',
          '<img src=x onerror=alert(1)>',
          '<svg onload=alert(1)>',
          '</code>',
          '</p>',
        ],
        ...[
          '"><a href="javascript:alert(1)">',
          '<style>',
          '<iframe>',
          '<table>',
          '<plaintext>',
          '</main>',
          '<base href=x>',
        ],
        ...[
          'https://plaid.com/docs/',
          'https://plaid.com.e.example/',
          'javascript:alert(1)',
          'command:x',
          'dashboard.plaid.com/x"y',
        ],
        ...['\u202e', '\ud800', '\u2028', 'error_code', '/link/token/create', TOKEN],
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

/** A view in which every text is hostile. */
const hostileView = fc.infiniteStream(hostile).map((texts): DiagnosisView => {
  const next = (): string => texts.next().value as string;
  const replaced = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return key === 'certainty' ? value : next();
    if (Array.isArray(value)) return value.map((one) => replaced(one));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, replaced(one, name)]));
  };
  const view = fullView();
  const diagnosis = replaced(view.diagnosis) as Diagnosis;
  return {
    ...view,
    diagnosis,
    origin: next(),
    excerpts: new Map(placesOf(diagnosis).map((place) => [placeKey(place), next()])),
    fixes: [{ title: next(), where: next() }],
    tokens: [{ name: next(), value: next() }],
    checked: { at: next(), changes: [next(), next()] },
  };
});

test('hostile text in every field stays text', () => {
  fc.assert(
    fc.property(hostileView, (view) => {
      const html = diagnosisHtml(view);
      assertOurs(html);
      assert.ok(!html.includes('de3ce8ef'));
    }),
    { numRuns: 150 },
  );
});

test('a million characters in a field are cut, in linear time', async () => {
  const view = fullView();
  for (const part of ['<', '`', 'https://plaid.com/', 'a_b'])
    await assertLinear(part, 1_000_000, (size) => {
      const huge = part.repeat(size / part.length);
      const html = diagnosisHtml({ ...view, diagnosis: { ...view.diagnosis, notes: [huge], sandbox: huge } });
      assert.ok(html.length < 200_000);
      assertOurs(html);
    });
});
