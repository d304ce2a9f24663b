import type { FieldSite, InsertPoint } from '../../recognize/model.ts';
import type { TextEdit } from '../fix.ts';
import type { Code } from './code.ts';
import { endOfLine } from './insert.ts';

/** Adds a key below the last of a YAML mapping, in the column of its keys. */
export function insertLine({ source, text, newline }: Code, at: InsertPoint, line: string): TextEdit[] {
  const start = at.lastStart ?? at.span.start;
  const column = start - source.lineSpan(source.positionAt(start).line).start;
  const end = endOfLine(text, at.at);
  return [{ span: { start: end, end }, newText: `${newline}${' '.repeat(column)}${line}` }];
}

/** The lines of a key of a YAML mapping; null where it shares its line, as the first key of an item of a list does. */
export function removeLines({ text }: Code, { span, keySpan }: FieldSite): TextEdit | null {
  const lineStart = text.lastIndexOf('\n', keySpan.start - 1) + 1;
  if (!/^[ \t]*["']?$/.test(text.slice(lineStart, keySpan.start))) return null;
  const end = endOfLine(text, span.end);
  if (!/^[ \t]*(?:#.*)?$/.test(text.slice(span.end, end))) return null;
  // The last line of a text goes with the line break before it.
  if (end === text.length) return { span: { start: Math.max(0, lineStart - 1), end }, newText: '' };
  return { span: { start: lineStart, end: end + (text[end] === '\r' ? 2 : 1) }, newText: '' };
}

/** What stands before a field of a command: blanks, a line break behind a backslash, the flag that curl needs. */
const beforeWord = /(?:\s|\\\r?\n)+(?:(?:-d|-F|--data(?:-\w+)?|--form(?:-string)?|--json)[ \t]+)?$/;

/** Adds a field behind the last of a command, in the layout of that one. */
export function insertWord({ text }: Code, at: InsertPoint, word: string): TextEdit[] | null {
  const start = at.lastStart ?? at.at;
  const layout = beforeWord.exec(text.slice(Math.max(0, start - 200), start))?.[0];
  if (layout === undefined) return null;
  return [{ span: { start: at.at, end: at.at }, newText: layout + word }];
}

/** A field of a command with what stands before it; null when the site is no such word. */
export function removeWord({ text }: Code, { span, keySpan }: FieldSite): TextEdit | null {
  if (keySpan.start - span.start > 1 || !/^(?:\[\w*\])*:?=/.test(text.slice(keySpan.end, span.end)))
    return null;
  const layout = beforeWord.exec(text.slice(Math.max(0, span.start - 200), span.start))?.[0];
  if (layout === undefined || !/^(?:\s|\\|$)/.test(text.slice(span.end, span.end + 1))) return null;
  return { span: { start: span.start - layout.length, end: span.end }, newText: '' };
}
