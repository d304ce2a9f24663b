/*
 * Steps over what stands in a text that need not be valid code: blanks, comments, strings, brackets and the islands of
 * template languages. All take the end of what may be read and give an offset.
 */

/** The offset of the next `stop` or of the bracket that closes the surrounding one. */
export function skipTo(text: string, from: number, end: number, stop: string): number {
  let depth = 0;
  let at = from;
  while (at < end) {
    const blank = skipComment(text, at, end);
    if (blank > at) {
      at = blank;
      continue;
    }
    const island = islandEnd(text, at, end);
    if (island > at) {
      at = island;
      continue;
    }
    const c = text[at] as string;
    if (c === '\\') at += 2;
    else if (c === '"' || c === "'" || c === '`') at = stringEnd(text, at, end);
    else if (c === '(' || c === '[' || c === '{') {
      depth++;
      at++;
    } else if (c === ')' || c === ']' || c === '}') {
      if (depth === 0) return at;
      depth--;
      at++;
    } else if (depth === 0 && c === stop) return at;
    else at++;
  }
  return end;
}

/** A quote that is not closed on its line is an apostrophe. */
function stringEnd(text: string, open: number, end: number): number {
  const quote = text[open] as string;
  let at = open + 1;
  while (at < end) {
    const island = islandEnd(text, at, end);
    const c = text[at] as string;
    if (island > at) at = island;
    else if (c === '\\') at += 2;
    else if (c === quote) return at + 1;
    else if (c === '\n' && quote !== '`') return open + 1;
    else at++;
  }
  return quote === '`' ? open + 1 : end;
}

const maxIsland = 1000;

const islands: readonly (readonly [string, string])[] = [
  ['<%', '%>'],
  ['<?', '?>'],
  ['{{', '}}'],
  ['{%', '%}'],
];

/** The end of a template language's island that starts here, else the same offset. */
export function islandEnd(text: string, at: number, end: number): number {
  const c = text[at];
  if (c !== '<' && c !== '{') return at;
  for (const [open, close] of islands) {
    if (!text.startsWith(open, at)) continue;
    const inside = text.slice(at, Math.min(end, at + maxIsland));
    const to = inside.indexOf(close, 2);
    // `{{` also opens an object in braces; such an island stands on one line.
    if (to < 0 || (open === '{{' && inside.slice(0, to).includes('\n'))) continue;
    return at + to + close.length;
  }
  return at;
}

function skipComment(text: string, at: number, end: number): number {
  if (text[at] !== '/') return at;
  if (text[at + 1] === '/') {
    const line = text.indexOf('\n', at);
    return line < 0 ? end : Math.min(line, end);
  }
  if (text[at + 1] === '*') {
    const close = text.indexOf('*/', at + 2);
    return close < 0 ? end : Math.min(close + 2, end);
  }
  return at;
}

export function skipSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && /\s/.test(text[at] as string)) at++;
  return at;
}

export function skipBlank(text: string, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const next = skipComment(text, skipSpace(text, at, end), end);
    const past = islandEnd(text, next, end);
    // An escaped line break of a string around the code.
    const escaped = text[past] === '\\' && /[nrt\r\n]/.test(text[past + 1] ?? '') ? past + 2 : past;
    if (escaped === at) break;
    at = escaped;
  }
  return at;
}
