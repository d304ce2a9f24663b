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

/** What log lines put in front of a message and around it. */
const PREFIX = /^(?:[\w.$]{0,60}(?:error|exception|message|failed|reason)\w{0,20}\s{0,3}[:=]\s{0,3}){1,3}/i;
const MOST_LINES = 30;

/** Messages that are a line of their own, but for what a log puts around them: short ones count there as well. */
function ofLines(text: string, code: string | null): readonly MessageMatch[] {
  return linesOf(text).flatMap((line) => messagesFor(line, { code }).filter(({ how }) => how === 'exact'));
}

function linesOf(text: string): readonly string[] {
  return text
    .slice(0, 20_000)
    .split('\n', MOST_LINES)
    .map((line) =>
      unescaped(line.slice(0, 1000))
        .trim()
        .replace(PREFIX, '')
        .replace(/^["'`]+|["'`,;]+$/g, '')
        .trim(),
    )
    .filter((line) => line !== '');
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
  const codes = new Set(rows.map(({ error_code }) => error_code));
  return codes.size === 1 ? (rows[0] ?? null) : null;
}

function errorsHeldBy(text: string): readonly CatalogError[] {
  const fold = (part: string) => part.toLowerCase().replace(/\s+/g, ' ').trim();
  const folded = fold(unescaped(text.slice(0, 20_000)));
  return catalog().errors.filter(({ error_message }) => {
    const parts = (error_message ?? '').split(/\{[^}]*\}+|<[^>]*>|\[[^\]]*\]|\. /).map(fold);
    return parts.some((part) => part.length >= TELLING && folded.includes(part));
  });
}
