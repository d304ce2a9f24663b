import { type KeyMeaning, meaningOf } from './keys.ts';
import { startsLine, withoutPrefix } from './records.ts';

/** A key of interest and its value, as offsets in the text that was read. */
export interface Entry {
  readonly meaning: KeyMeaning;
  readonly key: string;
  readonly keyStart: number;
  /** Behind the key and its closing quote. */
  readonly keyEnd: number;
  /** How key and value are joined: `:`, `=`, `=>`, `==`, `|`, `>` (XML) or '' (they only stand side by side). */
  readonly joint: string;
  valueStart: number;
  valueEnd: number;
  /** The quotes around the value, '' for a bare word. */
  quote: string;
  /** How often the value's text is escaped. */
  levels: number;
  /** The value's text was cut off. */
  cut: boolean;
  /** A bracketed value. */
  group: Group | null;
}

/** What stands between two brackets, or in a string that holds structured text; the root is the whole text. */
export interface Group {
  readonly open: '{' | '[' | '(' | '"' | '';
  /** Of the opening bracket (or the string's first character). */
  readonly start: number;
  /** Behind the closing bracket. */
  end: number;
  closed: boolean;
  /** The group around it; the root where the nesting is too deep to be kept. */
  parent: Group | null;
  /** The key this group is the value of, as written. */
  readonly key: string | null;
  readonly entries: Entry[];
  readonly children: Group[];
}

export interface StructureOptions {
  /** Source code: a line break ends no record, a comparison is no entry, words side by side are none. */
  readonly code: boolean;
  /** A text around code (a page, a README): `==` compares there too. Three signs compare everywhere. */
  readonly compares?: boolean;
  /** Offsets of words that make a string worth looking into, in order. */
  readonly anchors: readonly number[];
}

interface Token {
  start: number;
  end: number;
  /** Contents without quotes. */
  from: number;
  to: number;
  quote: string;
  cut: boolean;
}

const MAX_DEPTH = 6;
const MAX_OPEN = 4000;

/**
 * Reads brackets, quotes and key-value pairs of any notation, tolerant of everything: JSON and its escaped forms, inspect
 * and debug output of programming languages, logfmt, YAML-like lines, CSV cells. Linear in the text.
 */
export function readStructure(text: string, options: StructureOptions): Group {
  const root: Group = newGroup('', 0, null, null);
  new Structure(text, options).read(0, text.length, root, '', 0, 0);
  return root;
}

function newGroup(open: Group['open'], start: number, parent: Group | null, key: string | null): Group {
  return { open, start, end: start, closed: false, parent, key, entries: [], children: [] };
}

/** Keys by which stores say that a value is a text. */
const TYPED = new Set(['S', 's', 'stringValue', 'string_value', 'string', 'String']);

const CLOSER: Record<string, string> = { '}': '{', ']': '[', ')': '(' };

class Structure {
  readonly #text: string;
  readonly #code: boolean;
  readonly #compares: boolean;
  readonly #anchors: readonly number[];

  constructor(text: string, options: StructureOptions) {
    this.#text = text;
    this.#code = options.code;
    this.#compares = options.code || options.compares === true;
    this.#anchors = options.anchors;
  }

  /** True when an anchor stands in [from, to). */
  #anchored(from: number, to: number): boolean {
    const anchors = this.#anchors;
    let low = 0;
    let high = anchors.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((anchors[middle] as number) < from) low = middle + 1;
      else high = middle;
    }
    return low < anchors.length && (anchors[low] as number) < to;
  }

  read(from: number, to: number, root: Group, csv: '' | 'csv', depth: number, escapes: number): void {
    const text = this.#text;
    const levels = escapes + 1;
    let group = root;
    let open = 0;
    let i = from;
    let previous: Token | null = null;
    let last: Token | null = null;
    // The entry whose value is being read.
    const held: { entry: Entry | null } = { entry: null };

    const finish = (): void => {
      held.entry = null;
    };
    const join = (joint: string): void => {
      const token = last;
      last = null;
      if (token === null) return;
      if (held.entry && held.entry.valueEnd < 0) finish();
      let written = text.slice(token.from, token.to);
      let start = token.start;
      if (TYPED.has(written)) {
        // `"error_code": {"S": "X"}`: the inner value is the outer key's.
        const owner = group.parent?.entries.at(-1);
        if (owner?.group === group && owner.valueEnd < 0) {
          held.entry = owner;
          return;
        }
      }
      let meaning = written.length <= 80 ? meaningOf(written) : null;
      // Two words make one key: "Error Code: …", "Request ID=…".
      if (previous && token.quote === '' && previous.quote === '' && token.start - previous.end <= 2) {
        const both = text.slice(previous.from, token.to);
        const joined = both.length <= 80 ? meaningOf(both) : null;
        if (joined && !joined.startsWith('weak') && /^[A-Za-z ]+$/.test(both)) {
          meaning = joined;
          written = both;
          start = previous.start;
        }
      }
      previous = null;
      const entry: Entry = {
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
      if (meaning) group.entries.push(entry);
      held.entry = entry;
    };
    const value = (token: Token): void => {
      if (!held.entry) return;
      const { entry } = held;
      const fresh = entry.valueEnd < 0;
      // `string(13) "X"`, `b'X'`: a string behind such a word is the value.
      const wrapped =
        entry.quote === '' &&
        token.quote !== '' &&
        (token.start - entry.valueEnd < 8 || (entry.group === group && token.start - entry.valueEnd < 120)) &&
        WRAPPER.test(text.slice(entry.valueStart, Math.min(entry.valueEnd, entry.valueStart + 60)));
      if (fresh || wrapped) {
        entry.levels = levels;
        entry.valueStart = token.from;
        entry.valueEnd = token.to;
        entry.quote = token.quote;
        entry.cut = token.cut;
      } else if (entry.quote === '' && token.quote === '') entry.valueEnd = token.to;
    };
    const settle = (): void => {
      // A bare value ends here.
      if (held.entry) finish();
    };
    // The kinds of the outermost brackets, from the outside in, when too many are open to keep their groups.
    const buried: string[] = [];
    const bury = (): void => {
      const chain: Group[] = [];
      for (let at = group; at !== root; at = at.parent as Group) chain.push(at);
      chain.reverse();
      const top = chain[open >> 1] as Group;
      const outer = chain.slice(0, open >> 1);
      for (const one of outer) buried.push(one.open);
      const siblings = top.parent?.children;
      if (siblings?.at(-1) === top) siblings.pop();
      for (const one of outer.reverse()) {
        one.end = i;
        this.#drop(one);
      }
      top.parent = root;
      root.children.push(top);
      open -= open >> 1;
    };
    const push = (kind: '{' | '[' | '('): void => {
      if (open >= MAX_OPEN) bury();
      const { entry } = held;
      const child = newGroup(kind, i, group, entry?.key ?? null);
      group.children.push(child);
      if (entry && entry.group === null) entry.group = child;
      // The first scalar in the brackets is the value too: Some("X"), string(13), @("X").
      if (kind === '{') held.entry = null;
      group = child;
      open++;
    };
    const pop = (closer: string): void => {
      const kind = CLOSER[closer];
      let at: Group | null = group;
      let steps = 0;
      while (at && at !== root && at.open !== kind && steps < 3) {
        at = at.parent;
        steps++;
      }
      if (group === root && buried.at(-1) === kind) {
        buried.pop();
        return;
      }
      if (!at || at === root || at.open !== kind) return;
      // Only an inner bracket that was never closed may be jumped over.
      while (group !== at) {
        group.end = i;
        this.#drop(group);
        group = group.parent as Group;
        open--;
      }
      group.end = i + 1;
      group.closed = true;
      const parent = group.parent as Group;
      this.#drop(group);
      group = parent;
      open--;
    };

    while (i < to) {
      const c = text.charCodeAt(i);
      if (c === 32 || c === 9 || c === 0xa0) {
        i++;
        continue;
      }
      if (c === 10 || c === 13) {
        i = this.#newline(i, to);
        // `Some(` and a string on the next line
        const inside = held.entry !== null && group.open === '(' && held.entry.group === group;
        if (held.entry && held.entry.valueEnd >= 0) {
          if (!inside || held.entry.quote !== '') finish();
        } else if (held.entry && !inside && !this.#continues(i, to, held.entry)) finish();
        if (!this.#code && group !== root && group.open !== '"' && this.#startsRecord(i, group)) {
          // The object above was cut off; a new record begins.
          while (group !== root && group.open !== '"') {
            group.end = i;
            const parent: Group = group.parent as Group;
            this.#drop(group);
            group = parent;
            open--;
          }
          held.entry = null;
        }
        last = null;
        previous = null;
        continue;
      }
      const quote = this.#quoteAt(i, to, csv);
      if (quote !== '') {
        if (quote === 'skip') {
          i += 3;
          continue;
        }
        if (quote === 'tail') {
          i = text.indexOf('"', i) + 1;
          continue;
        }
        if (quote === 'space') {
          while (text.charCodeAt(i) === 92) i++;
          i++;
          if (held.entry && held.entry.valueEnd >= 0) finish();
          last = null;
          previous = null;
          continue;
        }
        const token = this.#string(i, to, quote, csv, held.entry !== null, escapes);
        if (token === null) {
          i += quote.length;
          continue;
        }
        if (token.to - token.from > 24 && depth < MAX_DEPTH && this.#anchored(token.from, token.to)) {
          const structured = /[:=|{[]/.test(text.slice(token.from, Math.min(token.to, token.from + 4000)));
          if (structured) {
            const child = newGroup('"', token.from, group, held.entry?.key ?? null);
            child.end = token.to;
            child.closed = !token.cut;
            const doubled = quote === '"' && text.slice(token.from, token.to).includes('""') ? 'csv' : csv;
            const escaped = quote.length === 1 && text.slice(token.from, token.to).includes('\\') ? 1 : 0;
            this.read(token.from, token.to, child, doubled, depth + 1, escapes + escaped);
            if (child.entries.length + child.children.length > 0) {
              group.children.push(child);
              if (held.entry && held.entry.group === null) held.entry.group = child;
            }
          }
        }
        if (held.entry) value(token);
        else this.#beside(group, last, token);
        previous = null;
        last = token;
        i = Math.max(token.end, i + 1);
        continue;
      }
      switch (c) {
        case 123:
          push('{');
          last = null;
          i++;
          continue;
        case 91:
          push('[');
          // PHP and Ruby subscripts: ["error_code"]=>
          i++;
          continue;
        case 40:
          push('(');
          i++;
          continue;
        case 125:
        case 93:
        case 41: {
          const inner = group;
          pop(text[i] as string);
          if (c === 125 || (held.entry && held.entry.group !== inner)) finish();
          i++;
          continue;
        }
        case 58: // :
          if (text.charCodeAt(i + 1) === 58) {
            i += 2;
            last = null;
            continue;
          }
          if (last) join(':');
          else if (held.entry && held.entry.valueEnd < 0 && held.entry.quote === '') {
            // `key: :symbol`
          }
          i += text.charCodeAt(i + 1) === 61 ? 2 : 1;
          continue;
        case 61: {
          // =, =>, ==, ===
          const next = text.charCodeAt(i + 1);
          if (next === 61) {
            let k = i;
            while (text.charCodeAt(k) === 61) k++;
            if (last && !this.#compares && k - i === 2) join('==');
            else last = null;
            i = k;
            continue;
          }
          join(next === 62 ? '=>' : '=');
          i += next === 62 ? 2 : 1;
          continue;
        }
        case 33: // ! of !=
          i += text.charCodeAt(i + 1) === 61 ? 2 : 1;
          while (text.charCodeAt(i) === 61) i++;
          last = null;
          continue;
        case 44: // ,
        case 59: // ;
        case 38: // &
          settle();
          if (c === 44) previous = last;
          else last = null;
          i++;
          if (c === 44 && last === null) previous = null;
          continue;
        case 124: // |
          if (last && !this.#code && held.entry === null) {
            const meaning = last.to - last.from <= 80 ? meaningOf(text.slice(last.from, last.to)) : null;
            if (meaning && !meaning.startsWith('weak') && meaning !== 'status') {
              join('|');
              i++;
              continue;
            }
          }
          settle();
          last = null;
          i++;
          continue;
        case 62: {
          // <error_code>X</error_code>
          const xml = last as Token | null;
          if (xml && (xml.quote === '' ? text.charCodeAt(xml.start - 1) === 60 : this.#isAttribute(xml)))
            join('>');
          i++;
          continue;
        }
        case 60: // <
          if (held.entry && held.entry.valueEnd >= 0) settle();
          last = null;
          if (text.charCodeAt(i + 1) === 47) {
            // A closing tag names no value.
            const end = text.indexOf('>', i);
            i = end < 0 || end - i > 100 ? i + 2 : end + 1;
          } else i++;
          continue;
      }
      if (!isWord(c)) {
        i++;
        continue;
      }
      const end = this.#wordEnd(i, to);
      const token: Token = { start: i, end, from: i, to: end, quote: '', cut: false };
      // b'…', u"…", @"…", :symbol stay with what follows.
      if (held.entry) value(token);
      else this.#beside(group, last, token);
      previous = last;
      last = token;
      i = end;
    }
    while (group !== root) {
      group.end = to;
      const parent: Group = group.parent as Group;
      this.#drop(group);
      group = parent;
    }
    root.end = Math.max(root.end, to);
  }

  /** Forgets a group that holds nothing of interest. */
  #drop(group: Group): void {
    // The children that are left are all of interest.
    if (group.children.length > 0) return;
    if (group.entries.some((entry) => ID_KEYS.has(entry.meaning))) return;
    if (group.entries.length > 0 && this.#anchored(group.start, group.end)) return;
    const siblings = group.parent?.children;
    if (siblings?.at(-1) === group) siblings.pop();
  }

  /** `:error_code "X"`, `("error_code", "X")`: a key and a value that only stand side by side. */
  #beside(group: Group, last: Token | null, token: Token): void {
    if (this.#code || last === null) return;
    const gap = this.#text.slice(last.end, token.start);
    if (gap.length > 40 || !/^[\s,:]*$/.test(gap) || gap === '') return;
    const length = last.to - last.from;
    if (length < 6 || length > 40) return;
    const meaning = meaningOf(this.#text.slice(last.from, last.to));
    if (!meaning || meaning.startsWith('weak') || meaning === 'status') return;
    // Columns: the key begins its line and a tab or several spaces follow.
    const column =
      /^(?: {2,}|\t+ *)$/.test(gap) &&
      /(?:^|[\r\n])[ \t]*$/.test(this.#text.slice(Math.max(0, last.start - 40), last.start));
    if (!column && gap.length > 6) return;
    if (!column && token.quote === '' && !/^[A-Z][A-Z0-9_]+$/.test(this.#text.slice(token.from, token.to))) {
      if (!/^\s*:?\s*$/.test(gap) || meaning !== 'request_id') return;
      return;
    }
    group.entries.push({
      meaning,
      key: this.#text.slice(last.from, last.to),
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

  /** `<Data Name="error_code">`: the attribute names what the element holds. */
  #isAttribute(token: Token): boolean {
    if (!/\b(?:name|key)\s*=\s*$/i.test(this.#text.slice(Math.max(0, token.start - 12), token.start)))
      return false;
    return meaningOf(this.#text.slice(token.from, token.to)) !== null;
  }

  #newline(i: number, to: number): number {
    const text = this.#text;
    if (text.charCodeAt(i) === 13 && text.charCodeAt(i + 1) === 10 && i + 1 < to) return i + 2;
    return i + 1;
  }

  /** A value may stand on the line behind its key (`=>` of var_dump, a wrapped string), when that line has nothing else. */
  #continues(i: number, to: number, entry: Entry): boolean {
    const next = this.#text.charCodeAt(i);
    if (next === 10 || next === 13) return false;
    const line = this.#text.slice(i, Math.min(to, i + 200));
    return (
      entry.joint === '=>' ||
      (/^\s*(?:[a-z]+\(\d+\)\s*)?[\\]*["'@]/.test(line) && !/^\s*["'][^"'\n]{1,60}["']\s*(?::|=)/.test(line))
    );
  }

  /** The line at `i` begins a log record of its own although a bracket above is still open. */
  #startsRecord(i: number, group: Group): boolean {
    const text = this.#text;
    const head = text.slice(i, i + 160);
    if (!startsLine(head, 0)) return false;
    // Where the line that opened the bracket looks the same but the object goes on, every line has a prefix.
    const rest = withoutPrefix(head);
    if (/^\s*(?:["'}\]):]|[A-Za-z_]+\s*[:=]|\+?["'[])/.test(rest) && !rest.startsWith('{')) return false;
    let k = i - 1;
    while (k > group.start && (text[k] === '\n' || text[k] === '\r' || text[k] === ' ')) k--;
    return !'{[(,:|'.includes(text[k] as string);
  }

  /** The quotes that open at `i`: `"`, `\"`, `""`, …; 'skip' for triple quotes, 'space' for an escaped line break, 'tail' for an escaped quote that opens nothing, else ''. */
  #quoteAt(i: number, to: number, csv: string): string {
    const text = this.#text;
    const c = text.charCodeAt(i);
    if (c === 34) {
      if (i > 0 && isTail(text, i, i + 1)) return '';
      if (text.charCodeAt(i + 1) === 34 && i + 1 < to) {
        const next = text.charCodeAt(i + 2);
        if (next === 34) {
          if (csv && text.charCodeAt(i + 3) === 34) return '""';
          return csv ? '""' : 'skip';
        }
        if (csv || isWord(next) || next === 123 || next === 91) return '""';
      }
      return '"';
    }
    if (c === 39) {
      const before = text.charCodeAt(i - 1);
      if (i > 0 && isLetter(before)) {
        const prefix = /(?:^|[^A-Za-z0-9_])[bBuUrRfF]$/.test(text.slice(Math.max(0, i - 2), i));
        if (!prefix) return '';
      }
      if (text.charCodeAt(i + 1) === 39 && text.charCodeAt(i + 2) === 39) return 'skip';
      if (text.charCodeAt(i + 1) === 39 && isWord(text.charCodeAt(i + 2))) return "''";
      return "'";
    }
    if (c === 92) {
      let k = i;
      while (k < to && text.charCodeAt(k) === 92) k++;
      const next = text.charCodeAt(k);
      if (next === 34 && i > 0 && isTail(text, i, k + 1)) return 'tail';
      if (next === 34 || next === 39) return text.slice(i, k + 1);
      if (next === 110 || next === 114 || next === 116) return 'space';
    }
    return '';
  }

  /** The string that opens at `i`, or null where nothing closes it on its line. */
  #string(i: number, to: number, quote: string, csv: string, wanted: boolean, escapes: number): Token | null {
    const text = this.#text;
    const from = i + quote.length;
    const token = (end: number, cut: boolean): Token => ({
      start: i,
      end: cut ? end : end + quote.length,
      from,
      to: end,
      quote,
      cut,
    });
    const mark = quote.charCodeAt(quote.length - 1);
    const slashes = quote.charCodeAt(0) === 92 ? quote.length - 1 : 0;
    const doubled = quote.length === 2 && slashes === 0;
    let candidate = -1;
    let breaks = 0;
    for (let k = from; k < to; k++) {
      const c = text.charCodeAt(k);
      if (c === 10 || c === 13) {
        if (candidate >= 0) return token(candidate, false);
        // Wrapped output: the value of a key may go on for a few lines.
        // Cut off: the next line begins a record of its own.
        if (wanted && !this.#code && startsLine(text, k + 1)) return token(k, true);
        if (!wanted || this.#code || ++breaks > 4 || k - from > 4000) return null;
        if (/^[\r\n]+\s*(?:[\\"']*[\w]+[\\"']*\s*[:=]|[}\])])/.test(text.slice(k, k + 80))) return null;
        continue;
      }
      if (c === 92) {
        let n = 0;
        while (text.charCodeAt(k + n) === 92) n++;
        const next = text.charCodeAt(k + n);
        if (slashes > 0) {
          if (next === mark && n === slashes) return token(k, false);
          if (next === mark && n < slashes) return token(k, true);
          k += next === mark ? n : n - 1;
          continue;
        }
        // An odd run escapes what follows; in a string inside a string `\\\\"` does.
        const deep = escapes > 0 && next === mark && (n >> escapes) % 2 === 1;
        k += n % 2 === 1 || deep ? n : n - 1;
        continue;
      }
      if (c !== mark) continue;
      if (slashes > 0) return token(k, true);
      if (doubled) {
        if (text.charCodeAt(k + 1) !== mark) return token(k, true);
        if (text.charCodeAt(k + 2) === mark && text.charCodeAt(k + 3) === mark) {
          k += 3;
          continue;
        }
        return token(k, false);
      }
      if (mark === 39 && isLetter(text.charCodeAt(k + 1))) {
        candidate = candidate < 0 ? k : candidate;
        if (k - candidate > 300) return token(candidate, false);
        continue;
      }
      // A doubled quote inside a CSV cell.
      if (mark === 34 && k > from && text.charCodeAt(k + 1) === 34 && k + 1 < to && csv === '') {
        k++;
        continue;
      }
      if (mark === 34 && k === from - 1) continue;
      return token(k, false);
    }
    if (candidate >= 0) return token(candidate, false);
    return wanted || to - from > 0 ? (wanted ? token(to, true) : null) : null;
  }

  #wordEnd(i: number, to: number): number {
    const text = this.#text;
    let k = i + 1;
    while (k < to) {
      const c = text.charCodeAt(k);
      if (isWord(c) || c === 46 || c === 45 || c === 47) k++;
      else if (c === 64 || c === 36 || c === 63) k++;
      // `kind:value` inside words such as ErrorCode::ItemLocked and addresses stays apart.
      else if (c === 58 && text.charCodeAt(k + 1) === 47 && text.charCodeAt(k + 2) === 47) k += 3;
      else break;
    }
    return k;
  }
}

/** Words in front of a string that belong to the notation. */
const WRAPPER =
  /^(?:string|str|text|Some|Optional|Just|String|NullableString|sql\.NullString|[bBuUrRfF]|@)\W{0,3}\d{0,6}$/;

const ID_KEYS = new Set<KeyMeaning>([
  'request_id',
  'link_session_id',
  'institution_id',
  'institution_name',
  'item_id',
  'weak_id',
  'status',
]);

/** The quote at [i, after) stands behind a word and before a separator: it closes a string whose start was cut off. */
function isTail(text: string, i: number, after: number): boolean {
  const before = text.charCodeAt(i - 1);
  if (!isLetter(before) && before !== 46 && before !== 41) return false;
  const next = text.charCodeAt(after);
  if (next === 125 || next === 93) return true;
  return (next === 44 || next === 58) && /[\s"'\\{[\dtfn-]/.test(text[after + 1] ?? '');
}

function isLetter(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57) || c === 95 || c > 0xbf;
}

function isWord(c: number): boolean {
  return isLetter(c) || c === 36 || c === 64;
}
