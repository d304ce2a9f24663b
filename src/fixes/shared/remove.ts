import type { FieldSite } from '../../recognize/model.ts';
import type { Span } from '../../syntax/source.ts';
import type { TextEdit } from '../fix.ts';
import { type Code, isScript } from './code.ts';
import { endOfLine, indentationAt } from './insert.ts';
import { removeLines, removeWord } from './lines.ts';

/** Takes a field away where it is set: an entry, a statement of its own, or a step of a chain; null where none is it. */
export function removeSite(code: Code, site: FieldSite): TextEdit | null {
  const { span, keySpan } = site;
  if (code.language.id === 'yaml') return removeLines(code, site);
  const word = code.language.id === 'shellscript' ? removeWord(code, site) : null;
  if (word) return word;
  if (code.language.id === 'go' && usesVariable(code, site.value.span)) return null;
  const isPositional = keySpan.start === site.value.span.start && keySpan.end === site.value.span.end;
  if (isPositional && !isScript(code)) return null;
  if (keySpan.start - span.start <= 3 && (!isPositional || isShorthand(code, span))) {
    const edit = removeEntry(code, span);
    if (edit) return edit;
  }
  return removeStep(code, site) ?? removeStatement(code, span);
}

/** Go refuses a variable that nothing reads any more. */
function usesVariable({ text }: Code, { start, end }: Span): boolean {
  const value = text.slice(start, Math.min(end, start + 5000));
  const bare = value.replace(/"(?:[^"\\\n]|\\.)*"|`[^`]*`/g, '').replace(/\b\w+\.\w+/g, '');
  return /(?<![\w.])(?!(?:map|string|bool|int|any|interface|true|false|nil)\b)[A-Za-z_]\w*/.test(bare);
}

function isShorthand({ text }: Code, span: Span): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(text.slice(span.start, span.end));
}

/** Takes an entry away from between brackets, with its comma, and with its line when it has one; null when it is none. */
export function removeEntry(code: Code, span: Span): TextEdit | null {
  const { text } = code;
  const after = skipBlank(text, span.end, 1);
  const before = skipBlank(text, span.start - 1, -1);
  const next = text[behindComments(text, after)] ?? '';
  const previous = text[before] ?? '';
  const lineStart = startOfLine(text, span.start);
  const opensLine = /^[ \t]*$/.test(text.slice(lineStart, span.start));
  if (text[after] === ',') {
    if (!opensLine && !/[,{([]/.test(previous)) return null;
    const end = after + 1;
    const rest = /^[ \t]*(?:(?:\/\/|#)[^\r\n]*)?(?:\r\n|\n|$)/.exec(
      text.slice(end, endOfLine(text, end) + 2),
    );
    if (opensLine && rest) return cut(lineStart, end + rest[0].length);
    const blanks = /^[ \t]*/.exec(text.slice(end, end + 200))?.[0].length ?? 0;
    if (/^[ \t]*(?:\r?\n|$)/.test(text.slice(end, end + 200))) return cut(before + 1, end);
    return cut(span.start, end + blanks);
  }
  if (!/[})\]]/.test(next)) return null;
  if (next !== text[after] || (opensLine && hasComment(code, before))) {
    return opensLine ? lineOf(code, lineStart, span.end) : null;
  }
  if (previous === ',') return cut(before, span.end);
  if (/[{([]/.test(previous)) return cut(before + 1, after);
  // A comment stands before it.
  return opensLine ? lineOf(code, lineStart, span.end) : null;
}

/** Whether a comment may end the line that an offset stands on: then its last character says nothing. */
function hasComment({ text, source }: Code, offset: number): boolean {
  const line = source.lineSpan(source.positionAt(offset).line);
  return /(?:^|\s)(?:\/\/|#|\/\*)/.test(text.slice(line.start, line.end));
}

/** The last entry with its line; the comma of the entry above stays, where a language takes it. */
function lineOf({ text, language }: Code, lineStart: number, end: number): TextEdit | null {
  if (language.reader === 'json' || /^(?:java|kotlin|swift|shellscript|http)$/.test(language.id)) return null;
  const lineEnd = endOfLine(text, end);
  if (!/^[ \t]*(?:(?:\/\/|#).*)?$/.test(text.slice(end, lineEnd))) return null;
  return cut(lineStart, lineEnd + (text[lineEnd] === '\r' ? 2 : text[lineEnd] === '\n' ? 1 : 0));
}

/** The next offset that is neither white space nor in a comment. */
function behindComments(text: string, from: number): number {
  let at = from;
  for (let steps = 0; steps < 20; steps++) {
    const comment = /^(?:\/\/|#)[^\r\n]*/.exec(text.slice(at, at + 1000));
    if (!comment) return at;
    at = skipBlank(text, at + comment[0].length, 1);
  }
  return at;
}

/** `.products(…)` in a chain of calls. */
function removeStep({ text }: Code, { span, keySpan }: FieldSite): TextEdit | null {
  const dot = skipBlank(text, keySpan.start - 1, -1);
  if (text[dot] !== '.' || dot <= span.start || text[keySpan.end] !== '(' || text[span.end - 1] !== ')')
    return null;
  // What is left of a statement has to be a call.
  if (!text.slice(span.start, dot).trimEnd().endsWith(')')) return null;
  return cut(skipBlank(text, dot - 1, -1) + 1, span.end);
}

/** A statement on lines of its own, beside others of its block. */
function removeStatement(code: Code, span: Span): TextEdit | null {
  const { text, source } = code;
  const lineStart = startOfLine(text, span.start);
  if (!/^[ \t]*$/.test(text.slice(lineStart, span.start))) return null;
  const end = endOfLine(text, span.end);
  if (!/^[ \t]*;?[ \t]*$/.test(text.slice(span.end, end))) return null;
  const before = skipBlank(text, lineStart - 1, -1);
  if (before < 0 || /[,([{&|=.?:+\\]/.test(text[before] as string)) return null;
  if (indentationAt(source, before) !== indentationAt(source, span.start)) return null;
  return cut(lineStart, end + (text[end] === '\r' ? 2 : text[end] === '\n' ? 1 : 0));
}

/** Takes one item out of a list; null when it is the only one. */
export function removeItem(code: Code, span: Span): TextEdit | null {
  const { text } = code;
  const next = text[skipBlank(text, span.end, 1)] ?? '';
  const before = skipBlank(text, span.start - 1, -1);
  const previous = text[before] ?? '';
  if (/[[({]/.test(previous) && /[\])}]/.test(next)) return null;
  if (next === ',' || previous === ',') return removeEntry(code, span);
  // %w[auth balance]
  if (
    code.language.id === 'ruby' &&
    /\s/.test(text[span.start - 1] ?? '') &&
    !/["']/.test(text[span.start] ?? '')
  ) {
    return cut(before + 1, span.end);
  }
  if (code.language.id === 'ruby' && /\s/.test(text[span.end] ?? '') && previous === '[') {
    return cut(span.start, skipBlank(text, span.end, 1));
  }
  return null;
}

function cut(start: number, end: number): TextEdit {
  return { span: { start, end }, newText: '' };
}

/** The next offset in a direction that holds no white space; comments are not stepped over. */
export function skipBlank(text: string, from: number, step: 1 | -1): number {
  let at = from;
  while (at >= 0 && at < text.length && /\s/.test(text[at] as string)) at += step;
  return at;
}

function startOfLine(text: string, at: number): number {
  let start = at;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return start;
}
