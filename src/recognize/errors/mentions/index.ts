import type { ErrorCodeMention } from '../../model.ts';
import type { ErrorOptions } from '../index.ts';
import { onlyTypeOf } from '../vocabulary.ts';
import type { Word } from '../wire-words.ts';
import { isAnothers } from './against.ts';
import { isVouchedFor } from './evidence.ts';
import { members } from './members.ts';
import { type MentionInput, Place, Reading } from './place.ts';

export type { MentionInput };

/** Codes that stand outside of payloads and are vouched for as Plaid's (evidence.ts), by start. */
export function mentionsOf(input: MentionInput): ErrorCodeMention[] {
  const { text, normalized, names, options } = input;
  const reading = new Reading(input);
  const out: ErrorCodeMention[] = [];
  const add = (word: Word, type: string | null): void => {
    const start = normalized.startOf(word.start);
    const end = normalized.endOf(word.end);
    out.push({
      kind: 'error-code',
      span: { start, end },
      code: word.code,
      type,
      where: whereOf(text, word, start, options),
    });
  };
  for (const word of input.words) {
    if (input.covered(word)) continue;
    if (word.code === null && word.type !== 'RATE_LIMIT_EXCEEDED' && !options.types) continue;
    const place = new Place(word, reading);
    if (isAnothers(place) || !isVouchedFor(place)) continue;
    add(word, word.code === null ? word.type : onlyTypeOf(word.code));
  }
  for (const word of members(text, names, options)) {
    if (input.covered(word)) continue;
    add(word, word.type ?? (word.code === null ? null : onlyTypeOf(word.code)));
  }
  return out.sort((a, b) => a.span.start - b.span.start);
}

function whereOf(text: string, word: Word, raw: number, options: ErrorOptions): ErrorCodeMention['where'] {
  if (options.commentAt?.(raw)) return 'comment';
  const after = text.slice(word.end, word.end + 8);
  const key =
    /^["'`]?\]?\s*(?::(?!:)|=>)/.test(after) &&
    !/(?:case|when|default|\?|[=!]=)\s*["'`.]?[\w.]*$/.test(
      text.slice(Math.max(0, word.start - 40), word.start),
    );
  if (options.reader === 'text' || options.reader === 'env') return 'text';
  if (options.reader === 'json') return key ? 'key' : 'string';
  if (key) return 'key';
  if (options.stringAt) return options.stringAt(raw) ? 'string' : 'identifier';
  return /["'`]/.test(text[word.start - 1] ?? '') ? 'string' : 'identifier';
}
