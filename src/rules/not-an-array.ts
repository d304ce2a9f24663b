import type { Value } from '../recognize/model.ts';
import type { Report, Rule, Severity } from './rule.ts';
import { dataOf, literalSpan, possible, sentRequests, sitesOf, usedAt } from './shared/content.ts';
import { requestExample } from './shared/example.ts';
import { productLists } from './shared/products.ts';

export const notAnArray: Rule = {
  id: 'not-an-array',
  title: 'A list of the request is given as one text',
  severity: 'error',
  docs: 'https://plaid.com/docs/api/link/#link-token-create-request-products',
  docsTitle: 'API: products of /link/token/create',
  why: 'The product lists and country_codes are arrays; the API refuses a text with INVALID_FIELD. An environment variable is always a text, also when it holds several values.',
  fires: [
    'products, another product list or country_codes is a text (error).',
    'It is an environment variable as it stands, not split (information).',
    'The one item of the list is an environment variable whose default holds several values (information).',
  ],
  silent: ['The text is split, parsed or mapped to a list.', 'Values that only running the program tells.'],
  remedy: "Write a list; split a variable: process.env.PLAID_PRODUCTS.split(',').",
  wrong: requestExample({ products: "'auth'" }),
  right: requestExample({ products: "['auth']" }),
  sources: ['https://plaid.com/docs/api/link/#linktokencreate', 'plaid 47.0.0 for Node, api.ts'],
  *check({ recognition }): Iterable<Report> {
    const seen = new Set<number>();
    for (const request of sentRequests(recognition)) {
      for (const path of [...productLists, 'country_codes']) {
        for (const site of sitesOf(request, path)) {
          const found = textIn(site.value);
          if (!found || seen.has(literalSpan(found.value).start)) continue;
          seen.add(literalSpan(found.value).start);
          yield {
            span: literalSpan(found.value),
            severity: found.severity,
            message: messageFor(path, found),
            related: usedAt(found.value),
            data: { ...dataOf(request, path), value: literalSpan(found.value), form: found.form },
          };
        }
      }
    }
  },
};

interface TextForList {
  readonly value: Value;
  readonly severity: Severity;
  readonly form: 'text' | 'variable' | 'item';
}

function textIn(value: Value): TextForList | null {
  for (const { value: one } of possible(value)) {
    if (one.kind === 'string') return { value: one, severity: 'error', form: 'text' };
  }
  if (value.kind === 'env') return { value, severity: 'information', form: 'variable' };
  const item = value.kind === 'list' && value.items?.length === 1 ? value.items[0] : undefined;
  if (item?.kind === 'env' && item.fallback?.kind === 'string' && /,/.test(item.fallback.text ?? '')) {
    return { value: item, severity: 'information', form: 'item' };
  }
  return null;
}

function messageFor(path: string, { value, form }: TextForList): string {
  if (form === 'text') {
    return `${path} is a text, but the API takes a list and refuses the request (INVALID_FIELD). Put it in brackets${
      /,/.test(value.text ?? '') ? ', each value as a text of its own' : ''
    }.`;
  }
  const name = value.name ?? 'the variable';
  return form === 'item'
    ? `${name} may hold several values, and the list takes it as one. Split it at the commas.`
    : `${name} is a text, but ${path} takes a list. Split it at the commas.`;
}
