import type { Report, Rule, Severity } from './rule.ts';
import { requestExample } from './shared/example.ts';
import { type RedirectText, redirectTexts } from './shared/redirects.ts';

export const redirectUriHttp: Rule = {
  id: 'redirect-uri-http',
  title: 'redirect_uri uses http',
  severity: 'warning',
  docs: 'https://plaid.com/docs/link/oauth/#create-and-register-a-redirect-uri',
  docsTitle: 'OAuth: create and register a redirect URI',
  why: 'A redirect URI must use https. Only the Sandbox takes http, and its documentation promises that for localhost alone.',
  fires: [
    'The text of redirect_uri, or of PLAID_REDIRECT_URI in a .env file, starts with http:// and its host is known.',
    'Error when the file is evidently for Production, warning when the environment is unknown, information in Sandbox and for addresses of a local network.',
  ],
  silent: [
    'http on localhost, unless the file is evidently for Production.',
    'hosted_link.completion_redirect_uri, webhook, and other OAuth clients.',
    'The host is a part that only running the program tells.',
  ],
  remedy: 'Serve the return page over https and register that address in the Dashboard.',
  wrong: requestExample({ redirect_uri: "'http://harbor.example/oauth'" }),
  right: requestExample({ redirect_uri: "'https://harbor.example/oauth'" }),
  sources: ['https://plaid.com/docs/link/oauth/', 'https://plaid.com/docs/sandbox/'],
  *check(context): Iterable<Report> {
    for (const each of redirectTexts(context)) {
      const host = httpHost(each.text);
      if (host === null) continue;
      const severity = severityOf(each, placeOf(host));
      if (severity === null) continue;
      yield {
        span: each.span,
        severity,
        message: messageFor(each, severity, placeOf(host)),
        related: each.related,
        data: { ...each.data, replacement: each.text.trim().replace(/^http:/i, 'https:') },
      };
    }
  },
};

/** The host of a text that starts with `http://`, in lower case; null when it is another scheme or unknown. */
function httpHost(text: string): string | null {
  const host = /^\s*http:\/\/(\[[0-9a-f:.]{2,60}\]|[^/:?#\s\0]{1,253})([^\s]?)/i.exec(text);
  return host?.[1] === undefined || host[2] === '\0' ? null : host[1].toLowerCase();
}

type HostPlace = 'localhost' | 'loopback' | 'local' | 'public';

function placeOf(host: string): HostPlace {
  if (host === 'localhost' || host.endsWith('.localhost')) return 'localhost';
  if (/^127\./.test(host)) return 'loopback';
  const isLocal =
    /^(?:\[::1\]|0\.0\.0\.0|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+)$/.test(
      host,
    ) || /\.(?:local|test|internal|lan)$/.test(host);
  return isLocal ? 'local' : 'public';
}

function severityOf({ environment, from }: RedirectText, place: HostPlace): Severity | null {
  if (environment === 'production') {
    if (place === 'public') return 'error';
    // A stand-in for a machine of one's own: what Production is given stands elsewhere.
    return from === 'fallback' || from === 'choice' ? null : 'error';
  }
  if (place === 'localhost' || place === 'loopback') return null;
  if (place === 'local') return 'information';
  return environment === 'sandbox' ? 'information' : 'warning';
}

function messageFor({ environment }: RedirectText, severity: Severity, place: HostPlace): string {
  if (environment === 'production') {
    return 'redirect_uri uses http, which Production refuses. Use an https address that is registered in the Dashboard.';
  }
  if (environment === 'sandbox' || severity === 'information') {
    const what = place === 'local' ? 'an address of the local network' : 'a host that is not localhost';
    return `redirect_uri uses http with ${what}: Plaid documents http for localhost in Sandbox only. Use https.`;
  }
  return 'redirect_uri uses http: Plaid refuses it in Production, and documents it for localhost in Sandbox only. Use an https address that is registered in the Dashboard.';
}
