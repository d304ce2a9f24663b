import type { LinkTokenRequest } from '../recognize/model.ts';
import type { Report, Rule, Severity } from './rule.ts';
import { dataOf, isSent, itemsOf, sentRequests } from './shared/content.ts';
import { requestExample } from './shared/example.ts';
import { productName } from './shared/session.ts';

/** Products that update mode adds, and those that Product Validations checks. */
const allowed = /^(?:assets|statements|income_verification|cra_\w+|auth|identity)$/;

export const productsInUpdateMode: Rule = {
  id: 'products-in-update-mode',
  title: 'A request in update mode lists products',
  severity: 'warning',
  docs: 'https://plaid.com/docs/link/update-mode/',
  docsTitle: 'Update mode',
  why: 'With access_token Link repairs an Item that exists, whose products are set. Products in such a request are refused or start what was not asked for; further consent goes into additional_consented_products.',
  fires: [
    'access_token and a product list with a product that cannot be added stand in one request (warning).',
    'The products are there always, access_token only under a condition, so updates carry them too (information).',
  ],
  silent: [
    'Every product is one that update mode can add or validate: assets, statements, income_verification, cra_…, auth, identity.',
    'access_token is null, or the products are set under a condition.',
    'The request is for a transfer, or the products cannot be seen.',
  ],
  remedy: 'Leave products out when access_token is sent.',
  wrong: requestExample({ products: "['transactions']", access_token: 'item.accessToken' }),
  right: requestExample({ products: null, access_token: 'item.accessToken' }),
  sources: [
    'https://plaid.com/docs/link/update-mode/',
    'https://plaid.com/docs/api/link/#link-token-create-request-access-token',
  ],
  *check({ recognition }): Iterable<Report> {
    for (const request of sentRequests(recognition)) {
      const products = request.fields.get('products');
      const token = request.fields.get('access_token');
      const site = products?.sites.at(-1);
      const tokenSite = token?.sites.at(-1);
      if (!site || !tokenSite || products?.state !== 'present' || products.sites.length > 1) continue;
      if (site.conditional || site.value.options || isTransfer(request)) continue;
      const severity = severityOf(request, recognition.source.text);
      if (severity === null || !listsOther(request)) continue;
      yield {
        span: site.keySpan,
        severity,
        message:
          severity === 'warning'
            ? 'products stands beside access_token: in update mode the Item keeps its products, and Plaid may refuse the request. Remove products; ask for more consent with additional_consented_products.'
            : 'products is sent with access_token too, when there is one: in update mode leave products out; ask for more consent with additional_consented_products.',
        related: [{ message: 'access_token is set here', at: tokenSite.keySpan }],
        data: { ...dataOf(request, 'products'), site: site.span, conditional: severity === 'information' },
      };
    }
  },
};

/** By how surely the token is there; null when it is not. */
function severityOf(request: LinkTokenRequest, text: string): Severity | null {
  const token = request.fields.get('access_token');
  if (!token || token.state === 'absent' || token.state === 'unknown') return null;
  if (token.state === 'conditional') return 'information';
  const maybe = token.sites.some(({ value, conditional }) => conditional || value.optional || value.fallback);
  return maybe && !isForUpdates(request, text) ? 'information' : 'warning';
}

/** The function around the request says so by its name: `createUpdateLinkToken`, `def reauth(…)`. */
function isForUpdates(request: LinkTokenRequest, text: string): boolean {
  const before = text.slice(Math.max(0, request.span.start - 600), request.span.start);
  const names = [
    ...before.matchAll(
      /\b(?:function|def)\s{1,5}(\w{1,80})|\b(?:const|let|async)\s{1,5}(\w{1,80})\s{0,5}(?:=|\()/g,
    ),
  ].map(([, a, b]) => a ?? b ?? '');
  return names
    .slice(-2)
    .some((name) => /update|refresh|re_?link|re_?auth|repair|reconnect|renew/i.test(name));
}

function isTransfer(request: LinkTokenRequest): boolean {
  return [...request.fields.keys()].some((path) => /^transfer(?:\.|$)/.test(path) && isSent(request, path));
}

function listsOther(request: LinkTokenRequest): boolean {
  return itemsOf(request, 'products').items.some((item) => {
    const name = productName(item);
    return name !== null && !allowed.test(name);
  });
}
