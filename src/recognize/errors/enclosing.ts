import { type Group, readBrackets } from '../../syntax/brackets.ts';

/** Where the innermost bracket around each of several places opens; places outside of all brackets are left out. */
export function openersOf(text: string, places: readonly number[]): Map<number, number> {
  const { groups } = readBrackets(text, {});
  const out = new Map<number, number>();
  let next = 0;
  let last: Group | null = null;
  for (const place of [...places].sort((a, b) => a - b)) {
    for (; next < groups.length && (groups[next] as Group).span.start < place; next++)
      last = groups[next] as Group;
    while (last && last.span.end <= place) last = last.parent;
    if (last) out.set(place, last.span.start);
  }
  return out;
}

/** What stands in front of a bracket: the rest of its line, or the line above one that stands alone. */
export function headOf(text: string, opener: number): string {
  let end = opener;
  while (end > 0 && opener - end < 200 && /\s/.test(text[end - 1] as string)) end--;
  let start = end;
  while (start > 0 && end - start < 200 && text[start - 1] !== '\n') start--;
  return text.slice(start, end);
}
