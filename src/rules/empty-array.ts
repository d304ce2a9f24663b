import type { Value } from '../recognize/model.ts';
import type { Report, Rule } from './rule.ts';
import { dataOf, isUpdate, literalSpan, onlySite, sentRequests, usedAt } from './shared/content.ts';
import { requestExample } from './shared/example.ts';
import { productLists } from './shared/products.ts';

export const emptyArray: Rule = {
  id: 'empty-array',
  title: 'A list of the request is empty where the API needs a value',
  severity: 'error',
  docs: 'https://plaid.com/docs/api/link/#link-token-create-request-country-codes',
  docsTitle: 'API: lists of /link/token/create',
  why: 'country_codes needs one value at least, products one for a new Item; the API refuses an empty list with INVALID_FIELD.',
  fires: [
    'country_codes is an empty list (error).',
    'products is an empty list and the request is for a new Item (error).',
    'account_subtypes of a filter is an empty list (warning).',
  ],
  silent: [
    'products: [] with access_token: it is allowed in update mode.',
    'Something is added to the list later, or it is filled from elsewhere.',
  ],
  remedy: 'Name at least one value.',
  wrong: requestExample({ country_codes: '[]' }),
  right: requestExample({ country_codes: "['US']" }),
  sources: ['https://plaid.com/docs/api/link/#linktokencreate', 'plaid 47.0.0 for Node, api.ts'],
  *check({ recognition }): Iterable<Report> {
    for (const request of sentRequests(recognition)) {
      for (const [path, field] of request.fields) {
        const site = onlySite(field);
        if (!site || !isEmpty(site.value)) continue;
        const isFilter = /^account_filters\.\w+\.account_subtypes$/.test(path);
        if (path === 'products') {
          const hasOther = productLists.some((list) => list !== path && request.fields.has(list));
          if (isUpdate(request) || !request.closed || hasOther) continue;
        } else if (path !== 'country_codes' && !isFilter) continue;
        yield {
          span: literalSpan(site.value),
          severity: isFilter ? 'warning' : 'error',
          message: messageFor(path),
          related: usedAt(site.value),
          data: { ...dataOf(request, path), value: literalSpan(site.value) },
        };
      }
    }
  },
};

function isEmpty(value: Value): boolean {
  return value.kind === 'list' && value.partial !== true && value.items?.length === 0;
}

function messageFor(path: string): string {
  if (path === 'country_codes') {
    return 'country_codes is empty: Plaid refuses the request (INVALID_FIELD). Name at least one country, such as US.';
  }
  if (path === 'products') {
    return 'products is empty: Plaid refuses a request for a new Item without a product (INVALID_FIELD). Name at least one.';
  }
  return 'account_subtypes is empty: the API takes a list with at least one subtype. Name subtypes, or use "all".';
}
