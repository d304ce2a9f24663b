import type { Word } from './codes.ts';
import type { Evidence } from './evidence.ts';

/** `code === "X"`, first on its line or behind what joins conditions. */
export const COMPARED = /(?:^|[\s(!|&])[\w.?]*[cC]ode\s*(?:===?|!==?)\s*["'`]$/;

/** One of several quoted words on a line. */
export function isBesideQuote(text: string, word: Word): boolean {
  return (
    /["'`]\s?[,|]?\s*["'`]$/.test(text.slice(Math.max(0, word.start - 8), word.start)) ||
    /^["'`]\s?[,|]?\s*["'`]/.test(text.slice(word.end, word.end + 8))
  );
}

/** A code that is handed over or set, not compared: `error_code="X"`, `errorCode: 'X'`. */
export const GIVEN = /error_?code["']?\]?\s*(?::|=>|(?<![=!<>])=(?!=))\s*["'`]?$/i;
export const GIVEN_REACH = 250;

/** A comment's sentence about a failure that names Plaid or one of its endpoints, on the lines around the word. */
export function tellsOfPlaid(text: string, word: Word, evidence: Evidence): boolean {
  const from = Math.max(0, word.start - 240);
  const around = text.slice(from, word.end + 160);
  if (!/\b(?:errors?|fail\w*|returns?|throws?|refus\w*|reject\w*|answers?|codes?|[45]\d\d)\b/i.test(around))
    return false;
  return evidence.within(from, word.end + 160) || ENDPOINT.test(around);
}

const ENDPOINT =
  /\/(?:accounts|auth|identity|investments|item|liabilities|link\/token|transactions|processor|transfer|asset_report|institutions)\/(?:[a-z_]+\/)?(?:get|sync|refresh|create|remove|exchange|get_by_id|balance|holdings)\b/;
