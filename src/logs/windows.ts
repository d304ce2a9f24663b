import type { Position, Span } from '../syntax/source.ts';

/**
 * A stretch of a text too long to be read at once. `core` belongs to this window alone: the cores of all windows, in
 * order, are the whole text. What stands around it in `text` is context, for what begins in the core and ends behind it.
 */
export interface Window {
  readonly text: string;
  /** Offsets in `text`. */
  readonly core: Span;
  /** Where `text` begins in the whole. */
  readonly start: Position;
}

/** All in UTF-16 units. */
export interface WindowSizes {
  /** A core is at most this long. */
  readonly core: number;
  /** Context to each side; a record that is longer may be read in two parts. */
  readonly context: number;
}

export const WINDOW_SIZES: WindowSizes = { core: 1_000_000, context: 64_000 };

/** How far back from the end of a core the start of a record is looked for. */
const SLACK = 64_000;

/**
 * Cuts a text that comes in pieces into windows, where it can be between records: at a line that begins like one (a time, a
 * level, an object), else at a line, else between two objects, else anywhere. Holds one window and one piece at a time.
 */
export async function* windowsOf(
  pieces: AsyncIterable<string>,
  sizes: WindowSizes = WINDOW_SIZES,
): AsyncGenerator<Window> {
  let text = '';
  let core = 0;
  let start: Position = { line: 0, column: 0 };
  for await (const piece of pieces) {
    text += piece;
    // One unit more than the context: the cut is never between the two halves of a line break or of a character.
    while (text.length - core > sizes.core + sizes.context + 1) {
      const cut = cutIn(text, core, core + sizes.core);
      yield { text: text.slice(0, cut + sizes.context), core: { start: core, end: cut }, start };
      const keep = contextStart(text, cut, sizes.context);
      start = advance(start, text, keep);
      // A slice of a long text keeps the long text in memory, a copy does not.
      text = copy(text.slice(keep));
      core = cut - keep;
    }
  }
  if (text.length > core || core === 0) yield { text, core: { start: core, end: text.length }, start };
}

/** The last start of a record near the end of a core, else of a line that continues none, else of a line. */
function cutIn(text: string, from: number, to: number): number {
  let record = -1;
  let outer = -1;
  let line = -1;
  const least = Math.max(from, to - SLACK);
  for (let i = least; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code !== 10 && (code !== 13 || text.charCodeAt(i + 1) === 10)) continue;
    line = i + 1;
    if (isRecord(text, line)) record = line;
    else if (isOuter(text, line)) outer = line;
  }
  if (record >= 0) return record;
  if (outer >= 0) return outer;
  if (line >= 0) return line;
  return between(text, least, to).at(-1) ?? unbroken(text, to);
}

/** A line that begins with a time, a level, an object of its own or a syslog priority. */
const RECORD =
  /[[(<"']{0,2}(?:\d{4}[-/.]\d\d[-/.]\d\d|\d\d[-/.]\d\d[-/.]\d{2,4}[ T,]|\d\d\/[A-Z][a-z]{2}\/\d{4}|\d\d:\d\d:\d\d|\d{10,19}\b|[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:|(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL|CRITICAL)\b|[IWEFD]\d{4} )|\{"|<\d{1,3}>|time=|ts=|level=/iy;

function isRecord(text: string, at: number): boolean {
  RECORD.lastIndex = at;
  return RECORD.test(text);
}

/** A line that neither continues what stands before it nor closes it. */
function isOuter(text: string, at: number): boolean {
  return !/[\s})\],]/.test(text[at] ?? ' ');
}

/** Not between the halves of a line break or of a character. */
function unbroken(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const isLow = code >= 0xdc00 && code <= 0xdfff;
  return isLow || (text[at] === '\n' && text[at - 1] === '\r') ? at - 1 : at;
}

/** On a line without an end: the places between two objects, so that hardly a string is cut in two. */
function between(text: string, from: number, to: number): number[] {
  const found = text.slice(from, to).matchAll(/\}[ \t]{0,4},?[ \t]{0,4}(?=\{)/g);
  return Array.from(found, ({ 0: gap, index }) => from + index + gap.length);
}

/** Where the context before a cut begins: at a line, when one begins in it. */
function contextStart(text: string, cut: number, context: number): number {
  const from = Math.max(0, cut - context);
  if (from === 0) return 0;
  const feed = text.indexOf('\n', from);
  if (feed >= 0 && feed < cut) return feed + 1;
  return between(text, from, cut)[0] ?? unbroken(text, from);
}

/** The position of an offset, counted on from that of the text's start. Lines end as `SourceText` says. */
function advance({ line, column }: Position, text: string, to: number): Position {
  let begin = -1;
  let lines = line;
  for (let i = 0; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) {
      lines++;
      begin = i + 1;
    }
  }
  return begin < 0 ? { line, column: column + to } : { line: lines, column: to - begin };
}

function copy(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
