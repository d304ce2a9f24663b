import { catalog } from '../catalog/catalog.ts';
import { rowsOf } from '../catalog/lookup.ts';
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
  const found = ofPayloads.length > 0 ? ofPayloads : messagesFor(unescaped(text), { code, within: true });
  const seen = new Set<string>();
  return found
    .filter(({ message }) => !isSample(message.error_message, message.error_code))
    .filter(({ message }) => !seen.has(message.means) && seen.add(message.means))
    .filter(({ how }, _, all) => how !== 'within' || all[0]?.how === 'within')
    .slice(0, MOST);
}

/** The code's own sample says nothing that the code does not say better. */
function isSample(message: string, code: string | null): boolean {
  if (code === null) return false;
  const fold = (text: string | null) => text?.toLowerCase().trim();
  const rows = rowsOf(code);
  return rows.length === 1 && rows.some((row) => fold(row.error_message) === fold(message));
}

/** A message inside a JSON string carries escaped quotes. */
function unescaped(text: string): string {
  return text.replace(/\\+(["'`/])/g, '$1');
}

/** A part of a sample message that is shorter says nothing. */
const TELLING = 25;

/**
 * The one error whose sample message a text is or holds; null when none or several share it. Placeholders of the sample
 * (`{fields}`, `<CLIENT_ID>`) stand for anything.
 */
export function errorOfMessage(text: string): CatalogError | null {
  const exact = errorsForMessage(text);
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
