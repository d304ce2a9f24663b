import type { Report, Rule } from './rule.ts';
import { dataOf } from './shared/content.ts';
import { requestExample } from './shared/example.ts';
import { unknownKeys } from './shared/unknown-keys.ts';

export const camelCaseField: Rule = {
  id: 'camel-case-field',
  title: "A request field is not in the API's spelling",
  severity: 'error',
  docs: 'https://plaid.com/docs/errors/invalid-request/#unknown_fields',
  docsTitle: 'UNKNOWN_FIELDS',
  why: 'The keys of this request are sent as they are written. The API knows them in lower case with underscores only, and refuses others with UNKNOWN_FIELDS; a required field under another spelling is missing as well.',
  fires: [
    'A key of the request, or of an object in it, is a field of the API in another case: redirectUri, clientName, user.clientUserId.',
  ],
  silent: [
    'Builders and classes that a client library translates.',
    'Requests to a back end of your own, and objects that are not surely sent to Plaid.',
    'The value is undefined, null or None.',
  ],
  remedy: 'Write the key as the API does: redirect_uri, client_name, country_codes.',
  wrong: requestExample({ client_name: null, clientName: "'Harbor'" }),
  right: requestExample({}),
  sources: [
    'https://plaid.com/docs/errors/invalid-request/#unknown_fields',
    'https://plaid.com/docs/api/link/#linktokencreate',
  ],
  *check({ recognition }): Iterable<Report> {
    for (const { request, site, written, parent, wrong, meant } of unknownKeys(recognition)) {
      if (wrong !== 'spelling' || meant === null) continue;
      const path = parent === '' ? meant : `${parent}.${meant}`;
      yield {
        span: site.keySpan,
        message: `${written} is not a field of the request: the API calls it ${meant} and refuses other keys (UNKNOWN_FIELDS). Rename it.`,
        related: [],
        data: { ...dataOf(request, path), key: site.keySpan, site: site.span, written, replacement: meant },
      };
    }
  },
};
