import type { Span } from '../../syntax/source.ts';

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
const maxIsland = 1000;

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

/** The offset of the next `stop` or of the bracket that closes the surrounding one. */
function skipTo(text: string, from: number, end: number, stop: string): number {
  let depth = 0;
  let at = from;
  while (at < end) {
    const blank = skipComment(text, at, end);
    if (blank > at) {
      at = blank;
      continue;
    }
    const island = islandEnd(text, at, end);
    if (island > at) {
      at = island;
      continue;
    }
    const c = text[at] as string;
    if (c === '\\') at += 2;
    else if (c === '"' || c === "'" || c === '`') at = stringEnd(text, at, end);
    else if (c === '(' || c === '[' || c === '{') {
      depth++;
      at++;
    } else if (c === ')' || c === ']' || c === '}') {
      if (depth === 0) return at;
      depth--;
      at++;
    } else if (depth === 0 && c === stop) return at;
    else at++;
  }
  return end;
}

/** A quote that is not closed on its line is an apostrophe. */
function stringEnd(text: string, open: number, end: number): number {
  const quote = text[open] as string;
  let at = open + 1;
  while (at < end) {
    const island = islandEnd(text, at, end);
    const c = text[at] as string;
    if (island > at) at = island;
    else if (c === '\\') at += 2;
    else if (c === quote) return at + 1;
    else if (c === '\n' && quote !== '`') return open + 1;
    else at++;
  }
  return quote === '`' ? open + 1 : end;
}

const islands: readonly (readonly [string, string])[] = [
  ['<%', '%>'],
  ['<?', '?>'],
  ['{{', '}}'],
  ['{%', '%}'],
];

/** The end of a template language's island that starts here, else the same offset. */
function islandEnd(text: string, at: number, end: number): number {
  const c = text[at];
  if (c !== '<' && c !== '{') return at;
  for (const [open, close] of islands) {
    if (!text.startsWith(open, at)) continue;
    const inside = text.slice(at, Math.min(end, at + maxIsland));
    const to = inside.indexOf(close, 2);
    // `{{` also opens an object in braces; such an island stands on one line.
    if (to < 0 || (open === '{{' && inside.slice(0, to).includes('\n'))) continue;
    return at + to + close.length;
  }
  return at;
}

function skipComment(text: string, at: number, end: number): number {
  if (text[at] !== '/') return at;
  if (text[at + 1] === '/') {
    const line = text.indexOf('\n', at);
    return line < 0 ? end : Math.min(line, end);
  }
  if (text[at + 1] === '*') {
    const close = text.indexOf('*/', at + 2);
    return close < 0 ? end : Math.min(close + 2, end);
  }
  return at;
}

function skipSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && /\s/.test(text[at] as string)) at++;
  return at;
}

function skipBlank(text: string, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const next = skipComment(text, skipSpace(text, at, end), end);
    const past = islandEnd(text, next, end);
    // An escaped line break of a string around the code.
    const escaped = text[past] === '\\' && /[nrt\r\n]/.test(text[past + 1] ?? '') ? past + 2 : past;
    if (escaped === at) break;
    at = escaped;
  }
  return at;
}
