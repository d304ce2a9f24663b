/**
 * Whose trouble a text tells of: `plaid` where it names something that only Plaid has, `near` where it speaks of what Plaid
 * is used for, `open` where it names nothing of the kind, `foreign` where it names another provider or package instead.
 */
export type Subject = 'plaid' | 'near' | 'open' | 'foreign';

const MAX_TEXT = 20_000;

/** What only Plaid has: names of its libraries, hosts, tokens, parameters and test data. */
const PLAID =
  /plaid|\blinkkit\b|\bplk[a-z]{3,40}|rnlinksdk|link-initialize|lazylink|receivedredirecturi|oauth_?state_?id|(?:link|public)[_-]?token|access-(?:sandbox|production|development)-|platypus|user_good|public[_-]?key\b|hosted link|\blink(?:event|exit|error|activity|handler|result)\w{0,20}|link[- ]session|data transparency messaging|open_oauth|btok_|processor[_ ]token|\bins_\d|\baccount_(?:filters|subtypes)\b|client_user_id|additional_consented|required_if_supported|days_requested|\/transactions\/(?:sync|get|refresh|recurring)|\/transfer\/(?:authorization|event)|(?:holdings|liabilities|identity_verification|investments\/transactions|public_token)\/(?:get|create|exchange)|\b(?:open|exit|handoff|transition_view|select_institution)\b.{0,20}\bevents?\b/i;

/** Endpoints, methods, fields and events of Plaid's API that few others have. */
const API =
  /(?<![\w.-])\/?(?:accounts|transactions|identity|liabilities|investments|auth|item|link|transfer|institutions|processor|asset_report|income|signal|statements|payment_initiation|cra|credit)\/(?:[a-z_]{1,30}\/){0,2}(?:get|create|sync|list|exchange|remove|refresh|update|search|reset_login|invalidate|evaluate)\b|\b(?:account_filters|country_codes|link_customization\w{0,20}|override_accounts|user_custom|client_user_id|suggested_action|request_body_sha256|transaction_id|next_cursor|received_data|verification_status|days_requested)\b|\b(?:initial|historical|default)_update\b|sync_updates_available|transfer_events_update|payment_status_[a-z]{3,20}|startlinkactivity/i;
const METHOD =
  /\b(?:[lL]ink|[tT]ransactions|[iI]tem|[aA]ccounts|[iI]nstitutions|[aA]sset|[iI]dentity|[iI]nvestments|[lL]iabilities|[pP]rocessor|[cC]ategories|[hH]oldings)[A-Z]\w{0,40}(?:Get|Create|Sync|Exchange|Remove|Refresh|Request|Response|Report)\w{0,10}\b|\bAssetReport\b|\bCountryCodes?\b|\bProducts\b|\bcreateStripeToken\b|\bgetTransactions\b/;

/** What Plaid is used for, in a user's words. */
const NEAR =
  /\bbanks?\b|\binstitutions?\b|\bon(?:success|exit|event|load)\b|web ?view|\btransactions?\b|\baccount[_ ]ids?\b|micro-?deposits?|\bbalances?\b|\bchase\b|wells fargo|capital one|\bbofa\b|schwab|\bpnc\b|\busaa\b|\bproducts?\b.{0,40}\b(?:auth|identity|liabilities|investments)\b|\bliabilities\b.{0,60}\b(?:accounts?|loans?|credit|fetched)\b|\basset reports?\b/i;

/** Words that other providers of logins use just as well. */
const SHARED =
  /\blink\b|oauth|redirect[_ -]?ur[il]|access[_ -]?token|\bsandbox\b|\bitems?\b|universal links?|\bwebhooks?\b|\bclient[ _-]?ids?\b|\blinked\b/i;

/** Other providers, the error texts that are theirs, and packages that are not Plaid's. */
const OTHERS: readonly RegExp[] = [
  /\b(?:stripe|firebase\w{0,20}|supabase|auth0|okta|cognito|paypal|twilio|square|shopify|quickbooks|intuit|salesforce|truelayer|yodlee|finicity|gocardless|nordigen|mongodb|postgres\w{0,6}|mysql|redis|openai|anthropic|github|gitlab|linkedin|spotify|slack|discord|azure|adyen|braintree|coinbase|sendgrid|mailgun|hubspot|zendesk|dropbox|keycloak|clerk|xero)\b/i,
  /\b(?:google|facebook|apple|microsoft|twitter|github) (?:sign[- ]?in|log[- ]?in|oauth|maps|analytics|ads|drive|api)\b|\blog ?in with (?:google|facebook|apple)/i,
  /\bAADSTS\d{3,8}|redirect_uri_mismatch|\binvalid_(?:grant|client|scope)\b|OAuthException/,
  /googletagmanager|google-analytics|googleapis|gstatic|com\.google\.(?!android\.material|code\.findbugs)|play-services|_OBJC_CLASS_\$_(?:FIR|GMS|FB|RNS)|GoogleMaps|plugins\.flutter\.io|\bleaflet\b/,
  /(?:resolve|from|module|package|pod|framework)\s{1,3}["'`]?@(?!babel|types|react-native-community)[a-z0-9-]{1,40}\//i,
];

/** Addresses; those of this machine and of a placeholder's page say nothing. */
const URL = /https?:\/\/([a-z0-9.-]{1,100})/gi;
const OWN_HOST = /^(?:localhost|127\.|0\.0\.0\.0|10\.|192\.168\.)|ngrok/i;
/** A resource of another host that was refused. */
const REFUSED = /refused to|has been blocked|violates the following|err_blocked|x-frame-options/i;

/** `isNamed`: a code of Plaid's, or a message that only Plaid sends, was recognized in the text. */
export function subjectOf(text: string, isNamed: boolean): Subject {
  const head = text.slice(0, MAX_TEXT);
  if (isNamed || PLAID.test(head) || API.test(head) || METHOD.test(head)) return 'plaid';
  const isNear = NEAR.test(head);
  if (!isNear && OTHERS.some((pattern) => pattern.test(head))) return 'foreign';
  if (!isNear && REFUSED.test(head)) {
    const hosts = [...head.matchAll(URL)].map(([, host]) => host ?? '');
    if (hosts.some((host) => !OWN_HOST.test(host))) return 'foreign';
  }
  return isNear || SHARED.test(head) ? 'near' : 'open';
}
