import type { SecretUse } from '../recognize/model.ts';
import type { Report, Rule } from './rule.ts';

/** Tokens that give access to an Item, a report or a user, and do not expire. */
const lasting: Partial<Record<SecretUse['secret'], string>> = {
  access_token: 'An access token',
  processor_token: 'A processor token',
  asset_report_token: 'An asset report token',
  user_token: 'A user token',
};

export const hardCodedAccessToken: Rule = {
  id: 'hard-coded-access-token',
  title: 'A lasting token of Plaid is written into a file',
  severity: 'error',
  docs: 'https://plaid.com/docs/quickstart/glossary/#access-token',
  docsTitle: 'Access token',
  why: "An access token opens a user's account data and does not expire; processor, user and asset report tokens are alike. One that stands in a file is lost with it.",
  fires: [
    'A text is a token of Production (error).',
    'It is a token of Sandbox, or of the Development environment that is gone (warning).',
  ],
  silent: [
    'Placeholders, and link tokens and public tokens, which expire.',
    'Tests and fixtures, unless a setting asks for them.',
  ],
  remedy:
    'Keep tokens encrypted in your database; replace a token of Production with /item/access_token/invalidate.',
  wrong: {
    language: 'ts',
    code: "const accessToken = 'access-production-5f1c0a7e-3b52-4a7b-9d0e-6f2a1c9b8d7e';",
  },
  right: { language: 'ts', code: 'const accessToken = await tokens.of(user.id);' },
  sources: [
    'https://plaid.com/docs/quickstart/glossary/#access-token',
    'https://plaid.com/docs/api/items/#itemaccess_tokeninvalidate',
  ],
  *check({ recognition }): Iterable<Report> {
    for (const use of recognition.secrets) {
      const what = lasting[use.secret];
      if (what === undefined) continue;
      const isLive = use.environment === 'production' || use.environment === null;
      yield {
        span: use.span,
        severity: isLive ? 'error' : 'warning',
        message: isLive
          ? `${what} is written into the file: whoever reads it reaches a user's data. Keep it in a secret store, and replace it${use.secret === 'access_token' ? ' (/item/access_token/invalidate)' : ''}.`
          : `${what} of the ${use.environment === 'sandbox' ? 'Sandbox' : 'Development environment'} is written into the file. Read it from a store or the environment, as a real one has to be.`,
        related: [],
        data: { secret: use.secret, environment: use.environment, value: use.span },
      };
    }
  },
};
