import { distance } from '../catalog/nearest.ts';
import { allCodes, isType } from '../catalog/words.ts';

const MOST = 3;
const MOST_WORDS = 30;

/** Codes that resemble a word of a text without any code: slips of the finger, also where a short text says it in words. */
export function suggestCodes(text: string): readonly string[] {
  const spoken = text.trim().split(/[\s-]+/);
  const words = [
    ...(spoken.length > 1 && spoken.length <= 7 ? [spoken.join('_')] : []),
    ...[...text.slice(0, 20_000).matchAll(/\b[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+\b/g)].map(
      ([word]) => word,
    ),
  ]
    .map((word) => word.toUpperCase())
    .filter((word) => word.length >= 6 && word.length <= 60 && !isType(word));
  return [...new Set([...new Set(words)].slice(0, MOST_WORDS).flatMap(nearest))].slice(0, MOST);
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
