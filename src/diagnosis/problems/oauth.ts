import type { Problem } from './problem.ts';

const REGISTERED = {
  text: 'Team Settings > API > Allowed redirect URIs: compare character by character (scheme, host, port, path, final slash).',
  url: 'https://dashboard.plaid.com/developers/api',
};
const PACKAGES = {
  text: 'Team Settings > API > Allowed Android package names: one entry for each applicationId.',
  url: 'https://dashboard.plaid.com/developers/api',
};
const BANKS = {
  text: 'Settings > Compliance > US OAuth institutions: what each bank still asks for, and whether it is enabled.',
  url: 'https://dashboard.plaid.com/settings/compliance/us-oauth-institutions',
};

const BANK_NAMES =
  'chase|wells fargo|capital one|bank of america|pnc|schwab|u\\.?s\\.? bank|citi(?:bank)?|usaa|truist|td bank|american express|amex';

/** Coming back from a bank that uses OAuth. */
export const oauth: readonly Problem[] = [
  {
    id: 'redirect-uri-http',
    title:
      'The redirect_uri is not https: outside Sandbox only https addresses are taken, and http only for localhost in Sandbox.',
    signs: [
      [
        /redirect[_ -]?ur[il]/,
        /must (?:use|be|start with) (?:an? )?https|https (?:is )?(?:required|only)|not https|needs? (?:to be )?https|requires? https/,
      ],
      [/redirect[_ -]?ur[il]\W{1,4}http:\/\/(?!localhost|127\.)/],
    ],
    sure: true,
    steps: [
      'Serve the return page over https: a certificate of its own or a reverse proxy that ends TLS. http://localhost works in Sandbox only.',
      'Register that https address in the Dashboard and send exactly the same string as redirect_uri.',
      'If no OAuth return is needed where this runs, leave redirect_uri out rather than sending an http address.',
    ],
    checks: [REGISTERED],
    source: 'https://plaid.com/docs/link/oauth/#configure-your-link-token-with-your-redirect-uri',
  },
  {
    id: 'received-redirect-uri-misuse',
    title:
      'receivedRedirectUri is given when Link is opened the first time; it belongs only to the second opening, after the redirect from the bank.',
    signs: [
      [/oauth_state_id/, /valid|contain|missing|query param/],
      [/received_?redirect_?uri/, /first|initial|error|invalid|state_id/],
    ],
    unless: /already (?:been )?processed|reused/,
    sure: true,
    steps: [
      'Leave receivedRedirectUri out (undefined, not an empty string) on the first opening.',
      'Set receivedRedirectUri to window.location.href only when the address of the page contains oauth_state_id.',
      'Pass the whole address, with its query, and do not encode it again in JavaScript.',
    ],
    source: 'https://plaid.com/docs/link/oauth/#reinitializing-link',
  },
  {
    id: 'redirect-uri-not-registered',
    title:
      'The redirect_uri that is sent is not registered in the Dashboard, differs from the registered one, or is blank.',
    signs: [
      [/redirect[_ -]?ur[il]/, /not work|does(?:n't| not) work|invalid|fails?\b/],
      [
        /redirect[_ -]?ur[il]/,
        /invalid_field|must be configured|not (?:configured|registered|allowed|listed|whitelisted|on the list)|allow ?list|whitelist|mismatch|does(?:n.t| not) match|rejected|refused/,
      ],
      [/redirect[_ -]?ur[il]/, /empty|blank/],
    ],
    unless: /oauth_state_id|universal link|must use https/,
    sure: true,
    steps: [
      'Compare the value that is sent with the list in the Dashboard and register it exactly: it must exactly match an entry, without query, fragment or wildcard.',
      'Leave redirect_uri out when the variable is blank: an empty string counts as an address that is not registered.',
      'Restart the server after the environment changed; it reads variables at its start.',
    ],
    checks: [REGISTERED],
    source: 'https://plaid.com/docs/link/oauth/#configure-your-link-token-with-your-redirect-uri',
  },
  {
    id: 'android-intent-return',
    title:
      'The return from the bank reaches JavaScript as an intent address that nothing opens: the SDK version or the deep-link handling does not take it.',
    signs: [[/intent:\/\//, /open|url|scheme|package/]],
    platforms: ['android', 'react-native', 'flutter'],
    sure: true,
    steps: [
      'Upgrade to a newer version of the mobile SDK (React Native 7.0.3 or later for this message); since Android SDK 3.2.3 nothing has to be handled by hand.',
      'Remove own Linking or intent filters that catch the return address; the SDK declares what it needs in its manifest.',
      'Make android_package_name the applicationId of the installed build.',
    ],
    checks: [PACKAGES],
    source: 'https://plaid.com/docs/link/oauth/#android',
  },
  {
    id: 'android-package-name',
    title:
      'On Android the way back from the bank is android_package_name: it is missing in /link/token/create, not the applicationId of the running build, or not registered.',
    signs: [
      [
        /android|kotlin|playstore|play store/,
        /oauth|redirect|return|(?:comes?|came|brought|sent|gets?|goe?s?|taken|bring|send) back|back to (?:the|my) app|bank'?s? (?:app|page|site|login)|open_oauth|no result returned|play ?store|package[_ ]?name/,
      ],
      [/package name/, /configured|registered|allowed|dashboard/],
    ],
    unless: /intent:\/\/|duplicate class|minsdk|gradle|webview|web view|process death/,
    platforms: ['android', 'react-native', 'flutter'],
    sure: false,
    steps: [
      'Send android_package_name in every /link/token/create for Android, update mode included, and leave redirect_uri out there.',
      'Make it equal to the applicationId of the installed build, suffixes of build types and flavors included, and register each one under Allowed Android package names.',
      'Keep the activity that opened Link alive (launch mode singleTop, no "Don\'t keep activities") and update the SDK: React Native 7.2.1 or later survives Android removing it in the background.',
      'Try Chrome as default browser: some browsers do not hand the return over to the app.',
    ],
    checks: [PACKAGES],
    source: 'https://plaid.com/docs/link/oauth/#android',
  },
  {
    id: 'ios-universal-link',
    title:
      'On iOS the redirect URI does not open the app: the universal link (apple-app-site-association, Associated Domains) is not set up for it.',
    signs: [
      [
        /\bios\b|iphone|safari|swift|universal link/,
        /redirect|universal link|(?:comes?|came|brought|sent|gets?|goe?s?|taken) back|back to (?:the|my) app|return|stuck (?:in|on) (?:the )?(?:browser|safari|bank)|blank page|app[- ]to[- ]app|associated domain/,
      ],
    ],
    unless: /webview|web view|clientname|module|xcframework|pod install|cocoapods|duplicate/,
    platforms: ['ios', 'react-native', 'flutter'],
    sure: false,
    steps: [
      'Use an https redirect_uri on your own domain, never a custom scheme, and register it in the Dashboard.',
      'Serve https://HOST/.well-known/apple-app-site-association as static JSON without a redirect; its details must name TEAMID.bundle.id and a path that covers the redirect_uri.',
      'Add applinks:HOST to the Associated Domains entitlement (Expo: ios.associatedDomains) and install the app again.',
      'Check what Apple has cached at https://app-site-association.cdn-apple.com/a/v1/HOST and open the address on a device: the app must open.',
    ],
    checks: [REGISTERED],
    source: 'https://plaid.com/docs/link/oauth/#ios',
  },
  {
    id: 'webview-oauth',
    title:
      'Link runs inside a webview: banks block OAuth there, and the return needs handling that the page does not have.',
    signs: [
      [
        /web ?view|cordova|ionic|capacitor|electron|tauri|in-?app browser/,
        /oauth|chase|bank|redirect|spinner|blocked|denied|disallowed|unsupported|not supported|stop working|does(?:n.t| not) work|popup|pop-up|hang|blank/,
      ],
    ],
    sure: true,
    steps: [
      "Replace the webview by Plaid's official SDK for the platform (native SDK; react-native-plaid-link-sdk in React Native and Expo), or use Hosted Link in the system browser (ASWebAuthenticationSession, Custom Tab).",
      'If a webview must stay: send redirect_uri, load Link again at the return with the same link token and a URL-encoded receivedRedirectUri, and open bank pages in the external browser.',
      'Use WKWebView with its own user agent; old engines and changed user agents are refused.',
    ],
    source: 'https://plaid.com/docs/link/webview/',
  },
  {
    id: 'oauth-institution-not-enabled',
    title:
      'Your team is not enabled for this OAuth institution: its registration in the Dashboard, or the use case of Link, is not complete.',
    signs: [
      [/need to update your app|update your app in order/],
      [
        /could ?n.t connect to your institution|unauthorized_institution|institution_registration_required|not authorized to create items for this institution/,
      ],
      [
        new RegExp(BANK_NAMES),
        /not (?:listed|shown|showing|available|found|supported|appear)|missing|grey(?:ed)? out|unavailable|can(?:no|')t (?:find|connect|link)|(?:do(?:n't| not)|can(?:no|')t) see|does(?:n.t| not) (?:appear|show|work|connect)/,
      ],
    ],
    unless:
      /webview|web view only|500|maintenance|blank page|(?:comes?|came|brought|sent|gets?|goe?s?|taken) back/,
    sure: true,
    steps: [
      'Complete the OAuth registration in the Dashboard (application display information, company profile, agreements, security questionnaire) and wait until the bank is enabled; library versions do not matter for this.',
      'Choose a use case under Link Customization > Data Transparency and publish it.',
      'Then make sure the request carries redirect_uri (iOS, web) or android_package_name (Android): legacy connections without OAuth are gone.',
      'Sandbox does not show this: test with Production access.',
    ],
    checks: [
      BANKS,
      {
        text: 'Link Customization > Data Transparency: a use case is chosen and published.',
        url: 'https://dashboard.plaid.com/link/data-transparency-v5',
      },
    ],
    source: 'https://plaid.com/docs/link/oauth/',
  },
  {
    id: 'oauth-no-redirect-uri',
    title:
      'The bank now takes only OAuth connections, and the link token carries no redirect_uri (Android: android_package_name).',
    signs: [
      [/institution_no_longer_supported|no longer supported/],
      [
        /oauth/,
        /(?:banks?|institutions?).{0,60}(?:missing|not (?:listed|shown|available|appear|showing)|do(?:n.t| not) (?:appear|show))|(?:missing|not show|no) .{0,40}oauth (?:banks?|institutions?)/,
      ],
    ],
    sure: true,
    steps: [
      'Send a registered https redirect_uri in every /link/token/create, update mode included (Android: android_package_name instead).',
      'On the return page open Link again with the same link token and receivedRedirectUri.',
      'Let the user link again; an Item of the old connection cannot be repaired when the bank has closed it.',
    ],
    checks: [REGISTERED, BANKS],
    source: 'https://plaid.com/docs/link/troubleshooting/#oauth-institutions-not-appearing-in-link',
  },
  {
    id: 'oauth-wrong-token-on-return',
    title:
      'The page the bank returns to opens Link with another link token, or a second time with the same state.',
    signs: [
      [
        /incorrect_link_token|does not match original|oauth_state_id_(?:already|not)|already (?:been )?processed/,
      ],
      [
        /link[_ ]?token/,
        /return|redirect|callback/,
        /new token|another token|different token|fetch(?:es|ed)? again/,
      ],
    ],
    sure: true,
    steps: [
      'Store the link_token before Link opens (localStorage, cookie or server session) and use that one on the return page; do not fetch a new one there.',
      'Open Link once per return: a reload or a second effect in React repeats the same oauth_state_id.',
      'Clear the stored token after onSuccess or onExit.',
    ],
    source: 'https://plaid.com/docs/link/oauth/#reinitializing-link',
  },
  {
    id: 'oauth-resume-missing',
    title:
      'The page the bank returns to does not resume Link: the browser left the page, and the app starts again without the link token and without receivedRedirectUri.',
    signs: [
      [
        /oauth|redirect(?:s|ed)? (?:page|back)|after (?:the |an? )?(?:successful )?(?:bank|login|logging in|authoriz|authenticat)/,
        /onexit|remount|reload|resume|continue|stuck|blank|starts? (?:over|again|from)|begin|never (?:fires?|called)|not (?:fire|called|fired)|onsuccess|new tab|spinner|hang|nothing happens|(?:comes?|brought|sent|gets?|taken) back|returns? to/,
      ],
    ],
    unless: /android|\bios\b|iphone|flutter|react[- ]native|webview|web view|kotlin|swift/,
    platforms: ['web', 'webview'],
    sure: false,
    steps: [
      'Store the link_token before Link opens (localStorage, cookie or server session).',
      'On the page at redirect_uri, when the address contains oauth_state_id, create Link with the stored link_token and receivedRedirectUri: window.location.href, and open it at once.',
      'Do not fetch a new link token there, and keep the router from dropping the query before Link has read it.',
      'Register the address of that page in the Dashboard and send it as redirect_uri.',
    ],
    checks: [REGISTERED],
    source: 'https://plaid.com/docs/link/oauth/#reinitializing-link',
  },
];
