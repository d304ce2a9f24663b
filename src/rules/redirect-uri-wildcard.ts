import type { Report, Rule } from './rule.ts';
import { requestExample } from './shared/example.ts';
import { isWebAddress, redirectTexts } from './shared/redirects.ts';

export const redirectUriWildcard: Rule = {
  id: 'redirect-uri-wildcard',
  title: 'redirect_uri contains a wildcard',
  severity: 'error',
  docs: 'https://plaid.com/docs/link/oauth/#create-and-register-a-redirect-uri',
  docsTitle: 'OAuth: create and register a redirect URI',
  why: 'A * may stand for a subdomain in the list of allowed redirect URIs in the Dashboard. The request needs the one address that the user returns to.',
  fires: ['A * stands in a part of redirect_uri that is written out, before any ? or #.'],
  silent: ['The address has a custom scheme, or the * stands behind ? or #: other rules speak of that.'],
  remedy: 'Send the real address; keep the wildcard in the Dashboard.',
  wrong: requestExample({ redirect_uri: "'https://*.harbor.example/oauth'" }),
  right: requestExample({ redirect_uri: "'https://app.harbor.example/oauth'" }),
  sources: ['https://plaid.com/docs/link/oauth/'],
  *check(context): Iterable<Report> {
    for (const each of redirectTexts(context)) {
      const star = each.text.search(/[*?#]/);
      if (star < 0 || each.text[star] !== '*' || !isWebAddress(each.text)) continue;
      yield {
        span: each.span,
        message:
          'redirect_uri contains *, which only the list of allowed redirect URIs in the Dashboard may. Send the address that the user returns to.',
        related: each.related,
        data: each.data,
      };
    }
  },
};
