import { lineStart, MOST_BEFORE } from './lines.ts';

/** Where log records begin and end: ids belong to one record, and an error printed twice in one record is one error. */

/** How a log line starts: a time, a level, an address, an object; behind the name of a container perhaps. */
const RECORD =
  /^(?:\S{0,40}[ \t]*\|[ \t]*)?(?:(?:<\d{1,3}>\d? ?|[A-Z], |time=|ts=|timestamp=|@timestamp=)?["[]{0,2}\d{4}[-/]\d\d[-/]\d\d[T ]|\[?\d\d?:\d\d:\d\d|(?:<\d{1,3}>)?[A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d|\[?[A-Z][a-z]{2},? [A-Z]?[a-z\d]{1,3} [A-Z]?[a-z\d]{1,3} \d|\d\d-\d\d \d\d:\d\d:\d\d|\d{1,3}(?:\.\d{1,3}){3} |\d{10,13}[ ,]|(?:level|lvl|severity)=|\{["'\\]|(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL)\b)/;
const PREFIX =
  /^(?:\S{1,40}\s*\|\s?)?(?:\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d[.,\dZ+:-]*\]?\s?)?(?:\[?\d\d:\d\d:\d\d[.,\d]*\]?\s?)?(?:\[?(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL)\]?:?\s?)?(?:(?:stdout|stderr) [FP] )?(?:[A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d )?(?:\S+ [\w./-]+(?:\[[^\]\n]{1,20}\])?: )?/;
const LEVEL = /\b(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL)\b/;
const LEVEL_KEY = /\b(?:level|lvl|severity|ts|time|timestamp)["']?\s*[=:]/i;
const CLOCK = /\d\d?:\d\d:\d\d/;
/** What a logger, a supervisor or a search puts in front of every line of what it prints. */
const PREFIXES = [
  /\S{1,40}[ \t]{1,20}\| /y,
  /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[.,\d]{0,12}(?:Z|[+-]\d\d:?\d\d)? (?:(?:stdout|stderr) [FP] |[\w.-]{1,60}(?:\[[\w.-]{1,30}\])?: |[\w.-]{1,60} [\w./-]{1,60}(?:\[\d{1,10}\])?: |[A-Z] [\w.-]{1,60}: )?/y,
  /(?:<\d{1,3}>)?[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S{1,60} [^\s:]{1,60}: /y,
  /\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} {1,4}\d{1,8} {1,4}\d{1,8} [VDIWEF] [^\s:]{1,60} {0,20}: /y,
  /[VDIWEF]\/[^\s:(]{1,60} {0,20}(?:\( {0,6}\d{1,8}\))?: /y,
  /[^\s:]{1,120}:\d{1,8}:/y,
];
/** A line that goes on with what stands above: it is indented, or closes a bracket. */
const GOES_ON = /(?: {2}|\t|[}\])])/y;

/**
 * The prefixes of lines that go on with the record above under the same kind of prefix, as ranges in order: without them
 * the record reads as it was printed.
 */
export function repeatedPrefixes(text: string): { readonly start: number; readonly end: number }[] {
  const out: { start: number; end: number }[] = [];
  let kind: RegExp | undefined;
  for (let start = 0; start >= 0 && start < text.length; start = text.indexOf('\n', start) + 1 || -1) {
    const above = kind;
    // Most lines are of the kind of the line above.
    const end = above ? matchEnd(above, text, start) : -1;
    if (end > 0 && matchEnd(GOES_ON, text, end) > 0) out.push({ start, end });
    else if (end < 0) kind = PREFIXES.find((pattern) => matchEnd(pattern, text, start) > 0);
  }
  return out;
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** What may stand between the prefix of a line and its key when the line continues a record. */
const ONLY_SYNTAX = /^[\s"'`+▿|>*•@\\[({.:-]*$/u;

/** True where a log record starts, judged by its line alone. */
export function startsLine(text: string, offset: number): boolean {
  const start = text.charCodeAt(offset) === 10 ? offset + 1 : offset;
  return RECORD.test(text.slice(start, start + 100));
}

/** What a line says behind the time, level, host and process in front of it. */
export function withoutPrefix(line: string): string {
  return line.replace(PREFIX, '');
}

/** True where a record starts and the line does not go on with an object or a stack that an earlier line began. */
function begins(line: string): boolean {
  if (!RECORD.test(line)) return false;
  const rest = withoutPrefix(line);
  return rest === line || !/^(?:\s{2}|\t|[}\])]|at )/.test(rest);
}

/** The first letters of a line with its numbers made alike: lines of one make look the same. */
function head(line: string): string {
  return withoutPrefix(line).slice(0, 14).replace(/\d+/g, '0');
}

/**
 * True when what stands `above` and what starts at `start` below it are of different log records. `alike`: lines at the
 * margin that begin with the same words are records of their own, though they have no time.
 */
export function separateRecords(
  text: string,
  above: { readonly start: number; readonly end: number },
  start: number,
  alike: boolean,
): boolean {
  let at = text.indexOf('\n', above.end);
  if (at < 0 || at >= start) return false;
  const own = lineFrom(text, above.start);
  // A text that was pasted with an indent has it on every record.
  const indent = /^[ \t]*/.exec(own)?.[0] ?? '';
  for (; at >= 0 && at < start; at = text.indexOf('\n', at + 1)) {
    const line = text.slice(at + 1, at + 161);
    if (!line.startsWith(indent)) continue;
    const rest = line.slice(indent.length);
    if (begins(rest) && !rest.startsWith('{')) return true;
  }
  const one = own.slice(indent.length);
  const line = lineFrom(text, start);
  if (one === '' || !line.startsWith(indent)) return false;
  const other = line.slice(indent.length);
  if (one.startsWith('{"') && other.startsWith('{"')) return true;
  return alike && head(one) === head(other);
}

/** The line that an offset stands on, its first 160 characters. */
function lineFrom(text: string, offset: number): string {
  const start = lineStart(text, offset, MOST_BEFORE);
  return text.slice(start, start + 160);
}

/** The two lines begin alike up to the second one's key. */
function sharedLead(above: string, lead: string): boolean {
  let same = 0;
  const one = above.replace(/\d/g, '0');
  const other = lead.replace(/\d/g, '0');
  while (same < other.length && one[same] === other[same]) same++;
  return ONLY_SYNTAX.test(lead.slice(same));
}

/**
 * True when a key on a further line belongs to the record above: every line holds one `key: value` of it. `above`: the line
 * of the key before, up to the end of its value, and `key` where the key starts in it; `lead`: what stands in front of the key; `begun`: the record has named an
 * error's type, code or message already.
 */
export function continuesRecord(above: string, key: number, lead: string, begun: boolean): boolean {
  // A new record has a time or a level in front of its first key.
  if (LEVEL_KEY.test(lead)) return false;
  const clock = CLOCK.exec(lead)?.[0];
  if (clock === undefined) {
    if (LEVEL.test(lead) || above.trimStart().startsWith('|') !== lead.trimStart().startsWith('|'))
      return false;
    if (ONLY_SYNTAX.test(lead)) return begun || ONLY_SYNTAX.test(above.slice(0, key));
    return sharedLead(above, lead);
  }
  // Loggers that put a prefix on every line print one object within one second.
  if (CLOCK.exec(above)?.[0] !== clock) return false;
  const rest = withoutPrefix(lead);
  return ONLY_SYNTAX.test(rest) || (!LEVEL.test(lead) && sharedLead(above, lead));
}

/** The line at `at` begins a log record of its own although a bracket at `open` above it is not closed yet. */
export function startsInside(text: string, at: number, open: number): boolean {
  const head = text.slice(at, at + 160);
  if (!startsLine(head, 0)) return false;
  // Where the line that opened the bracket looks the same but the object goes on, every line has a prefix.
  const rest = withoutPrefix(head);
  if (/^\s*(?:["'}\]):]|[A-Za-z_]+\s*[:=]|\+?["'[])/.test(rest) && !rest.startsWith('{')) return false;
  let k = at - 1;
  while (k > open && (text[k] === '\n' || text[k] === '\r' || text[k] === ' ')) k--;
  return !'{[(,:|'.includes(text[k] as string);
}
