import { type MappedText, MappedTextBuilder } from './mapped.ts';
import type { Span } from './source.ts';

const maxPieces = 400;
const maxPiece = 20_000;
const piece = /^(?:import|export)\b(?=[ \t{*'"])|<[A-Z][\w.]{0,80}(?=[\s/>])|`+/gm;

/**
 * The program of an MDX text: its imports and exports, and its elements outside of fences, each as an expression of its own;
 * null without any. `fenced` are the fences, in document order.
 */
export function mdxCode(text: string, fenced: readonly Span[]): MappedText | null {
  const builder = new MappedTextBuilder();
  let next = 0;
  piece.lastIndex = 0;
  for (let count = 0, match = piece.exec(text); match && count < maxPieces; match = piece.exec(text)) {
    const start = match.index;
    while (next < fenced.length && (fenced[next] as Span).end <= start) next++;
    const fence = fenced[next];
    if (fence && fence.start <= start) {
      piece.lastIndex = fence.end;
      continue;
    }
    if (match[0].startsWith('`')) {
      // Code in a line of prose.
      const close = text.indexOf(match[0], start + match[0].length);
      const isShort = close > 0 && !/\n[ \t]*\r?\n/.test(text.slice(start, Math.min(close, start + 2000)));
      if (isShort) piece.lastIndex = close + match[0].length;
      continue;
    }
    count++;
    if (match[0].startsWith('<')) {
      const end = tagEnd(text, start + match[0].length);
      if (end < 0) continue;
      const isClosed = text[end - 2] === '/';
      builder.written('(', start, start);
      builder.plain(text, start, isClosed ? end : end - 1);
      if (!isClosed) builder.written('/>', end - 1, end);
      builder.written(');\n', end, end);
      piece.lastIndex = end;
    } else {
      const end = statementsEnd(text, start);
      builder.plain(text, start, end);
      builder.written('\n', end, end);
      piece.lastIndex = end;
    }
  }
  return builder.length === 0 ? null : { ...builder.finish((code) => code), isPieced: true };
}

/** The offset behind the `>` of an opening tag, strings and braces stepped over; -1 when there is none. */
function tagEnd(text: string, from: number): number {
  let depth = 0;
  const end = Math.min(text.length, from + maxPiece);
  for (let at = from; at < end; at++) {
    const c = text[at] as string;
    if (c === '"' || c === "'" || c === '`') {
      const close = text.indexOf(c, at + 1);
      if (close < 0 || close >= end) return -1;
      at = close;
    } else if (c === '{') depth++;
    else if (c === '}') depth--;
    else if (c === '>' && depth === 0 && text[at - 1] !== '=') return at + 1;
    else if (c === '<' && depth === 0) return -1;
  }
  return -1;
}

/** Imports and exports end at the first empty line outside of their brackets. */
function statementsEnd(text: string, start: number): number {
  let depth = 0;
  const limit = Math.min(text.length, start + maxPiece);
  for (let at = start; at < limit; ) {
    const newline = text.indexOf('\n', at);
    const next = newline < 0 ? limit : Math.min(limit, newline + 1);
    const line = text.slice(at, next);
    if (line.trim() === '' && depth <= 0) return at;
    depth += (line.match(/[([{]/g)?.length ?? 0) - (line.match(/[)\]}]/g)?.length ?? 0);
    at = next;
  }
  return limit;
}
