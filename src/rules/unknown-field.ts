import { requestFacts } from '../catalog/fields.ts';
import type { Report, Rule } from './rule.ts';
import { dataOf } from './shared/content.ts';
import { requestExample } from './shared/example.ts';
import { type UnknownKey, unknownKeys } from './shared/unknown-keys.ts';

export const unknownField: Rule = {
  id: 'unknown-field',
  title: 'A request carries a key that the API does not know',
  severity: 'error',
  docs: 'https://plaid.com/docs/errors/invalid-request/#unknown_fields',
  docsTitle: 'UNKNOWN_FIELDS',
  why: 'The API refuses keys that it does not know with UNKNOWN_FIELDS. Often the field has another name: redirect_url for redirect_uri, product for products, user.id for user.client_user_id.',
  fires: [
    'A key of the request, or of an object in it, is no field, and a field of a like name exists or the key is known to be gone (error).',
    'A key is no field, and none is like it (information: it may be newer than the catalog).',
  ],
  silent: [
    'Builders and classes of a client library, which checks its own arguments.',
    'Requests to a back end of your own, and objects that are not surely sent to Plaid.',
    'The value is undefined, null or None. Another case of a field has a rule of its own.',
  ],
  remedy: 'Rename the key to the field that is meant, or remove it.',
  wrong: requestExample({ user: '{ id: user.id }' }),
  right: requestExample({ user: '{ client_user_id: user.id }' }),
  sources: ['https://plaid.com/docs/errors/invalid-request/#unknown_fields', 'plaid 47.0.0 for Node, api.ts'],
  *check({ recognition }): Iterable<Report> {
    for (const found of unknownKeys(recognition)) {
      if (found.wrong !== 'name') continue;
      const key = isMeantThere(found) ? { ...found, meant: null } : found;
      const { request, site, written, parent } = key;
      const path = parent === '' ? written : `${parent}.${written}`;
      const isGone = requestFacts(path)?.status === 'removed';
      yield {
        span: site.keySpan,
        severity: key.meant !== null || isGone ? 'error' : 'information',
        message: messageFor(key, isGone),
        related: [],
        data: {
          ...dataOf(request, path),
          key: site.keySpan,
          site: site.span,
          written,
          ...replacementOf(key),
        },
      };
    }
  },
};

function messageFor({ written, parent, meant }: UnknownKey, isGone: boolean): string {
  const where = parent === '' ? 'the request' : parent;
  const shown = written.slice(0, 60);
  if (isGone)
    return `${shown} is no field of ${where} any more: the API refuses it (UNKNOWN_FIELDS). Remove it.`;
  const what = `${shown} is not a field of ${where}: the API refuses keys that it does not know (UNKNOWN_FIELDS).`;
  return meant === null
    ? `${what} Remove it, unless Plaid has given you the field.`
    : `${what} Did you mean ${meant}?`;
}

/** The field one could mean is in the request already: this key is something else. */
function isMeantThere({ meant, request, parent }: UnknownKey): boolean {
  return meant !== null && request.fields.has(parent === '' ? meant : `${parent}.${meant}`);
}

/** A rename, when the field that is meant stands in the same object and is of the same kind. */
function replacementOf({ meant }: UnknownKey): { replacement?: string } {
  return meant === null || meant.includes('.') || meant === 'account_filters' ? {} : { replacement: meant };
}
