import type { Report, Rule } from './rule.ts';

/** Nothing but the environment may stand between: keys that check webhooks or encrypt are other keys. */
const publicKey =
  /plaid(?:[_.:-]*(?:sandbox|development|dev|production|prod|test|live|link|client|api|config))*[_.:-]*public[_.-]?key$/i;

export const publicKeyEnvVar: Rule = {
  id: 'public-key-env-var',
  title: 'A public key of Plaid is configured',
  severity: 'warning',
  docs: 'https://plaid.com/docs/link/link-token-migration-guide/',
  docsTitle: 'Link token migration guide',
  why: 'Public keys stopped launching Link in February 2025, and the current API has no use for one. Whatever reads the variable does not work any more.',
  fires: [
    'PLAID_PUBLIC_KEY, with or without a prefix such as REACT_APP_ or NEXT_PUBLIC_, is set in a .env file.',
    'A JSON or YAML file sets it, or PlaidPublicKey, plaid.public_key and the like.',
  ],
  silent: [
    'A line that is a comment.',
    'Public tokens, and public keys of other services.',
    'Source code, where the launch that uses the key is reported.',
  ],
  remedy: 'Remove the variable, and create link tokens on the server.',
  wrong: { language: 'dotenv', code: 'PLAID_PUBLIC_KEY=0123456789abcdef' },
  right: { language: 'dotenv', code: 'PLAID_CLIENT_ID=\nPLAID_SECRET=' },
  sources: ['https://plaid.com/docs/link/link-token-migration-guide/', 'https://plaid.com/docs/changelog/'],
  *check({ recognition }): Iterable<Report> {
    for (const variable of recognition.variables) {
      if (!publicKey.test(variable.name)) continue;
      yield {
        span: variable.nameSpan,
        message: `${variable.name} holds a public key, which no longer opens Link (since February 2025). Remove it, and create link tokens on the server with /link/token/create.`,
        related: [],
        tags: ['deprecated'],
        data: { variable: variable.name, span: variable.span },
      };
    }
  },
};
