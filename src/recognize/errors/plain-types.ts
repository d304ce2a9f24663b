import { isSharedCode } from '../../catalog/words.ts';

/** Types that no one else writes under `error_type`, though the word alone may be another's. */
const PLAIN_TYPES = new Set([
  'ITEM_ERROR',
  'INSTITUTION_ERROR',
  'ASSET_REPORT_ERROR',
  'BANK_TRANSFER_ERROR',
  'BASE_REPORT_ERROR',
  'CHECK_REPORT_ERROR',
  'CONSUMER_REPORT_ERROR',
  'DEPOSIT_SWITCH_ERROR',
  'FREDDIE_MAC_ERROR',
  'INCOME_VERIFICATION_ERROR',
  'MICRODEPOSITS_ERROR',
]);

/** A type whose name under a type key is evidence in itself. */
export function isPlainType(type: string): boolean {
  return PLAIN_TYPES.has(type) || !isSharedCode(type);
}
