import { codeCandidates, lookupWord } from '../catalog/lookup.ts';
import type { ErrorPayload } from '../recognize/model.ts';

/** What the text names: payloads, and codes or types outside of them. */
export interface Reported {
  readonly payloads: readonly ErrorPayload[];
  readonly mentions: readonly { readonly error_type: string | null; readonly error_code: string | null }[];
}

/** Reads a text that a user calls a Plaid problem: codes that other systems use as well count here. */
export function readReport(text: string): Reported {
  const payloads: ErrorPayload[] = [];
  const mentions: { error_type: string | null; error_code: string | null }[] = [];
  for (const { code, error_type } of codeCandidates(text, 0, text.length, { spellings: true })) {
    mentions.push({ error_code: code, error_type });
  }
  if (mentions.length === 0 && payloads.length === 0) {
    const word = lookupWord(text, { ignoreCase: true });
    if (word) mentions.push({ error_code: word.code, error_type: word.error_type });
  }
  return { payloads, mentions };
}
