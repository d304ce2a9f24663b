import { isFrameworkCode } from '../vocabulary.ts';
import type { Place } from './place.ts';

/** A shared word, where Plaid is named: anywhere in source code, in a document or a log in its path or near the line. */
export function isNamedPlaids({ grade, reading, lineStart, lineEnd }: Place): boolean {
  if (grade !== 'shared') return false;
  const { names, isCode, options } = reading;
  if (isCode || options.reader === 'env' || names.inPath()) return true;
  return names.within(lineStart - 300, lineEnd + 300);
}

/** Plaid is named on the line; in code, where own errors speak of Plaid, as the one whose error it is. */
export function isNamedOnLine({ grade, reading, lineStart, lineEnd, lineText }: Place): boolean {
  if (!reading.names.within(lineStart, lineEnd)) return false;
  if (grade !== 'generic' || !reading.isCode) return true;
  return /plaid\w*\W{0,3}error|error\w*\W{0,3}plaid/i.test(lineText);
}

/** A sentence about a link token, in a document or a log. */
export function isOfLinkToken({ reading, lineText }: Place): boolean {
  return !reading.isCode && /\blink[ _-]tokens?\b/i.test(lineText);
}

const FAILURE = /\b(?:errors?|fail\w*|returns?|throws?|refus\w*|reject\w*|answers?|codes?|[45]\d\d)\b/i;
const ENDPOINT =
  /\/(?:accounts|auth|identity|investments|item|liabilities|link\/token|transactions|processor|transfer|asset_report|institutions)\/(?:[a-z_]+\/)?(?:get|sync|refresh|create|remove|exchange|get_by_id|balance|holdings)\b/;
const BEFORE = 240;
const BEHIND = 160;

/** A comment's sentence about a failure that names Plaid or one of its endpoints, on the lines around the word. */
export function isTold(place: Place): boolean {
  const { word, reading } = place;
  if (isFrameworkCode(word.word) || !reading.isInComment(word)) return false;
  const around = place.before(BEFORE) + word.word + place.after(BEHIND);
  if (!FAILURE.test(around)) return false;
  return reading.names.within(word.start - BEFORE, word.end + BEHIND) || ENDPOINT.test(around);
}
