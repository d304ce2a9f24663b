import type { Entry, Group } from './groups.ts';
import { meaningOf } from './keys.ts';
import type { Token } from './strings.ts';

/** Keys by which stores say that a value is a text. */
const TYPED = new Set(['S', 's', 'stringValue', 'string_value', 'string', 'String']);

/** Words in front of a string that belong to the notation. */
const WRAPPER =
  /^(?:string|str|text|Some|Optional|Just|String|NullableString|sql\.NullString|[bBuUrRfF]|@)\W{0,3}\d{0,6}$/;

/** Makes keys and values of the words and strings that are read. */
export class Pairs {
  /** The two words or strings that were read last. */
  previous: Token | null = null;
  last: Token | null = null;
  /** The entry whose value is being read. */
  held: Entry | null = null;
  readonly #text: string;
  readonly #code: boolean;
  readonly #levels: number;

  /** `levels`: how often the text of a value is escaped. */
  constructor(text: string, code: boolean, levels: number) {
    this.#text = text;
    this.#code = code;
    this.#levels = levels;
  }

  /** What was read stands apart from what follows. */
  forget(): void {
    this.last = null;
    this.previous = null;
  }

  /** A bracket or a string that is read into becomes the value that is awaited. */
  hold(group: Group): void {
    if (this.held && this.held.group === null) this.held.group = group;
  }

  /** The value that was begun is whole; one that is awaited still is. */
  endValue(): void {
    if (this.held && this.held.valueEnd >= 0) this.held = null;
  }

  /** The value ends here, and what was read last is no key. */
  end(): void {
    this.held = null;
    this.last = null;
  }

  /** A comma: the value ends here, and what was read last stands before what follows. */
  separate(): void {
    this.held = null;
    this.previous = this.last;
  }

  /** Takes a word or a string: the value of a key, or something that may become a key. */
  take(token: Token, group: Group): void {
    if (this.held) this.#value(token, group);
    else this.#beside(token, group);
    this.previous = token.quote === '' ? this.last : null;
    this.last = token;
  }

  /** A line ended; the next one is at `at`. */
  breakLine(at: number, to: number, group: Group): void {
    const { held } = this;
    this.forget();
    if (!held) return;
    // `Some(` and a string on the next line
    const inside = group.open === '(' && held.group === group;
    if (held.valueEnd >= 0) {
      if (!inside || held.quote !== '') this.held = null;
    } else if (!inside && !continues(this.#text, at, to, held)) this.held = null;
  }

  /** The word or string that was read last is a key; its value follows. */
  join(joint: string, group: Group): void {
    const token = this.last;
    const previous = this.previous;
    this.last = null;
    if (token === null) return;
    let written = this.#text.slice(token.from, token.to);
    let start = token.start;
    if (TYPED.has(written)) {
      // `"error_code": {"S": "X"}`: the inner value is the outer key's.
      const owner = group.parent?.entries.at(-1);
      if (owner?.group === group && owner.valueEnd < 0) {
        this.held = owner;
        return;
      }
    }
    let meaning = meaningOf(written);
    // Two words make one key: "Error Code: …", "Request ID=…".
    if (previous && token.quote === '' && previous.quote === '' && token.start - previous.end <= 2) {
      const both = this.#text.slice(previous.from, token.to);
      const joined = meaningOf(both);
      if (joined && !joined.startsWith('weak') && /^[A-Za-z ]+$/.test(both)) {
        meaning = joined;
        written = both;
        start = previous.start;
      }
    }
    this.previous = null;
    this.held = {
      meaning: meaning ?? 'weak_name',
      key: written,
      keyStart: start,
      keyEnd: token.end,
      joint,
      valueStart: -1,
      valueEnd: -1,
      quote: '',
      levels: 1,
      cut: false,
      group: null,
    };
    if (meaning) group.entries.push(this.held);
  }

  #value(token: Token, group: Group): void {
    const entry = this.held;
    if (!entry) return;
    const near = token.start - entry.valueEnd;
    // `string(13) "X"`, `b'X'`: a string behind such a word is the value.
    const wrapped =
      entry.quote === '' &&
      token.quote !== '' &&
      (near < 8 || (entry.group === group && near < 120)) &&
      WRAPPER.test(this.#text.slice(entry.valueStart, Math.min(entry.valueEnd, entry.valueStart + 60)));
    if (entry.valueEnd < 0 || wrapped) {
      entry.levels = this.#levels;
      entry.valueStart = token.from;
      entry.valueEnd = token.to;
      entry.quote = token.quote;
      entry.cut = token.cut;
    } else if (entry.quote === '' && token.quote === '') entry.valueEnd = token.to;
  }

  /** `:error_code "X"`, `("error_code", "X")`: a key and a value that only stand side by side. */
  #beside(token: Token, group: Group): void {
    const last = this.last;
    if (this.#code || last === null) return;
    const length = last.to - last.from;
    const distance = token.start - last.end;
    if (length < 6 || length > 40 || distance < 1 || distance > 40) return;
    const gap = this.#text.slice(last.end, token.start);
    if (!/^[\s,:]*$/.test(gap)) return;
    const key = this.#text.slice(last.from, last.to);
    const meaning = meaningOf(key);
    if (!meaning || meaning.startsWith('weak') || meaning === 'status') return;
    if (!this.#isAligned(last, gap)) {
      if (distance > 6) return;
      // A bare word is a value only when it looks like a code.
      if (token.quote === '' && !/^[A-Z][A-Z0-9_]+$/.test(this.#text.slice(token.from, token.to))) return;
    }
    group.entries.push({
      meaning,
      key,
      keyStart: last.start,
      keyEnd: last.end,
      joint: '',
      valueStart: token.from,
      valueEnd: token.to,
      quote: token.quote,
      levels: 1,
      cut: token.cut,
      group: null,
    });
  }

  /** Columns: the key begins its line, and a tab or several spaces follow. */
  #isAligned(key: Token, gap: string): boolean {
    if (!/^(?: {2,}|\t+ *)$/.test(gap)) return false;
    return /(?:^|[\r\n])[ \t]*$/.test(this.#text.slice(Math.max(0, key.start - 40), key.start));
  }

  /** `error_code | X`: a cell that names what the next one holds. */
  isColumn(): boolean {
    const last = this.last;
    if (!last || this.#code || this.held !== null) return false;
    const meaning = meaningOf(this.#text.slice(last.from, last.to));
    return meaning !== null && !meaning.startsWith('weak') && meaning !== 'status';
  }

  /** `<error_code>`, `<Data Name="error_code">`: the element, or its attribute, names what it holds. */
  isElement(): boolean {
    const token = this.last;
    if (!token) return false;
    if (token.quote === '') return this.#text.charCodeAt(token.start - 1) === 60;
    const before = this.#text.slice(Math.max(0, token.start - 12), token.start);
    return (
      /\b(?:name|key)\s*=\s*$/i.test(before) && meaningOf(this.#text.slice(token.from, token.to)) !== null
    );
  }
}

/** A value may stand on the line behind its key (`=>` of var_dump, a wrapped string), when that line has nothing else. */
function continues(text: string, i: number, to: number, entry: Entry): boolean {
  const next = text.charCodeAt(i);
  if (next === 10 || next === 13) return false;
  const line = text.slice(i, Math.min(to, i + 200));
  return (
    entry.joint === '=>' ||
    (/^\s*(?:[a-z]+\(\d+\)\s*)?[\\]*["'@]/.test(line) && !/^\s*["'][^"'\n]{1,60}["']\s*(?::|=)/.test(line))
  );
}
