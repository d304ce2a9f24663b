import type { Report, Rule, Severity } from './rule.ts';
import { requestExample } from './shared/example.ts';
import { type RedirectText, redirectTexts } from './shared/redirects.ts';

export const redirectUriWhitespace: Rule = {
  id: 'redirect-uri-whitespace',
  title: 'redirect_uri has blanks, quotes or a separator around it',
  severity: 'warning',
  docs: 'https://plaid.com/docs/link/oauth/#create-and-register-a-redirect-uri',
  docsTitle: 'OAuth: create and register a redirect URI',
  why: 'redirect_uri must equal an entry of the allowed redirect URIs. A blank, a quote or a comma that is part of the value makes it another address.',
  fires: [
    'The text of redirect_uri starts or ends with white space (error in code, warning in a .env file).',
    'Quotes stand inside it, or a comma or semicolon at its end (warning).',
  ],
  silent: [
    'Plain quotes around a value in a .env file, and blanks around an unquoted one: loaders take them off.',
    'A text of nothing but blanks: redirect-uri-blank speaks of that.',
    'The code trims the value.',
  ],
  remedy: 'Take the extra characters out.',
  wrong: requestExample({ redirect_uri: "'https://harbor.example/oauth '" }),
  right: requestExample({ redirect_uri: "'https://harbor.example/oauth'" }),
  sources: ['https://plaid.com/docs/link/oauth/', 'https://github.com/plaid/tiny-quickstart/pull/65'],
  *check(context): Iterable<Report> {
    for (const each of redirectTexts(context)) {
      const found = extraIn(each);
      if (!found) continue;
      yield {
        span: each.span,
        severity: found.severity,
        message: `redirect_uri has ${found.what}, so it equals no allowed redirect URI. Take ${found.what.startsWith('a ') ? 'it' : 'them'} out.`,
        related: each.related,
        data: { ...each.data, replacement: each.text.replace(/^[\s'"`]+|[\s'"`,;]+$/g, '') },
      };
    }
  },
};

function extraIn(each: RedirectText): { what: string; severity: Severity } | null {
  const { text } = each;
  if (text.trim() === '') return null;
  const isCode = each.from !== 'variable';
  if ((isCode || each.isQuoted) && /^\s|\s$/.test(text)) {
    return { what: 'white space around it', severity: isCode ? 'error' : 'warning' };
  }
  if (/^['"`]|['"`]$/.test(text)) return { what: 'quotes inside the value', severity: 'warning' };
  if (/[,;]$/.test(text)) return { what: 'a separator at its end', severity: 'warning' };
  return null;
}
