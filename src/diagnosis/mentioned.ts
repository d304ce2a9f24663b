import type { MessageMatch } from '../catalog/messages.ts';
import type { Evidence } from './model.ts';

const MAX_TEXT = 20_000;
const MOST = 6;

/** Endpoints of Plaid's API by their first part; a longer path of the same part is one as well. */
const ENDPOINT =
  /(?<![\w/.-])\/(?:accounts|asset_report|auth|beacon|categories|cra|credit|employers|enrich|identity|identity_verification|income|institutions|investments|item|liabilities|link|payment_initiation|processor|sandbox|session|signal|statements|transactions|transfer|user|wallet|watchlist_screening|webhook_verification_key)(?:\/[a-z_]{2,30}){1,4}/g;

const VERSION =
  /\b(react-plaid-link|react-native-plaid-link-sdk|plaid_flutter|plaid-(?:node|python|ruby|go|java|link-ios|link-android)|LinkKit|Going\.Plaid)\b\W{1,3}v?(\d+\.\d+(?:\.\d+)?)/gi;

/** What the text itself names that a reader of the diagnosis wants to see again: endpoints, SDK versions, message parts. */
export function mentioned(text: string, message: MessageMatch | null): readonly Evidence[] {
  const head = text.slice(0, MAX_TEXT);
  const found: string[] = [];
  for (const [name, value] of Object.entries(message?.parts ?? {})) {
    const shown = readable(value);
    if (name !== 'rest' && name !== 'more' && shown !== '') found.push(`The message names ${name} ${shown}.`);
  }
  const endpoints = [...new Set([...head.matchAll(ENDPOINT)].map(([path]) => path))].slice(0, 3);
  if (endpoints.length > 0) found.push(`The text names the endpoint ${endpoints.join(', ')}.`);
  for (const [, name, version] of head.matchAll(VERSION)) found.push(`The text names ${name} ${version}.`);
  return [...new Set(found)].slice(0, MOST).map((line) => ({ text: line, place: null }));
}

/** `PRODUCT_TRANSACTIONS` as the API's own lists have it; long parts are cut. */
function readable(value: string): string {
  return value
    .trim()
    .replace(/\bproduct_([a-z_]+)/gi, (_, product: string) => product.toLowerCase())
    .slice(0, 120);
}
