import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { matchProblems, problems } from '../../../src/diagnosis/problems/index.ts';

/** A text that shows the problem, and one close to it that must not be taken for it. */
const samples: Readonly<Record<string, readonly [string, string]>> = {
  'redirect-uri-http': [
    'Plaid says my redirect_uri must use https',
    'my redirect_uri is http://localhost:3000/ in Sandbox and works',
  ],
  'received-redirect-uri-misuse': [
    'invalid oauth_state_id when I set receivedRedirectUri on first load',
    'oauth_state_id has already been processed, is it valid?',
  ],
  'redirect-uri-not-registered': [
    'the redirect uri is not registered in the dashboard',
    'the redirect after the bank takes long',
  ],
  'android-intent-return': [
    'cannot open url intent://oauth?x#Intent;scheme=plaid;end',
    'intent filter for deep links',
  ],
  'android-package-name': [
    'Android: after the bank page nothing returns to my app',
    'Android build: Duplicate class found after oauth sdk update',
  ],
  'ios-universal-link': [
    'on iOS the redirect stays in Safari',
    'iOS build: could not find module LinkKit, redirect of pods',
  ],
  'webview-oauth': ['our WebView shows a blank page at Chase', 'our web page shows the list of banks'],
  'oauth-institution-not-enabled': [
    'Link says: You may need to update your app in order to connect',
    'you may need to update your browser',
  ],
  'oauth-no-redirect-uri': ['this institution is no longer supported', 'this endpoint is deprecated'],
  'oauth-wrong-token-on-return': [
    'link token does not match original link token',
    'client secret does not match',
  ],
  'oauth-resume-missing': ['after the oauth login Link starts over', 'oauth scopes of our own login'],
  'backend-no-link-token': ['fetching the link_token gives ECONNREFUSED', 'the database gives ECONNREFUSED'],
  'native-token-lost': [
    'IllegalStateException: Token must be part of configuration.',
    'the token must be valid',
  ],
  'native-token-invalid': [
    'Either publicKey or a token must be provided',
    'either email or a phone must be provided',
  ],
  'web-token-missing': ['usePlaidLink: ready is always false', 'useEffect: ready is always false'],
  'link-does-not-open': ['Plaid Link does not open, just a white screen', 'the settings screen is white'],
  'link-token-expired': ['my link token expired after lunch', 'my session expired after lunch'],
  'update-mode-public-token': ['update mode with a public token', 'update mode with an access token'],
  'public-key': ['Plaid asks for a public_key that I do not have', 'ssh public key refused by the link'],
  'client-library-outdated': [
    "Invalid value for `products` (layer), must be one of ['auth']",
    'product must be a single name or one of',
  ],
  'client-library-generation': [
    'TypeError: plaidClient.getAccounts is not a function',
    'TypeError: foo is not a function',
  ],
  'library-sends-credentials': ['UNKNOWN_FIELDS: client_id, secret', 'UNKNOWN_FIELDS: user.email'],
  'axios-body-hidden': [
    'AxiosError: Request failed with status code 400',
    'Request failed with status code 400 {"error_code":"X"}',
  ],
  'keys-of-another-environment': ['the api keys are invalid in production', 'my public_key is invalid'],
  'environment-removed': ['https://development.plaid.com times out', 'development server times out'],
  'sandbox-credentials': [
    'my own login does not work in sandbox: INVALID_CREDENTIALS',
    'INVALID_CREDENTIALS in production',
  ],
  'stripe-processor': [
    'Stripe API returned error: Routing number must have 9 digits',
    'Stripe works, Plaid does not',
  ],
  'processor-not-enabled': [
    'the keys are not enabled for the Dwolla ACH integration',
    'Dwolla transfers are slow',
  ],
  'account-id-origin': [
    'where do I get an account_id for the processor token?',
    'INVALID_ACCOUNT_ID: where is it?',
  ],
  'additional-consent': ['ADDITIONAL_CONSENT_REQUIRED on /auth/get', 'the user gave consent'],
  'product-not-enabled-for-team': [
    'client is not authorized to access the following products: ["assets"]',
    'client is not authorized',
  ],
  'institution-lacks-product': [
    'the following products are not supported by this institution: ["auth"]',
    'this institution is not supported',
  ],
  'country-codes': ['German banks cannot be found', 'banks in Germany are found'],
  'institution-missing': ['my bank is not in the list', 'my account is not in the list of banks'],
  'api-called-from-browser': [
    'CORS error from sandbox.plaid.com',
    'Content Security Policy: cross-origin script blocked',
  ],
  'transactions-not-all-yet': [
    'only 30 days of transactions',
    'DATA_QUALITY_CHECK_FAILED: transaction history',
  ],
  'sync-cursor': ['cursor not associated with access_token', 'the mouse cursor flickers'],
  'webhook-not-received': ['my webhook is never called', 'my webhook is called'],
  'duplicate-items': ['users link the same bank twice', 'Duplicate class found in bank module'],
  'accounts-after-update': [
    'a newly added account does not appear',
    'Android: the account does not appear, oauth is missing',
  ],
  'rate-limit': ['429 Too Many Requests', 'ITEM_GET_LIMIT rate limit exceeded'],
  'plaid-or-bank-side': ['INSTITUTION_DOWN since this morning', 'the price is 500 ms too slow'],
  'content-security-policy': [
    "Refused to frame 'https://cdn.plaid.com/' because of the policy",
    'refused by the bank',
  ],
  'script-twice': [
    'the Plaid link-initialize.js script was embedded more than once',
    'the bank was loaded twice',
  ],
  'script-not-loaded': ['Uncaught ReferenceError: Plaid is not defined', 'Plaid is defined'],
  'unmounted-while-open': ['Do not call destroy() when Link is open', 'destroy the planet'],
  'opened-without-click': ['the pop-up of the bank is blocked', 'the webview blocks the pop-up window'],
  'native-module-missing': [
    "React Native: null is not an object (evaluating 'NativeModules.Plaid')",
    'React Native works',
  ],
  'android-duplicate-class': ['Duplicate class com.plaid.link found in modules', 'duplicate items'],
  'android-min-sdk': ['uses-sdk:minSdkVersion 19 cannot be smaller than 21', 'the SDK is small'],
  'android-build': ['plaid sdk needs compileSdk 34', 'plaid sdk works'],
  'ios-linkkit-build': ["no such module 'LinkKit'", 'LinkKit session redirect module'],
  'android-crash': ['the Android app crashes when Link opens', 'the Android app works when Link opens'],
  'page-from-file': ['The frame requesting access has a protocol of "file"', 'a protocol of our own'],
  'webhook-verification': ['webhook: no key for this kid', 'webhook: no transactions'],
  'access-token-unknown': ['the access token is invalid after reconnecting', 'the access token is valid'],
  'balance-null': ['balances.available is null', 'balances.available is 5'],
  'micro-deposits': ['stuck in pending_manual_verification', 'verification of the user'],
};

test('every problem class has a positive and a near miss', () => {
  assert.deepEqual(Object.keys(samples).sort(), problems.map(({ id }) => id).sort());
});

for (const [id, [positive, near]] of Object.entries(samples)) {
  const ids = (text: string) => matchProblems(text).map(({ problem }) => problem.id);
  test(`${id}: "${positive}", not "${near}"`, () => {
    assert.ok(ids(positive).includes(id), `found ${ids(positive).join(', ') || 'nothing'}`);
    assert.ok(!ids(near).includes(id), 'the near miss was taken for it');
  });
}

test('sources and pages are addresses, steps are sentences', () => {
  for (const { id, title, steps, checks, source } of problems) {
    assert.match(source, /^https:\/\//, id);
    for (const text of [title, ...steps, ...(checks ?? []).map((check) => check.text)]) {
      assert.match(text, /[.)]$/, `${id}: ${text}`);
      assert.ok(!text.includes('!'), `${id}: ${text}`);
    }
    for (const { url } of checks ?? []) assert.match(url ?? '', /^https:\/\/dashboard\.plaid\.com\//, id);
  }
});

test('a described problem leads the diagnosis with its steps', () => {
  const { verdict, steps, causes } = diagnose(
    { text: 'Xcode does not find the header of LinkKit since our last pod install' },
    null,
  );
  assert.equal(causes[0]?.id, 'problem/ios-linkkit-build');
  assert.equal(verdict?.certainty, 'likely');
  assert.match(steps[0] as string, /pod install/);
});
