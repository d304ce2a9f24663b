import { allowedProducts, type ProductList } from '../../catalog/fields.ts';
import { distance } from '../../catalog/nearest.ts';
import type { LinkTokenRequest, Value } from '../../recognize/model.ts';
import type { Recognition } from '../../recognize/recognize.ts';
import { itemsOf, sentRequests } from './content.ts';
import { productName } from './session.ts';

export const productLists: readonly ProductList[] = [
  'products',
  'required_if_supported_products',
  'optional_products',
  'additional_consented_products',
];

/** One product in one list of a request. */
export interface ListedProduct {
  readonly request: LinkTokenRequest;
  readonly list: ProductList;
  readonly item: Value;
  /** As on the wire. */
  readonly name: string;
}

/** The products that requests name, each place once. */
export function* listedProducts(recognition: Recognition): Generator<ListedProduct> {
  const seen = new Set<string>();
  for (const request of sentRequests(recognition)) {
    for (const list of productLists) {
      for (const item of itemsOf(request, list).items) {
        const name = productName(item);
        const key = `${item.span.start} ${name}`;
        if (name === null || seen.has(key)) continue;
        seen.add(key);
        yield { request, list, item, name };
      }
    }
  }
}

const meant: Readonly<Record<string, string>> = {
  idv: 'identity_verification',
  income: 'income_verification',
  transaction: 'transactions',
  account: 'auth',
  accounts: 'auth',
  holdings: 'investments',
  liability: 'liabilities',
  investment: 'investments',
  identity_match: 'identity',
  balance_plus: 'signal',
  recurring_transactions: 'transactions',
  transactions_refresh: 'transactions',
  transactions_sync: 'transactions',
  investments_refresh: 'investments',
  payments: 'payment_initiation',
};

/** The products that some list of a request takes. */
function documented(): ReadonlySet<string> {
  return new Set(productLists.flatMap((list) => allowedProducts(list)));
}

/** The product someone most likely meant by a word that is none; null when nothing is near. */
export function meantProduct(written: string): string | null {
  const word = written
    .trim()
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  const named = Object.hasOwn(meant, word) ? meant[word] : undefined;
  if (named !== undefined) return named;
  let best: string | null = null;
  let least = word.length < 6 ? 2 : 3;
  for (const product of documented()) {
    const far = distance(word, product, 3);
    if (far < least) {
      least = far;
      best = product;
    }
  }
  return best;
}
