import type { SourceText } from '../../syntax/source.ts';

/** Answers whether Plaid is named near a place; the text is searched once. */
export class Evidence {
  readonly #text: string;
  readonly #inPath: boolean;
  #mentions: number[] | undefined;

  constructor(text: string, path: string | null) {
    this.#text = text;
    this.#inPath = path !== null && /plaid/i.test(path);
  }

  /** The file's path or its text names Plaid or its SDKs. */
  inFile(): boolean {
    return this.#inPath || this.#list().length > 0;
  }

  inPath(): boolean {
    return this.#inPath;
  }

  /** Plaid is named in [start, end) or on its lines (at most 2,000 characters around). */
  near(start: number, end: number): boolean {
    const text = this.#text;
    let from = start;
    while (from > 0 && start - from < 2000 && text[from - 1] !== '\n' && text[from - 1] !== '\r') from--;
    let to = end;
    while (to < text.length && to - end < 2000 && text[to] !== '\n' && text[to] !== '\r') to++;
    return this.within(from, to);
  }

  within(from: number, to: number): boolean {
    const list = this.#list();
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle] as number) < from) low = middle + 1;
      else high = middle;
    }
    return low < list.length && (list[low] as number) < to;
  }

  #list(): number[] {
    if (this.#mentions) return this.#mentions;
    const out: number[] = [];
    for (const match of this.#text.matchAll(
      /plaid|\bk?PLK[A-Z]|\bLinkKit\b|\b(?:LinkErrorCode|ExitErrorCode|LinkExit)\b/gi,
    ))
      out.push(match.index);
    this.#mentions = out;
    return out;
  }
}

/** Lines (0-based) on which something stands that is Plaid's alone. */
export class NearLines {
  readonly #lines: readonly number[];

  constructor(source: SourceText, offsets: readonly number[]) {
    this.#lines = [...new Set(offsets.map((offset) => source.positionAt(offset).line))].sort((a, b) => a - b);
  }

  /** True when one of them is at most `reach` lines away. */
  near(line: number, reach: number): boolean {
    return this.count(line, reach) > 0;
  }

  /** How many of them are at most `reach` lines away. */
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
