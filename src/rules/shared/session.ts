import type { LinkTokenRequest, Value } from '../../recognize/model.ts';

const productLists = [
  'products',
  'required_if_supported_products',
  'optional_products',
  'additional_consented_products',
] as const;

/** Products whose flows never open a bank's login (`rules.md` 0.6). */
const withoutBank = /^(?:identity_verification|beacon|protect_\w+|monitor)$/;

/**
 * Whether a session of this request can reach a bank that uses OAuth (`rules.md` 0.6).
 * `maybe`: something in the product list cannot be resolved; then no finding may be an error on its strength.
 */
export function reachesOAuth(request: LinkTokenRequest): 'yes' | 'maybe' | 'no' {
  if (isOnlyCanada(request)) return 'no';
  if (isDocumentIncome(request)) return 'no';
  const verifiesIdentity = request.fields.get('identity_verification')?.state === 'present';
  let any = false;
  let bank = false;
  let unresolved = false;
  for (const list of productLists) {
    for (const site of request.fields.get(list)?.sites ?? []) {
      for (const item of itemsOf(site.value)) {
        any = true;
        const product = productName(item);
        if (product === null) unresolved = true;
        else if (!withoutBank.test(product)) bank = true;
      }
      if (site.value.kind !== 'list' || site.value.partial) unresolved = true;
    }
  }
  if (bank) return 'yes';
  // Identity Verification goes with no other product: its options tell which one an unseen list holds.
  if (unresolved) return verifiesIdentity ? 'no' : 'maybe';
  return any ? 'no' : 'yes';
}

function itemsOf(value: Value): readonly Value[] {
  return value.kind === 'list' ? (value.items ?? []) : [];
}

/** The wire name of a product: `'auth'`, `Products.IdentityVerification`, `Products("auth")`; null when unknown. */
export function productName(value: Value): string | null {
  if (value.kind === 'string') return value.text ?? null;
  if (value.kind !== 'enum' || value.name === undefined) return null;
  const name = value.name.replace(/^PRODUCTS_/, '');
  return /[a-z]/.test(name) ? name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase() : name.toLowerCase();
}

function isOnlyCanada(request: LinkTokenRequest): boolean {
  const sites = request.fields.get('country_codes')?.sites ?? [];
  if (sites.length === 0) return false;
  return sites.every(({ value }) => {
    const items = itemsOf(value);
    return (
      value.kind === 'list' &&
      !value.partial &&
      items.length > 0 &&
      items.every((item) => (item.text ?? item.name ?? '').toUpperCase() === 'CA')
    );
  });
}

function isDocumentIncome(request: LinkTokenRequest): boolean {
  const sources = request.fields.get('income_verification.income_source_types')?.sites ?? [];
  const flows = request.fields.get('income_verification.payroll_income.flow_types')?.sites ?? [];
  return (
    holdsOnly(sources, /^payroll$/i) &&
    holdsOnly(flows, /^(?:payroll_document_income|PayrollDocumentIncome)$/i)
  );
}

function holdsOnly(sites: readonly { readonly value: Value }[], word: RegExp): boolean {
  return (
    sites.length > 0 &&
    sites.every(({ value }) => {
      const items = itemsOf(value);
      return (
        !value.partial && items.length > 0 && items.every((item) => word.test(item.text ?? item.name ?? ''))
      );
    })
  );
}
