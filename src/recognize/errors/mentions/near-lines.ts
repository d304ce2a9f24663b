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
    return this.#below(line + reach + 1) - this.#below(line - reach);
  }

  /** How many are below a line. */
  #below(line: number): number {
    let low = 0;
    let high = this.#lines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#lines[middle] as number) < line) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
