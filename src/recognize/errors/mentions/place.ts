import type { SourceText } from '../../../syntax/source.ts';
import type { ErrorOptions } from '../index.ts';
import type { Normalized } from '../normalize.ts';
import type { PlaidNames } from '../plaid-names.ts';
import { type Grade, gradeOf, isPlainType } from '../vocabulary.ts';
import type { Word } from '../wire-words.ts';
import { blocksOf } from './blocks.ts';
import { Brackets } from './brackets.ts';
import { ITEM_LEAD, lineOf } from './lines.ts';
import type { Listing } from './listing.ts';
import { NearLines } from './near-lines.ts';
import { isKeyed } from './payload-keys.ts';

export interface MentionInput {
  readonly text: string;
  readonly source: SourceText;
  readonly normalized: Normalized;
  readonly words: readonly Word[];
  /** True for a word that stands in a payload. */
  readonly covered: (word: Word) => boolean;
  readonly names: PlaidNames;
  readonly options: ErrorOptions;
}

/** A text and where its words stand, for all questions about one of them. */
export class Reading {
  readonly text: string;
  readonly words: readonly Word[];
  readonly names: PlaidNames;
  /** Source code with a grammar or brackets, not a document, a log or data. */
  readonly isCode: boolean;
  readonly options: ErrorOptions;
  /** Words that are Plaid's alone, and their lines; types that are count too. */
  readonly own: NearLines;
  readonly types: NearLines;
  /** How many words were in doubt so far. */
  doubts = 0;
  readonly #input: MentionInput;
  readonly #lines = new Map<Word, number>();
  #blocks: ReadonlyMap<Word, Listing> | undefined;
  #brackets: Brackets | undefined;
  #indices: Map<Word, number> | undefined;
  #leads: Map<string, number[]> | undefined;

  constructor(input: MentionInput) {
    this.#input = input;
    this.text = input.text;
    this.words = input.words;
    this.names = input.names;
    this.options = input.options;
    this.isCode = input.options.reader === 'tree';
    this.own = new NearLines(
      this.words.filter(
        (word) => gradeOf(word.word) === 'own' || (word.type !== null && isPlainType(word.type)),
      ),
      (word) => this.lineOf(word),
    );
    this.types = new NearLines(
      this.words.filter((word) => word.type !== null),
      (word) => this.lineOf(word),
    );
  }

  /** The line (0-based) of the source that a word stands on. */
  lineOf(word: Word): number {
    let line = this.#lines.get(word);
    if (line === undefined) {
      const { source, normalized } = this.#input;
      line = source.positionAt(normalized.startOf(word.start)).line;
      this.#lines.set(word, line);
    }
    return line;
  }

  isInComment(word: Word): boolean {
    return this.options.commentAt?.(this.#input.normalized.startOf(word.start)) ?? false;
  }

  /** The table, list or switch over several lines that a word heads a line of. */
  blockOf(word: Word): Listing | undefined {
    this.#blocks ??= blocksOf(this.text, this.options.reader === 'text' ? [] : this.words, (item) =>
      ITEM_LEAD.test(this.text.slice(lineOf(this.text, item).start, item.start)),
    );
    return this.#blocks.get(word);
  }

  /** The place of a word among the words. */
  indexOf(word: Word): number {
    this.#indices ??= new Map(this.words.map((one, at) => [one, at]));
    return this.#indices.get(word) ?? -1;
  }

  /** The lines on which the same stands in front of a code that is Plaid's alone, where it says something. */
  linesWithLead(lead: string): readonly number[] {
    this.#leads ??= this.#ownLeads();
    return this.#leads.get(lead.trim()) ?? [];
  }

  get brackets(): Brackets {
    this.#brackets ??= new Brackets(this.text, this.words);
    return this.#brackets;
  }

  #ownLeads(): Map<string, number[]> {
    const out = new Map<string, number[]>();
    for (const word of this.words) {
      if (word.code === null || gradeOf(word.word) !== 'own') continue;
      const lead = this.text.slice(lineOf(this.text, word).start, word.start).trim();
      if (lead.length < 12 || !/\w{3}.*["'`:.]$/.test(lead) || /["'`]\w+["'`]/.test(lead)) continue;
      const lines = out.get(lead);
      if (lines) lines.push(this.lineOf(word));
      else out.set(lead, [this.lineOf(word)]);
    }
    return out;
  }
}

/** A word, its line and what stands on it. */
export class Place {
  readonly word: Word;
  readonly reading: Reading;
  readonly grade: Grade;
  /** Of the source, 0-based. */
  readonly line: number;
  /** The text of the word's line, at most 600 characters to each side, and where it starts. */
  readonly lineText: string;
  readonly lineStart: number;

  constructor(word: Word, reading: Reading) {
    const { start, end } = lineOf(reading.text, word);
    this.word = word;
    this.reading = reading;
    this.grade = gradeOf(word.word);
    this.line = reading.lineOf(word);
    this.lineText = reading.text.slice(start, end);
    this.lineStart = start;
  }

  get lineEnd(): number {
    return this.lineStart + this.lineText.length;
  }

  /** What stands in front of the word on its line. */
  get lead(): string {
    return this.lineText.slice(0, this.word.start - this.lineStart);
  }

  /** The `count` characters in front of the word, of the lines above too. */
  before(count: number): string {
    return this.reading.text.slice(Math.max(0, this.word.start - count), this.word.start);
  }

  /** The `count` characters behind the word. */
  after(count: number): string {
    return this.reading.text.slice(this.word.end, this.word.end + count);
  }

  /** A payload's code or type is read or compared on the word's line. */
  get isKeyed(): boolean {
    return isKeyed(this.lineText) && !/\benum\b/.test(this.lineText);
  }
}
