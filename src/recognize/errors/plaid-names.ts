/** Plaid, its SDKs and the names that only they use. */
const NAMES = /plaid|\bk?PLK[A-Z]|\bLinkKit\b|\b(?:LinkErrorCode|ExitErrorCode|LinkExit)\b/gi;

/** Answers whether Plaid is named near a place; the text is searched once. */
export class PlaidNames {
  readonly #text: string;
  readonly #inPath: boolean;
  #found: number[] | undefined;

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
    this.#found ??= Array.from(this.#text.matchAll(NAMES), (match) => match.index);
    return this.#found;
  }
}
