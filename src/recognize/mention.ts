/**
 * Words without which nothing of Plaid can be in a text. A code or type that is Plaid's alone contains one of them, or is
 * found by the pattern below.
 */
const FAST = [
  'plaid',
  'Plaid',
  'PLAID',
  'error_code',
  'errorCode',
  'error_type',
  'errorType',
  'LOGIN_REQUIRED',
  'ITEM_ERROR',
];

const SLOW =
  /plaid|\bPLK|LinkKit|error[_ -]?(?:code|type)|(?:ITEM|INSTITUTION|INSTITUTIONS|TRANSACTIONS?|TRANSFER|INVALID|ACCOUNTS?|PRODUCTS?|NO|OAUTH|USER|ASSETS?|INCOME|SANDBOX|PAYMENT|BANK|MICRODEPOSITS|INSTANT|INCORRECT|INCOMPATIBLE|RATE|UNAUTHORIZED|DIRECT|INSIGHTS|INVESTMENT|SIGNAL|CUSTOMER|CONSUMER|CHECK|MFA|INSUFFICIENT|LAST|NOT)_[A-Z]/i;

/**
 * True when a text can hold anything of Plaid: the cheap filter in front of parsing. Says true too often rather than
 * too rarely.
 */
export function mentionsPlaid(text: string): boolean {
  for (const word of FAST) if (text.includes(word)) return true;
  return SLOW.test(text);
}
