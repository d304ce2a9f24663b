import { codeCandidates } from '../../catalog/lookup.ts';

/** A word of the catalog in the text that was read. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly word: string;
  readonly code: string | null;
  readonly type: string | null;
}

/** Codes, types and aliases as on the wire, in order. */
export function wireWords(text: string): Word[] {
  const out: Word[] = [];
  for (const found of codeCandidates(text)) {
    if (found.form === 'spelling') continue;
    out.push({
      start: found.start,
      end: found.end,
      word: found.word,
      code: found.code,
      type: found.error_type,
    });
  }
  return out;
}
