import { catalog } from '../catalog/catalog.ts';
import { errorsForMessage, type MessageMatch, messagesFor } from '../catalog/messages.ts';
import type { CatalogError } from '../catalog/types.ts';
import type { Reported } from './reported.ts';

const MOST = 3;

/**
 * The known messages of a report, best first: those of its payloads under the payload's code, else those that stand
 * anywhere in the text.
 */
export function messagesIn(text: string, report: Reported): readonly MessageMatch[] {
  const ofPayloads = report.payloads
    .slice(0, 20)
    .flatMap(({ error_message, error_code }) =>
      error_message ? messagesFor(error_message, { code: error_code, within: true }).slice(0, MOST) : [],
    );
  const code = report.mentions[0]?.error_code ?? null;
  const found =
    ofPayloads.length > 0
      ? ofPayloads
      : [...ofLines(text, code), ...messagesFor(unescaped(text), { code, within: true })];
  const seen = new Set<string>();
  return found
    .filter(({ message }) => !seen.has(message.means) && seen.add(message.means))
    .filter(({ how }, _, all) => how !== 'within' || all[0]?.how === 'within')
    .slice(0, MOST);
}

/** What logs and people put in front of a message and behind it. */
const LEAD =
  /\b\w{0,60}(?:error|exception|message|failed|reason|says?|said|returns?)\w{0,20}["'`]?\s{0,3}[:=]\s{0,3}/i;
const TAIL = /\s{0,3}(?:\(request[_ ]?id\b[^)]{0,80}\)|[,;.]\s{0,3}request[_ ]?id\b.{0,80})\s{0,3}$/i;
const QUOTED = /"([^"\n]{8,400})"|'([^'\n]{8,400})'|`([^`\n]{8,400})`/g;
const MOST_LINES = 30;
const MOST_LEADS = 6;
const SHORTEST = 14;

/** Messages that are a line of their own, but for what stands around them: short ones count there as well. */
function ofLines(text: string, code: string | null): readonly MessageMatch[] {
  return linesOf(text).flatMap((line) =>
    messagesFor(line, { code }).filter(({ how }) => how === 'exact' || how === 'start'),
  );
}

/** The lines of a text, what follows their leads, and what they quote: all that may be a message of its own. */
function linesOf(text: string): readonly string[] {
  const lines = text
    .slice(0, 20_000)
    .split('\n', MOST_LINES)
    .map((line) => unescaped(line.slice(0, 1000)).trim());
  const parts = lines.flatMap((line) => [
    line,
    ...behindLeads(line),
    ...[...line.matchAll(QUOTED)].map(([, double, single, back]) => double ?? single ?? back ?? ''),
  ]);
  const bare = parts.map((part) => unquoted(part.replace(TAIL, '')));
  // What is said everywhere ("not found") must be a line of its own, or of a text that names Plaid.
  const least = /\bplaid\b/i.test(text) ? 1 : SHORTEST;
  return [...new Set([...bare.filter((part) => part.length >= least), ...lines.map(unquoted)])].filter(
    (part) => part !== '',
  );
}

function unquoted(part: string): string {
  return part.replace(/^["'`]+|["'`,;]+$/g, '').trim();
}

function behindLeads(line: string): readonly string[] {
  const found: string[] = [];
  let rest = line;
  for (let lead = LEAD.exec(rest); lead && found.length < MOST_LEADS; lead = LEAD.exec(rest)) {
    rest = rest.slice(lead.index + lead[0].length);
    found.push(rest);
  }
  return found;
}

/** A message inside a JSON string carries escaped quotes. */
function unescaped(text: string): string {
  return text.replace(/\\+(["'`/])/g, '$1');
}

/** Whether several codes have this text, so that it names none. */
export function isSharedMessage(error_message: string): boolean {
  return new Set(errorsForMessage(error_message).map(({ error_code }) => error_code)).size > 1;
}

/** A part of a sample message that is shorter says nothing. */
const TELLING = 25;

/**
 * The one error whose sample message a text is or holds; null when none or several share it. Placeholders of the sample
 * (`{fields}`, `<CLIENT_ID>`) stand for anything.
 */
export function errorOfMessage(text: string): CatalogError | null {
  const exact =
    [text, ...linesOf(text)].map((line) => errorsForMessage(line)).find((rows) => rows.length > 0) ?? [];
  const rows = exact.length > 0 ? exact : errorsHeldBy(text);
  const known = rows.length > 0 ? rows : errorsBegunBy(text);
  const codes = new Set(known.map(({ error_code }) => error_code));
  return codes.size === 1 ? (known[0] ?? null) : null;
}

/** Errors whose sample message one of the text's lines, or all of them, is cut off from. */
function errorsBegunBy(text: string): readonly CatalogError[] {
  const starts = [text.slice(0, 20_000), ...linesOf(text)]
    .map((line) => fold(line.replace(/[.\u2026]+$/, '')))
    .filter((line) => line.length >= TELLING);
  return catalog().errors.filter(({ error_message }) => {
    const whole = fold(error_message ?? '');
    return starts.some((start) => start.length >= whole.length / 2 && whole.startsWith(start));
  });
}

const fold = (part: string): string => part.toLowerCase().replace(/\s+/g, ' ').trim();

function errorsHeldBy(text: string): readonly CatalogError[] {
  const folded = fold(unescaped(text.slice(0, 20_000)));
  return catalog().errors.filter(({ error_message }) => {
    const parts = (error_message ?? '').split(/\{[^}]*\}+|<[^>]*>|\[[^\]]*\]|\. /).map(fold);
    return parts.some((part) => part.length >= TELLING && folded.includes(part));
  });
}
