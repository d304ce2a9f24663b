import type { Report, Rule } from './rule.ts';
import { requestExample } from './shared/example.ts';
import { isWebAddress, redirectTexts } from './shared/redirects.ts';

export const redirectUriFragment: Rule = {
  id: 'redirect-uri-fragment',
  title: 'redirect_uri has a fragment',
  severity: 'error',
  docs: 'https://plaid.com/docs/link/oauth/#create-and-register-a-redirect-uri',
  docsTitle: 'OAuth: create and register a redirect URI',
  why: 'A redirect URI may not contain #, so the address of a hash router cannot be one.',
  fires: ['A # stands in a part of redirect_uri that is written out, in a template as well.'],
  silent: [
    'receivedRedirectUri, and hosted_link.completion_redirect_uri.',
    'The address has a custom scheme: redirect-uri-custom-scheme speaks of that.',
  ],
  remedy: 'Return to a path without #, and let the page there go on to the route.',
  wrong: requestExample({ redirect_uri: "'https://harbor.example/#/oauth'" }),
  right: requestExample({ redirect_uri: "'https://harbor.example/oauth'" }),
  sources: ['https://plaid.com/docs/link/oauth/'],
  *check(context): Iterable<Report> {
    for (const each of redirectTexts(context)) {
      const at = each.text.indexOf('#');
      if (at < 0 || !isWebAddress(each.text)) continue;
      yield {
        span: each.span,
        message:
          'redirect_uri contains #, which Plaid refuses; the address of a hash router cannot be a return. Use a path without # and route from there.',
        related: each.related,
        data: { ...each.data, cutAt: '#', replacement: each.text.slice(0, at) },
      };
    }
  },
};
