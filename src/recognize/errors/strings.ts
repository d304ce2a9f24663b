import { startsLine } from './records.ts';

/** A word or a string. */
export interface Token {
  start: number;
  end: number;
  /** Contents without quotes. */
  from: number;
  to: number;
  quote: string;
  cut: boolean;
}

/** What loggers write where they cut a text off. */
const CUT = /(?:\.{3}|…)\s?(?:[([]?(?:truncated|\d{1,9} more)[^)\]\r\n]{0,20}[)\]]?)?\s?$/i;

/** True when the text of [from, to) ends with such a mark. */
export function isCutOff(text: string, from: number, to: number): boolean {
  return CUT.test(text.slice(Math.max(from, to - 40), to));
}

/** How a string is read. */
export interface StringReading {
  /** In a cell of a CSV line, whose quotes are doubled. */
  readonly csv: string;
  /** A key waits for its value: the string may be cut off or go on for a few lines. */
  readonly wanted: boolean;
  /** How often the text is escaped already. */
  readonly escapes: number;
  readonly code: boolean;
}

/**
 * The quotes that open at `i`: `"`, `\"`, `""`, …; 'skip' for triple quotes, 'space' for an escaped line break, 'tail' for
 * an escaped quote that opens nothing, else ''.
 */
export function quoteAt(text: string, i: number, to: number, csv: string): string {
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
export function stringAt(
  text: string,
  i: number,
  to: number,
  quote: string,
  reading: StringReading,
): Token | null {
  const { csv, wanted, escapes, code } = reading;
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
      if (wanted && !code && (startsLine(text, k + 1) || isCutOff(text, from, k))) return token(k, true);
      if (!wanted || code || ++breaks > 4 || k - from > 4000) return null;
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

/** The bare word that starts at `i`. */
export function wordAt(text: string, i: number, to: number): Token {
  const end = wordEnd(text, i, to);
  return { start: i, end, from: i, to: end, quote: '', cut: false };
}

function wordEnd(text: string, i: number, to: number): number {
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

/** The offset behind the `<` at `i`, or behind the closing tag that begins there: it names no value. */
export function behindTag(text: string, i: number): number {
  if (text.charCodeAt(i + 1) !== 47) return i + 1;
  const end = text.slice(i, i + 101).indexOf('>');
  return i + (end < 0 ? 2 : end + 1);
}

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

/** A character of a bare word. */
export function isWord(c: number): boolean {
  return isLetter(c) || c === 36 || c === 64;
}
