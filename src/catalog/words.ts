/** The words of the catalog without its texts: small enough to load with the extension. */
import { ALIASES, OWN_CODES, OWN_TYPES, SHARED_CODES, SHARED_TYPES } from './words.generated.ts';

const words = (text: string): readonly string[] => text.split(' ');

const ownCodes = new Set(words(OWN_CODES));
const codes = new Set([...ownCodes, ...words(SHARED_CODES)]);
const ownTypes = new Set(words(OWN_TYPES));
const types = new Set([...ownTypes, ...words(SHARED_TYPES)]);
const aliases = new Map(words(ALIASES).map((pair) => pair.split(':') as [string, string]));

/** Aliases that other systems use as well. */
const sharedAliases = new Set(['oauth-user-declined', 'item-no-error', 'ASSET_PRODUCT_NOT_READY']);

/** True for an `error_code` of the catalog, as on the wire. A type (`RATE_LIMIT_EXCEEDED`) is none. */
export function isCode(word: string): boolean {
  return codes.has(word);
}

/** True for an `error_type`, as on the wire, also for one without listed codes. */
export function isType(word: string): boolean {
  return types.has(word);
}

/** The code behind another spelling from docs or SDKs (`plaid-internal-error`), or null. */
export function codeOfAlias(word: string): string | null {
  return aliases.get(word) ?? null;
}

/**
 * True for a code, type or alias that other systems use as well, so that the bare word needs evidence of Plaid.
 * Takes any spelling of `spelled` too. False for words the catalog does not know.
 */
export function isSharedCode(word: string): boolean {
  if (codes.has(word)) return !ownCodes.has(word);
  if (types.has(word)) return !ownTypes.has(word);
  if (aliases.has(word)) return sharedAliases.has(word);
  const known = spelled(word);
  return known !== null && isSharedCode(known.code ?? known.error_type ?? '');
}

/** Every code, as on the wire. */
export function allCodes(): readonly string[] {
  return [...codes];
}

/** Every type, as on the wire. */
export function allTypes(): readonly string[] {
  return [...types];
}

/** Aliases in kebab case, which no identifier can be. */
export function kebabWords(): readonly string[] {
  return [...codes, ...aliases.keys()].filter((word) => word.includes('-'));
}

/** What another spelling stands for. */
export interface Spelled {
  readonly code: string | null;
  readonly error_type: string | null;
}

const fold = (word: string): string => word.replace(/[_-]/g, '').toLowerCase();

let folded: Map<string, Spelled> | undefined;

function foldedWords(): Map<string, Spelled> {
  if (folded) return folded;
  folded = new Map();
  for (const type of types) folded.set(fold(type), { code: null, error_type: type });
  for (const [alias, code] of aliases) folded.set(fold(alias), { code, error_type: null });
  for (const code of codes) folded.set(fold(code), { code, error_type: null });
  return folded;
}

const CAMEL = /^\.?[A-Za-z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+$/;

/** `PLKItemErrorCode` and `ItemErrorCode` hold codes of ITEM_ERROR, `InvalidInputErrorCode` of INVALID_INPUT. */
function typeOfEnum(name: string): string | null {
  const stem = name.startsWith('PLK') ? name.slice(3) : name;
  const key = fold(stem.slice(0, -'ErrorCode'.length));
  if (key === 'ratelimit') return 'RATE_LIMIT_EXCEEDED';
  const found = foldedWords().get(key) ?? foldedWords().get(`${key}error`);
  return found?.code === null ? found.error_type : null;
}

/**
 * What a camelCase, PascalCase or iOS spelling stands for: `itemLoginRequired`, `.itemLoginRequired`,
 * `ItemLoginRequired`, `PLKItemErrorCodeItemLoginRequired` (its type is known as well); types likewise
 * (`InvalidRequest`, `itemError`, `ItemErrorCode`). Null for anything else, single words included.
 */
export function spelled(word: string): Spelled | null {
  if (word.length > 120) return null;
  const marker = word.indexOf('ErrorCode');
  if (word.startsWith('PLK') && marker > 3) {
    const end = marker + 'ErrorCode'.length;
    const known = foldedWords().get(fold(word.slice(end)));
    if (known === undefined || known.code === null) return null;
    return { code: known.code, error_type: typeOfEnum(word.slice(0, end)) };
  }
  if (!CAMEL.test(word)) return null;
  const found = foldedWords().get(fold(word.startsWith('.') ? word.slice(1) : word));
  if (found !== undefined) return found;
  const type = marker > 0 && word.endsWith('ErrorCode') ? typeOfEnum(word.replace(/^\./, '')) : null;
  return type === null ? null : { code: null, error_type: type };
}
