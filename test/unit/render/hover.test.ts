import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalog } from '../../../src/catalog/catalog.ts';
import type { ErrorPayload, PayloadField, PayloadKey } from '../../../src/recognize/model.ts';
import { hoverCard } from '../../../src/render/hover.ts';

const at = { uri: 'file:///a.ts', start: 1, end: 4 };

/** A payload with the given fields, as the recognizer would give it. */
function payload(fields: Partial<Record<PayloadKey, string>>): ErrorPayload {
  const all = Object.entries(fields).map(
    ([name, text]): PayloadField => ({ name: name as PayloadKey, text, span: { start: 0, end: 0 } }),
  );
  const value = (name: PayloadKey) => fields[name] ?? null;
  return {
    kind: 'error-payload',
    span: { start: 0, end: 0 },
    codeSpan: { start: 0, end: 0 },
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

const linesBeforeLinks = (card: string): string[] => (card.split('\n\n[')[0] as string).split('\n');

test('a code: name, type, status, meaning, who acts, causes, what to do, links', () => {
  const card = hoverCard({ error_type: 'ITEM_ERROR', error_code: 'ITEM_LOGIN_REQUIRED', at }) as string;
  assert.match(card, /^\*\*ITEM_LOGIN_REQUIRED\*\* · ITEM_ERROR · HTTP 400 {2}\n/);
  for (const label of ['Who acts', 'Retry', 'Likely', 'In Link', 'Do'])
    assert.ok(card.includes(`**${label}:**`), label);
  assert.match(card, /\[Documentation\]\(https:\/\/plaid\.com\/docs\/errors\/item\/#item_login_required\)/);
  assert.match(card, /\[Diagnose\]\(command:linkDoctor\.diagnose\?%5B%7B/);
  assert.match(card, /\[Copy for Support\]\(command:linkDoctor\.copyForSupport\?/);
});

test('every code and every type of the catalog gives a card of at most six lines, also inside a payload', () => {
  for (const row of catalog().errors) {
    const named = { error_type: row.error_type || null, error_code: row.error_code };
    const inside = payload({ error_message: 'm', request_id: 'r', item_id: 'i', error_code: row.error_code });
    for (const card of [hoverCard({ ...named, at }), hoverCard({ ...named, at, payload: inside })]) {
      assert.ok(card, row.error_code);
      assert.ok(linesBeforeLinks(card).length <= 6, card);
      assert.ok(!/\bnull\b|NaN|\*\*undefined/.test(card), card);
    }
  }
  for (const type of catalog().types)
    assert.ok(hoverCard({ error_type: type.error_type, error_code: null, at }));
});

test('what a payload adds comes first', () => {
  const card = hoverCard({
    error_type: 'ITEM_ERROR',
    error_code: 'ITEM_LOGIN_REQUIRED',
    at,
    payload: payload({
      error_message: 'the login details of this item have changed',
      request_id: 'm8MDnv9okwxFNBV',
      institution_id: 'ins_109508',
      institution_name: 'First Platypus Bank',
      item_id: 'gAXlMgVEw5uEGoQnnXZ6tn9E7Mn3LBc4PJVKZ',
    }),
  }) as string;
  const lines = linesBeforeLinks(card);
  assert.match(lines[0] as string, /^\*\*Plaid says:\*\* the login details/);
  assert.match(
    lines[1] as string,
    /request_id:\*\* `m8MDnv9okwxFNBV` · \*\*Institution:\*\* First Platypus Bank, ins_109508 · \*\*Item:\*\* `gAX/,
  );
  assert.match(lines[2] as string, /^\*\*ITEM_LOGIN_REQUIRED\*\*/);
});

test('a hostile payload stays text', () => {
  const card = hoverCard({
    error_type: 'ITEM_ERROR',
    error_code: 'X](command:workbench.action.quit)',
    at,
    payload: payload({
      error_message:
        '[click](command:workbench.action.quit) <img src=x> ![p](https://e.example/p.png)\n\n# big\n`a`',
      request_id: '`](command:x)',
      institution_name: '<b>bank</b> access-production-de3ce8ef-33f8-452c-a685-8671031fc0f6',
    }),
  }) as string;
  assert.ok(!/(?<!\\)\]\(command:(?!linkDoctor\.)/.test(card.replace(/(`+) .*? \1/g, '')), card);
  assert.ok(!/(?<!\\)<|(?<!\\)\[(?:p|click)|\n# /.test(card), card);
  assert.ok(card.includes('access-production-…') && !card.includes('de3ce8ef'));
});

test('a code under several types names the assumed type, why, and links the others', () => {
  const card = hoverCard({ error_type: null, error_code: 'PRODUCT_NOT_READY', at }) as string;
  assert.match(card, /ITEM_ERROR.*assumed.*\[ASSET_REPORT_ERROR\]\(https:/);
  const typed = hoverCard({
    error_type: 'ASSET_REPORT_ERROR',
    error_code: 'PRODUCT_NOT_READY',
    at,
  }) as string;
  assert.doesNotMatch(typed, /assumed/);
  assert.match(typed, /ASSET_REPORT_ERROR/);
});

test('a code outside the catalog gives the meaning of its type and the date; an unknown word nothing', () => {
  const card = hoverCard({ error_type: 'ITEM_ERROR', error_code: 'BRAND_NEW_CODE', at }) as string;
  assert.match(card, /Not in our catalog \(as of 20\d\d-\d\d/);
  assert.match(card, /\[Documentation\]\(https:\/\/plaid\.com\/docs\/errors\/item\//);
  assert.equal(hoverCard({ error_type: null, error_code: 'BRAND_NEW_CODE', at }), null);
});

test('what a diagnostic already says is not said again', () => {
  const summary = catalog().errors.find((row) => row.error_code === 'ITEM_LOGIN_REQUIRED')?.summary as string;
  const card = hoverCard({
    error_type: 'ITEM_ERROR',
    error_code: 'ITEM_LOGIN_REQUIRED',
    at,
    said: [`ITEM_ERROR: ${summary}`],
  });
  assert.ok(card && !card.includes(summary));
});
