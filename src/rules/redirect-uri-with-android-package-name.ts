import type { FieldSite, LinkTokenRequest } from '../recognize/model.ts';
import type { Report, Rule } from './rule.ts';
import { dataOf, onlySite } from './shared/content.ts';
import { requestExample } from './shared/example.ts';

export const redirectUriWithAndroidPackageName: Rule = {
  id: 'redirect-uri-with-android-package-name',
  title: 'One request carries both redirect_uri and android_package_name',
  severity: 'warning',
  docs: 'https://plaid.com/docs/api/link/#link-token-create-request-redirect-uri',
  docsTitle: 'API: redirect_uri of /link/token/create',
  why: 'A link token serves one return. redirect_uri is to be left out for Android, and android_package_name for every other platform.',
  fires: ['Both fields are set in one request, each to a value, whatever happens.'],
  silent: [
    'Either is set under a condition, or to something that may be null.',
    'The request is for Hosted Link.',
  ],
  remedy: 'Send android_package_name in requests from Android, redirect_uri in all others.',
  wrong: requestExample({
    redirect_uri: "'https://harbor.example/oauth'",
    android_package_name: "'com.harbor.app'",
  }),
  right: requestExample({
    '...':
      "(platform === 'android' ? { android_package_name: 'com.harbor.app' } : { redirect_uri: 'https://harbor.example/oauth' })",
  }),
  sources: ['https://plaid.com/docs/api/link/#link-token-create-request-redirect-uri'],
  *check({ recognition }): Iterable<Report> {
    for (const request of recognition.requests) {
      if (isHosted(request)) continue;
      const redirect = onlySite(request.fields.get('redirect_uri'));
      const name = onlySite(request.fields.get('android_package_name'));
      if (!redirect || !name || !isSurelySet(redirect) || !isSurelySet(name)) continue;
      yield {
        span: name.keySpan,
        message:
          'The request carries android_package_name and redirect_uri, but a link token serves one return. Send android_package_name in requests from Android, and redirect_uri in all others.',
        related: [{ message: 'redirect_uri is set here', at: redirect.keySpan }],
        data: { ...dataOf(request, 'android_package_name'), site: name.span, other: redirect.span },
      };
    }
  },
};

function isHosted(request: LinkTokenRequest): boolean {
  for (const path of request.fields.keys()) if (/^hosted_link(?:\.|$)/.test(path)) return true;
  return false;
}

/** A text, an environment variable, a constant: not a parameter that callers leave out. */
function isSurelySet({ value }: FieldSite): boolean {
  if (value.fallback?.kind === 'string' && value.fallback.text === '') return false;
  switch (value.kind) {
    case 'string':
      return (value.text ?? '').trim() !== '';
    case 'template':
    case 'env':
    case 'enum':
      return true;
    case 'other':
      return (
        /(?:^|\.)[A-Z][A-Z0-9]*_[A-Z0-9_]+$|^(?:\w+\.)?(?:config|settings|env|configuration|options)\.[\w.]+$/i.test(
          value.name ?? '',
        ) &&
        value.optional !== true &&
        isConstantName(value.name ?? '')
      );
    default:
      return false;
  }
}

function isConstantName(name: string): boolean {
  const last = name.slice(name.lastIndexOf('.') + 1);
  return name.includes('.') || last === last.toUpperCase();
}
