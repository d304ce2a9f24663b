import { gradeOf, isPlainCode } from '../vocabulary.ts';
import type { Word } from '../wire-words.ts';

/** Codes that are the names of webhooks too. */
export const ALSO_WEBHOOK: ReadonlySet<string> = new Set(['USER_PERMISSION_REVOKED', 'VERIFICATION_EXPIRED']);

/** What one code that is Plaid's alone weighs, and codes that together say as much. */
export const ENOUGH = 3;

/** What a code says of Plaid to those beside it; words that every API has say nothing. */
function weightOf(word: Word): number {
  if (word.code === null || ALSO_WEBHOOK.has(word.word)) return 0;
  const grade = gradeOf(word.word);
  if (grade === 'own') return ENOUGH;
  if (grade === 'generic') return 0;
  return isPlainCode(word.word) ? 2 : 1;
}

/** Words that stand beside each other, in one list, table or switch. */
export class Listing {
  readonly words: Word[];
  #weight: number | undefined;
  #hasOwn: boolean | undefined;

  constructor(words: Word[] = []) {
    this.words = words;
  }

  /** What the others together say of Plaid to one of them; each code counts once. Asked when all words are in. */
  weightBeside(word: Word): number {
    if (this.#weight === undefined) {
      const each = new Map(this.words.map((other) => [other.word, other]));
      this.#weight = 0;
      for (const other of each.values()) this.#weight += weightOf(other);
    }
    return this.#weight - weightOf(word);
  }

  /** One of them is Plaid's alone. */
  get hasOwn(): boolean {
    this.#hasOwn ??= this.words.some((word) => word.code !== null && gradeOf(word.word) === 'own');
    return this.#hasOwn;
  }
}
