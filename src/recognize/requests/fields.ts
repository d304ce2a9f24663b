/** Top-level fields of `/link/token/create` that tell such a request from an app's own object. */
export const anchorKeys: ReadonlySet<string> = new Set(['client_name', 'language', 'country_codes', 'user']);

const topLevel: ReadonlySet<string> = new Set([
  'client_id',
  'secret',
  'client_name',
  'language',
  'country_codes',
  'user',
  'user_id',
  'user_token',
  'products',
  'required_if_supported_products',
  'optional_products',
  'additional_consented_products',
  'webhook',
  'access_token',
  'access_tokens',
  'link_customization_name',
  'redirect_uri',
  'android_package_name',
  'account_filters',
  'update',
  'hosted_link',
  'identity_verification',
  'payment_initiation',
  'income_verification',
  'transfer',
  'transactions',
  'investments',
  'statements',
  'auth',
  'cra_options',
  'consumer_report_permissible_purpose',
  'institution_data',
  'institution_id',
  'eu_config',
  'deposit_switch',
  'employment',
  'card_switch',
  'base_report',
  'enable_multi_item_link',
  'template_id',
]);

/** Names that are so general that on their own they say nothing of Plaid. */
const general: ReadonlySet<string> = new Set([
  'user',
  'language',
  'user_id',
  'access_token',
  'client_id',
  'secret',
  'update',
  'auth',
  'transfer',
  'webhook',
  'redirect_uri',
  'transactions',
  'employment',
]);

export function isRequestField(name: string): boolean {
  return topLevel.has(name);
}

/**
 * Whether top-level keys alone tell a link token request: three of the four telling ones (`rules.md` 0.1), and nothing
 * that makes them the body of an app's own endpoint.
 */
export function tellRequest(keys: readonly string[]): boolean {
  return keys.filter((key) => anchorKeys.has(key)).length >= 3 && !isOwnBody(keys);
}

/**
 * The app names its user by an id and sends neither the user nor credentials: its own server is addressed, which makes
 * the request of this. Plaid's own `user_id` is told apart by a call of its client alone.
 */
export function isOwnBody(keys: Iterable<string>): boolean {
  let named = false;
  for (const key of keys) {
    if (/^(?:user|client_id|secret|access_token)$/.test(key)) return false;
    if (/^(?:user_?id|uid)$/i.test(key)) named = true;
  }
  return named;
}

/** How far top-level keys look like a link token request: a telling key counts 2, a general one 1. */
export function likeness(keys: Iterable<string>): number {
  let sum = 0;
  for (const key of keys) if (topLevel.has(key)) sum += general.has(key) ? 1 : 2;
  return sum;
}
