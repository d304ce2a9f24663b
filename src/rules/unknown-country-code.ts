import { countryCodes } from '../catalog/fields.ts';
import type { Report, Rule } from './rule.ts';
import { dataOf, itemsOf, sentRequests } from './shared/content.ts';
import { requestExample } from './shared/example.ts';

/** What people write for a country that Plaid knows. */
const meant: Readonly<Record<string, string>> = {
  UK: 'GB',
  EN: 'GB',
  ENG: 'GB',
  GBR: 'GB',
  USA: 'US',
  'UNITED STATES': 'US',
  'U.S.': 'US',
  CAN: 'CA',
  CANADA: 'CA',
  DEU: 'DE',
  GER: 'DE',
  FRA: 'FR',
  ESP: 'ES',
  NLD: 'NL',
  IRL: 'IE',
  ITA: 'IT',
  POL: 'PL',
  DNK: 'DK',
  NOR: 'NO',
  SWE: 'SE',
  EST: 'EE',
  LTU: 'LT',
  LVA: 'LV',
  PRT: 'PT',
  BEL: 'BE',
  AUT: 'AT',
  FIN: 'FI',
};

export const unknownCountryCode: Rule = {
  id: 'unknown-country-code',
  title: 'country_codes names a country that Plaid does not serve, or misspells one',
  severity: 'error',
  docs: 'https://plaid.com/docs/api/link/#link-token-create-request-country-codes',
  docsTitle: 'API: country_codes of /link/token/create',
  why: 'country_codes takes upper-case two-letter codes from a fixed list; the API refuses any other text with INVALID_FIELD.',
  fires: [
    'A text in country_codes is not on the list: UK for GB, us for US, USA, a country that Plaid does not serve.',
  ],
  silent: ['Members of CountryCode.', 'Values that only running the program tells.'],
  remedy: 'Write the two-letter code in upper case: US, GB, CA, …',
  wrong: requestExample({ country_codes: "['UK']" }),
  right: requestExample({ country_codes: "['GB']" }),
  sources: [
    'https://plaid.com/docs/api/link/#link-token-create-request-country-codes',
    'plaid 47.0.0 for Node, api.ts',
  ],
  *check({ recognition }): Iterable<Report> {
    const seen = new Set<string>();
    for (const request of sentRequests(recognition)) {
      for (const item of itemsOf(request, 'country_codes').items) {
        const written = item.kind === 'string' ? (item.text ?? '') : null;
        if (written === null || countryCodes().includes(written)) continue;
        const key = `${item.span.start} ${written}`;
        if (seen.has(key)) continue;
        seen.add(key);
        const replacement = meantCountry(written);
        yield {
          span: item.span,
          message: `${JSON.stringify(written.slice(0, 40))} is no country code that Plaid takes: the request is refused (INVALID_FIELD). ${
            replacement === null ? `It serves ${countryCodes().join(', ')}.` : `Use ${replacement}.`
          }`,
          related: [],
          data: {
            ...dataOf(request, 'country_codes'),
            item: item.span,
            written,
            ...(replacement === null ? {} : { replacement }),
          },
        };
      }
    }
  },
};

function meantCountry(written: string): string | null {
  const word = written.trim().toUpperCase();
  if (countryCodes().includes(word)) return word;
  return Object.hasOwn(meant, word) ? (meant[word] as string) : null;
}
