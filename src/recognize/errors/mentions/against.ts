import { isFrameworkCode } from '../vocabulary.ts';
import { weighNeighbors } from './company.ts';
import { ALSO_WEBHOOK } from './listing.ts';
import type { Place } from './place.ts';

/** The word is known for something else here, whatever stands around it. */
export function isAnothers(place: Place): boolean {
  if (isPartOfName(place) || isWebhookCode(place)) return true;
  if (place.grade === 'own') return false;
  return isServersOwn(place) || isSaidToBeAnothers(place) || isMemberOfAnother(place);
}

/** `oauth-error` in a sentence or an identifier. */
function isPartOfName(place: Place): boolean {
  return place.word.word.includes('-') && !/["'`=:]\s*$/.test(place.before(60));
}

const WEBHOOK_WORDS =
  /webhook_?-?code|\b(?:PENDING_EXPIRATION|PENDING_DISCONNECT|USER_ACCOUNT_REVOKED|LOGIN_REPAIRED|NEW_ACCOUNTS_AVAILABLE|WEBHOOK_UPDATE_ACKNOWLEDGED|SYNC_UPDATES_AVAILABLE|DEFAULT_UPDATE)\b/i;

/** The word is a webhook's code here, not an error's. */
function isWebhookCode(place: Place): boolean {
  const before = place.before(60);
  if (/webhook_?code["']?\]?\s*(?::|=>|={1,3})\s*["'`]?$/i.test(before)) return true;
  if (!ALSO_WEBHOOK.has(place.word.word)) return false;
  // An item of a list of error codes; a `case` beside one may be of a switch on webhooks.
  if (/(?:^|[[({,|]|\bor)\s*["'`]$/.test(before) && weighNeighbors(place) >= 2) return false;
  if (WEBHOOK_WORDS.test(place.before(500) + place.after(500))) return true;
  return /webhook/i.test(place.before(200) + place.after(200));
}

/**
 * The `code` of a server's own error in a log or a document, around a payload as a rule; not in a record that is named
 * as an error of Plaid's.
 */
function isServersOwn(place: Place): boolean {
  if (place.reading.isCode || !isFrameworkCode(place.word.word)) return false;
  const before = place.before(60);
  return (
    /(?<![A-Za-z_])code["'\\]*\s*[:=]\s*["'\\]*$/i.test(before) &&
    !/plaid[\w.]{0,40}(?:err|exception)\w*\s*[{(]\s*code\W*$/i.test(before)
  );
}

/** Systems whose errors have names that Plaid's have too. */
const OTHERS = /\b(?:g|t)rpc\b|\bfire(?:base|store)\b|\bgraphql\b/i;

/** Its line names another system whose errors have that name. */
function isSaidToBeAnothers({ word, lineText }: Place): boolean {
  return isFrameworkCode(word.word) && OTHERS.test(lineText);
}

/** A member of somebody else's enumeration: HttpStatus.X, StatusCode::X, http.X. */
function isMemberOfAnother(place: Place): boolean {
  const owner = /([A-Za-z_][\w]*)\s*(?:\.|::|\$)$/.exec(place.before(60))?.[1];
  if (owner === undefined || /plaid|link|exit|item|institution/i.test(owner)) return false;
  return place.grade === 'generic' || !/error|code/i.test(owner) || !place.reading.own.near(place.line, 1);
}
