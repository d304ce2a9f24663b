import { distance } from '../catalog/nearest.ts';
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
