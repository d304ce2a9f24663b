/** How far before a key its line is read. */
export const MOST_BEFORE = 8000;

/** Where the line of an offset starts, at most `reach` characters before it. */
export function lineStart(text: string, offset: number, reach: number): number {
  let start = Math.min(offset, text.length);
  const least = Math.max(0, start - reach);
  while (start > least && !isBreak(text.charCodeAt(start - 1))) start--;
  return start;
}

/** Where the line of an offset ends, without its break, at most `reach` characters behind it. */
export function lineEnd(text: string, offset: number, reach: number): number {
  let end = offset;
  const most = Math.min(text.length, offset + reach);
  while (end < most && !isBreak(text.charCodeAt(end))) end++;
  return end;
}

function isBreak(c: number): boolean {
  return c === 10 || c === 13;
}
