import type { Report, Rule } from './rule.ts';

export const publicKeyClientOption: Rule = {
  id: 'public-key-client-option',
  title: 'A server client is given a public key',
  severity: 'warning',
  docs: 'https://plaid.com/docs/link/link-token-migration-guide/',
  docsTitle: 'Link token migration guide',
  why: 'Only releases of a client library from before 2021 take a public key, and the key opens nothing any more. Such a library does not know the present API.',
  fires: [
    'plaid.Client, or Client of the plaid library, is given a public key: as the third argument, or as public_key.',
    'The configuration of the plaid package for Elixir has a public_key.',
  ],
  silent: ['The argument is null, None or empty.', 'Clients of other libraries.'],
  remedy: 'Move to a current release of the client library, which takes no public key.',
  wrong: {
    language: 'js',
    code: "new plaid.Client(CLIENT_ID, SECRET, PUBLIC_KEY, plaid.environments.sandbox, { version: '2019-05-29' });",
  },
  right: {
    language: 'js',
    code: 'new PlaidApi(new Configuration({ basePath: PlaidEnvironments.sandbox, baseOptions }));',
  },
  sources: [
    'https://github.com/plaid/plaid-node/blob/master/CHANGELOG.md',
    'https://plaid.com/docs/link/link-token-migration-guide/',
  ],
  *check({ recognition }): Iterable<Report> {
    for (const option of recognition.publicKeyOptions) {
      yield {
        span: option.span,
        message:
          'The client is given a public key, which opens nothing any more (since February 2025). Move to a current release of the plaid library, which takes none.',
        related: [],
        tags: ['deprecated'],
        data: { form: option.form, option: option.span },
      };
    }
  },
};
