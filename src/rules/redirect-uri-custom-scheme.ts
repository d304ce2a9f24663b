import type { Report, Rule } from './rule.ts';
import { requestExample } from './shared/example.ts';
import { redirectTexts, schemeOf } from './shared/redirects.ts';

export const redirectUriCustomScheme: Rule = {
  id: 'redirect-uri-custom-scheme',
  title: 'redirect_uri has a custom URI scheme',
  severity: 'error',
  docs: 'https://plaid.com/docs/link/oauth/#create-and-register-a-redirect-uri',
  docsTitle: 'OAuth: create and register a redirect URI',
  why: 'Plaid supports custom URI schemes in no environment. An iOS app is opened by a universal link, an Android app by its package name.',
  fires: ['redirect_uri starts with a scheme that is neither http nor https.'],
  silent: [
    'hosted_link.completion_redirect_uri, where a custom scheme is the usual form.',
    'plaidlink:// and intent:// addresses in the code around a webview.',
    'The start of the address is a part that only running the program tells.',
  ],
  remedy:
    'On iOS send an https universal link; on Android leave redirect_uri out and send android_package_name.',
  wrong: requestExample({ redirect_uri: "'harbor://oauth'" }),
  right: requestExample({ redirect_uri: "'https://harbor.example/oauth'" }),
  sources: ['https://plaid.com/docs/link/oauth/', 'https://plaid.com/docs/link/ios/'],
  *check(context): Iterable<Report> {
    for (const each of redirectTexts(context)) {
      const scheme = schemeOf(each.text);
      if (scheme === null || /^(?:https?|plaidlink|intent)$/.test(scheme)) continue;
      yield {
        span: each.span,
        message: `redirect_uri has the custom scheme ${scheme}://, which Plaid refuses. Send an https universal link for iOS; for Android send android_package_name and no redirect_uri.`,
        related: each.related,
        data: { ...each.data, scheme },
      };
    }
  },
};
