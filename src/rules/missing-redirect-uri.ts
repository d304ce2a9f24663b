import type { Report, Rule } from './rule.ts';
import { because, platformLabel, type ReturnGap, relatedOf, returnGaps } from './shared/returns.ts';

export const missingRedirectUri: Rule = {
  id: 'missing-redirect-uri',
  title: 'A link token request for iOS, a webview or the web carries no redirect_uri',
  severity: 'warning',
  docs: 'https://plaid.com/docs/link/oauth/#configure-your-link-token-with-your-redirect-uri',
  docsTitle: 'OAuth: configure your link token with your redirect URI',
  troubleshooting: {
    title: 'OAuth institutions not appearing',
    url: 'https://plaid.com/docs/link/troubleshooting/#oauth-not-working',
  },
  why: 'A bank that uses OAuth sends the user away to log in. On iOS and in webviews the registered redirect URI is the only way back, in update mode too; in a mobile browser it is the way back wherever a pop-up cannot open. Without it such banks are missing from Link, or the user is left at the bank.',
  fires: [
    'Everything that goes into the request is visible, and none of it sets redirect_uri.',
    'The workspace serves iOS, React Native, Flutter or a webview (error), or the web (warning).',
    'The session may reach a bank.',
  ],
  silent: [
    'Something that cannot be seen may add the field: a spread, a computed key, another function, a parameter.',
    'The field is set anywhere for this request, also under a condition; blank values are another rule.',
    'The request is for Hosted Link outside a mobile app, for Android alone, for Canada alone, or for products that never reach a bank.',
    'Another branch of the same request sends it.',
    'The platform is unknown: missing-oauth-return speaks then.',
  ],
  remedy:
    'Send an https redirect_uri that stands on the list of allowed redirect URIs in the Dashboard, and leave the key out where the value is blank.',
  wrong: {
    language: 'ts',
    code: "await plaid.linkTokenCreate({\n  user: { client_user_id: user.id },\n  client_name: 'Harbor',\n  products: [Products.Auth],\n  country_codes: [CountryCode.Us],\n  language: 'en',\n});",
  },
  right: {
    language: 'ts',
    code: "await plaid.linkTokenCreate({\n  user: { client_user_id: user.id },\n  client_name: 'Harbor',\n  products: [Products.Auth],\n  country_codes: [CountryCode.Us],\n  language: 'en',\n  ...(process.env.PLAID_REDIRECT_URI ? { redirect_uri: process.env.PLAID_REDIRECT_URI } : {}),\n});",
  },
  sources: [
    'https://plaid.com/docs/link/oauth/',
    'https://plaid.com/docs/link/ios/',
    'https://plaid.com/docs/link/troubleshooting/#oauth-not-working',
  ],
  *check(context): Iterable<Report> {
    for (const gap of returnGaps(context)) {
      if (gap.missing !== 'redirect_uri') continue;
      yield {
        span: gap.request.site,
        severity: gap.severity,
        message: messageFor(gap),
        related: relatedOf(gap),
        data: { field: 'redirect_uri', request: gap.request.span.start },
      };
    }
  },
};

function messageFor(gap: ReturnGap): string {
  const apps = gap.platforms.filter((platform) => platform !== 'web');
  if (apps.length === 0) {
    return `redirect_uri is missing: where a browser cannot open a pop-up (mail, Facebook and other in-app browsers), users do not come back from OAuth banks${because(gap)}. Send an https redirect_uri that is registered in the Dashboard.`;
  }
  const who = apps.includes('webview') && apps.length === 1 ? 'a webview' : iosWords(apps);
  return `redirect_uri is missing: OAuth banks cannot return users to ${who}${because(gap)}. Send a registered https redirect_uri in requests from iOS${apps.includes('webview') ? ' and webviews' : ''}.`;
}

function iosWords(apps: readonly ReturnGap['platforms'][number][]): string {
  const crossPlatform = apps.find((platform) => platform === 'react-native' || platform === 'flutter');
  return crossPlatform ? `the iOS app built with ${platformLabel(crossPlatform)}` : 'the iOS app';
}
