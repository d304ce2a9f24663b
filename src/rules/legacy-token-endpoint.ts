import type { LegacyEndpointUse } from '../recognize/legacy.ts';
import type { Report, Rule } from './rule.ts';

export const legacyTokenEndpoint: Rule = {
  id: 'legacy-token-endpoint',
  title: 'An endpoint from before link tokens is called',
  severity: 'warning',
  docs: 'https://plaid.com/docs/link/link-token-migration-guide/',
  docsTitle: 'Link token migration guide',
  why: '/item/public_token/create is deprecated since July 2020; a public token does not open Link in update mode any more. /item/add_token/create and /payment_initiation/payment/token/create are no longer part of the API. /link/token/create does the work of all three.',
  fires: [
    '/item/public_token/create is called, by address or by a method of a client library (warning).',
    '/item/add_token/create or /payment_initiation/payment/token/create is (error).',
  ],
  silent: [
    '/sandbox/public_token/create and /item/public_token/exchange.',
    'Routes of your own back end, comments and text about the endpoint.',
  ],
  remedy:
    'Call /link/token/create: with access_token for update mode, with payment_initiation for a payment.',
  wrong: { language: 'js', code: 'client.createPublicToken(accessToken, callback);' },
  right: {
    language: 'js',
    code: "await client.linkTokenCreate({ user, client_name: 'Harbor', country_codes: ['US'], language: 'en', access_token: accessToken });",
  },
  sources: [
    'https://plaid.com/docs/link/link-token-migration-guide/',
    'https://plaid.com/docs/api/items/',
    'plaid 47.0.0 for Node, api.ts',
  ],
  *check({ recognition }): Iterable<Report> {
    for (const use of recognition.legacyEndpoints) {
      yield {
        span: use.span,
        severity: use.endpoint === '/item/public_token/create' ? 'warning' : 'error',
        message: messages[use.endpoint],
        related: [],
        tags: ['deprecated'],
        data: { endpoint: use.endpoint, via: use.via },
      };
    }
  },
};

const messages: Record<LegacyEndpointUse['endpoint'], string> = {
  '/item/public_token/create':
    '/item/public_token/create is deprecated, and its public token no longer opens Link. Call /link/token/create with access_token for update mode.',
  '/item/add_token/create': '/item/add_token/create is no longer part of the API. Call /link/token/create.',
  '/payment_initiation/payment/token/create':
    '/payment_initiation/payment/token/create is no longer part of the API. Call /link/token/create with payment_initiation.payment_id.',
};
