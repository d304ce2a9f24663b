import { isAmongTypes, isBesideOwn, isInCompany, isInList, isInOwnBlock } from './company.ts';
import { isInContainerOfErrors } from './containers.ts';
import { isBesideItsType, isUnderCodeKey } from './payload-keys.ts';
import type { Place } from './place.ts';
import { isNamedOnLine, isNamedPlaids, isOfLinkToken, isTold } from './sentences.ts';
import { isArmOfErrorCode, isComparedWithErrorCode, isSearchedForInError } from './subjects.ts';

/** A kind of evidence that a word is a code of Plaid's. */
type Evidence = (place: Place) => boolean;

/**
 * How a word outside of a payload is vouched for as a code of Plaid's. One kind of evidence is enough; what speaks
 * against it (against.ts) was asked before. Own words (`ITEM_LOGIN_REQUIRED`) need nothing else; shared words
 * (`ITEM_LOCKED`) a text that names Plaid; generic words (`INVALID_REQUEST`), which every API has, more than that.
 *
 * In any text: the word itself, and own words beside it.
 */
const ANYWHERE: readonly Evidence[] = [
  (place) => place.grade === 'own',
  isBesideOwn,
  isInOwnBlock,
  isAmongTypes,
];

/** In a text that names Plaid: where Plaid is named, payload keys, a sentence, other codes beside the word. */
const WHERE_PLAID_IS_NAMED: readonly Evidence[] = [
  isNamedPlaids,
  isNamedOnLine,
  isUnderCodeKey,
  isBesideItsType,
  isOfLinkToken,
  isTold,
  isInCompany,
];

/** There too, but these read lines and brackets far from the word: what it is compared with, and what holds it. */
const FAR: readonly Evidence[] = [
  isArmOfErrorCode,
  isComparedWithErrorCode,
  isSearchedForInError,
  isInContainerOfErrors,
  isInList,
];

/** No source has more words in doubt; a text made to be slow has. */
const MAX_FAR = 3000;

/** There is evidence that the word is a code of Plaid's. */
export function isVouchedFor(place: Place): boolean {
  const holds = (evidence: Evidence): boolean => evidence(place);
  if (ANYWHERE.some(holds)) return true;
  const { reading } = place;
  if (!reading.names.inFile()) return false;
  return WHERE_PLAID_IS_NAMED.some(holds) || (reading.doubts++ < MAX_FAR && FAR.some(holds));
}
