/** Near misses: `ITEM_LOGIN_REQUIERD` for ITEM_LOGIN_REQUIRED, `redirect_url` for redirect_uri. */
import { allCodes, isCode, isType } from './words.ts';

/**
 * Edits between two words: a letter more, less or other, or two neighbors swapped, each once in a place (optimal
 * string alignment). Stops at `limit` and then gives `limit + 1`.
 */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      current.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    before = above;
    above = current;
  }
  return Math.min(above[b.length] ?? limit + 1, limit + 1);
}

/**
 * The candidate nearest to a word, or null when none is within `limit` edits, when the word is a candidate itself, or
 * when two are equally near (then it is a guess).
 */
export function nearest(word: string, candidates: Iterable<string>, limit: number): string | null {
  let best = limit + 1;
  let found: string | null = null;
  for (const candidate of candidates) {
    if (candidate === word) return null;
    const edits = distance(word, candidate, Math.min(best, limit));
    if (edits > limit) continue;
    if (edits < best) {
      best = edits;
      found = candidate;
    } else if (edits === best) {
      found = null;
    }
  }
  return found;
}

/** How often each character stands in a word: letters first, then digits, then `_`. */
function lettersOf(word: string): Uint8Array {
  const counts = new Uint8Array(37);
  for (let i = 0; i < word.length; i++) {
    const c = word.charCodeAt(i);
    const at = c >= 65 && c <= 90 ? c - 65 : c >= 48 && c <= 57 ? c - 22 : 36;
    counts[at] = (counts[at] as number) + 1;
  }
  return counts;
}

/** An edit changes two counts at most, so words further apart than that need no closer look. */
function lettersApart(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs((a[i] as number) - (b[i] as number));
  return sum;
}

let codeLetters: readonly (readonly [string, Uint8Array])[] | undefined;

function lettersOfCodes(): readonly (readonly [string, Uint8Array])[] {
  codeLetters ??= allCodes().map((code) => [code, lettersOf(code)] as const);
  return codeLetters;
}

/** The code that a misspelled one was meant to be: one edit in short codes, two from twelve letters on; else null. */
export function nearestCode(word: string): string | null {
  if (word.length < 6 || word.length > 80 || isCode(word) || isType(word)) return null;
  const limit = word.length < 12 ? 1 : 2;
  const letters = lettersOf(word);
  const alike = lettersOfCodes().filter(([, its]) => lettersApart(letters, its) <= 2 * limit);
  return nearest(
    word,
    alike.map(([code]) => code),
    limit,
  );
}
