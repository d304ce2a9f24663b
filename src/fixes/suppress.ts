import type { Recognition } from '../recognize/recognize.ts';
import type { Suppression } from '../recognize/suppressions.ts';
import type { Finding } from '../rules/rule.ts';
import { UNUSED_SUPPRESSION } from '../rules/unused-suppression.ts';
import type { Span } from '../syntax/source.ts';
import type { Fix, TextEdit } from './fix.ts';
import { indentationAt } from './insert.ts';

/** The fixes that turn a rule off by a comment; empty where the language, or the place, has no comments. */
export function suppressFixes(finding: Finding, recognition: Recognition): Fix[] {
  if (finding.rule === UNUSED_SUPPRESSION) return [];
  const line = lineEdit(finding, recognition);
  const file = fileEdit(finding, recognition);
  return [
    ...(line ? [fix(`Turn off ${finding.rule} for this line`, line)] : []),
    ...(file ? [fix(`Turn off ${finding.rule} in this file`, file)] : []),
  ];
}

/** The fix of `unused-suppression`: takes away the name, or the comment when it names nothing else. */
export function removeSuppression(finding: Finding, { source }: Recognition): Fix[] {
  const unused = finding.data as Suppression | undefined;
  if (!unused) return [];
  const { names, ruleSpan, rule, removal } = unused;
  if (names.length > 1) {
    const index = names.findIndex(({ start }) => start === ruleSpan.start);
    const span =
      index === 0
        ? { start: ruleSpan.start, end: (names[1] as Span).start }
        : { start: (names[index - 1] as Span).end, end: ruleSpan.end };
    return [{ ...fix(`Remove ${rule} from the comment`, { span, newText: '' }), preferred: true }];
  }
  // A file that holds nothing else is left as it is.
  if (!removal || (removal.start === 0 && removal.end === source.text.length)) return [];
  return [{ ...fix('Remove the comment', { span: removal, newText: '' }), preferred: true }];
}

function fix(title: string, edit: TextEdit): Fix {
  return { title, edits: [edit], preferred: false, changesBehavior: false };
}

function lineEdit({ rule, span }: Finding, recognition: Recognition): TextEdit | null {
  const { source, language, suppressions, commentPlaces } = recognition;
  const mark = language.lineComment;
  if (mark === undefined) return null;
  const { line } = source.positionAt(span.start);
  const { start } = source.lineSpan(line);
  const there = suppressions.filter(
    (each) => each.form === 'next-line' && each.rule !== null && each.scope.start === start,
  );
  if (there.length > 0) return addName(there, rule);
  const place = commentPlaces.get(line);
  if (place === 'none' || (language.reader === 'env' && isInsideQuotes(recognition, line))) return null;
  const words = `link-doctor-disable-next-line ${rule}`;
  const comment = place === 'jsx' ? `{/* ${words} */}` : `${mark} ${words}`;
  const indentation = indentationAt(source, start);
  return { span: { start, end: start }, newText: `${indentation}${comment}${lineBreak(source.text)}` };
}

function fileEdit({ rule, span }: Finding, { source, language, suppressions }: Recognition): TextEdit | null {
  const mark = language.lineComment;
  if (mark === undefined) return null;
  const at = behindHead(source.text, mark);
  const there = suppressions.filter(
    (each) =>
      each.form === 'range' &&
      each.rule !== null &&
      each.span.start <= at + 40 &&
      each.scope.end === source.text.length,
  );
  if (there.length > 0) return addName(there, rule);
  if (at > span.start) return null;
  const newline = lineBreak(source.text);
  const needsBreak = at > 0 && !/[\r\n]/.test(source.text[at - 1] as string);
  const comment = `${mark} link-doctor-disable ${rule}${newline}`;
  return { span: { start: at, end: at }, newText: needsBreak ? newline + comment : comment };
}

/** Adds a rule behind the last name of a comment that is there already. */
function addName(there: readonly Suppression[], rule: string): TextEdit | null {
  if (there.some((each) => each.rule === rule)) return null;
  const { end } = (there.at(-1) as Suppression).ruleSpan;
  return { span: { start: end, end }, newText: `, ${rule}` };
}

/** What must stay first: a shebang, an encoding line, a license, a comment that a test runner reads. */
function behindHead(text: string, mark: string): number {
  let at = text.startsWith('#!') ? nextLine(text, 0) : 0;
  if (mark === '#' && /^#.{0,40}coding[:=]/.test(text.slice(at, at + 80))) at = nextLine(text, at);
  const head = text.slice(at, at + 10_000);
  const comment = head.startsWith('/*') ? blockComment(head) : lineComments(head, mark);
  return /licen[sc]e|copyright|spdx|@(?:jest|vitest)-/i.test(comment)
    ? nextLine(text, at + comment.length - 1)
    : at;
}

function blockComment(head: string): string {
  const end = head.indexOf('*/');
  return end < 0 ? '' : head.slice(0, end + 2);
}

function lineComments(head: string, mark: string): string {
  let end = 0;
  while (head.startsWith(mark, end)) end = nextLine(head, end);
  return head.slice(0, end);
}

/** The start of the line after the one an offset stands on. */
function nextLine(text: string, from: number): number {
  const end = text.indexOf('\n', Math.max(0, from));
  return end < 0 ? text.length : end + 1;
}

function lineBreak(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** Whether a value that was opened on an earlier line of an env file is still open. */
function isInsideQuotes({ source }: Recognition, line: number): boolean {
  let quote = '';
  for (let each = Math.max(0, line - 200); each < line; each++) {
    const { start, end } = source.lineSpan(each);
    const text = source.text.slice(start, Math.min(end, start + 10_000));
    const opened = quote === '' ? /^\s*(?:export\s+)?[\w.-]+[ \t]*=[ \t]*(["'`])/.exec(text) : null;
    const from = opened ? opened[0].length : 0;
    if (opened) quote = opened[1] as string;
    if (quote !== '' && text.includes(quote, from)) quote = '';
  }
  return quote !== '';
}
