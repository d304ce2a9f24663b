import type { Span } from '../../syntax/source.ts';
import { islandEnd, skipBlank, skipSpace, skipTo } from './loose-steps.ts';

/** One `key: value` of an object or `name=value` of a tag, read without a grammar. */
export interface LooseEntry {
  readonly key: string;
  readonly keySpan: Span;
  /** Key and value. */
  readonly span: Span;
  /** The value as written, trimmed; null when there is none (`{ key }`, `<tag disabled>`). */
  readonly value: string | null;
}

export interface LooseObject {
  readonly entries: readonly LooseEntry[];
  readonly span: Span;
}

export interface LooseTag extends LooseObject {
  readonly name: string;
}

/** No options object or tag written by hand is longer. */
const maxLength = 20_000;

/**
 * Reads an object literal from its `{` on, in a text that need not be valid code: values may hold template
 * languages (`<%= … %>`, `<?php … ?>`, `{{ … }}`), commas may be missing. Null when there is no `{`.
 */
export function readObject(text: string, open: number, limit = text.length): LooseObject | null {
  if (text[open] !== '{') return null;
  const end = Math.min(limit, open + maxLength);
  const entries: LooseEntry[] = [];
  let at = open + 1;
  while (at < end) {
    at = skipBlank(text, at, end);
    if (at >= end) break;
    const c = text[at] as string;
    if (c === '}') return { entries, span: { start: open, end: at + 1 } };
    if (c === ',') {
      at++;
      continue;
    }
    const key = keyAt(text, at, end);
    if (!key) {
      at = Math.max(skipTo(text, at, end, ','), at + 1);
      continue;
    }
    const after = skipBlank(text, key.end, end);
    if (text[after] === ':') {
      const from = skipBlank(text, after + 1, end);
      const to = skipTo(text, from, end, ',');
      const value = text.slice(from, to).trim();
      const span = { start: key.start, end: from + value.length };
      entries.push({ key: key.text, keySpan: { start: key.start, end: key.end }, span, value });
      at = to;
    } else if (text[after] === ',' || text[after] === '}') {
      const span = { start: key.start, end: key.end };
      entries.push({ key: key.text, keySpan: span, span, value: null });
      at = after;
    } else if (text[after] === '(') {
      const to = skipTo(text, after, end, ',');
      entries.push({
        key: key.text,
        keySpan: { start: key.start, end: key.end },
        span: { start: key.start, end: to },
        value: text.slice(after, to),
      });
      at = to;
    } else at = Math.max(after, at + 1);
  }
  return entries.length > 0 ? { entries, span: { start: open, end: at } } : null;
}

/** Reads a tag from its `<` on; attribute values may hold template languages. Null when it is no opening tag. */
export function readTag(text: string, open: number, limit = text.length): LooseTag | null {
  const name = /^<([A-Za-z][\w.:-]{0,80})/.exec(text.slice(open, open + 90))?.[1];
  return name === undefined
    ? null
    : readAttributes(text, { name, start: open, from: open + 1 + name.length, close: '>' }, limit);
}

/** Reads `name=value` pairs up to a closing character: `>` of a tag, `)` in Pug. Null when there are none. */
export function readAttributes(
  text: string,
  tag: { readonly name: string; readonly start: number; readonly from: number; readonly close: '>' | ')' },
  limit = text.length,
): LooseTag | null {
  const { name, start: open, close } = tag;
  const end = Math.min(limit, open + maxLength);
  const entries: LooseEntry[] = [];
  let at = tag.from;
  while (at < end) {
    const c = text[at] as string;
    if (c === close) return { name, entries, span: { start: open, end: at + 1 } };
    if (/[\s/,]/.test(c)) {
      at++;
      continue;
    }
    const island = islandEnd(text, at, end);
    if (island > at) {
      at = island;
      continue;
    }
    if (c === '<') return null;
    if (c === '{') {
      at = skipTo(text, at + 1, end, '') + 1;
      continue;
    }
    const start = at;
    while (at < end && !/[\s=>/"'<,)]/.test(text[at] as string)) at++;
    if (at === start) {
      at++;
      continue;
    }
    const keySpan = { start, end: at };
    const equals = skipSpace(text, at, end);
    if (text[equals] !== '=') {
      entries.push({ key: text.slice(start, at), keySpan, span: keySpan, value: null });
      continue;
    }
    const from = skipSpace(text, equals + 1, end);
    at = attributeEnd(text, from, end);
    entries.push({
      key: text.slice(start, keySpan.end),
      keySpan,
      span: { start, end: at },
      value: text.slice(from, at),
    });
  }
  return entries.length > 0 ? { name, entries, span: { start: open, end: at } } : null;
}

function attributeEnd(text: string, from: number, end: number): number {
  const c = text[from];
  if (c === '"' || c === "'") {
    let at = from + 1;
    while (at < end) {
      const island = islandEnd(text, at, end);
      if (island > at) at = island;
      else if (text[at] === c) return at + 1;
      else at++;
    }
    return end;
  }
  if (c === '{') return Math.min(end, skipTo(text, from + 1, end, '') + 1);
  let at = from;
  while (at < end && !/[\s>]/.test(text[at] as string)) at = Math.max(islandEnd(text, at, end), at + 1);
  return at;
}

function keyAt(text: string, at: number, end: number): { text: string; start: number; end: number } | null {
  const word = /^(?:async\s+)?(\\?["']?)([A-Za-z_$][\w$-]{0,80})(\\?["']?)/.exec(
    text.slice(at, Math.min(end, at + 100)),
  );
  if (!word || word[1] !== word[3]) return null;
  return { text: word[2] as string, start: at, end: at + word[0].length };
}

/** The offset behind the bracket that closes the one at `open`; the text's end when none does. */
export function bracketEnd(text: string, open: number): number {
  const end = Math.min(text.length, open + maxLength);
  return Math.min(end, skipTo(text, open + 1, end, '') + 1);
}
