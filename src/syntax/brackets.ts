import type { Language } from './language.ts';
import type { Span } from './source.ts';

/** A bracketed group of a text that no grammar reads. */
export interface Group {
  /** `(`, `[` or `{`. */
  readonly open: string;
  /** Brackets included. */
  readonly span: Span;
  readonly parent: Group | null;
}

/** A text cut into groups, strings and comments, without knowing its grammar. */
export interface Brackets {
  /** In the order in which they open. */
  readonly groups: readonly Group[];
  /** Quotes included, in document order. */
  readonly strings: readonly Span[];
  readonly comments: readonly Span[];
}

interface Open {
  readonly open: string;
  readonly span: { start: number; end: number };
  readonly parent: Open | null;
}

const closers: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

/**
 * Reads the brackets, strings and comments of a language without a grammar. Linear; a bracket that is never closed
 * ends with the text, one that was never opened is passed over.
 */
export function readBrackets(text: string, language: Pick<Language, 'lineComment' | 'quotes'>): Brackets {
  const groups: Open[] = [];
  const strings: Span[] = [];
  const comments: Span[] = [];
  const lineComment = language.lineComment;
  const quotes = language.quotes ?? '"\'';
  const unclosed = new Map<string, number>();
  let top: Open | null = null;
  for (let at = 0; at < text.length; ) {
    const c = text[at] as string;
    if (lineComment !== undefined && startsComment(text, at, lineComment)) {
      const end = lineEnd(text, at);
      comments.push({ start: at, end });
      at = end;
    } else if (c === '/' && text[at + 1] === '*' && lineComment === '//') {
      const close = text.indexOf('*/', at + 2);
      const end = close < 0 ? text.length : close + 2;
      comments.push({ start: at, end });
      at = end;
    } else if (quotes.includes(c)) {
      // Without a partner up to there, a quote has none from a later place either.
      const end = at < (unclosed.get(c) ?? 0) ? at + 1 : stringEnd(text, at);
      if (end === at + 1) unclosed.set(c, c === '`' ? text.length : lineEnd(text, at));
      strings.push({ start: at, end });
      at = end;
    } else if (c === '(' || c === '[' || c === '{') {
      top = { open: c, span: { start: at, end: text.length }, parent: top };
      groups.push(top);
      at++;
    } else if (c in closers) {
      const match = closedBy(top, closers[c] as string);
      if (match) {
        match.span.end = at + 1;
        top = match.parent;
      }
      at++;
    } else at++;
  }
  return { groups, strings, comments };
}

/** The group a closer ends; null for a stray one, which must not end groups it does not belong to. */
function closedBy(top: Open | null, open: string): Open | null {
  let at = top;
  for (let steps = 0; at && steps < 3; steps++) {
    if (at.open === open) return at;
    at = at.parent;
  }
  return null;
}

function startsComment(text: string, at: number, mark: string): boolean {
  if (!text.startsWith(mark, at)) return false;
  // `http://` holds no comment, and `$#` of a shell neither.
  return mark === '//' ? text[at - 1] !== ':' : at === 0 || /\s/.test(text[at - 1] as string);
}

function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : newline;
}

/** Triple quotes run over lines; a single quote that is not closed on its line is an apostrophe. */
function stringEnd(text: string, open: number): number {
  const quote = text[open] as string;
  const triple = quote.repeat(3);
  if (text.startsWith(triple, open)) {
    const close = text.indexOf(triple, open + 3);
    return close < 0 ? text.length : close + 3;
  }
  for (let at = open + 1; at < text.length; at++) {
    const c = text[at];
    if (c === '\\') at++;
    else if (c === quote) return at + 1;
    else if (c === '\n' && quote !== '`') return open + 1;
  }
  return open + 1;
}

/**
 * Tells the innermost group around an offset, or null, for offsets that only grow: all of them together cost one pass
 * over the groups.
 */
export function groupsAlong({ groups }: Brackets): (offset: number) => Group | null {
  const around: Group[] = [];
  let next = 0;
  return (offset) => {
    for (let group = groups[next]; group && group.span.start < offset; group = groups[++next])
      around.push(group);
    while (around.length > 0 && (around.at(-1) as Group).span.end <= offset) around.pop();
    return around.at(-1) ?? null;
  };
}

/** Groups, and where strings and comments end, by where they start. */
interface Starts {
  readonly groups: ReadonlyMap<number, Group>;
  readonly strings: ReadonlyMap<number, number>;
  readonly comments: ReadonlyMap<number, number>;
}

const knownStarts = new WeakMap<Brackets, Starts>();

function startsOf(brackets: Brackets): Starts {
  const known = knownStarts.get(brackets);
  if (known) return known;
  const ends = (spans: readonly Span[]) => new Map(spans.map(({ start, end }) => [start, end]));
  const starts = {
    groups: new Map(brackets.groups.map((group) => [group.span.start, group])),
    strings: ends(brackets.strings),
    comments: ends(brackets.comments),
  };
  knownStarts.set(brackets, starts);
  return starts;
}

/** The spans of a group's items: what stands between its commas. Costs no more than what the group itself holds. */
export function itemsOf(text: string, group: Group, brackets: Brackets): Span[] {
  const { groups, strings, comments } = startsOf(brackets);
  const items: Span[] = [];
  let start = group.span.start + 1;
  const close = text[group.span.end - 1] === closing(group.open) ? group.span.end - 1 : group.span.end;
  for (let at = start; at < close; at++) {
    const inner = groups.get(at);
    const quiet = strings.get(at) ?? comments.get(at) ?? text.length;
    // A group that was never closed reaches into later ones, which are not its own.
    const end = inner?.parent === group ? inner.span.end : quiet < group.span.end ? quiet : 0;
    if (end > at) {
      at = end - 1;
      continue;
    }
    if (text[at] !== ',' && text[at] !== ';') continue;
    items.push({ start, end: at });
    start = at + 1;
  }
  items.push({ start, end: close });
  return items.map((item) => trimmed(text, item, comments)).filter(({ start: from, end }) => end > from);
}

function closing(open: string): string {
  return open === '(' ? ')' : open === '[' ? ']' : '}';
}

/** Without white space around and comments before it. */
function trimmed(text: string, span: Span, comments: ReadonlyMap<number, number>): Span {
  let { start, end } = span;
  for (;;) {
    while (start < end && /\s/.test(text[start] as string)) start++;
    const commentEnd = comments.get(start);
    if (commentEnd === undefined || start >= end) break;
    start = Math.min(end, commentEnd);
  }
  while (end > start && /\s/.test(text[end - 1] as string)) end--;
  return { start, end };
}
