import type { InsertPoint } from '../../recognize/model.ts';
import type { SourceText } from '../../syntax/source.ts';
import type { TextEdit } from '../fix.ts';
import type { Code } from './code.ts';

/** How the comments of a language start that can stand behind an entry. */
const commentAt = /^(?:\/\/[^\r\n]*|#[^\r\n]*|\/\*[\s\S]*?\*\/)/;

/**
 * The edits that add one entry behind the last of a literal or an argument list, in the layout that is there: on the
 * same line, or on a line of its own with the indentation of the entries.
 */
export function insertEntry(source: SourceText, at: InsertPoint, entry: string): TextEdit[] {
  const { text } = source;
  const close = at.span.end - 1;
  if (at.empty) {
    const space = text[at.span.start] === '{' ? ' ' : '';
    // What stands between the brackets is a comment.
    if (/\S/.test(text.slice(at.span.start + 1, close))) return [];
    return [{ span: { start: at.span.start + 1, end: close }, newText: `${space}${entry}${space}` }];
  }
  const comma = at.trailingComma ? nextComma(text, at.at, close) : -1;
  const hasComma = comma >= 0;
  const behind = hasComma ? comma + 1 : at.at;
  const lineEnd = endBehindComment(text, behind);
  if (lineEnd > close) {
    const space = hasComma ? ' ' : ', ';
    return [{ span: { start: behind, end: behind }, newText: `${space}${entry}` }];
  }
  const newline = text[lineEnd] === '\r' ? '\r\n' : '\n';
  const line = `${newline}${entryIndentation(source, at)}${entry}${hasComma ? ',' : ''}`;
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

/** A further step of a builder's chain, on a line of its own when the last one has one; null where there is no chain. */
export function chainStep(code: Code, at: InsertPoint, step: string): TextEdit | null {
  if (at.chainEnd === undefined) return null;
  const lines = code.text.slice(at.span.end, at.chainEnd).split('\n');
  const last = lines.findLastIndex((line) => /^\s*\./.test(line));
  const span = { start: at.chainEnd, end: at.chainEnd };
  if (last < 1) return { span, newText: step };
  const before = lines.slice(0, last).join('\n').length + 1;
  const indent = indentationAt(code.source, at.span.end + before);
  return { span, newText: `${code.newline}${indent}${step}` };
}

/** Whether a statement has its lines for itself, but for a comment behind it. */
export function standsAlone(source: SourceText, start: number, end: number): boolean {
  const { text } = source;
  const { start: lineStart } = source.lineSpan(source.positionAt(start).line);
  const rest = text.slice(end, endOfLine(text, end));
  return (
    /^[ \t]*$/.test(text.slice(lineStart, start)) &&
    /^[ \t]*;?[ \t]*(?:(?:\/\/|#).*|\/\*.*\*\/[ \t]*)?$/.test(rest)
  );
}

/** The white space a line starts with. */
export function indentationAt(source: SourceText, offset: number): string {
  const start = source.lineSpan(source.positionAt(offset).line).start;
  return /^[ \t]*/.exec(source.text.slice(start, start + 400))?.[0] ?? '';
}

/** One level of indentation as the document writes it. */
export function indentUnit(source: SourceText): string {
  const head = source.text.slice(0, 20_000);
  const found = /\n(\t| {2,})\S/.exec(head)?.[1];
  if (found === undefined) return '  ';
  if (found === '\t') return '\t';
  return found.length % 4 === 0 && !/\n {2}\S/.test(head) ? '    ' : '  ';
}

function entryIndentation(source: SourceText, at: InsertPoint): string {
  const opening = source.positionAt(at.span.start).line;
  const last = source.positionAt(at.lastStart ?? at.at).line;
  if (last !== opening) return indentationAt(source, at.lastStart ?? at.at);
  return indentationAt(source, at.span.start) + indentUnit(source);
}

/** The comma behind an entry, with white space and comments stepped over; -1 when there is none. */
function nextComma(text: string, from: number, close: number): number {
  let at = from;
  while (at < close) {
    const c = text[at] as string;
    if (c === ',') return at;
    const comment = commentAt.exec(text.slice(at, Math.min(close, at + 2000)));
    if (comment) at += comment[0].length;
    else if (/\s/.test(c)) at++;
    else return -1;
  }
  return -1;
}

/** The end of the line, or of the one on which a comment ends that the line opens. */
function endBehindComment(text: string, from: number): number {
  const end = endOfLine(text, from);
  const open = text.slice(from, end).lastIndexOf('/*');
  if (open < 0) return end;
  const close = text.indexOf('*/', from + open + 2);
  return close < end ? end : endOfLine(text, close + 2);
}

export function endOfLine(text: string, from: number): number {
  for (let i = from; i < text.length; i++) if (text[i] === '\n' || text[i] === '\r') return i;
  return text.length;
}
