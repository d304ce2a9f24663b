import { type Group, readBrackets } from '../../../syntax/brackets.ts';
import type { Word } from '../wire-words.ts';
import { Listing } from './listing.ts';

/** The brackets around the words of a text; each is told by the offset where it opens. */
export class Brackets {
  readonly #openers = new Map<Word, number>();
  readonly #listings = new Map<number, Listing>();

  /** `words`: in the order of the text. */
  constructor(text: string, words: readonly Word[]) {
    const { groups } = readBrackets(text, {});
    let next = 0;
    let last: Group | null = null;
    for (const word of words) {
      for (; next < groups.length && (groups[next] as Group).span.start < word.start; next++)
        last = groups[next] as Group;
      while (last && last.span.end <= word.start) last = last.parent;
      if (!last) continue;
      const opener = last.span.start;
      this.#openers.set(word, opener);
      const listing = this.#listings.get(opener);
      if (listing) listing.words.push(word);
      else this.#listings.set(opener, new Listing([word]));
    }
  }

  /** The innermost one around a word. */
  around(word: Word): number | undefined {
    return this.#openers.get(word);
  }

  /** The words in one and in none inside of it. */
  wordsIn(opener: number): Listing {
    return this.#listings.get(opener) ?? new Listing();
  }
}

/** What stands in front of a bracket: the rest of its line, or the line above one that stands alone. */
export function headOf(text: string, opener: number): string {
  let end = opener;
  while (end > 0 && opener - end < 200 && /\s/.test(text[end - 1] as string)) end--;
  let start = end;
  while (start > 0 && end - start < 200 && text[start - 1] !== '\n') start--;
  return text.slice(start, end);
}
