import { namesPlaid } from '../mention.ts';
import type { EnvironmentUse, LinkLaunch } from '../model.ts';
import { inComment, stringAt, type TextDocument } from '../text.ts';
import { libraryConstants } from './libraries.ts';
import { addressEnvironments, markupEnvironments } from './markup.ts';
import { settingEnvironments } from './settings.ts';
import { developmentSecret, environmentName, environmentOf } from './words.ts';

const hosts =
  /(?<![\w.-])(?:https?:\/\/)?((?:link-)?tartan|development|sandbox|production)\.plaid\.com(?![\w.-]*\w)/gi;
const wholeAddress = /^(?:https?:)?(?:\/\/)?[\w-]+\.plaid\.com/i;
/** `PLAID_ENV = "development"`, `get_env("PLAID_ENV", "development")`, `env['PLAID_ENV'] ?? 'development'`. */
const settings = new RegExp(
  `(?<![\\w$])${environmentName.source}["']?[\\])]{0,2}\\s{0,20}(?::\\s{0,20}\\w{1,30}\\??\\s{0,20}(?==))?(=>|=|:|,|\\|\\||\\?\\?|\\.unwrap_or(?:_else)?\\()\\s{0,20}(?:\\w{1,30}:\\s{0,5}|\\|\\|\\s{0,5})?["'](sandbox|development|production|tartan)["']`,
  'g',
);
const secretName = new RegExp(`(?<![\\w$])${developmentSecret.source}(?![\\w$])`, 'g');
/** Up to the place on its line: a member of a map, an arm of a switch or match, or a choice. */
const chosen =
  /^\s*(?:case\b|default\b|_\s{0,20}(?:=>|->)|\?|:)|(?:development|tartan|sandbox|production|\bdev|\bprod|\btest|\blocal)["'`]?\)?\s{0,20}(?::(?!\/\/)|=>|->)|\?[^?]*:|\?\?|\|\||\?\s{0,20}["']?$/i;
const arms =
  /\bcase\s{1,5}["'](development|tartan)["']|["'](development|tartan)["']\s{0,20}(?::|=>|->)\s{0,20}[^,\s]/g;
/** `if (name == "development") {`: what the next line gives is chosen by it. */
const asked = /\bif\b.*["'](?:development|sandbox|production|tartan|dev|prod)["']/i;
const maxPlaces = 400;
/** How far back of a place its line and the one before are looked for, in characters. */
const maxBack = 2000;

/** Uses of Plaid's environments in a language that is read by its brackets, in document order. */
export function looseEnvironments(input: TextDocument, launches: readonly LinkLaunch[]): EnvironmentUse[] {
  const { text, language } = input;
  if (!namesPlaid(text)) return [];
  const out: EnvironmentUse[] = [];
  const isShell = /^(?:shellscript|http)$/.test(language.id);
  const add = (start: number, end: number, word: string, form: EnvironmentUse['form']): void => {
    const environment = environmentOf(word);
    const isKnown = out.some((each) => each.span.start < end && start < each.span.end);
    if (!environment || isKnown || out.length >= maxPlaces || inComment(input, start)) return;
    out.push({ kind: 'environment', span: { start, end }, environment, form });
  };
  for (const match of text.matchAll(hosts)) {
    const string = stringAt(input, match.index);
    // In the middle of a text it is prose; a shell writes addresses without quotes.
    if (string ? !wholeAddress.test(string.text) && !isShell : !isShell) continue;
    const isQuoted = string !== null && wholeAddress.test(string.text);
    const start = isQuoted ? string.span.start : match.index;
    if (isQuoted && isListed(text, string.span)) continue;
    const end = isQuoted ? string.span.end : match.index + match[0].length;
    add(start, end, match[1] as string, isChosen(text, start) ? 'lookup' : 'host');
  }
  for (const { languages, pattern, evidence } of libraryConstants) {
    if (!languages.test(language.id) || !evidence.test(text)) continue;
    for (const match of text.matchAll(pattern)) {
      const word = match[1] as string;
      const end = match.index + match[0].lastIndexOf(word) + word.length;
      const start = /[\s(]/.test(match[0]) ? end - word.length : match.index;
      add(start, end, word, isChosen(text, match.index) ? 'lookup' : 'member');
    }
  }
  const named = armsOf(text);
  for (const match of text.matchAll(settings)) {
    const word = match[2] as string;
    const isDirect = /^(?:=|:|=>)$/.test(match[1] as string);
    // A fallback says nothing new where its environment is written out as a host or a constant.
    if (!isDirect && (out.some((each) => each.environment === environmentOf(word)) || named.has(word)))
      continue;
    const end = match.index + match[0].length;
    add(end - word.length - 2, end, word, isDirect ? 'variable' : 'lookup');
  }
  for (const match of text.matchAll(secretName)) {
    if (isShell || inComment(input, match.index)) continue;
    add(match.index, match.index + match[0].length, 'development', 'lookup');
    break;
  }
  const rest = [
    ...markupEnvironments(text, launches),
    ...addressEnvironments(text, launches),
    ...(isShell ? settingEnvironments(input) : []),
  ];
  for (const each of rest) add(each.span.start, each.span.end, each.environment, each.form);
  return out.sort((a, b) => a.span.start - b.span.start);
}

/** By the line up to the place, or by a `case` on the line before. */
function isChosen(text: string, offset: number): boolean {
  // Bounded: a line may be the whole text, with many places on it.
  const back = text.slice(Math.max(0, offset - maxBack), offset);
  const lineStart = back.lastIndexOf('\n') + 1;
  const line = back.slice(Math.max(lineStart, back.length - 300));
  if (chosen.test(line) || asked.test(line)) return true;
  const before = back.slice(back.lastIndexOf('\n', lineStart - 2) + 1, Math.max(0, lineStart - 1));
  if (asked.test(before.slice(0, 300))) return true;
  return /^\s*(?:case\b.*|default\s*|["']\w{1,60}["']\s*)(?::|=>|->)\s*$/.test(before.slice(0, 300));
}

/** The words that the text has a host of its own for: `case 'development':`, `"development" => …`. */
function armsOf(text: string): ReadonlySet<string> {
  if (!/\b(?:sandbox|production)\.plaid\.com\b/.test(text)) return new Set();
  return new Set([...text.matchAll(arms)].map((match) => (match[1] ?? match[2]) as string));
}

/** An item of a list of strings: an allow-list. */
function isListed(text: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  const after = text.slice(end, end + 60);
  return /\[\s*$|["']\s*,\s*$/.test(before) && /^\s*(?:\]|,\s*["'\]])/.test(after);
}
