import { isInside } from '../recognize/embedded.ts';
import type { Recognition } from '../recognize/recognize.ts';
import type { Suppression } from '../recognize/suppressions.ts';
import type { Finding } from '../rules/rule.ts';
import { UNUSED_SUPPRESSION } from '../rules/unused-suppression.ts';
import type { Region } from '../syntax/region.ts';
import type { Span } from '../syntax/source.ts';
import type { Fix, TextEdit } from './fix.ts';
import { indentationAt } from './shared/insert.ts';

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
  const { source, suppressions, commentPlaces } = recognition;
  const { line } = source.positionAt(span.start);
  const { start } = source.lineSpan(line);
  const there = suppressions.filter(
    (each) => each.form === 'next-line' && each.rule !== null && each.scope.start === start,
  );
  if (there.length > 0) return addName(there, rule);
  const place = commentPlaces.get(line);
  const marks = marksAt(recognition, start);
  if (!marks || place === 'none' || isInsideText(recognition, line)) return null;
  const [open, close] = place === 'jsx' ? ['{/* ', ' */}'] : marks;
  const comment = `${open}link-doctor-disable-next-line ${rule}${close}`;
  const newText = `${indentationAt(source, start)}${comment}${lineBreak(source.text)}`;
  return { span: { start, end: start }, newText };
}

function fileEdit({ rule, span }: Finding, recognition: Recognition): TextEdit | null {
  const { source, suppressions } = recognition;
  const marks = marksAt(recognition, 0);
  if (!marks) return null;
  const at = behindHead(recognition, marks[0].trim());
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
  const comment = `${marks[0]}link-doctor-disable ${rule}${marks[1]}${newline}`;
  return { span: { start: at, end: at }, newText: needsBreak ? newline + comment : comment };
}

type Marks = readonly [open: string, close: string];

/** How a comment is written above a line, or null where that is not known. */
function marksAt({ language, path, regions }: Recognition, start: number): Marks | null {
  const inside = regions?.find((region) => holdsLine(region, start));
  const { id, lineComment, embeds, isIndented } = inside?.language ?? language;
  // These ids stand for several languages, with other comments in some of them.
  if (id === 'scala' && !/\.(?:scala|sc|groovy)$/.test(path ?? '')) return null;
  if (id === 'shellscript' && /\.(?:bat|cmd)$/i.test(path ?? '')) return null;
  if (lineComment !== undefined) return [`${lineComment} `, ''];
  return embeds === 'markup' && !isIndented ? ['<!-- ', ' -->'] : null;
}

/** Whether a line that starts at an offset begins in a region. */
function holdsLine(region: Region, lineStart: number): boolean {
  return region.start < lineStart && (region.mapped ? isInside(region, lineStart) : lineStart <= region.end);
}

/** Adds a rule behind the last name of a comment that is there already. */
function addName(there: readonly Suppression[], rule: string): TextEdit | null {
  if (there.some((each) => each.rule === rule)) return null;
  const { end } = (there.at(-1) as Suppression).ruleSpan;
  return { span: { start: end, end }, newText: `, ${rule}` };
}

/** What must stay first: a shebang, an encoding line, a license, a comment that a test runner reads. */
function behindHead({ source: { text }, language }: Recognition, mark: string): number {
  let at = text.startsWith('#!') ? nextLine(text, 0) : 0;
  if (/^<\?(?:php|xml)|^<!doctype/i.test(text.slice(at, at + 20))) at = nextLine(text, at);
  else if (language.id === 'php') return Number.POSITIVE_INFINITY;
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

/** Whether the line begins inside a value, a tag, or the page around code: no comment of code can stand there. */
function isInsideText(recognition: Recognition, line: number): boolean {
  const { source, language, regions } = recognition;
  if (language.reader === 'env') return isInsideQuotes(recognition, line);
  const { start } = source.lineSpan(line);
  const before = source.text.slice(Math.max(0, start - 20_000), start);
  if (language.id === 'php') return before.lastIndexOf('<?') <= before.lastIndexOf('?>');
  if (language.embeds !== 'markup') return false;
  if (regions?.some((region) => holdsLine(region, start))) return false;
  // Arrows and the islands of templates are no tags.
  const tags = before.replace(/<[%?]|(?:[=%?]|(?<!-)-)>/g, '  ');
  return tags.lastIndexOf('<') > tags.lastIndexOf('>');
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
