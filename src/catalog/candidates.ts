/** Finds the catalog's words in a text: one pass, linear, without loading the catalog. */
import { codeOfAlias, isCode, isType, kebabWords, spelled } from './words.ts';

export interface Candidate {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** As written. */
  readonly word: string;
  readonly form: 'code' | 'type' | 'alias' | 'spelling';
  /** As on the wire; null for a type. */
  readonly code: string | null;
  /** Set for a type and for spellings that name one (`PLKItemErrorCodeItemLoginRequired`). */
  readonly error_type: string | null;
}

export interface CandidateOptions {
  /** Also camelCase, PascalCase and iOS spellings (`itemLoginRequired`). */
  readonly spellings?: boolean;
}

const KEBAB = kebabWords().join('|');
const WIRE = `[A-Z][A-Z0-9_]{3,63}|${KEBAB}`;
const WIRE_ONLY = new RegExp(WIRE, 'g');
// Any identifier; `mayBeSpelling` and `spelled` decide what it stands for.
const WITH_SPELLINGS = new RegExp(`${KEBAB}|[A-Za-z][A-Za-z0-9_]{3,119}`, 'g');

const isWordChar = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
const ESCAPES: ReadonlyMap<string, RegExp> = new Map([
  ['\\', /^(?:u00[0-9a-fA-F]{2}|x[0-9a-fA-F]{2}|[ntr])/], // \" written out, or a line break in a string
  ['%', /^[0-9a-fA-F]{2}/], // %22, %3D in addresses
  ['[', /^[0-9]{1,3}m/], // the end of an ANSI color: ESC [ 31 m
  [';', /^[0-9]{1,3}m/],
]);

/** Where the word in the run of word characters around `index` starts: behind an escape that runs into it. */
function wordStart(text: string, index: number): number {
  let start = index;
  while (start > 0 && index - start < 8 && isWordChar(text.charCodeAt(start - 1))) start--;
  const found = ESCAPES.get(text.charAt(start - 1))?.exec(text.slice(start, start + 8));
  return start + (found?.[0].length ?? 0);
}

/** Part of a longer name in kebab case (a CSS class, a route). */
function inKebab(text: string, start: number, end: number): boolean {
  return text[start - 1] === '-' || text[end] === '-';
}

/** Ordinary words, most of any text, are passed over before they are cut out: no capital behind the first letter. */
function mayBeSpelling(text: string, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if ((code >= 65 && code <= 90) || code === 45) return true;
  }
  return false;
}

function known(word: string, spellings: boolean): Omit<Candidate, 'start' | 'end' | 'word'> | null {
  if (isCode(word)) return { form: 'code', code: word, error_type: null };
  if (isType(word)) return { form: 'type', code: null, error_type: word };
  const code = codeOfAlias(word);
  if (code !== null) return { form: 'alias', code, error_type: null };
  const other = spellings ? spelled(word) : null;
  return other && { form: 'spelling', ...other };
}

/**
 * The codes, types and aliases between two UTF-16 offsets of a text, in order. A word inside a longer identifier
 * (`MY_ITEM_LOCKED`) is none; escapes in front of a word (`\n`, `%22`, ANSI colors) are not part of it.
 */
export function* codeCandidates(
  text: string,
  from = 0,
  to = text.length,
  options: CandidateOptions = {},
): Generator<Candidate> {
  const spellings = options.spellings === true;
  const pattern = new RegExp(spellings ? WITH_SPELLINGS : WIRE_ONLY);
  pattern.lastIndex = Math.max(0, from);
  for (let hit = pattern.exec(text); hit !== null; hit = pattern.exec(text)) {
    if (hit.index >= to) return;
    const end = hit.index + hit[0].length;
    if (end > to || isWordChar(text.charCodeAt(end))) continue;
    if (spellings && !mayBeSpelling(text, hit.index, end)) continue;
    const start = wordStart(text, hit.index);
    const word = text.slice(start, end);
    if (start < from || (word.includes('-') && inKebab(text, start, end))) continue;
    const found = known(word, spellings);
    if (found) yield { start, end, word, ...found };
  }
}
