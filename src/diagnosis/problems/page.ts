import type { Problem } from './problem.ts';

/** Link in a web page. */
export const page: readonly Problem[] = [
  {
    id: 'content-security-policy',
    title: 'A Content Security Policy keeps Link from loading, framing or connecting.',
    signs: [[/content[- ]security[- ]policy|\bcsp\b|refused to (?:load|frame|connect|execute|apply)/]],
    sure: true,
    steps: [
      'Allow in your own policy: script-src https://cdn.plaid.com/link/v2/stable/link-initialize.js, frame-src https://cdn.plaid.com, connect-src https://production.plaid.com (in Sandbox https://sandbox.plaid.com).',
      "A message that quotes script-src with plaid.com may come from the policy of Link's own frame and be harmless: check the page in which your code runs.",
      'Open the page over http or https, not from the file system, and not inside a nested iframe.',
      'Load the script from cdn.plaid.com and upgrade react-plaid-link; a nonce goes into cspNonce.',
    ],
    source: 'https://plaid.com/docs/link/web/#csp-directives',
  },
  {
    id: 'page-from-file',
    title:
      'The page with Link is opened from the file system or inside a frame of another origin; Link needs http or https.',
    signs: [
      [
        /protocol of .?file|file:\/\/|protocols must match|blocked a frame|x-frame-options|from origin .?null/,
      ],
    ],
    unless: /content[- ]security|gradle|pod install/,
    sure: true,
    steps: [
      'Serve the page over http or https (any local server) instead of opening the file.',
      'Do not put Link into an iframe of your own; open it in the top page.',
      'For a quick test use Hosted Link: hosted_link in /link/token/create gives an address to open.',
    ],
    source: 'https://plaid.com/docs/link/web/',
  },
  {
    id: 'script-twice',
    title:
      'The script of Link is on the page more than once: a script tag beside react-plaid-link, or several hook instances.',
    signs: [
      [
        /embedded more than once|(?:loaded|included|embedded).{0,20}(?:twice|more than once|multiple times)|multiple (?:instances|versions) of/,
      ],
    ],
    unless: /bank|account/,
    sure: true,
    steps: [
      'Remove the script tag where react-plaid-link is used: it loads the script itself.',
      'Use usePlaidLink once, in a component that stays mounted, not in every row of a list.',
    ],
    source: 'https://github.com/plaid/react-plaid-link#readme',
  },
  {
    id: 'script-not-loaded',
    title: 'The script of Link did not load, or runs where there is no window.',
    signs: [
      [
        /error loading plaid|failed to load script|plaid is not defined|window\.plaid|window is not defined|document is not defined|link-initialize\.js.{0,40}(?:failed|blocked|error|404)|err_blocked_by_client/,
      ],
    ],
    unless: /missing link parameter|embedded more than once/,
    sure: true,
    steps: [
      'Load https://cdn.plaid.com/link/v2/stable/link-initialize.js from there; do not bundle or copy it.',
      'Switch ad blockers and privacy extensions off for a test; they block the host.',
      'With server rendering create Link in the browser only (a client component, an effect, a dynamic import without ssr).',
      'Use one hook instance, and a newer version of react-plaid-link.',
    ],
    source: 'https://plaid.com/docs/link/web/',
  },
  {
    id: 'unmounted-while-open',
    title: 'The component with Link was unmounted, or its options changed, while Link was open.',
    signs: [
      [
        /do not call destroy|destroy\(\)|unmount|re-?render|strict ?mode|flicker|closes immediately|opens? twice/,
        /link|plaid/,
      ],
    ],
    unless: /429|too many|android|ios/,
    sure: true,
    steps: [
      'Keep the component mounted until onSuccess or onExit has run; do not render it only while a dialog is open.',
      'Keep the callbacks stable (useCallback) and the token the same; a new configuration creates Link again.',
      "React's StrictMode runs effects twice in development: open Link from a click, or guard the effect.",
    ],
    source: 'https://github.com/plaid/react-plaid-link#readme',
  },
  {
    id: 'opened-without-click',
    title: 'A browser blocks what opens without a click of the user: the pop-up for the bank, or a new tab.',
    signs: [[/pop-?up.{0,30}(?:block|closed|not open)|block(?:ed|s).{0,30}pop-?up|window\.open/]],
    unless: /webview|web view/,
    sure: true,
    steps: [
      'Call open() directly in the click handler; fetch the link_token before, not between click and open.',
      'For in-app browsers and strict settings send a redirect_uri, so that the bank opens in the same tab.',
    ],
    source: 'https://plaid.com/docs/link/web/',
  },
];
