import type { Word } from './codes.ts';
import { gradeOf, isPlainCode } from './vocabulary.ts';

/** Codes that are the names of webhooks too. */
const ALSO_WEBHOOK = new Set(['USER_PERMISSION_REVOKED', 'VERIFICATION_EXPIRED']);
const WEBHOOK_WORDS =
  /webhook_?-?code|\b(?:PENDING_EXPIRATION|PENDING_DISCONNECT|USER_ACCOUNT_REVOKED|LOGIN_REPAIRED|NEW_ACCOUNTS_AVAILABLE|WEBHOOK_UPDATE_ACKNOWLEDGED|SYNC_UPDATES_AVAILABLE|DEFAULT_UPDATE)\b/i;

/** How far codes of the same list or paragraph may stand from each other, in lines, and how many are looked at. */
const REACH = 3;
const NEIGHBORS = 6;
/** What one code that is Plaid's alone weighs, and codes that together say as much. */
export const ENOUGH = 3;

/**
 * Tells for the words of a text, in order, how much the other codes beside one say of Plaid: several words that any
 * API might have are Plaid's when they stand together. `lineOf` gives a word's line, `reach` is in lines.
 */
export function companyOf(
  words: readonly Word[],
  lineOf: (word: Word) => number,
): (word: Word, reach?: number) => number {
  const places = new Map(words.map((word, at) => [word, at]));
  const lines = words.map(lineOf);
  return (word, reach = REACH) => {
    const at = places.get(word);
    if (at === undefined) return 0;
    const beside: Word[] = [];
    for (const step of [1, -1]) {
      for (let i = at + step; Math.abs(i - at) <= NEIGHBORS; i += step) {
        const other = words[i];
        if (!other || Math.abs((lines[i] as number) - (lines[at] as number)) > reach) break;
        beside.push(other);
      }
    }
    return weigh(word, beside);
  };
}

/** What codes say of Plaid; each counts once, and that of `word` not. */
export function weigh(word: Word | null, others: readonly Word[]): number {
  const beside = new Set<string>();
  for (const other of others) {
    if (other.code !== null && other.word !== word?.word && !ALSO_WEBHOOK.has(other.word))
      beside.add(other.word);
  }
  let sum = 0;
  for (const other of beside) sum += weightOf(other);
  return sum;
}

function weightOf(word: string): number {
  const grade = gradeOf(word);
  if (grade === 'own') return ENOUGH;
  if (grade === 'generic') return 0;
  return isPlainCode(word) ? 2 : 1;
}

/** The word is a webhook's code here, not an error's; `company`: what the codes beside it weigh. */
export function isWebhookCode(text: string, word: Word, company: () => number): boolean {
  const before = text.slice(Math.max(0, word.start - 60), word.start);
  if (/webhook_?code["']?\]?\s*(?::|=>|={1,3})\s*["'`]?$/i.test(before)) return true;
  if (!ALSO_WEBHOOK.has(word.word)) return false;
  // An item of a list of error codes; a `case` beside one may be of a switch on webhooks.
  if (/(?:^|[[({,|]|\bor)\s*["'`]$/.test(before) && company() >= 2) return false;
  const around = text.slice(Math.max(0, word.start - 500), word.end + 500);
  if (WEBHOOK_WORDS.test(around)) return true;
  return /webhook/i.test(text.slice(Math.max(0, word.start - 200), word.end + 200));
}
