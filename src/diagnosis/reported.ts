import { codeCandidates, lookupWord } from '../catalog/lookup.ts';
import { recognizeErrors } from '../recognize/errors/index.ts';
import type { ErrorPayload } from '../recognize/model.ts';
import { SourceText } from '../syntax/source.ts';

/** What the text names: payloads, and codes or types outside of them. */
export interface Reported {
  readonly payloads: readonly ErrorPayload[];
  readonly mentions: readonly { readonly error_type: string | null; readonly error_code: string | null }[];
}

/**
 * Reads a text that a user calls a Plaid problem. In a short text that someone typed, codes that other systems use as well
 * count, and so does a code written in words (`item login required`); a log or a payload must show that it is Plaid's.
 */
export function readReport(text: string): Reported {
  const { payloads, codes } = recognizeErrors(new SourceText(text), {
    reader: 'text',
    path: null,
    types: true,
  });
  const mentions = codes.map(({ code, type }) => ({ error_code: code, error_type: type }));
  if (mentions.length > 0 || payloads.length > 0) return { payloads, mentions };
  const isShort = isTyped(text);
  if (!isShort && !isMeant(text)) return { payloads, mentions };
  const bare = [...codeCandidates(text, 0, text.length, { spellings: isShort })].map(
    ({ code, error_type }) => ({ error_code: code, error_type }),
  );
  if (bare.length > 0) return { payloads, mentions: bare };
  if (!isShort) return { payloads, mentions };
  const word = lookupWord(text, { ignoreCase: true });
  return { payloads, mentions: word ? [{ error_code: word.code, error_type: word.error_type }] : [] };
}

function isTyped(text: string): boolean {
  const words = text.trim();
  return words.length <= 160 && !/[{}<>[\]=]|\n.*\n/.test(words);
}

/** Names that only a report of a Plaid error has beside its code; a whole log says more and is read with more care. */
const MEANT = /plaid|\berror_?(?:code|type)\b|\b(?:link|access|public)_token\b/i;
const MOST_MEANT = 4000;

function isMeant(text: string): boolean {
  return text.length <= MOST_MEANT && MEANT.test(text);
}
