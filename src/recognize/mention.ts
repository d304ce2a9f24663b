import { allCodes, allTypes, isSharedCode } from '../catalog/words.ts';
import { isPlainType } from './errors/plain-types.ts';

/** What most texts that concern Plaid contain; searched for first, as plain search is fastest. */
const FAST = ['plaid', 'Plaid', 'error_code', 'ITEM_LOGIN_REQUIRED'];

/** Names of the SDKs, keys of payloads in any spelling, and every code and type that is evidence by itself. */
const ANY = new RegExp(
  [
    '[Pp][Ll][Aa][Ii][Dd]',
    'PLK',
    'LinkKit',
    'LinkErrorCode',
    'link/token/create',
    '(?:error|Error|ERROR)[ _-]?(?:code|Code|CODE|type|Type|TYPE)',
    '[Ll]ink[ _-]?[Ss]ession',
    '[Dd]isplay[ _-]?[Mm]essage',
    ...allCodes().filter((code) => !isSharedCode(code)),
    ...allTypes().filter((type) => isPlainType(type)),
  ].join('|'),
);

/**
 * True when a text can hold anything of Plaid: the cheap filter in front of parsing. Says true too often rather than
 * too rarely.
 */
export function mentionsPlaid(text: string): boolean {
  for (const word of FAST) if (text.includes(word)) return true;
  return ANY.test(text);
}

const NAMES = /[Pp][Ll][Aa][Ii][Dd]|\bLinkKit\b|\bk?PLK[A-Z]/;

/** Whether a text names Plaid, or what only its library for iOS is called: sources of an app may import no more. */
export function namesPlaid(text: string): boolean {
  return NAMES.test(text);
}

/** What every request, launch, environment and setting of Plaid has in its source; error codes need no tree. */
const BEYOND_ERRORS =
  /plaid|link_?token|token\/create|client_name|country_codes|link-doctor-|LinkKit|PLK[A-Z]/i;

/** Whether parsing a source can show more than its error codes, which are found in the text alone. */
export function wantsTree(text: string): boolean {
  return BEYOND_ERRORS.test(text);
}
