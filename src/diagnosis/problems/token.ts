import type { Problem } from './problem.ts';

/** Link without a token that can be used. */
export const token: readonly Problem[] = [
  {
    id: 'backend-no-link-token',
    title:
      'The front end got no link_token: the backend is not reached, or its call of /link/token/create failed.',
    signs: [
      [/unable to fetch link_token|make sure your backend server/],
      [/link[_ ]?token/, /failed to fetch|econnrefused|network error|404|no response|proxy/],
    ],
    sure: true,
    steps: [
      'Read the terminal of the backend: the error body of /link/token/create is there, the page does not show it.',
      'Restart the backend after each change of .env; a running process keeps the old values.',
      'If PLAID_REDIRECT_URI is set, register that address in the Dashboard, or leave the variable empty and the field out of the request.',
      'Check PLAID_CLIENT_ID, the PLAID_SECRET of the environment in PLAID_ENV (sandbox or production), and that the front end calls the port on which the server listens.',
    ],
    checks: [
      {
        text: 'Team Settings > Keys: client_id and the secret of the environment that is used.',
        url: 'https://dashboard.plaid.com/developers/keys',
      },
    ],
    source: 'https://github.com/plaid/quickstart',
  },
  {
    id: 'native-token-lost',
    title:
      'Link was started again without its token: Android re-created the activity after process death, or the configuration was built before the token had arrived.',
    signs: [[/token must be part of configuration/]],
    platforms: ['android', 'react-native', 'flutter'],
    sure: true,
    steps: [
      'Open Link only when the link_token has arrived, and only from an activity in the foreground.',
      'Expect that Android kills the app in the background: when the activity is recreated, fetch a new link token and open Link again instead of restoring the old screen.',
      'Upgrade the SDK: later versions report this as an exit instead of crashing.',
    ],
    source: 'https://github.com/plaid/react-native-plaid-link-sdk/issues/459',
  },
  {
    id: 'native-token-invalid',
    title: 'The native SDK was given no usable link token: empty, null, malformed, or another kind of token.',
    signs: [
      [
        /linktokenconfiguration|either publickey or a token|clientname is ?,|must contain an environment|unable to create plkhandler|com\.plaid\.link error|creation error|missingauthorization/,
      ],
      [/checknotnullparameter|parameter specified as non-null is null/, /link|plaid/],
      [
        /no token|without a? ?token|token is (?:null|empty|undefined|invalid)/,
        /\bios\b|android|flutter|react[- ]native|swift|kotlin|sdk/,
      ],
    ],
    unless: /token must be part of configuration/,
    sure: true,
    steps: [
      'Wait for the token before open: fetch link_token from your server, await it, and create the configuration only when it is a string that starts with link-sandbox- or link-production-.',
      'If it is empty, look at the response of your server: /link/token/create failed there (wrong keys, or a PLAID_ENV other than sandbox or production).',
      'Pass the raw link_token: no JSON around it, no public_token, no access_token, no legacy configuration with a public key.',
    ],
    source: 'https://plaid.com/docs/link/ios/#create-a-configuration',
  },
  {
    id: 'web-token-missing',
    title:
      'Link has no token yet: until a link_token has arrived, ready stays false, open() silently does nothing, and error stays empty.',
    signs: [
      [
        /useplaidlink|plaidlink|plaid\.create|react-plaid-link|\bopen\(\)/,
        /token:? ?(?:null|undefined|''|""|\{?null)|nothing happens|does nothing|not open|ready (?:is|stays|=) ?(?:always )?false|never ready|before (?:it is |being )?ready|not ready|undefined/,
      ],
      [/link_?token/, /\bnull\b|undefined|is empty/],
      [/key and token cannot both be missing|link requires a key or token|missing link parameter/],
    ],
    unless: /nativemodules|react native|native module|of null|csp|receivedredirecturi/,
    sure: true,
    steps: [
      'Fetch link_token from your server first; pass it as token, and call open() only when ready is true (keep the button disabled until then).',
      'Pass token: null, never an empty string or a placeholder, until the link_token has arrived.',
      'With an old wrapper that only knows a public key, upgrade to a newer version that has a token input; the link_token does not go into the key.',
    ],
    source: 'https://plaid.com/docs/link/web/',
  },
  {
    id: 'link-does-not-open',
    title:
      'Link does not open: no link_token has arrived, its script is blocked, or the bank page cannot be framed.',
    signs: [
      [
        /\blink\b|plaid/,
        /(?:does(?:n't| not)|won't|will not|not|never) (?:open|load|start|launch|show up)|not opening|blank (?:page|screen)|white screen|stuck|spinner|loading forever|infinite/,
      ],
    ],
    unless: /oauth|redirect|bank|error_code|webview|web view|content[- ]security/,
    sure: false,
    steps: [
      'Check that the page or app has a link_token before it opens Link: log its first characters (link-sandbox- or link-production-).',
      'In a page look at the console: a blocked script (ad blocker, Content Security Policy) or a token error shows there. Call open() only when ready is true.',
      'In an app rebuild after installing the SDK, and handle onExit and onEvent: they carry the reason.',
      'Create a fresh link_token for each session: it expires after 4 hours, 30 minutes in update mode.',
    ],
    source: 'https://plaid.com/docs/link/troubleshooting/#link-flow-is-failing',
  },
  {
    id: 'link-token-expired',
    title:
      'The link_token is expired (4 hours, 30 minutes in update mode), already used, or of another environment.',
    signs: [
      [
        /invalid_link_token|invalid link_token|(?:expired|stale|cached|reused).{0,30}link[_ ]?token|link[_ ]?token.{0,30}(?:expired|invalid|stale)/,
      ],
    ],
    unless: /public_key|linktokenconfiguration|plkhandler/,
    sure: true,
    steps: [
      'In onExit, when error_code is INVALID_LINK_TOKEN: destroy the handler, fetch a new link_token from the server and create Link again.',
      'Create one link_token for each session, when the user is about to open Link; do not cache it.',
      'Call /link/token/create in the environment in which Link opens.',
    ],
    source: 'https://plaid.com/docs/link/handle-invalid-link-token/',
  },
  {
    id: 'update-mode-public-token',
    title: 'Update mode was started with a public_token; Link takes link tokens only.',
    signs: [
      [/update mode/, /public[_ ]token/],
      [/update mode/, /product must be a single name/],
    ],
    sure: true,
    steps: [
      'Call /link/token/create on the server with the access_token of the Item and without products, and pass the link_token to Link.',
      'Do not exchange anything afterwards: the access_token stays the same.',
    ],
    source: 'https://plaid.com/docs/link/update-mode/',
  },
  {
    id: 'public-key',
    title:
      'Link is started with a public key. Public keys were deprecated in 2020 and stopped working in February 2025; a link_token replaces public_key.',
    signs: [
      [/public[_ ]?key/, /plaid|link|deprecat|invalid|required|demand|only|missing|wrapper|provided/],
      [/current version not supported|product must be a single name/],
    ],
    unless: /either publickey|key and token cannot|ssh|jwt|webhook|kid\b/,
    sure: true,
    steps: [
      'Create a link_token on the server with /link/token/create and pass it to Link as token; drop key, env, product and clientName from the client.',
      'Upgrade the wrapper (react-plaid-link, the Vue or Angular package, the mobile SDK) to a newer version that takes a token; old ones, and their typings, know only the public key.',
      'Update mode takes access_token in /link/token/create, and no products.',
    ],
    source: 'https://plaid.com/docs/link/link-token-migration-guide/',
  },
];
