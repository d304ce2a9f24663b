import type { Report, Rule } from './rule.ts';

export const publicKeyLaunch: Rule = {
  id: 'public-key-launch',
  title: 'Link is launched with a public key',
  severity: 'error',
  docs: 'https://plaid.com/docs/link/link-token-migration-guide/',
  docsTitle: 'Link token migration guide',
  why: 'Public keys stopped launching Link in February 2025. Users see that the version is not supported, and the API answers PUBLIC_KEY_NOT_ENABLED.',
  fires: [
    'Plaid.create, usePlaidLink, a PlaidLink component or a wrapper is given a key or publicKey, also from a variable or the environment.',
    'A script tag carries data-key, or the address of link.html has key=.',
  ],
  silent: [
    'A link token is given and the key is empty, null or undefined.',
    'key is the list key of a React element, or belongs to another library or address.',
    'The launch is commented out, or is only a type.',
  ],
  remedy:
    'Create a link token on the server with /link/token/create and pass it as token; drop env, product, clientName, countryCodes, language and webhook from the client, they belong to the request.',
  wrong: {
    language: 'tsx',
    code: "usePlaidLink({ publicKey: KEY, env: 'sandbox', product: ['auth'], clientName: 'Harbor', onSuccess });",
  },
  right: { language: 'tsx', code: 'usePlaidLink({ token: linkToken, onSuccess });' },
  sources: ['https://plaid.com/docs/link/link-token-migration-guide/', 'https://plaid.com/docs/changelog/'],
  *check({ recognition }): Iterable<Report> {
    for (const launch of recognition.launches) {
      if (launch.mode !== 'public_key') continue;
      yield {
        span: launch.keySpan ?? launch.span,
        message: `${launch.via} is given a public key, which no longer opens Link (since February 2025). Create a link token on the server with /link/token/create and pass it as token.`,
        related: [],
        data: { launch: launch.span.start },
      };
    }
  },
};
