import { type Group, newGroup } from './groups.ts';
import { Anchors, Nesting } from './nesting.ts';
import { Pairs } from './pairs.ts';
import { startsInside } from './records.ts';
import { behindTag, isCutOff, isWord, quoteAt, stringAt, type Token, wordAt } from './strings.ts';

export interface StructureOptions {
  /** Source code: a line break ends no record, a comparison is no entry, words side by side are none. */
  readonly code: boolean;
  /** A text around code (a page, a README): `==` compares there too. Three signs compare everywhere. */
  readonly compares?: boolean;
  /** Offsets of words that make a string worth looking into, in order. */
  readonly anchors: readonly number[];
}

/** A stretch of text and how it is escaped. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly csv: '' | 'csv';
  /** How many strings it stands in. */
  readonly depth: number;
  readonly escapes: number;
}

/** What all stretches of a text share. */
interface Shared {
  readonly text: string;
  readonly code: boolean;
  readonly compares: boolean;
  readonly anchors: Anchors;
}

const MAX_DEPTH = 6;

/**
 * Reads brackets, quotes and key-value pairs of any notation, tolerant of everything: JSON and its escaped forms, inspect
 * and debug output of programming languages, logfmt, YAML-like lines, CSV cells. Linear in the text.
 */
export function readStructure(text: string, options: StructureOptions): Group {
  const root = newGroup('', 0, null, null);
  const shared: Shared = {
    text,
    code: options.code,
    compares: options.code || options.compares === true,
    anchors: new Anchors(options.anchors),
  };
  new Reader(shared, root, { from: 0, to: text.length, csv: '', depth: 0, escapes: 0 }).read();
  return root;
}

/** Reads one stretch into a group. */
class Reader {
  readonly #text: string;
  readonly #shared: Shared;
  readonly #stretch: Stretch;
  readonly #nesting: Nesting;
  #at: number;
  readonly #pairs: Pairs;

  constructor(shared: Shared, root: Group, stretch: Stretch) {
    this.#text = shared.text;
    this.#shared = shared;
    this.#stretch = stretch;
    this.#nesting = new Nesting(root, shared.anchors);
    this.#pairs = new Pairs(shared.text, shared.code, stretch.escapes + 1);
    this.#at = stretch.from;
  }

  read(): void {
    const text = this.#text;
    const { to, csv } = this.#stretch;
    while (this.#at < to) {
      const c = text.charCodeAt(this.#at);
      if (c === 32 || c === 9 || c === 0xa0) this.#at++;
      else if (c === 10 || c === 13) this.#newline();
      else {
        const quote = c === 34 || c === 39 || c === 92 ? quoteAt(text, this.#at, to, csv) : '';
        if (quote !== '') this.#quoted(quote);
        else if (!this.#mark(c)) {
          if (isWord(c)) this.#word();
          else if (c === 92) this.#skip(92);
          else this.#at++;
        }
      }
    }
    this.#nesting.end(to);
    const { root } = this.#nesting;
    root.end = Math.max(root.end, to);
  }

  /** Goes on behind a run of one character. */
  #skip(c: number): void {
    while (this.#at < this.#stretch.to && this.#text.charCodeAt(this.#at) === c) this.#at++;
  }

  #newline(): void {
    const text = this.#text;
    const { to } = this.#stretch;
    const nesting = this.#nesting;
    const lineEnd = this.#at;
    const crlf =
      text.charCodeAt(this.#at) === 13 && text.charCodeAt(this.#at + 1) === 10 && this.#at + 1 < to;
    this.#at += crlf ? 2 : 1;
    this.#pairs.breakLine(this.#at, to, nesting.group);
    const { group } = nesting;
    if (!this.#shared.code && group !== nesting.root && startsInside(text, this.#at, group.start)) {
      // The object above was cut off; a new record begins.
      nesting.end(lineEnd);
      this.#pairs.held = null;
    }
  }

  #quoted(quote: string): void {
    const text = this.#text;
    if (quote === 'skip') this.#at += 3;
    else if (quote === 'tail') this.#at = text.indexOf('"', this.#at) + 1;
    else if (quote === 'space') {
      this.#skip(92);
      this.#at++;
      this.#pairs.endValue();
      this.#pairs.forget();
    } else {
      const { to, csv, escapes } = this.#stretch;
      const reading = { csv, wanted: this.#pairs.held !== null, escapes, code: this.#shared.code };
      const token = stringAt(text, this.#at, to, quote, reading);
      if (token === null) {
        this.#at += quote.length;
        return;
      }
      this.#descend(token);
      this.#pairs.take(token, this.#nesting.group);
      this.#at = Math.max(token.end, this.#at + 1);
      if (token.cut && isCutOff(text, token.from, token.to)) {
        // With the string ends everything around it.
        this.#nesting.end(token.to);
        this.#pairs.held = null;
      }
    }
  }

  /** Reads what a string holds when that may be structured. */
  #descend(token: Token): void {
    const { from, to, quote } = token;
    const { depth, csv, escapes } = this.#stretch;
    if (to - from <= 24 || depth >= MAX_DEPTH || !this.#shared.anchors.within(from, to)) return;
    const inner = this.#text.slice(from, to);
    if (!/[:=|{[]/.test(inner.slice(0, 4000))) return;
    const { group } = this.#nesting;
    const child = newGroup('"', from, group, this.#pairs.held?.key ?? null);
    child.end = to;
    child.closed = !token.cut;
    new Reader(this.#shared, child, {
      from,
      to,
      csv: quote === '"' && inner.includes('""') ? 'csv' : csv,
      depth: depth + 1,
      escapes: escapes + (quote.length === 1 && inner.includes('\\') ? 1 : 0),
    }).read();
    if (child.entries.length + child.children.length === 0) return;
    group.children.push(child);
    this.#pairs.hold(child);
  }

  #word(): void {
    const token = wordAt(this.#text, this.#at, this.#stretch.to);
    this.#pairs.take(token, this.#nesting.group);
    this.#at = token.end;
  }

  /** Reads a mark of the notation; false when the character is none. */
  #mark(c: number): boolean {
    const text = this.#text;
    const next = text.charCodeAt(this.#at + 1);
    switch (c) {
      case 123: // {
      case 91: // [, also of PHP's and Ruby's subscripts: ["error_code"]=>
      case 40: // (
        this.#push(text[this.#at] as '{' | '[' | '(');
        return true;
      case 125: // }
      case 93: // ]
      case 41: {
        // )
        const inner = this.#nesting.group;
        this.#nesting.pop(text[this.#at] as string, this.#at);
        if (c === 125 || this.#pairs.held?.group !== inner) this.#pairs.held = null;
        this.#at++;
        return true;
      }
      case 58: // :
        if (next === 58) {
          this.#at += 2;
          this.#pairs.last = null;
          return true;
        }
        this.#pairs.join(':', this.#nesting.group);
        this.#at += next === 61 ? 2 : 1;
        return true;
      case 61: // =, =>, ==, ===
        if (next === 61) {
          const start = this.#at;
          this.#skip(61);
          if (this.#pairs.last && !this.#shared.compares && this.#at - start === 2)
            this.#pairs.join('==', this.#nesting.group);
          else this.#pairs.last = null;
          return true;
        }
        this.#pairs.join(next === 62 ? '=>' : '=', this.#nesting.group);
        this.#at += next === 62 ? 2 : 1;
        return true;
      case 60: // <
        this.#pairs.endValue();
        this.#pairs.last = null;
        this.#at = behindTag(text, this.#at);
        return true;
      case 33: // ! of !=
        this.#at++;
        this.#skip(61);
        this.#pairs.last = null;
        return true;
      case 44: // ,
        this.#pairs.separate();
        break;
      case 59: // ;
      case 38: // &
        this.#pairs.end();
        break;
      case 124: // |
        if (this.#pairs.isColumn()) this.#pairs.join('|', this.#nesting.group);
        else this.#pairs.end();
        break;
      case 62: // > of <error_code>X</error_code>
        if (this.#pairs.isElement()) this.#pairs.join('>', this.#nesting.group);
        break;
      default:
        return false;
    }
    this.#at++;
    return true;
  }

  #push(kind: '{' | '[' | '('): void {
    this.#pairs.hold(this.#nesting.push(kind, this.#at, this.#pairs.held?.key ?? null));
    // The first scalar in the brackets is the value too: Some("X"), string(13), @("X").
    if (kind === '{') this.#pairs.end();
    this.#at++;
  }
}
