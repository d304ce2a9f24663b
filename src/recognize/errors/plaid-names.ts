import { hasWithin } from '../../syntax/sorted.ts';
import { lineEnd, lineStart } from './lines.ts';

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
    return this.within(lineStart(this.#text, start, 2000), lineEnd(this.#text, end, 2000));
  }

  within(from: number, to: number): boolean {
    return hasWithin(this.#list(), from, to);
  }

  #list(): number[] {
    this.#found ??= Array.from(this.#text.matchAll(NAMES), (match) => match.index);
    return this.#found;
  }
}
