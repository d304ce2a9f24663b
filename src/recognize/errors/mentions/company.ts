import { isFrameworkCode } from '../vocabulary.ts';
import { ITEM_LEAD, VALUE_LEAD } from './lines.ts';
import { ENOUGH, Listing } from './listing.ts';
import type { Place } from './place.ts';

/** How far a word of Plaid's alone vouches for its neighbors, in lines. */
const OWN_REACH = { code: 6, text: 3 };
/** How far codes of the same list or paragraph may stand from each other, in lines, and how many are looked at. */
const REACH = 3;
const NEIGHBORS = 6;
/** What the codes of one list must weigh. */
const LISTED = 2;

/** What the nearest other codes on each side say of Plaid; `reach` is in lines. */
export function weighNeighbors({ word, line, reading }: Place, reach = REACH): number {
  const { words } = reading;
  const at = reading.indexOf(word);
  const from = Math.max(0, at - NEIGHBORS);
  const beside = words
    .slice(from, at + NEIGHBORS + 1)
    .filter((other) => Math.abs(reading.lineOf(other) - line) <= reach);
  return new Listing(beside).weightBeside(word);
}

/** A word of Plaid's alone is near; a generic word in code must stand beside it as its like. */
export function isBesideOwn(place: Place): boolean {
  const { grade, line, lead, lineStart, lineEnd, reading } = place;
  const { own, isCode, names } = reading;
  if (!own.near(line, isCode ? OWN_REACH.code : OWN_REACH.text)) return false;
  if (!isCode || grade !== 'generic') return true;
  return (
    own.near(line, 0) ||
    ITEM_LEAD.test(lead) ||
    place.isKeyed ||
    names.within(lineStart, lineEnd) ||
    reading.linesWithLead(place.lead).some((other) => Math.abs(other - line) <= OWN_REACH.code)
  );
}

/** A key, an item or a case beside one of Plaid's alone, however much stands under each. */
export function isInOwnBlock({ word, reading }: Place): boolean {
  return reading.blockOf(word)?.hasOwn ?? false;
}

/** At least three types of Plaid's API are near. */
export function isAmongTypes({ word, line, reading, isKeyed }: Place): boolean {
  if (isFrameworkCode(word.word) || reading.types.count(line, OWN_REACH.code) < 3) return false;
  return reading.names.inFile() || isKeyed;
}

/** `code === "X"`, first on its line or behind what joins conditions. */
const COMPARED = /(?:^|[\s(!|&])[\w.?]*[cC]ode\s*(?:===?|!==?)\s*["'`]$/;

/** Other codes stand beside it, in a table, a list, a sentence or a row of comparisons, that are Plaid's together. */
export function isInCompany(place: Place): boolean {
  const { word, lead, reading } = place;
  const isCompared = COMPARED.test(lead);
  if (isFrameworkCode(word.word)) return isCompared && weighNeighbors(place) >= ENOUGH;
  if ((reading.blockOf(word)?.weightBeside(word) ?? 0) >= ENOUGH) return true;
  const isBeside = isBesideQuote(place);
  const isOneOfSeveral =
    isCompared || isBeside || !reading.isCode || ITEM_LEAD.test(lead) || reading.isInComment(word);
  return (isOneOfSeveral && weighNeighbors(place) >= ENOUGH) || (isBeside && weighNeighbors(place, 0) > 0);
}

/** One of several quoted words on a line. */
function isBesideQuote(place: Place): boolean {
  return /["'`]\s?[,|]?\s*["'`]$/.test(place.before(8)) || /^["'`]\s?[,|]?\s*["'`]/.test(place.after(8));
}

/** An item of a list or a call that holds other codes, however long it is. */
export function isInList({ word, lead, reading }: Place): boolean {
  if (!ITEM_LEAD.test(lead) && !VALUE_LEAD.test(lead)) return false;
  const { brackets, text } = reading;
  const bracket = brackets.around(word);
  return (
    bracket !== undefined && text[bracket] !== '{' && brackets.wordsIn(bracket).weightBeside(word) >= LISTED
  );
}
