import { firstIndex } from '../../syntax/sorted.ts';
import { repeatedPrefixes, startsLine } from './records.ts';

/** A text whose decorations (colors, entities, percent escapes) were undone, and the way back to the original offsets. */
export interface Normalized {
  readonly text: string;
  /** The original offset of a start. */
  startOf(offset: number): number;
  /** The original offset of an exclusive end: decorations behind the last character stay outside. */
  endOf(offset: number): number;
}

/** Escape, as the character itself and as it is printed or escaped. */
const ESCAPE = `(?:${String.fromCharCode(27)}|\\\\{1,16}x1[bB]|\\\\{1,16}u001[bB]|\\\\{1,16}0?33|\\\\{1,16}e|#033|\\^\\[|␛)`;
const COLOR = new RegExp(`${ESCAPE}\\[[0-9;]{0,20}[A-Za-z]`, 'g');
const HAS_COLOR = new RegExp(`${ESCAPE}\\[`);
const BARE_COLOR = /\[(?:\d{1,3}(?:;\d{1,3}){0,4})?m/g;
const ENTITY = /&(?:quot|apos|amp|lt|gt|nbsp|#\d{1,6}|#[xX][0-9a-fA-F]{1,6});/g;
const PERCENT = /%[2-7][0-9A-Fa-f]|%0[AaDd9]|%[C-Fc-f][0-9A-Fa-f](?:%[89ABab][0-9A-Fa-f]){1,3}/g;
const UNICODE_MARK = /\\{1,16}(?:u00(?:22|27|26|3[cCdDeE])|x2[27])/g;
// A quote that was written as an entity is a quote inside a quoted text: it comes out escaped, so that it closes nothing.
const NAMED: Record<string, string> = { quot: '\\"', apos: "'", amp: '&', lt: '<', gt: '>', nbsp: ' ' };

/**
 * Takes off terminal colors and undoes HTML entities, percent escapes and `\u0022`, each only where the text shows that
 * it was written that way.
 */
export function normalize(text: string, options: { readonly wrapped: boolean }): Normalized {
  let now: Normalized = plain(text);
  if (options.wrapped) {
    now = unwrap(now);
    const { text: read } = now;
    const prefixes = repeatedPrefixes(read).map(({ start, end }) => ({
      0: read.slice(start, end),
      index: start,
    }));
    if (prefixes.length > 0) now = rewrite(now, prefixes, () => '');
  }
  now = plainMarks(now);
  if (HAS_COLOR.test(text)) now = rewrite(now, COLOR, () => '');
  else if (/\[(?:0|22|39)m/.test(text)) now = rewrite(now, BARE_COLOR, () => '');
  for (let round = 0; round < 3 && /&(?:amp;)*(?:quot|apos|#0*3[49]|#x2[27]);/i.test(now.text); round++)
    now = rewrite(now, ENTITY, entity);
  for (let round = 0; round < 3 && /%(?:25)*(?:22|27|3D|7B)/i.test(now.text); round++)
    now = rewrite(now, PERCENT, percent);
  if (/\\(?:u00(?:2[267]|3[cde])|x2[27])/i.test(now.text)) now = rewrite(now, UNICODE_MARK, unicodeMark);
  return now;
}

/** Undoes what wrote marks in other letters; plain search tells first whether there are any. */
function plainMarks(from: Normalized): Normalized {
  let now = from;
  const has = (...marks: string[]): boolean => marks.some((mark) => now.text.includes(mark));
  // Tables drawn with lines.
  if (has('│', '┃', '║')) now = rewrite(now, /[\u2500-\u257f]/g, (mark) => DRAWN[mark] ?? '+');
  // Quotes that a word processor or a chat made round.
  if (has('”') && /“[\w.]{1,40}”\s*(?:[:=]|=>)/.test(now.text)) now = rewrite(now, /[“”„]/g, () => '"');
  if (has('(len=')) now = rewrite(now, SPEW, (match) => (match.includes('((len=') ? '(' : ''));
  // Spring prints line breaks so.
  if (has('<EOL>')) now = rewrite(now, /<EOL>/g, () => '\n');
  if (has('quoted-printable')) now = rewrite(now, /=(?:3D|22|27|\r?\n)/g, quotedPrintable);
  // Property lists: a key in its element, the value in the next one.
  if (has('</key>')) now = rewrite(now, /<\/key>\s{0,80}<(?:string|integer)>/g, () => ' = ');
  return now;
}

function quotedPrintable(match: string): string {
  if (match === '=3D') return '=';
  return match === '=22' ? '"' : match === '=27' ? "'" : '';
}

const DRAWN: Record<string, string> = { '│': '|', '┃': '|', '║': '|', '─': '-', '━': '-', '═': '-' };
/** `(string) (len=13) `, `(*string)(0xc000014250)((len=15) ` of Go's spew. */
const SPEW =
  /\((?:\*{0,2}[A-Za-z_][\w.]{0,60})\) ?(?:\(0x[0-9a-f]{1,16}\))?\(?\(len=\d{1,9}(?: cap=\d{1,9})?\) ?/g;

function entity(match: string): string {
  const body = match.slice(1, -1);
  if (body[0] !== '#') return NAMED[body] ?? match;
  const code = /^#x/i.test(body) ? Number.parseInt(body.slice(2), 16) : Number.parseInt(body.slice(1), 10);
  if (code === 34) return '\\"';
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : match;
}

function percent(match: string): string {
  try {
    return match === '%22' ? '\\"' : decodeURIComponent(match);
  } catch {
    return match;
  }
}

/** `\u0022` is a quote that is escaped as often as it has backslashes; other marks lose them. */
function unicodeMark(match: string): string {
  const slashes = match.lastIndexOf('\\') + 1;
  const mark = String.fromCharCode(Number.parseInt(match.slice(slashes + 1), 16));
  return mark === '"' || mark === "'" ? match.slice(0, slashes) + mark : mark;
}

function plain(text: string): Normalized {
  return { text, startOf: (offset) => offset, endOf: (offset) => offset };
}

function rewrite(
  from: Normalized,
  pattern: RegExp | readonly { readonly 0: string; readonly index: number }[],
  replace: (match: string, index: number) => string,
): Normalized {
  const parts: string[] = [];
  // Parallel lists: where a piece starts in the new text and in the old one, and whether it is a replacement.
  const starts: number[] = [];
  const olds: number[] = [];
  const lengths: number[] = [];
  let written = 0;
  const put = (piece: string, old: number, oldLength: number, literal: boolean): void => {
    if (piece === '') return;
    parts.push(piece);
    starts.push(written);
    olds.push(old);
    lengths.push(literal ? -1 : oldLength);
    written += piece.length;
  };
  let last = 0;
  const places = pattern instanceof RegExp ? from.text.matchAll(pattern) : pattern;
  for (const match of places) {
    const replacement = replace(match[0], match.index);
    if (replacement === match[0]) continue;
    put(from.text.slice(last, match.index), last, 0, true);
    put(replacement, match.index, match[0].length, false);
    last = match.index + match[0].length;
  }
  if (last === 0) return from;
  put(from.text.slice(last), last, 0, true);
  const find = (offset: number): number => Math.max(0, firstIndex(starts, (start) => start > offset) - 1);
  return {
    text: parts.join(''),
    startOf(offset) {
      if (starts.length === 0 || offset >= written) return from.startOf(from.text.length);
      const at = find(offset);
      const old = olds[at] as number;
      return from.startOf((lengths[at] as number) < 0 ? old + offset - (starts[at] as number) : old);
    },
    endOf(offset) {
      if (offset <= 0 || starts.length === 0) return from.startOf(0);
      const at = find(Math.min(offset, written) - 1);
      const old = olds[at] as number;
      const length = lengths[at] as number;
      return from.endOf(length < 0 ? old + Math.min(offset, written) - (starts[at] as number) : old + length);
    },
  };
}

const BREAK = /\r\n|\r|\n/g;
const LEAST_WIDTH = 40;
const MOST_LINES = 8;

/**
 * Takes out the line breaks by which a terminal or a mail program cut a line inside of quotes: a line with an odd number
 * of quotes, lines as wide as it, and a line that makes the number even.
 */
function unwrap(from: Normalized): Normalized {
  const { text } = from;
  const cuts: number[] = [];
  let start = 0;
  // The run of lines that an open quote reaches over so far.
  let run: number[] = [];
  let width = 0;
  const isOdd = quoteCounter(text);
  for (let i = 0; i <= text.length; i++) {
    i = text.indexOf('\n', i);
    if (i < 0) i = text.length;
    const end = text.charCodeAt(i - 1) === 13 ? i - 1 : i;
    const odd = isOdd(end);
    if (run.length > 0 && startsLine(text, start)) run = [];
    const length = end - start;
    if (run.length === 0) {
      if (odd && length >= LEAST_WIDTH) {
        run = [end];
        width = length;
      }
    } else if (odd) {
      if (length <= width) cuts.push(...run);
      run = [];
    } else if (length === width && run.length < MOST_LINES) run.push(end);
    else run = [];
    start = i + 1;
  }
  if (cuts.length === 0) return from;
  const at = new Set(cuts);
  return rewrite(from, BREAK, (match, index) => (at.has(index) ? '' : match));
}

/** Tells of lines, asked for in order, whether they hold an odd number of quotes; every quote is looked for once. */
function quoteCounter(text: string): (end: number) => boolean {
  let next = text.indexOf('"');
  return (end) => {
    let odd = false;
    for (; next >= 0 && next < end; next = text.indexOf('"', next + 1))
      if (text.charCodeAt(next - 1) !== 92) odd = !odd;
    return odd;
  };
}
