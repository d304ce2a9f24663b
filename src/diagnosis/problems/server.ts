import type { Problem } from './problem.ts';

const KEYS = {
  text: 'Team Settings > Keys: client_id, and one secret for each environment.',
  url: 'https://dashboard.plaid.com/developers/keys',
};

/** Keys, requests, client libraries, data and webhooks. */
export const server: readonly Problem[] = [
  {
    id: 'client-library-outdated',
    title:
      'The installed client library is older than the data: a field can be null, or a value is new, and the library does not know it.',
    signs: [
      [
        /invalid type for variable|nonetype|invalid value for|invalid enum|must be one of|unknown enum|unrecognized enum|cannot deserialize|no enum constant/,
      ],
    ],
    unless: /product must be a single name/,
    sure: true,
    steps: [
      'Upgrade the client library (pip install --upgrade plaid-python, npm install plaid@latest): the API may return null there, and newer versions mark the field as nullable.',
      'Until then, in plaid-python pass _check_return_type=False to the call.',
    ],
    source: 'https://github.com/plaid/plaid-python/issues',
  },
  {
    id: 'client-library-generation',
    title:
      'The code is written for another generation of the client library: since mid-2021 the libraries are generated, with other names and calls.',
    signs: [
      [/is not assignable to (?:type|parameter).{0,20}(?:products|countrycode|plaid)/],
      [
        /plaid/,
        /is not a function|is not a constructor|has no attribute|cannot import name|has no exported member|no module named|undefined method|does not exist on type|is not assignable to type/,
      ],
    ],
    sure: true,
    steps: [
      'Compare the installed version with the code: plaid-node 8 and plaid-python 8 renamed every call (linkTokenCreate, link_token_create) and take one request object.',
      'Either follow the migration guide of the library or install the version the code was written for.',
      'In TypeScript use the enums (Products.Auth, CountryCode.Us) instead of plain strings.',
    ],
    source: 'https://github.com/plaid/plaid-node#readme',
  },
  {
    id: 'library-sends-credentials',
    title:
      'The client library sends a field that this endpoint does not take: an outdated version of the library, not your request.',
    signs: [[/unknown_fields|fields are not recogni[sz]ed/, /client_id|secret/]],
    sure: true,
    steps: [
      'Upgrade the library to a newer version: an update of going.plaid (4.3 or later) leaves the credentials out of endpoints that take no client_id and secret.',
      'Until then call the endpoint without the library.',
    ],
    source: 'https://github.com/viceroypenguin/Going.Plaid/issues/54',
  },
  {
    id: 'axios-body-hidden',
    title:
      "The log shows only the HTTP library's text; Plaid's own error (error_type, error_code, error_message) is in the body of the response.",
    signs: [
      [
        /request failed with status code [45]\d\d|axioserror|response code 4\d\d|\(400\)\s*reason|status code does not indicate success|bad request for url/,
      ],
    ],
    unless: /error_code|429/,
    sure: true,
    steps: [
      'Log error.response.data (Node), e.body (Python), the errorBody (Java): it names error_code, error_message and request_id. Never log the whole axios error: its request headers hold the secret.',
      'After a change of environment the usual reason is a secret, token or product that does not belong to it.',
      'Run the diagnosis again on that body.',
    ],
    checks: [
      {
        text: 'Developers > Logs: the failed request with its error, by request_id.',
        url: 'https://dashboard.plaid.com/developers/logs',
      },
      KEYS,
    ],
    source: 'https://github.com/plaid/plaid-node#error-handling',
  },
  {
    id: 'keys-of-another-environment',
    title:
      'client_id and secret do not belong to the environment that is called: each environment has its own secret.',
    signs: [
      [
        /invalid_api_keys|invalid client_id or secret|(?:secret|client_id|api keys?).{0,40}(?:invalid|mismatch|do(?:es)? not match|incorrect|wrong|unauthorized|not provided)|(?:invalid|wrong|incorrect).{0,20}(?:client_id|secret|api keys?)/,
      ],
    ],
    unless: /public_key|stripe|dwolla|publickey/,
    sure: true,
    steps: [
      'Use the client_id and the secret that match the environment of the host: sandbox.plaid.com with the Sandbox secret, production.plaid.com with the Production secret. Test credentials and real ones do not mix.',
      'Print which variables are set (never their values) where the client is built: a variable that is missing or has quotes or spaces gives the same answer.',
      'The Development environment is gone since June 2024; use Sandbox or Production.',
    ],
    checks: [KEYS],
    source: 'https://plaid.com/docs/errors/invalid-input/#invalid_api_keys',
  },
  {
    id: 'environment-removed',
    title:
      'The Development environment no longer exists (switched off in June 2024); its host, secrets and tokens are dead.',
    signs: [[/development\.plaid\.com|plaid_env\W{1,4}development|(?:access|link|public)-development-/]],
    sure: true,
    steps: [
      'Use sandbox for test data, or production with the Production secret for real data.',
      'Let users link again: tokens of the Development environment cannot be moved.',
    ],
    checks: [KEYS],
    source: 'https://plaid.com/docs/sandbox/',
  },
  {
    id: 'sandbox-credentials',
    title: 'Sandbox knows only test credentials (user_good / pass_good); a real login is refused there.',
    signs: [
      [
        /sandbox/,
        /invalid_credentials|credentials|own login|my (?:own )?(?:bank|login)|real (?:bank|login|account)|password/,
      ],
    ],
    unless: /api keys?|client_id|secret|production/,
    sure: true,
    steps: [
      'In Sandbox log in with user_good and pass_good (MFA code 1234), at a test bank such as First Platypus Bank.',
      'To link a real account use Production, with its secret and a link_token made there.',
    ],
    source: 'https://plaid.com/docs/sandbox/test-credentials/',
  },
  {
    id: 'stripe-processor',
    title:
      'Stripe refused the account that Plaid passed on; with test data this is a temporary fault between Plaid Sandbox and Stripe, not your code.',
    signs: [[/stripe/, /routing number|invalid_stripe_account|returned error/]],
    sure: true,
    steps: [
      'Check that Stripe and Plaid are both in test mode or both live, and that the Stripe account is connected under Developers > Integrations.',
      'With Sandbox data wait and retry; open a Support ticket with the request_id when it stays.',
    ],
    checks: [
      {
        text: 'Developers > Integrations: Stripe is connected.',
        url: 'https://dashboard.plaid.com/developers/integrations',
      },
    ],
    source: 'https://github.com/plaid/plaid-ruby/issues/390',
  },
  {
    id: 'processor-not-enabled',
    title: 'The integration with this processor is not switched on for your team.',
    signs: [
      [
        /not enabled for the .{1,40} integration|(?:dwolla|stripe|checkbook|modern treasury|processor).{0,60}(?:not enabled|not authorized|unauthorized)/,
      ],
    ],
    sure: true,
    steps: [
      'Enable the processor in the Dashboard under Developers > Integrations (for Dwolla: enable Dwolla there), in each environment you use.',
      'Then create the processor token again with the same access_token and account_id.',
    ],
    checks: [
      {
        text: 'Developers > Integrations: the processor is enabled.',
        url: 'https://dashboard.plaid.com/developers/integrations',
      },
    ],
    source: 'https://plaid.com/docs/auth/partnerships/',
  },
  {
    id: 'account-id-origin',
    title: 'account_id is the id of one account of the Item: it comes with onSuccess, or from /accounts/get.',
    signs: [[/account_?id/, /where|how (?:do|can)|come from|get (?:the|an)|find|undefined/]],
    unless: /invalid_account_id|webhook/,
    sure: false,
    steps: [
      'Take it from metadata.accounts[].id in onSuccess (what the user selected), or call /accounts/get with the access_token and let the user choose.',
      'An account_id is case-sensitive and belongs to its Item.',
    ],
    source: 'https://plaid.com/docs/api/accounts/#accountsget',
  },
  {
    id: 'additional-consent',
    title:
      'The product of this endpoint is in none of the product arrays of /link/token/create, so the user never consented to it.',
    signs: [[/additional_consent_required|does not have user consent/]],
    sure: true,
    steps: [
      'Add the product to products (or to optional_products, required_if_supported_products, additional_consented_products) in /link/token/create: for /auth/get include auth, for /transactions/get include transactions, for /identity/get include identity.',
      'For Items that exist, send the user through update mode with additional_consented_products.',
    ],
    source: 'https://plaid.com/docs/errors/invalid-input/#additional_consent_required',
  },
  {
    id: 'product-not-enabled-for-team',
    title: 'Your team has no access to this product in this environment.',
    signs: [
      [
        /not authorized to access the following products|product.{0,30}not enabled for (?:your|the|this) (?:team|account|client)/,
      ],
    ],
    sure: true,
    steps: [
      'Request the product in the Dashboard (Production access or Products page); in Sandbox every product works, so the error shows first in Production.',
      'Until then leave the product out of products in /link/token/create.',
    ],
    checks: [
      {
        text: 'Settings > Products: which products the team may use in Production.',
        url: 'https://dashboard.plaid.com/settings/team/products',
      },
    ],
    source: 'https://plaid.com/docs/errors/invalid-input/#invalid_product',
  },
  {
    id: 'institution-lacks-product',
    title: 'This institution, or the accounts of this Item, do not support the product that is asked for.',
    signs: [
      [/not supported by this institution|products_not_supported|institution.{0,20}does(?:n't| not) support/],
    ],
    sure: true,
    steps: [
      'Before the call read available_products and billed_products of the Item (/item/get) and skip the endpoint when the product is in neither.',
      'Name only what every user needs in products; put the rest into optional_products or required_if_supported_products.',
    ],
    source: 'https://plaid.com/docs/errors/item/#products_not_supported',
  },
  {
    id: 'country-codes',
    title:
      'country_codes of /link/token/create does not contain the country of the bank, so Link neither lists nor finds it.',
    signs: [
      [
        /canad|\buk\b|united kingdom|british|europe|\beu\b|german|france|french|spain|spanish|ireland|irish|dutch|netherlands|country|countries/,
        /bank|institution/,
        /not|neither|missing|only us|can(?:no|')t|no /,
      ],
    ],
    unless: /oauth|invalid_field/,
    sure: true,
    steps: [
      'Add the country to country_codes, for example ["US", "CA"] for Canadian banks: two capital letters each.',
      'Where Link customizations are used, choose the same countries there.',
      'If only Production lacks them, ask for access to that country in the Dashboard.',
    ],
    source: 'https://plaid.com/docs/api/link/#link-token-create-request-country-codes',
  },
  {
    id: 'transactions-not-all-yet',
    title:
      'Transactions arrive in two parts: first about 30 days, later the history. The first extraction is not finished when the first call comes right after linking.',
    signs: [
      [
        /transaction/,
        /30 days|only .{0,20}days|historical|history|initial_update|older|two years|24 months|90 days/,
      ],
      [/transactions\/(?:sync|get)|transactionsget|transactionssync/, /empty|no transactions|zero|nothing/],
    ],
    unless: /cursor|mutation|data_quality|history_not_supported|transfer/,
    sure: true,
    steps: [
      'Set webhook in /link/token/create and fetch again when SYNC_UPDATES_AVAILABLE arrives with initial_update_complete, and later historical_update_complete (older: HISTORICAL_UPDATE).',
      'Without webhooks wait and call /transactions/sync again later: the pull is asynchronous.',
      'Ask for the span you need with transactions.days_requested when the Item is created; it cannot be widened afterwards.',
    ],
    source: 'https://plaid.com/docs/transactions/webhooks/',
  },
  {
    id: 'sync-cursor',
    title: 'The cursor of /transactions/sync is not the one this Item expects.',
    signs: [
      [/transactions?/, /duplicat|twice|again and again/, /sync|cursor|stored|database/],
      [/cursor/, /transactions|sync|associated|mutation|pagination/],
    ],
    sure: true,
    steps: [
      'Store the cursor with its Item; after a new access_token or another environment start with an empty one.',
      'On TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION begin the loop again with the cursor it started from, not with the last page.',
      'Save next_cursor only after has_more is false and the pages are stored.',
    ],
    source: 'https://plaid.com/docs/errors/transactions/',
  },
  {
    id: 'webhook-not-received',
    title:
      'The webhook does not reach your server: none is set for the Item, or its address is not open to the internet.',
    signs: [
      [
        /webhook/,
        /not (?:called|received|fired|sent|firing|working|triggered|arriv)|never|no webhook|does(?:n.t| not) (?:fire|arrive|work|get|come)|not getting/,
      ],
    ],
    sure: false,
    steps: [
      'Set webhook in /link/token/create, or /item/webhook/update for Items that exist.',
      'Use a public https address (a tunnel in development) that answers with 200 within 10 seconds.',
      'Fire one with /sandbox/item/fire_webhook, and look at Developers > Logs in the Dashboard.',
      'For transactions call /transactions/sync once: webhooks of that product start with the first call.',
    ],
    checks: [
      {
        text: 'Developers > Logs: webhooks that were sent and what your server answered.',
        url: 'https://dashboard.plaid.com/developers/logs',
      },
    ],
    source: 'https://plaid.com/docs/api/webhooks/',
  },
  {
    id: 'webhook-verification',
    title:
      'The webhook cannot be verified: the key of another environment, a body that was changed before hashing, or a token that is too old.',
    signs: [[/webhook/, /verif|signature|\bjwt\b|\bkid\b|plaid-verification|sha-?256/]],
    sure: true,
    steps: [
      'Take kid from the header of the JWT in Plaid-Verification and fetch its key with /webhook_verification_key/get in the environment that sent the webhook.',
      'Hash the raw body, byte for byte, before any JSON parser touches it, and compare with request_body_sha256.',
      'Refuse tokens older than five minutes, check that alg is ES256, and cache keys by kid.',
    ],
    source: 'https://plaid.com/docs/api/webhooks/webhook-verification/',
  },
  {
    id: 'access-token-unknown',
    title:
      'The access_token is not a valid one of this client and this environment: removed, rotated, of another environment, or not an access token at all.',
    signs: [
      [
        /access[_ ]?token/,
        /invalid|not found|no longer (?:valid|works)|wrong|expired|stopped working|does(?:n't| not) work/,
      ],
    ],
    unless: /link[_ ]token|consent|cursor|fields are|missing/,
    sure: false,
    steps: [
      'Compare the environment in the token (access-sandbox-, access-production-) with the host that is called.',
      'After update mode keep the access_token that you have: nothing is exchanged, and it does not change.',
      'Check that it was not removed with /item/remove, rotated with /item/access_token/invalidate, or stored encrypted or cut off.',
      'If the Item is gone, let the user link again and exchange the new public_token at once.',
    ],
    checks: [KEYS],
    source: 'https://plaid.com/docs/errors/invalid-input/#invalid_access_token',
  },
  {
    id: 'balance-null',
    title:
      'A balance can be null: banks do not report every balance for every account, and available is often missing for credit accounts.',
    signs: [[/balances?\b/, /\bnull\b|\bnone\b|\bnil\b|nan\b|is missing|undefined/]],
    unless: /invalid type|nonetype/,
    sure: false,
    steps: [
      'Treat available, current and limit as nullable; use current where available is null.',
      'For fresh values call /accounts/balance/get; /accounts/get returns the cached ones.',
    ],
    source: 'https://plaid.com/docs/api/products/balance/',
  },
  {
    id: 'micro-deposits',
    title: 'The account waits for its micro-deposits: until they are verified, Auth gives no numbers.',
    signs: [[/micro-?\s?deposits?|pending_(?:manual|automatic)_verification|verification_status/]],
    sure: false,
    steps: [
      'For manual verification open Link again with a link_token made from the access_token, so that the user can enter amounts or code.',
      'Automatic verification takes one or two banking days; wait for the webhook AUTH: AUTOMATICALLY_VERIFIED.',
      'In Sandbox set the state with /sandbox/item/set_verification_status.',
    ],
    source: 'https://plaid.com/docs/auth/coverage/',
  },
  {
    id: 'duplicate-items',
    title:
      'Nothing compares the new login with the Items that exist, so the same bank is linked a second time.',
    signs: [
      [
        /twice|duplicate|same (?:bank|account|login|institution).{0,40}(?:again|more than once|multiple|second)|link(?:ed)? again/,
        /bank|account|item|login|institution/,
      ],
    ],
    unless: /duplicate (?:class|symbol|interface)|script|transactions?\b/,
    sure: true,
    steps: [
      'In onSuccess compare metadata.institution.institution_id and each account (name, mask) with the existing Items of the user before exchanging the public_token; do not exchange a duplicate.',
      'Show what is already linked before Link opens, and repair broken Items in update mode instead of linking again.',
      'Remove duplicates with /item/remove.',
    ],
    source: 'https://plaid.com/docs/link/duplicate-items/',
  },
  {
    id: 'accounts-after-update',
    title:
      'After the selection of accounts changed in Link, your copy is old: the accounts must be fetched again.',
    signs: [
      [
        /\baccounts?\b/,
        /new(?:ly)?|selected|selection|added|missing|some/,
        /not (?:appear|show|listed|there|returned|visible)|does(?:n.t| not) (?:appear|show)|missing|disappear/,
      ],
    ],
    unless: /android|redirect|oauth|account manager|transfer/,
    sure: false,
    steps: [
      'When update mode ends with onSuccess, call /accounts/get again and store what it returns; no token is exchanged.',
      'To let users add accounts, create the link_token with access_token and update.account_selection_enabled: true (not in the UK and EU), on the webhook NEW_ACCOUNTS_AVAILABLE.',
      'Check products and account_filters: auth, for example, leaves out credit cards.',
    ],
    source: 'https://plaid.com/docs/link/update-mode/#using-update-mode-to-request-new-accounts',
  },
  {
    id: 'institution-missing',
    title:
      'Link leaves out institutions that lack a requested product, whose country is not asked for, or whose OAuth connection is not set up.',
    signs: [
      [
        /\b(?:banks?|institutions?)\b/,
        /not (?:in (?:the |link|search)|listed|found|shown|available|appear)|missing|(?:do(?:n't| not)|can(?:no|')t) see|can(?:no|')t (?:be )?f(?:i|ou)nd|does(?:n't| not) (?:appear|show)|no results/,
      ],
      [/connectivity not supported/],
    ],
    unless: /error_code|account/,
    sure: false,
    steps: [
      'Name only the products that every user needs in products; put the others into optional_products or required_if_supported_products.',
      'Add the country of the institution to country_codes.',
      'For banks that use OAuth send redirect_uri (Android: android_package_name), and finish the registration of the team in the Dashboard.',
      'In onEvent look for SELECT_FILTERED_INSTITUTION: the user picked an institution that lacks a product.',
    ],
    checks: [
      {
        text: 'Settings > Compliance > US OAuth institutions: whether the bank is enabled for your team.',
        url: 'https://dashboard.plaid.com/settings/compliance/us-oauth-institutions',
      },
    ],
    source:
      'https://plaid.com/docs/link/troubleshooting/#missing-institutions-or-connectivity-not-supported-error',
  },
  {
    id: 'api-called-from-browser',
    title:
      "Plaid's API is called from the browser; it answers servers only, and the secret must not leave them.",
    signs: [[/\bcors\b|access-control-allow-origin|cross-origin/]],
    unless: /content[- ]security|iframe/,
    sure: true,
    steps: [
      'Call /link/token/create and /item/public_token/exchange on your server and let the page ask your server.',
      'If the secret was in code that ships to browsers, rotate it in the Dashboard.',
      'If the blocked address is your own server, allow the origin of the page there.',
    ],
    checks: [KEYS],
    source: 'https://plaid.com/docs/api/',
  },
  {
    id: 'rate-limit',
    title:
      'Too many requests: usually Link is created or preloaded several times, or something polls instead of waiting for a webhook.',
    signs: [[/\b429\b|too many requests|rate[ _-]?limit/]],
    unless: /_limit\b|credits_exhausted/,
    sure: true,
    steps: [
      'In a web page create Link once: one hook instance, outside of lists and of components that re-render; several instances on a page load it once each.',
      'On the server back off exponentially, cache institutions and balances, and fetch on webhooks instead of polling.',
      'The error_code names the limit (per Item, per client, per endpoint).',
    ],
    source: 'https://plaid.com/docs/errors/rate-limit-exceeded/',
  },
  {
    id: 'plaid-or-bank-side',
    title:
      "The fault is on the bank's or Plaid's side and usually temporary: nothing in your code has changed.",
    signs: [
      [
        /\b(?:http|status|code|error)\W{0,3}50[0234]\b|\b50[0234] (?:error|internal|bad gateway|service|when|for|from)|internal[_ ]server[_ ]error|institution_(?:down|not_responding|not_available)|unchanged code|suddenly|since (?:today|yesterday|this morning)|planned_maintenance/,
      ],
    ],
    unless: /link_token|backend server|redirect|localhost|500 (?:ms|px|lines)/,
    sure: true,
    steps: [
      "Look at status.plaid.com and at the institution's status in the Dashboard; test accounts that still work point to one bank.",
      'Retry later with growing delays; let the user try again later too.',
      'When it stays for more than a day, open a Support ticket with request_id, link_session_id and institution_id.',
    ],
    checks: [
      {
        text: 'Activity > Status: the health of the institution.',
        url: 'https://dashboard.plaid.com/activity/status',
      },
    ],
    source: 'https://plaid.com/docs/link/institution-status/',
  },
];
