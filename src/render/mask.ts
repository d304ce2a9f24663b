/** What stands where a credential was. It holds no letter or digit, so a masked text masks to itself. */
const HIDDEN = '…';

type Replacer = (match: string, ...groups: string[]) => string;

interface Mask {
  readonly pattern: RegExp;
  readonly replace: Replacer;
}

const ENVIRONMENTS = 'sandbox|production|prod|development|dev|devenv|testing';
/** Between a key and its value: closing quotes, a separator of any notation, opening quotes (also escaped ones). */
const BETWEEN = String.raw`["'\\\x60\])]{0,8}[ \t\r\n]{0,8}(?:=>|:=|->|[:=>,]|%3A|%3D)[ \t\r\n]{0,8}["'\\\x60\[(]{0,8}`;

/**
 * Every pattern is a sequence of character classes with bounds, or a class that cannot meet what follows it:
 * no input makes them backtrack more than a constant number of characters.
 */
const MASKS: readonly Mask[] = [
  // Tokens. No boundary on the left: inside an escaped string the letter of `\n` stands before the token.
  {
    pattern: new RegExp(
      `((?:access|public|link|processor|assets|asset-report|user|payment|a)-(?:${ENVIRONMENTS})-)(?=[A-Za-z-]{0,40}\\d)[0-9A-Za-z][0-9A-Za-z_-]{3,}`,
      'gi',
    ),
    replace: (_, prefix) => `${prefix}${HIDDEN}`,
  },
  {
    pattern: /((?:access|public|link|processor|assets|user)-[a-z]{2,15}-)[0-9a-f]{8}-[0-9a-f]{4}[0-9a-f-]*/gi,
    replace: (_, prefix) => `${prefix}${HIDDEN}`,
  },
  // `Authorization: Bearer …`, the header pair of an axios error, a cookie.
  {
    pattern: new RegExp(
      `(authorization${BETWEEN})((?:bearer|basic|digest|token)[ \\t]{1,4})?(?!(?:bearer|basic|digest|token)\\b)([\\w.~+/=:-]{6,})`,
      'gi',
    ),
    replace: (_, key, scheme) => `${key}${scheme ?? ''}${HIDDEN}`,
  },
  {
    pattern: /(\b(?:bearer|basic)[ \t]{1,4})(?=[\w.~+/-]{0,40}\d)[\w.~+/-]{12,}={0,2}/gi,
    replace: (_, scheme) => `${scheme}${HIDDEN}`,
  },
  {
    pattern: /(\b(?:set-)?cookie["']?[ \t]{0,4}[:=][ \t]{0,4}["']?)[^\s"'…][^\r\n"']{3,}/gi,
    replace: (_, key) => `${key}${HIDDEN}`,
  },
  { pattern: /eyJ[\w-]{10,}\.[\w-]{4,}(?:\.[\w-]*)?/g, replace: () => HIDDEN },
  // `https://user:password@host`
  {
    pattern: /(:\/\/[^\s/:@"']{1,100}:)[^\s/:@"'…][^\s/@"']{0,200}@/g,
    replace: (_, head) => `${head}${HIDDEN}@`,
  },
  // A value beside a key that names a secret; unquoted it must look like one.
  {
    pattern: new RegExp(
      `((?:secret|passw(?:or)?d|passphrase|api[_-]?key|private[_-]?key|public[_-]?key|publicKey|access[_-]?key)[\\w-]{0,30}${BETWEEN})([\\w+/.=-]{6,})`,
      'gi',
    ),
    replace: (match, key, value) =>
      isSecretValue(key as string, value as string) ? `${key}${HIDDEN}` : match,
  },
  // Plaid's secrets and old public keys: thirty hexadecimal digits, wherever they stand.
  { pattern: /(?<![0-9a-fA-F])[0-9a-f]{30}(?![0-9a-zA-Z])/g, replace: () => HIDDEN },
  // Account numbers beside their keys, as /auth/get and transfer objects spell them.
  {
    pattern: new RegExp(
      `(\\b(?:(?:bank|virtual|wire|ach|eft)?[_ -]?(?:account|acct)(?:[_ -]?(?:number|no|num))?|(?:wire[_ -]?)?routing(?:[_ -]?(?:number|no))?|sort[_ -]?code|bban|ssn|card[_ -]?number)${BETWEEN})\\d[\\d -]{3,40}`,
      'gi',
    ),
    replace: (_, key) => `${key}${HIDDEN}`,
  },
  {
    pattern: new RegExp(`(\\biban${BETWEEN})[A-Z]{2}\\d{2}[A-Z0-9 ]{8,40}`, 'gi'),
    replace: (_, key) => `${key}${HIDDEN}`,
  },
];

/** Words that read a secret from elsewhere, or name one, are no secrets. */
const REFERENCE =
  /^(?:process|os|env|import|config|settings|options|this|self|getenv|system|plaid_?secret|your)\b|^[A-Z][A-Z_]+$|^\.{2,}/i;

function isSecretValue(key: string, value: string): boolean {
  const quoted = /["'`]\\?$/.test(key);
  if (quoted) return true;
  return value.length >= 8 && /\d/.test(value) && !REFERENCE.test(value);
}

/**
 * Hides credentials in a text: Plaid's access, public, link, processor, asset report, audit copy and user tokens (the prefix
 * with the environment stays), secrets, passwords, authorization headers, cookies, and account numbers beside their keys.
 * Identifiers that Support asks for (request_id, link_session_id, item_id, institution_id) stay. Linear in the length of
 * the text; masking a masked text changes nothing.
 */
export function mask(text: string): string {
  let masked = text;
  // Hiding one value can bring a key and its value together; a second round settles that.
  for (let round = 0; round < 3; round++) {
    const before = masked;
    for (const { pattern, replace } of MASKS)
      masked = masked.replace(pattern, replace as (m: string) => string);
    if (masked === before) break;
  }
  return masked;
}

/** `mask` for every string inside a JSON-like value, keys included; a value whose key names a secret is hidden whole. */
export function maskDeep<T>(value: T): T {
  return maskValue(value, 0) as T;
}

const MAX_DEPTH = 64;
const SECRET_KEY =
  /(?:secret|password|passwd|authorization|private_?key|(?:access|public|link|processor|user)_?token)$/i;

function maskValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return mask(value);
  if (value === null || typeof value !== 'object') return value;
  if (depth >= MAX_DEPTH) return HIDDEN;
  if (Array.isArray(value)) return value.map((item) => maskValue(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      mask(key),
      typeof item === 'string' && SECRET_KEY.test(key) ? maskCredential(item) : maskValue(item, depth + 1),
    ]),
  );
}

/** A credential by itself: the prefix of a token stays, anything else is hidden whole. */
export function maskCredential(text: string): string {
  const masked = mask(text);
  if (masked !== text || text === '' || text.includes(HIDDEN)) return masked;
  return HIDDEN;
}
