import { languages } from '../catalog/fields.ts';
import type { LinkTokenRequest } from '../recognize/model.ts';
import type { Report, Rule } from './rule.ts';
import { dataOf, itemsOf, literalSpan, possible, sentRequests, sitesOf, usedAt } from './shared/content.ts';
import { requestExample } from './shared/example.ts';
import { productName } from './shared/session.ts';

const meant: Readonly<Record<string, string>> = {
  english: 'en',
  spanish: 'es',
  french: 'fr',
  german: 'de',
  dutch: 'nl',
  italian: 'it',
  portuguese: 'pt',
  eng: 'en',
  us: 'en',
  nb: 'no',
  nn: 'no',
};

export const unknownLanguage: Rule = {
  id: 'unknown-language',
  title: 'language is none that Link speaks',
  severity: 'error',
  docs: 'https://plaid.com/docs/api/link/#link-token-create-request-language',
  docsTitle: 'API: language of /link/token/create',
  why: 'language takes a lower-case two-letter code from a fixed list; the API refuses any other text with INVALID_FIELD. The client libraries take any text.',
  fires: [
    'The text of language is not on the list: en-US, EN, English, a language that Link does not speak.',
  ],
  silent: [
    'Sessions of Identity Verification alone, which ignore the field.',
    'Members of an enumeration, and values that only running the program tells.',
  ],
  remedy: 'Write the two-letter code in lower case, without a region.',
  wrong: requestExample({ language: "'en-US'" }),
  right: requestExample({ language: "'en'" }),
  sources: ['https://plaid.com/docs/api/link/#link-token-create-request-language'],
  *check({ recognition }): Iterable<Report> {
    const seen = new Set<number>();
    for (const request of sentRequests(recognition)) {
      if (isIdentityVerification(request)) continue;
      for (const site of sitesOf(request, 'language')) {
        for (const { value } of possible(site.value)) {
          const written = value.kind === 'string' ? (value.text ?? '') : null;
          const span = literalSpan(value);
          if (written === null || languages().includes(written) || seen.has(span.start)) continue;
          seen.add(span.start);
          const replacement = meantLanguage(written);
          yield {
            span,
            message: `${JSON.stringify(written.slice(0, 40))} is no language that Link speaks: the request is refused (INVALID_FIELD). ${
              replacement === null ? `It speaks ${languages().join(', ')}.` : `Use ${replacement}.`
            }`,
            related: usedAt(value),
            data: {
              ...dataOf(request, 'language'),
              value: span,
              written,
              ...(replacement === null ? {} : { replacement }),
            },
          };
        }
      }
    }
  },
};

function meantLanguage(written: string): string | null {
  const word = written.trim().toLowerCase();
  const short = word.split(/[-_]/)[0] as string;
  if (languages().includes(short)) return short;
  return Object.hasOwn(meant, word) ? (meant[word] as string) : null;
}

function isIdentityVerification(request: LinkTokenRequest): boolean {
  const { items, isWhole } = itemsOf(request, 'products');
  return isWhole && items.length > 0 && items.every((item) => productName(item) === 'identity_verification');
}
