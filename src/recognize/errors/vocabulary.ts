import { codeOfAlias, isCode, isSharedCode, isType, rowsOf, spelled } from '../../catalog/lookup.ts';
import { isPlainType } from './plain-types.ts';

/**
 * How much a bare word says: `own` is Plaid's alone, `shared` needs a mention of Plaid in the file or record,
 * `generic` is every other API's word too and needs evidence right beside it.
 */
export type Grade = 'own' | 'shared' | 'generic';

/** Shared words that own error handling uses so often that a mention of Plaid in the same file says nothing. */
const GENERIC = new Set(
  `INTERNAL_SERVER_ERROR NOT_FOUND INVALID_REQUEST INVALID_INPUT INVALID_RESULT API_ERROR RATE_LIMIT RATE_LIMIT_EXCEEDED
  AUTH_ERROR USER_ERROR PAYMENT_ERROR TRANSACTION_ERROR TRANSACTIONS_ERROR TRANSFER_ERROR OAUTH_ERROR PROFILE_ERROR
  UNAUTHORIZED_ACCESS FAILED_PRECONDITION USER_NOT_FOUND CUSTOMER_NOT_FOUND INVALID_FIELD MISSING_FIELDS UNKNOWN_FIELDS
  INVALID_BODY INVALID_CONFIGURATION INVALID_HEADERS INVALID_CREDENTIALS REQUEST_CONFLICT INVALID_PHONE_NUMBER
  INVALID_OTP INVALID_ADDRESS INVALID_USER_ID INVALID_ACCOUNT_ID INVALID_ACCOUNT_NUMBER SANDBOX_ONLY UNMATCH
  DATA_UNAVAILABLE NO_LONGER_AVAILABLE INVALID_PARENT INVALID_LOGO LOGO_REQUIRED CONTACT_REQUIRED TRANSACTIONS_LIMIT
  CREDITS_EXHAUSTED PASSWORD_RESET_REQUIRED UNSUPPORTED_RESPONSE INVALID_API_KEYS NO_ACCOUNTS COUNTRY_NOT_SUPPORTED
  PAYMENT_BLOCKED PAYMENT_CANCELLED PAYMENT_REJECTED PAYMENT_INSUFFICIENT_FUNDS ACCOUNTS_LIMIT AUTH_LIMIT
  VERIFICATION_EXPIRED INVALID_CREDENTIAL_FIELDS PRODUCT_NOT_SUPPORTED PRODUCT_UNAVAILABLE INVALID_PRODUCTS
  RECAPTCHA_REQUIRED oauth-error item-no-error oauth-user-declined`
    .split(/\s+/)
    .filter(Boolean),
);

/** Codes that no one else writes under `error_code`, though the bare word is met elsewhere. */
const PLAIN_CODES = new Set(
  `INVALID_PUBLIC_TOKEN INVALID_LINK_TOKEN INVALID_PROCESSOR_TOKEN INCORRECT_LINK_TOKEN NO_AUTH_ACCOUNTS
  NO_INVESTMENT_ACCOUNTS NO_LIABILITY_ACCOUNTS INVALID_UPDATED_USERNAME INSTITUTION_NOT_AVAILABLE
  INSTITUTION_REGISTRATION_REQUIRED UNAUTHORIZED_INSTITUTION ASSET_REPORT_GENERATION_FAILED
  DIRECT_INTEGRATION_NOT_ENABLED TRANSFER_ORIGINATOR_NOT_FOUND ASSETS_UNDER_MANAGEMENT_REQUIRED
  INCOME_VERIFICATION_UPLOAD_ERROR PRODUCT_NOT_READY PRODUCTS_NOT_SUPPORTED ITEM_NOT_SUPPORTED MFA_NOT_SUPPORTED
  USER_SETUP_REQUIRED`.split(/\s+/),
);

const FRAMEWORK_CODES = new Set(['INTERNAL_SERVER_ERROR', 'NOT_FOUND', 'FAILED_PRECONDITION']);

export { isPlainType };

/** The code a word on the wire stands for (aliases included), or null. */
export function codeOf(word: string): string | null {
  return isCode(word) ? word : codeOfAlias(word);
}

/** The type a word on the wire stands for, or null. */
export function typeOf(word: string): string | null {
  return isType(word) ? word : null;
}

/** What a camelCase, PascalCase or iOS member of a client library stands for, or null. */
export function memberOf(word: string): { code: string | null; type: string | null } | null {
  const found = spelled(word);
  return found && { code: found.code, type: found.error_type };
}

export function gradeOf(word: string): Grade {
  if (!isSharedCode(word)) return 'own';
  return GENERIC.has(word) ? 'generic' : 'shared';
}

/** A code whose name under a code key is evidence in itself. */
export function isPlainCode(code: string): boolean {
  return PLAIN_CODES.has(code) || gradeOf(code) === 'own';
}

/** A word that server frameworks give as the `code` of their own errors. */
export function isFrameworkCode(code: string): boolean {
  return FRAMEWORK_CODES.has(code);
}

/** True when the catalog lists the code under the type. */
export function isPair(type: string, code: string): boolean {
  return rowsOf(code).some((row) => row.error_type === type);
}

/** The only type of a code, or null. */
export function onlyTypeOf(code: string): string | null {
  const types = new Set(rowsOf(code).map((row) => row.error_type));
  const [only] = types;
  return types.size === 1 && only ? only : null;
}
