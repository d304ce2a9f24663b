import type { Cause, Diagnosis, Evidence } from '../diagnosis/model.ts';
import { statementOf } from '../render/diagnosis.ts';
import { cap } from '../render/escape.ts';
import { evidenceKey } from '../render/html/view.ts';

const MOST = 8;
/** How much of an evidence's words a change repeats, in UTF-16 units. */
const WORDS = 160;

/** What a second diagnosis of the same report says otherwise than the first, in sentences; empty when nothing. */
export function changesBetween(before: Diagnosis, after: Diagnosis): readonly string[] {
  const changes: string[] = [];
  const [was, is] = [before.verdict, after.verdict];
  if (was?.text !== is?.text && is)
    changes.push(`The verdict is another now; it was: ${was?.text ?? 'none'}`);
  else if (was && is && was.certainty !== is.certainty)
    changes.push(`How sure it is has changed from "${was.certainty}" to "${is.certainty}".`);
  for (const cause of notIn(before.causes, after.causes))
    changes.push(`No longer a cause: ${statementOf(cause)}`);
  for (const cause of notIn(after.causes, before.causes))
    changes.push(`Now also a cause: ${statementOf(cause)}`);
  const [old, fresh] = [evidenceOf(before), evidenceOf(after)];
  for (const [key, one] of old) if (!fresh.has(key)) changes.push(`No longer there: ${placed(one)}`);
  for (const [key, one] of fresh) if (!old.has(key)) changes.push(`New evidence: ${placed(one)}`);
  return changes.length > MOST
    ? [...changes.slice(0, MOST), `and ${changes.length - MOST} more changes`]
    : changes;
}

function notIn(some: readonly Cause[], others: readonly Cause[]): readonly Cause[] {
  const ids = new Set(others.map(({ id }) => id));
  return some.filter(({ id }) => !ids.has(id));
}

function evidenceOf({ causes }: Diagnosis): Map<string, Evidence> {
  return new Map(causes.flatMap(({ evidence }) => evidence.map((one) => [evidenceKey(one), one] as const)));
}

function placed({ text, place }: Evidence): string {
  const words = cap(text, WORDS);
  return place ? `${words} (${place.path}:${place.line + 1})` : words;
}
