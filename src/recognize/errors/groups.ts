import type { KeyMeaning } from './keys.ts';

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

export function newGroup(
  open: Group['open'],
  start: number,
  parent: Group | null,
  key: string | null,
): Group {
  return { open, start, end: start, closed: false, parent, key, entries: [], children: [] };
}
