/** Names what an `error_message` means precisely. */
import { catalog } from './catalog.ts';
import type { CatalogError, CatalogMessage } from './types.ts';

export interface MessageMatch {
  readonly message: CatalogMessage;
  /**
   * `exact`: the whole text; `pattern`: with variable parts; `start`: the text is cut off within the message; `within`:
   * the text contains the message.
   */
  readonly how: 'exact' | 'pattern' | 'start' | 'within';
  /** What stands for the variable parts, by their names in the pattern. */
  readonly parts: Readonly<Record<string, string>>;
}

export interface MessageOptions {
  /** Rank messages of this code first and drop those of other codes. */
  readonly code?: string | null;
  /** Also find messages inside a longer text, such as a log line or a bug report. */
  readonly within?: boolean;
}

const MAX_TEXT = 200_000;
/** Shorter messages (`not found`, `payment rejected`) say nothing inside a longer text. */
const MIN_WITHIN = 18;

/** A shorter beginning is shared by too many messages. */
const MIN_START = 24;
const MIN_SHARE = 0.5;
/** A list of names is not longer. */
const MAX_LIST = 400;
const CUT_OFF = /\s*(?:\.{2,}|\u2026|\[\.{2,}\])["'`]?$/;

const HOW_RANK = { exact: 0, pattern: 1, start: 2, within: 3 } as const;

interface Prepared {
  readonly message: CatalogMessage;
  readonly whole: string;
  /** The fixed parts around the variable ones; null without a pattern. */
  readonly fixed: readonly string[] | null;
  readonly names: readonly string[];
}

const normalize = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

/** Without quotes around it and without the full stop: neither is always copied. */
function bare(normal: string): string {
  let [start, end] = [0, normal.length];
  while (start < end && `"'\``.includes(normal.charAt(start))) start++;
  while (end > start && `"'\`.!`.includes(normal.charAt(end - 1))) end--;
  return normal.slice(start, end);
}

let prepared: readonly Prepared[] | undefined;

function messages(): readonly Prepared[] {
  prepared ??= catalog().messages.map((message) => ({
    message,
    whole: bare(normalize(message.error_message)),
    fixed: message.pattern?.split(/\{\w+\}/).map((part) => part.replace(/\s+/g, ' ').toLowerCase()) ?? null,
    names: [...(message.pattern?.matchAll(/\{(\w+)\}/g) ?? [])].map((part) => part[1] ?? ''),
  }));
  return prepared;
}

/** The variable parts between the fixed ones, each found left to right; null when one is not there. */
function partsOf(
  text: string,
  { message, fixed, names }: Prepared,
  within: boolean,
): Record<string, string> | null {
  if (!fixed) return null;
  const [first = '', ...rest] = fixed;
  const from = within ? text.indexOf(first) : text.startsWith(first) ? 0 : -1;
  if (from < 0) return null;
  const parts: Record<string, string> = {};
  let at = from + first.length;
  for (const [index, part] of rest.entries()) {
    const last = index === rest.length - 1;
    let next = part === '' ? text.length : text.indexOf(part, at);
    if (last && !within && part !== '') next = text.endsWith(part) ? text.length - part.length : -1;
    if (next < at) return null;
    const name = names[index] ?? String(index);
    const value = held(text.slice(at, next), message.only?.[name]);
    if (value === null) return null;
    parts[name] = value;
    at = next + part.length;
  }
  return parts;
}

const LISTED = /^[\s"'`[]*([\w.]+)(?:["'`\]]*(?:\s*,\s*(?:and\s+)?|\s+and\s+)["'`]*[\w.]+)*/;

/** The list a part begins with when it names nothing but `names`, else null; the part itself where any may stand. */
function held(part: string, names: readonly string[] | undefined): string | null {
  if (!names) return part;
  const listed = LISTED.exec(part.slice(0, MAX_LIST))?.[0].match(/\w+(?:\.\w+)*/g) ?? [];
  const told = listed.filter((name) => name !== 'and');
  return told.length > 0 && told.every((name) => names.includes(name)) ? told.join(', ') : null;
}

function match(text: string, row: Prepared, within: boolean): MessageMatch | null {
  const { message } = row;
  const parts = partsOf(text, row, false);
  if (bare(text) === row.whole) return { message, how: 'exact', parts: parts ?? {} };
  // A part in front is a word; a whole line in front is a log's.
  const isLed = row.fixed?.[0] === '' && /\s/.test(parts?.[row.names[0] ?? '']?.trim() ?? '');
  if (parts && !isLed) return { message, how: 'pattern', parts };
  if (message.only) return within ? inside(text, row) : null;
  const start = bare(text.replace(CUT_OFF, ''));
  const isLong = start.length >= MIN_START && start.length >= row.whole.length * MIN_SHARE;
  if (isLong && row.whole.startsWith(start)) return { message, how: 'start', parts: {} };
  if (!within) return null;
  if (row.whole.length >= MIN_WITHIN && text.includes(row.whole))
    return { message, how: 'within', parts: {} };
  return inside(text, row);
}

function inside(text: string, row: Prepared): MessageMatch | null {
  const longest = Math.max(0, ...(row.fixed ?? []).map((part) => part.length));
  const parts = longest < MIN_WITHIN ? null : partsOf(text, row, true);
  return parts && { message: row.message, how: 'within', parts };
}

/**
 * The messages a text is, best first: exact before patterns before containment, longer before shorter. Linear in the
 * text, of which the first 200,000 characters are read; case and white space do not count.
 */
export function messagesFor(text: string, options: MessageOptions = {}): readonly MessageMatch[] {
  return withoutGeneral(ranked(text, options));
}

/** Of rows with the same pattern the one for the names at hand; the general one says less. */
function withoutGeneral(found: readonly MessageMatch[]): readonly MessageMatch[] {
  const particular = new Set(found.flatMap(({ message }) => (message.only ? [message.pattern] : [])));
  return found.filter(({ message }) => message.only !== undefined || !particular.has(message.pattern));
}

function ranked(text: string, options: MessageOptions): readonly MessageMatch[] {
  const normal = normalize(text.slice(0, MAX_TEXT));
  if (normal === '') return [];
  const { code = null, within = false } = options;
  return messages()
    .filter(({ message }) => code === null || message.error_code === null || message.error_code === code)
    .flatMap((row) => match(normal, row, within) ?? [])
    .sort((a, b) => {
      const sameCode = Number(b.message.error_code === code) - Number(a.message.error_code === code);
      const how = HOW_RANK[a.how] - HOW_RANK[b.how];
      return (
        (code === null ? 0 : sameCode) ||
        how ||
        (a.how === 'exact'
          ? 0
          : Number(Object.keys(a.parts).length > 0) - Number(Object.keys(b.parts).length > 0)) ||
        b.message.error_message.length - a.message.error_message.length
      );
    });
}

const MOST_PART = 120;

/** What a matched message means, with its variable parts in the places that `means` names (`{fields}`). */
export function meaningOf({ message, parts }: MessageMatch): string {
  return message.means.replace(/\{(\w+)\}/g, (_, name: string) => {
    const part = (parts[name] ?? '')
      .replace(/[[\]"'`]/g, '')
      .replace(/,(?=\S)/g, ', ')
      .trim();
    return part === '' ? `the ${name} named` : part.slice(0, MOST_PART);
  });
}

/**
 * The rows whose sample `error_message` is this text: several when codes share a text (all per-Item limits do), so a
 * hint only where the code itself is missing.
 */
export function errorsForMessage(text: string): readonly CatalogError[] {
  const normal = bare(normalize(text.slice(0, MAX_TEXT)));
  if (normal === '') return [];
  return catalog().errors.filter(
    (row) => row.error_message !== null && bare(normalize(row.error_message)) === normal,
  );
}
