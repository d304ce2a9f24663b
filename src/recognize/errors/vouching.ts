import { rowsOf } from '../../catalog/lookup.ts';
import type { Word } from './codes.ts';
import { headOf, openersOf } from './enclosing.ts';
import { ITEM_LEAD, lineOf } from './lines.ts';
import { isArmOfErrorCode, isComparedWithErrorCode, isSearchedForInError } from './subjects.ts';
import { gradeOf } from './vocabulary.ts';

/** What a list, an enumeration, a record or a call of Plaid's errors is called. */
const OF_ERRORS = /plaid\w*[\W_]{0,3}\w{0,40}(?:err|exception|retry|reauth)/i;
/** A body of statements: what stands in it is not what its name says. */
const BODY = /\)\s*$|=>\s*$|\b(?:func|function|def|fn|fun|try|catch|else|do)\b/;
const VALUE_LEAD = /[,([{:=]\s*["'`:]{0,2}$/;
/** How many other codes of a list make it one of Plaid's. */
const LISTED = 2;
/** No source has more words in doubt; a text made to be slow has. */
const MAX_ASKED = 3000;

/**
 * Tells whether the construct around a word says that it is an error's code of Plaid's: for words that other APIs use,
 * in texts that name Plaid. Reads the text at the first question, once.
 */
export class Vouching {
  readonly #text: string;
  readonly #words: readonly Word[];
  readonly #line: (word: Word) => number;
  #asked = 0;
  #openers: ReadonlyMap<number, number> | undefined;
  #listed: Map<number, number> | undefined;
  #parallel: Map<string, number[]> | undefined;

  /** `line`: the line that a word stands on. */
  constructor(text: string, words: readonly Word[], line: (word: Word) => number) {
    this.#text = text;
    this.#words = words;
    this.#line = line;
  }

  vouchesFor(word: Word): boolean {
    if (++this.#asked > MAX_ASKED) return false;
    const text = this.#text;
    if (
      isArmOfErrorCode(text, word) ||
      isComparedWithErrorCode(text, word) ||
      isSearchedForInError(text, word)
    )
      return true;
    if (this.#besideItsType(word) || this.#besideItsLike(word)) return true;
    const line = lineOf(text, word);
    const lead = text.slice(line.start, word.start);
    if (!ITEM_LEAD.test(lead) && !VALUE_LEAD.test(lead)) return false;
    const opener = this.#opened().get(word.start);
    if (opener === undefined) return false;
    const head = headOf(text, opener);
    if (OF_ERRORS.test(head) && !(text[opener] === '{' && BODY.test(head))) return true;
    return text[opener] !== '{' && (this.#lists().get(opener) ?? 0) >= LISTED;
  }

  /** `type: :api_error, code: "X"`: one of its types in any case, on its line. */
  #besideItsType(word: Word): boolean {
    if (word.code === null) return false;
    const line = lineOf(this.#text, word);
    const text = this.#text.slice(line.start, line.end);
    return rowsOf(word.code).some(
      (row) =>
        row.error_type !== null &&
        row.error_type !== '' &&
        new RegExp(`type["']?\\s*(?::|=>?)\\s*[:"']?${row.error_type}\\b`, 'i').test(text),
    );
  }

  /** A line near by is the same up to a word of Plaid's alone. */
  #besideItsLike(word: Word): boolean {
    const lead = this.#leadOf(word);
    if (lead === null) return false;
    const line = this.#line(word);
    return (this.#leads().get(lead) ?? []).some((other) => Math.abs(other - line) <= 6);
  }

  #leadOf(word: Word): string | null {
    const lead = this.#text.slice(lineOf(this.#text, word).start, word.start).trim();
    return lead.length >= 12 && /\w{3}.*["'`:.]$/.test(lead) && !/["'`]\w+["'`]/.test(lead) ? lead : null;
  }

  #leads(): Map<string, number[]> {
    if (this.#parallel) return this.#parallel;
    const out = new Map<string, number[]>();
    for (const word of this.#words) {
      if (word.code === null || gradeOf(word.word) !== 'own') continue;
      const lead = this.#leadOf(word);
      if (lead === null) continue;
      const line = this.#line(word);
      const lines = out.get(lead);
      if (lines) lines.push(line);
      else out.set(lead, [line]);
    }
    this.#parallel = out;
    return out;
  }

  #opened(): ReadonlyMap<number, number> {
    this.#openers ??= openersOf(
      this.#text,
      this.#words.map((word) => word.start),
    );
    return this.#openers;
  }

  /** By opening bracket, how many codes stand in it that are not every API's. */
  #lists(): Map<number, number> {
    if (this.#listed) return this.#listed;
    const out = new Map<number, number>();
    for (const word of this.#words) {
      if (word.code === null || gradeOf(word.word) === 'generic') continue;
      const opener = this.#opened().get(word.start);
      if (opener !== undefined) out.set(opener, (out.get(opener) ?? 0) + 1);
    }
    this.#listed = out;
    return out;
  }
}
