import { products } from '../catalog/fields.ts';
import type { Report, Rule, Severity } from './rule.ts';
import { dataOf } from './shared/content.ts';
import { requestExample } from './shared/example.ts';
import { type ListedProduct, listedProducts, meantProduct } from './shared/products.ts';

/** Known names that the documentation does not list for a link token. */
const elsewhere: ReadonlySet<string> = new Set([
  'monitor',
  'recurring_transactions',
  'transactions_refresh',
  'investments_refresh',
  'enrich',
  'identity_match',
  'deposit_switch',
  'credit_details',
  'processor_payments',
  'cra_plaid_credit_score',
  'income',
]);

export const unknownProduct: Rule = {
  id: 'unknown-product',
  title: 'A product list names something that is no product of a link token',
  severity: 'error',
  docs: 'https://plaid.com/docs/api/link/#link-token-create-request-products',
  docsTitle: 'API: products of /link/token/create',
  why: 'The API answers INVALID_PRODUCT, or INVALID_FIELD, to a name that it does not take here. A text is sent as it is; no type checker sees a misspelling.',
  fires: [
    'A text in a product list is no product: a misspelling, another case, several names in one text (error).',
    'A name that Plaid has, but not as a product of a link token: monitor, recurring_transactions, income, … (warning).',
  ],
  silent: [
    'Members of Products, which the client library checks.',
    'Names that start with cra_ or protect_ as new products do, unless a known one is a letter or two away.',
    'Values that only running the program tells. balance has a rule of its own.',
  ],
  remedy:
    'Write the product as the documentation does, in lower case with underscores, each in a text of its own.',
  wrong: requestExample({ products: "['auth', 'transaction']" }),
  right: requestExample({ products: "['auth', 'transactions']" }),
  sources: [
    'https://plaid.com/docs/api/link/#link-token-create-request-products',
    'plaid 47.0.0 for Node, api.ts',
  ],
  *check({ recognition }): Iterable<Report> {
    for (const product of listedProducts(recognition)) {
      const found = judge(product);
      if (!found) continue;
      const { request, list, item } = product;
      yield {
        span: item.span,
        severity: found.severity,
        message: found.message,
        related: [],
        data: {
          ...dataOf(request, list),
          item: item.span,
          written: item.text ?? product.name,
          ...(found.replacement === null ? {} : { replacement: found.replacement }),
        },
      };
    }
  },
};

interface Judged {
  readonly severity: Severity;
  readonly message: string;
  readonly replacement: string | null;
}

function judge({ item, list, name }: ListedProduct): Judged | null {
  if (item.kind !== 'string') return null;
  const shown = JSON.stringify(name.slice(0, 60));
  if (elsewhere.has(name) || (name === 'balance_plus' && list === 'products')) {
    const instead = meantProduct(name);
    const use = instead === null ? 'Remove it.' : `Use ${instead}, or remove it.`;
    const replacement = name === 'income' ? 'income_verification' : null;
    return {
      severity: 'warning',
      message: `${name} is not among the products documented for a link token; Plaid may refuse the request (INVALID_PRODUCT). ${use}`,
      replacement,
    };
  }
  if (name.toLowerCase() === 'balance' || products().includes(name)) return null;
  if (/[,;]/.test(name)) {
    return {
      severity: 'error',
      message: `${shown} is one text with several products: Plaid reads it as one name and refuses it. Write each product as a text of its own.`,
      replacement: null,
    };
  }
  const instead = meantProduct(name);
  if (/^(?:cra|protect)_\w+$/.test(name) && instead === null) return null;
  const severity = /^(?:cra|protect)_\w+$/.test(name) ? 'warning' : 'error';
  const hint = instead === null ? 'See the products of /link/token/create.' : `Did you mean ${instead}?`;
  return {
    severity,
    message: `${shown} is no product of Plaid's: the request is refused (INVALID_PRODUCT). ${hint}`,
    replacement: instead,
  };
}
