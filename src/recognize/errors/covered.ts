import { spanAt } from '../../syntax/sorted.ts';
import type { Draft } from './drafts.ts';

/** Tells whether an offset stands in a payload. */
export class Covered {
  readonly #spans: { readonly start: number; end: number }[] = [];

  constructor(drafts: readonly Draft[]) {
    for (const { start, end } of [...drafts].sort((a, b) => a.start - b.start)) {
      const last = this.#spans.at(-1);
      if (last && start <= last.end) last.end = Math.max(last.end, end);
      else this.#spans.push({ start, end });
    }
  }

  has(offset: number): boolean {
    return spanAt(this.#spans, offset) !== null;
  }
}
