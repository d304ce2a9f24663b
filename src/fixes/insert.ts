import type { InsertPoint } from '../recognize/model.ts';
import type { SourceText } from '../syntax/source.ts';
import type { TextEdit } from './fix.ts';

/**
 * The edits that add one entry behind the last of a literal or an argument list, in the layout that is there: on the
 * same line, or on a line of its own with the indentation of the entries.
 */
export function insertEntry(source: SourceText, at: InsertPoint, entry: string): TextEdit[] {
  const { text } = source;
  const close = at.span.end - 1;
  if (at.empty) {
    const space = text[at.span.start] === '{' ? ' ' : '';
    return [{ span: { start: at.span.start + 1, end: close }, newText: `${space}${entry}${space}` }];
  }
  const comma = at.trailingComma ? text.indexOf(',', at.at) : -1;
  const hasComma = comma >= 0 && comma < close;
  const behind = hasComma ? comma + 1 : at.at;
  const lineEnd = endOfLine(text, behind);
  if (lineEnd > close) {
    const space = hasComma ? ' ' : ', ';
    return [{ span: { start: behind, end: behind }, newText: `${space}${entry}` }];
  }
  const newline = text[lineEnd] === '\r' ? '\r\n' : '\n';
  const line = `${newline}${entryIndentation(source, at)}${entry}${hasComma || isMultiLine(source, at) ? ',' : ''}`;
  // A comment may stand behind the last entry: the comma goes before it, the new line after it.
  if (hasComma || behind === lineEnd) {
    return [{ span: { start: lineEnd, end: lineEnd }, newText: hasComma ? line : `,${line}` }];
  }
  return [
    { span: { start: behind, end: behind }, newText: ',' },
    { span: { start: lineEnd, end: lineEnd }, newText: line },
  ];
}

/** The edit that adds a statement on the lines behind an offset, indented like the line at `like`. */
export function insertStatement(
  source: SourceText,
  behind: number,
  like: number,
  lines: readonly string[],
): TextEdit {
  const lineEnd = endOfLine(source.text, behind);
  const newline = source.text.includes('\r\n') ? '\r\n' : '\n';
  const indent = indentationAt(source, like);
  const newText = lines.map((line) => `${newline}${indent}${line}`).join('');
  return { span: { start: lineEnd, end: lineEnd }, newText };
}

/** The white space a line starts with. */
export function indentationAt(source: SourceText, offset: number): string {
  const start = source.lineSpan(source.positionAt(offset).line).start;
  return /^[ \t]*/.exec(source.text.slice(start, start + 400))?.[0] ?? '';
}

/** One level of indentation as the document writes it. */
export function indentUnit(source: SourceText): string {
  const found = /\n(\t| {2,})\S/.exec(source.text.slice(0, 20_000))?.[1];
  if (found === undefined) return '  ';
  if (found === '\t') return '\t';
  return found.length % 4 === 0 && !/\n {2}\S/.test(source.text.slice(0, 20_000)) ? '    ' : '  ';
}

function isMultiLine(source: SourceText, at: InsertPoint): boolean {
  return source.positionAt(at.span.start).line !== source.positionAt(at.at).line;
}

function entryIndentation(source: SourceText, at: InsertPoint): string {
  const opening = source.positionAt(at.span.start).line;
  const last = source.positionAt(at.lastStart ?? at.at).line;
  if (last !== opening) return indentationAt(source, at.lastStart ?? at.at);
  return indentationAt(source, at.span.start) + indentUnit(source);
}

function endOfLine(text: string, from: number): number {
  for (let i = from; i < text.length; i++) if (text[i] === '\n' || text[i] === '\r') return i;
  return text.length;
}
