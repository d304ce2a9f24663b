import { searchCatalog } from '../catalog/search.ts';
import { allCodes, isType } from '../catalog/words.ts';

const MOST = 3;
const MOST_WORDS = 30;

/** Codes that resemble what a text without any code says: slips of the finger in a code, else the words of a short query. */
export function suggestCodes(text: string): readonly string[] {
  const words = [...text.slice(0, 20_000).matchAll(/\b[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+\b/g)]
    .map(([word]) => word.toUpperCase())
    .filter((word) => word.length >= 6 && word.length <= 60 && !isType(word));
  const near = [...new Set(words)].slice(0, MOST_WORDS).flatMap(nearest);
  if (near.length > 0) return [...new Set(near)].slice(0, MOST);
  const query = text.trim();
  if (query.length < 4 || query.length > 60) return [];
  return searchCatalog(query, MOST * 2)
    .flatMap((hit) => (hit.kind === 'error' ? [hit.error.error_code] : []))
    .filter((code, index, all) => all.indexOf(code) === index)
    .slice(0, MOST);
}

/** The codes within a few slips of a word, nearest first. */
function nearest(word: string): string[] {
  const most = Math.max(1, Math.floor(word.length / 6));
  return allCodes()
    .filter((code) => Math.abs(code.length - word.length) <= most)
    .map((code) => ({ code, slips: distance(word, code.toUpperCase(), most) }))
    .filter(({ slips }) => slips <= most)
    .sort((a, b) => a.slips - b.slips)
    .slice(0, MOST)
    .map(({ code }) => code);
}

/** Insertions, deletions, substitutions and swaps between two words; `most + 1` when there are more than `most`. */
function distance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(
        (row[j] as number) + 1,
        (next[j - 1] as number) + 1,
        (row[j - 1] as number) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (before[j - 2] as number) + 1);
      }
      next.push(least);
    }
    if (Math.min(...next) > most) return most + 1;
    before = row;
    row = next;
  }
  return row[b.length] as number;
}
