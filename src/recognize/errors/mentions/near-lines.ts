import { firstIndex } from '../../../syntax/sorted.ts';
import type { Word } from '../wire-words.ts';

/** The lines of words, to ask which of them are near. */
export class NearLines {
  readonly #lines: readonly number[];

  constructor(words: readonly Word[], lineOf: (word: Word) => number) {
    this.#lines = [...new Set(words.map(lineOf))].sort((a, b) => a - b);
  }

  /** True when one of them is at most `reach` lines away. */
  near(line: number, reach: number): boolean {
    return this.count(line, reach) > 0;
  }

  /** How many of the lines are at most `reach` lines away. */
  count(line: number, reach: number): number {
    const from = firstIndex(this.#lines, (each) => each >= line - reach);
    return firstIndex(this.#lines, (each) => each > line + reach) - from;
  }
}
