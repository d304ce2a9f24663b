import type { Expression } from '../../syntax/expression.ts';
import { lower } from '../../syntax/lower.ts';
import { shapeOf } from '../../syntax/node.ts';
import type { Value } from '../model.ts';
import type { TreeDocument } from '../tree.ts';
import { readValue } from './values.ts';

/** Functions whose arguments are the items of a list. */
export const listMakers =
  /^(?:Arrays\.asList|(?:java\.util\.)?(?:List|Set)\.of|Collections\.singletonList|ImmutableList\.of|Lists\.newArrayList|listOf|setOf|arrayOf|mutableListOf)$/;

/** Items as they stand; unpacked ones are out of sight. */
export function listValue(
  document: TreeDocument,
  all: readonly Expression[],
  span: Value['span'],
  depth: number,
): Value {
  const items = all.filter((item) => item.kind !== 'spread');
  return {
    span,
    kind: 'list',
    items: items.map((item) => readValue(document, item, depth + 1)),
    partial: items.length < all.length,
  };
}

/** `[Products(p) for p in names]`: a list; its items are those of `names` when each is taken as it is. */
export function comprehension(document: TreeDocument, expression: Expression, depth: number): Value {
  const { node, span } = expression;
  const unseen: Value = { span, kind: 'list', items: [], partial: true };
  const body = node.childForFieldName('body');
  const [, clause, ...more] = node.namedChildren;
  if (!body || clause?.type !== 'for_in_clause' || more.length > 0) return unseen;
  const left = clause.childForFieldName('left');
  const right = clause.childForFieldName('right');
  if (!left || !right || shapeOf(document, left)?.as !== 'name') return unseen;
  const each = document.text.slice(left.startIndex, left.endIndex);
  const made = document.text.slice(body.startIndex, Math.min(body.endIndex, body.startIndex + 200));
  const taken = /^(?:(?:\w+\.)*(?:Products|CountryCode)\(\s*)?(\w+)(?:\.strip\(\))?\s*\)?$/.exec(made);
  if (taken?.[1] !== each) return unseen;
  const list = readValue(document, lower(document, right), depth + 1);
  const found = list.kind === 'list' ? list : list.fallback;
  return found?.kind === 'list'
    ? { ...found, span, partial: found.partial === true || found !== list }
    : unseen;
}

/** `text.split(',')`: a list whose items show when the text is known, or the text that stands in for it is. */
export function splitValue(text: Value, by: Expression | undefined, span: Value['span']): Value {
  const at = by?.kind === 'string' && by.isStatic && by.text !== '' ? by.text : null;
  const known = text.kind === 'string' ? text : text.fallback?.kind === 'string' ? text.fallback : null;
  const words = known && at !== null ? (known.text ?? '').split(at).slice(0, 200) : [];
  const items = words.map((word): Value => ({ span: known?.span ?? span, kind: 'string', text: word }));
  return { span, kind: 'list', items, partial: known !== text || at === null };
}

/** What of a list's items is left by a callback: all when it gives back what it is given. */
export function keptItems(
  document: TreeDocument,
  list: Value,
  method: string,
  callback: Expression | undefined,
): Value {
  const text = callback ? document.text.slice(callback.span.start, callback.span.end).slice(0, 200) : '';
  const same =
    /^\(?\s*(\w+)\s*(?::\s*[\w.]+)?\s*\)?\s*=>\s*\(?\s*(\w+)(\.trim\(\))?\s*(?:as\s+[\w.]+)?\s*\)?$/.exec(
      text,
    );
  if (method === 'filter') return { ...list, partial: true };
  if (!same || same[1] !== same[2]) return { ...list, items: [], partial: true };
  const trimmed = (list.items ?? []).map((item) =>
    same[3] !== undefined && item.text !== undefined ? { ...item, text: item.text.trim() } : item,
  );
  return { ...list, items: trimmed };
}
