import type { Draft } from './drafts.ts';

/** Tells whether an offset stands in a payload. */
export class Covered {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  constructor(drafts: readonly Draft[]) {
    const sorted = [...drafts].sort((a, b) => a.start - b.start);
    for (const draft of sorted) {
      const last = this.#ends.length - 1;
      if (last >= 0 && draft.start <= (this.#ends[last] as number))
        this.#ends[last] = Math.max(this.#ends[last] as number, draft.end);
      else {
        this.#starts.push(draft.start);
        this.#ends.push(draft.end);
      }
    }
  }

  has(offset: number): boolean {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (offset < (this.#starts[middle] as number)) high = middle - 1;
      else if (offset >= (this.#ends[middle] as number)) low = middle + 1;
      else return true;
    }
    return false;
  }
}
