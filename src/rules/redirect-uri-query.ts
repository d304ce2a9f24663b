import type { Report, Rule } from './rule.ts';
import { requestExample } from './shared/example.ts';
import { isWebAddress, redirectTexts } from './shared/redirects.ts';

export const redirectUriQuery: Rule = {
  id: 'redirect-uri-query',
  title: 'redirect_uri has a query string',
  severity: 'error',
  docs: 'https://plaid.com/docs/link/oauth/#create-and-register-a-redirect-uri',
  docsTitle: 'OAuth: create and register a redirect URI',
  why: 'A redirect URI may not carry query parameters; Plaid adds its own (oauth_state_id) when the user comes back.',
  fires: ['A ? stands in a part of redirect_uri that is written out, in a template as well.'],
  silent: [
    'receivedRedirectUri, which must carry oauth_state_id.',
    'hosted_link.completion_redirect_uri, and other OAuth clients.',
    'The ? stands behind a #, or the address has a custom scheme: other rules speak of that.',
  ],
  remedy: 'Cut the query off; keep state in a cookie or in the server session.',
  wrong: requestExample({ redirect_uri: "'https://harbor.example/oauth?user=7'" }),
  right: requestExample({ redirect_uri: "'https://harbor.example/oauth'" }),
  sources: ['https://plaid.com/docs/link/oauth/'],
  *check(context): Iterable<Report> {
    for (const each of redirectTexts(context)) {
      const at = each.text.search(/[?#]/);
      if (at < 0 || each.text[at] !== '?' || !isWebAddress(each.text)) continue;
      yield {
        span: each.span,
        message:
          'redirect_uri has a query string, which Plaid refuses. Cut it off and keep state in a cookie or in the server session.',
        related: each.related,
        data: { ...each.data, cutAt: '?', replacement: each.text.slice(0, at) },
      };
    }
  },
};
