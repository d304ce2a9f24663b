import { synonyms } from '../catalog/causes.ts';
import { stem } from './stem.ts';

/** Words that say nothing about a problem. */
const STOP = new Set(
  (
    'a an the is are was were be been being to of in on at for from by with and or but if then than that this these those it its ' +
    'i we you he she they my our your their me us them do does did has have had could would should may might ' +
    'there here what which who how why so such into just very same any all each every com https http www as when while ' +
    'after before only also only some more most too about use used using'
  ).split(' '),
);

const NEGATED = /(\w)n['’]t\b/g;
/** Words that are also written as two, or with a hyphen; each with the one that stands for all its spellings. */
const COMPOUNDS: readonly (readonly [RegExp, string])[] = [
  [/\bpop[ -]ups?\b/gi, 'popup'],
  [/\bweb[ -]views?\b/gi, 'webview'],
  [/\b(?:sign|log)(?:s|ged|ning|ging|ed)?[ -]in(?:to)?\b/gi, 'login'],
  [/\bcall[ -]backs?\b/gi, 'callback'],
  [/\bi-frames?\b/gi, 'iframe'],
  [/\bapp[ -]?(?:to|2)[ -]?app\b/gi, 'app to app'],
  [/\btime[sd]?[ -]out\b/gi, 'timeout'],
  [/\bback[ -]end\b/gi, 'backend'],
  [/\bfront[ -]end\b/gi, 'frontend'],
  [/\bforce[ -]?closes?d?\b/gi, 'crash'],
  [/\b(?:shut|shuts|shutting)[ -]down\b/gi, 'close'],
  [/\bre[ -](?=open|launch|load|render|direct|link|connect|authenticat|initiali|mount)/gi, 're'],
];
const TOKEN = /[a-z][a-z0-9_]*|\d+/gi;
/** Longer identifiers are no words of a report. */
const MAX_TOKEN = 60;

let canonical: ReadonlyMap<string, string> | undefined;

function synonymOf(word: string): string | undefined {
  canonical ??= new Map(
    Object.entries(synonyms()).flatMap(([to, words]) =>
      [to, ...words.split(' ')].map((word) => [word, to] as const),
    ),
  );
  return canonical.get(word);
}

/**
 * The words of a text as they are compared: lower case, without endings, synonyms as one, identifiers whole and in
 * their parts (`receivedRedirectUri`: also `received`, `redirect`, `uri`). One entry per word of the text, in order.
 * Linear in the text.
 */
export function wordsOf(text: string): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  for (const [token] of joined(text.replace(NEGATED, '$1 not')).matchAll(TOKEN)) {
    if (token.length > MAX_TOKEN) continue;
    const parts = token.split(/_+|(?<=[a-z0-9])(?=[A-Z])/).filter((part) => part !== '');
    const words = new Set(parts.flatMap((part) => word(part.toLowerCase())));
    if (parts.length > 1) words.add(token.replaceAll('_', '').toLowerCase());
    if (words.size > 0) found.push([...words]);
  }
  return found;
}

function joined(text: string): string {
  return COMPOUNDS.reduce((all, [pattern, word]) => all.replace(pattern, word), text);
}

/** Banks that people name; what is said of one holds for all that connect in this way. */
const BIG_BANKS = new Set(
  'chase wells fargo bofa boa schwab pnc usaa citi citibank amex truist barclays natwest revolut monzo'.split(
    ' ',
  ),
);

function word(part: string): string[] {
  if (BIG_BANKS.has(part)) return ['bigbank', 'bank'];
  if (STOP.has(part) || (part.length < 2 && !/\d/.test(part))) return [];
  return [synonymOf(part) ?? stem(part)];
}
