import type { Report, Rule } from './rule.ts';
import { because, relatedOf, returnGaps } from './shared/returns.ts';

export const missingAndroidPackageName: Rule = {
  id: 'missing-android-package-name',
  title: 'A link token request for an Android app carries no android_package_name',
  severity: 'warning',
  docs: 'https://plaid.com/docs/link/oauth/#android-sdk-react-native-android',
  docsTitle: 'OAuth: Android SDK and React Native on Android',
  troubleshooting: {
    title: 'OAuth institutions not appearing',
    url: 'https://plaid.com/docs/link/troubleshooting/#oauth-not-working',
  },
  why: 'On Android the package name, not a redirect URI, brings the user back from the bank. Without it Link ends with no result after an OAuth login, in update mode too.',
  fires: [
    'Everything that goes into the request is visible, and none of it sets android_package_name.',
    'The workspace is an Android app (error), or React Native or Flutter, which serve Android and iOS from one back end (warning), or serves Android beside the web (information).',
  ],
  silent: [
    'Something that cannot be seen may add the field.',
    'The field is set anywhere for this request, also under a condition.',
    'The request is for Hosted Link, where a package name cannot serve the return.',
    'The workspace serves only the web or iOS, or the request stands in the iOS or web branch of a platform switch.',
    'Another branch of the same request sends it, or the products never reach a bank.',
  ],
  remedy:
    'Send android_package_name in requests from Android, and redirect_uri in those from iOS; add the package name under Allowed Android package names in the Dashboard.',
  wrong: {
    language: 'ts',
    code: "await plaid.linkTokenCreate({\n  user, client_name: 'Harbor', products, country_codes, language: 'en',\n});",
  },
  right: {
    language: 'ts',
    code: "await plaid.linkTokenCreate({\n  user, client_name: 'Harbor', products, country_codes, language: 'en',\n  ...(platform === 'android'\n    ? { android_package_name: process.env.PLAID_ANDROID_PACKAGE_NAME }\n    : { redirect_uri: process.env.PLAID_REDIRECT_URI }),\n});",
  },
  sources: [
    'https://plaid.com/docs/link/oauth/#android-sdk-react-native-android',
    'https://plaid.com/docs/link/android/#register-your-app-id',
    'https://github.com/plaid/plaid-link-android/issues/186',
  ],
  *check(context): Iterable<Report> {
    for (const gap of returnGaps(context)) {
      if (gap.missing !== 'android_package_name') continue;
      const both = gap.platforms.some((platform) => platform !== 'android');
      yield {
        span: gap.request.site,
        severity: gap.severity,
        message: `android_package_name is missing: OAuth banks cannot return Android users to the app${because(gap)}. Send the applicationId in requests from Android${both ? ' (and redirect_uri in those from iOS)' : ''} and allow it in the Dashboard.`,
        related: relatedOf(gap),
        data: { field: 'android_package_name', request: gap.request.span.start },
      };
    }
  },
};
