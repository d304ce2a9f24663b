import type { Report, Rule } from './rule.ts';
import { dataOf } from './shared/content.ts';
import { requestExample } from './shared/example.ts';
import { listedProducts } from './shared/products.ts';

export const balanceInProducts: Rule = {
  id: 'balance-in-products',
  title: 'balance is listed as a product',
  severity: 'error',
  docs: 'https://plaid.com/docs/errors/invalid-input/#invalid_product',
  docsTitle: 'INVALID_PRODUCT',
  why: 'Balance comes with every Item and is asked for with /accounts/balance/get. It is no product of a link token: the API answers INVALID_PRODUCT. The client libraries list it all the same, so no type checker sees it.',
  fires: ['balance stands in any of the four product lists, as a text or as a member of Products.'],
  silent: [
    'balance_plus and signal, which are products of their own.',
    'Comments, tests and type declarations.',
  ],
  remedy: 'Take balance out; if it was the only product, name another, such as auth or transactions.',
  wrong: requestExample({ products: "['auth', 'balance']" }),
  right: requestExample({ products: "['auth']" }),
  sources: [
    'https://plaid.com/docs/api/link/#link-token-create-request-products',
    'https://plaid.com/docs/errors/invalid-input/#invalid_product',
  ],
  *check({ recognition }): Iterable<Report> {
    for (const { request, list, item, name } of listedProducts(recognition)) {
      if (name.toLowerCase() !== 'balance') continue;
      yield {
        span: item.span,
        message: `balance is not a product that ${list} takes: Plaid refuses the request (INVALID_PRODUCT). Remove it; every Item has balances.`,
        related: [],
        data: { ...dataOf(request, list), item: item.span, written: item.text ?? name, remove: true },
      };
    }
  },
};
