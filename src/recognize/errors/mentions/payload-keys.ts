import { rowsOf } from '../../../catalog/lookup.ts';
import type { Place } from './place.ts';

/** A key of a payload, read or compared; not an enumeration of the same name. */
const KEYED =
  /error[_-](?:code|type)\b|\berror(?:Code|Type)\b|\bError(?:Code|Type)\s*[:=]|\.Error(?:Code|Type)\b|[eE]rror(?:Code|Type)\s*[=!]=|\b[gG]et_?[eE]rror_?[cC]ode\s*\(/;

/** The text reads or compares a payload's code or type. */
export function isKeyed(text: string): boolean {
  return KEYED.test(text);
}

/** A code that is handed over or set, not compared: `error_code="X"`, `errorCode: 'X'`. */
const GIVEN = /error_?code["']?\]?\s*(?::|=>|(?<![=!<>])=(?!=))\s*["'`]?$/i;
/** How far from an own error Plaid may be named, in characters. */
const GIVEN_REACH = 250;

/** A key of a payload stands on the line; what own code gives its own errors says nothing, far from any name of Plaid. */
export function isUnderCodeKey(place: Place): boolean {
  const { reading, word, grade } = place;
  if (grade === 'generic' && reading.isCode && !reading.names.inPath() && GIVEN.test(place.before(60)))
    return reading.names.within(word.start - GIVEN_REACH, word.end + GIVEN_REACH);
  return place.isKeyed;
}

/** `type: :api_error, code: "X"`: one of the code's types, in any case, on its line. */
export function isBesideItsType({ word, lineText }: Place): boolean {
  if (word.code === null || !/type/i.test(lineText)) return false;
  return rowsOf(word.code).some(
    ({ error_type }) =>
      error_type !== null &&
      error_type !== '' &&
      new RegExp(`type["']?\\s*(?::|=>?)\\s*[:"']?${error_type}\\b`, 'i').test(lineText),
  );
}
