import type { Span } from '../../syntax/source.ts';
import type { TextEdit } from '../fix.ts';
import type { Code } from './code.ts';

const maxLength = 5000;

/** The place of a word in a span, when it stands there exactly once as a word of its own. */
export function wordIn({ text }: Code, span: Span, word: string): Span | null {
  if (word === '' || word.length > 200 || span.end - span.start > maxLength) return null;
  const raw = text.slice(span.start, span.end);
  let found: Span | null = null;
  for (let at = raw.indexOf(word); at >= 0; at = raw.indexOf(word, at + 1)) {
    const end = at + word.length;
    if (/[\w$-]/.test(raw[at - 1] ?? '') || /[\w$-]/.test(raw[end] ?? '')) continue;
    if (found) return null;
    found = { start: span.start + at, end: span.start + end };
  }
  return found;
}

export function replaceWord(code: Code, span: Span, word: string, replacement: string): TextEdit | null {
  const found = wordIn(code, span, word);
  return found && { span: found, newText: replacement };
}

/** One string literal. */
export interface Literal {
  /** Prefix and quotes included. */
  readonly span: Span;
  readonly inner: Span;
  readonly prefix: string;
  readonly quote: string;
}

/** The string literal that a span is, on one line and with one pair of quotes; null for everything else. */
export function literalAt({ text }: Code, span: Span): Literal | null {
  if (span.end - span.start > maxLength) return null;
  const raw = text.slice(span.start, span.end);
  const opened = /^([A-Za-z@$]{0,3})(["'`])/.exec(raw);
  const quote = opened?.[2];
  if (!opened || quote === undefined || !raw.endsWith(quote) || raw.length < opened[0].length + 1)
    return null;
  const inner = { start: span.start + opened[0].length, end: span.end - 1 };
  const body = text.slice(inner.start, inner.end);
  if (/[\r\n]/.test(body) || body.replace(/\\./g, '').includes(quote)) return null;
  return { span, inner, prefix: opened[1] ?? '', quote };
}

/** The literal around a stretch of its text: quotes directly at both ends. */
export function literalAround(code: Code, inner: Span): Literal | null {
  const { text } = code;
  const quote = text[inner.start - 1] ?? '';
  if (!/["'`]/.test(quote) || text[inner.end] !== quote) return null;
  const prefix =
    /[A-Za-z@$]{0,3}$/.exec(text.slice(Math.max(0, inner.start - 5), inner.start - 1))?.[0] ?? '';
  return literalAt(code, { start: inner.start - 1 - prefix.length, end: inner.end + 1 });
}

/** The same text with the parts that a program fills in blanked out. */
export function withoutInterpolations(raw: string): string {
  return raw.replace(/[$#]?\{[^{}]*\}|\$[A-Za-z_]\w*/g, (part) => '\0'.repeat(part.length));
}
