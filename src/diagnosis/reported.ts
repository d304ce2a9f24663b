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
  const bare = isShort
    ? [...codeCandidates(text, 0, text.length, { spellings: true })].map(({ code, error_type }) => ({
        error_code: code,
        error_type,
      }))
    : codesIn(text);
  if (bare.length > 0) return { payloads, mentions: bare };
  if (!isShort) return { payloads, mentions };
  const word = lookupWord(text, { ignoreCase: true });
  return { payloads, mentions: word ? [{ error_code: word.code, error_type: word.error_type }] : [] };
}

function isTyped(text: string): boolean {
  const words = text.trim();
  return words.length <= 160 && !/[{}<>[\]=]|\n.*\n/.test(words);
}

/** A whole log says more of itself and is read with more care. */
const MOST_MEANT = 4000;

/** A report that speaks of Plaid by name means Plaid's codes. */
function isMeant(text: string): boolean {
  return text.length <= MOST_MEANT && /\bplaid\b(?!-)/i.test(text);
}

/** The codes that stand in a text of which something else says that it is Plaid's. */
export function codesIn(text: string): Reported['mentions'] {
  return [...codeCandidates(text.slice(0, MOST_MEANT))]
    .filter(({ code }) => code !== null)
    .map(({ code, error_type }) => ({ error_code: code, error_type }));
}
