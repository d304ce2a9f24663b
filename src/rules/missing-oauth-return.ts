import type { Report, Rule } from './rule.ts';
import { relatedOf, returnGaps } from './shared/returns.ts';

export const missingOauthReturn: Rule = {
  id: 'missing-oauth-return',
  title: 'A link token request has no OAuth return, and nothing says where Link runs',
  severity: 'information',
  docs: 'https://plaid.com/docs/link/oauth/#configure-your-link-token-with-your-redirect-uri',
  docsTitle: 'OAuth: configure your link token with your redirect URI',
  troubleshooting: {
    title: 'OAuth institutions not appearing',
    url: 'https://plaid.com/docs/link/troubleshooting/#oauth-not-working',
  },
  why: 'Users come back from a bank that uses OAuth by redirect_uri (iOS, webviews, the web) or by android_package_name (Android). This request has neither. No file in the workspace tells which of them Link needs, so this is something to look at and not an error.',
  fires: [
    'Everything that goes into the request is visible, and it sets neither redirect_uri nor android_package_name.',
    'No manifest or page in the workspace says on which platform Link runs, and no setting does.',
  ],
  silent: [
    'Something that cannot be seen may add either field.',
    'The platform is known: missing-redirect-uri and missing-android-package-name speak then.',
    'The request is for Hosted Link, for Canada alone, or for products that never reach a bank.',
  ],
  remedy:
    'Send redirect_uri for the web and iOS, android_package_name for Android; or set linkDoctor.platforms so that only what is needed is asked for.',
  wrong: {
    language: 'ts',
    code: "await plaid.linkTokenCreate({ user, client_name: 'Harbor', products, country_codes, language: 'en' });",
  },
  right: {
    language: 'ts',
    code: "await plaid.linkTokenCreate({ user, client_name: 'Harbor', products, country_codes, language: 'en', redirect_uri });",
  },
  sources: ['https://plaid.com/docs/link/oauth/'],
  *check(context): Iterable<Report> {
    for (const gap of returnGaps(context)) {
      if (gap.missing !== 'either') continue;
      yield {
        span: gap.request.site,
        severity: gap.severity,
        message:
          'The request has neither redirect_uri nor android_package_name, so users may not come back from OAuth banks. Send redirect_uri for the web and iOS, android_package_name for Android; no file here says which of them Link runs on (linkDoctor.platforms can).',
        related: relatedOf(gap),
        data: { field: 'either', request: gap.request.span.start },
      };
    }
  },
};
