/** Fields of a /link/token/create request and the values of its lists. */

import { parseData } from './catalog.ts';
import endpoints from './data/endpoint-fields.json' with { type: 'json' };
import generated from './data/fields.generated.json' with { type: 'json' };
import curated from './data/request-fields.json' with { type: 'json' };
import type { GeneratedFacts, RequestField, RequestFieldFacts } from './types.ts';

let facts: GeneratedFacts | undefined;

/** What the `plaid` npm package says: fields, products, countries, error types. */
export function generatedFacts(): GeneratedFacts {
  facts ??= parseData<GeneratedFacts>(generated);
  return facts;
}

/** Every value of `Products` in the client libraries; more than a request may use (see `allowedProducts`). */
export function products(): readonly string[] {
  return generatedFacts().products;
}

/** Upper-case ISO 3166-1 alpha-2 codes that `country_codes` takes. */
export function countryCodes(): readonly string[] {
  return generatedFacts().country_codes;
}

/** Two-letter codes that `language` takes, from the documentation (the package types it as a plain string). */
export function languages(): readonly string[] {
  return requestFacts('language')?.allowed ?? [];
}

const PRODUCT_LISTS = [
  'products',
  'required_if_supported_products',
  'optional_products',
  'additional_consented_products',
] as const;

export type ProductList = (typeof PRODUCT_LISTS)[number];

/** The products documented for one of the request's four lists. */
export function allowedProducts(list: ProductList): readonly string[] {
  return requestFacts(list)?.allowed ?? [];
}

let fields: ReadonlyMap<string, RequestField> | undefined;

/** The package's entry for a field by its path (`user.client_user_id`), or null. */
export function requestField(path: string): RequestField | null {
  fields ??= new Map(generatedFacts().fields.map((field) => [field.path, field]));
  return fields.get(path) ?? null;
}

let curatedFacts: ReadonlyMap<string, RequestFieldFacts> | undefined;

/** What the documentation adds (constraints, allowed values, platforms, source), also for removed fields, or null. */
export function requestFacts(path: string): RequestFieldFacts | null {
  curatedFacts ??= new Map(parseData<RequestFieldFacts[]>(curated).map((field) => [field.path, field]));
  return curatedFacts.get(path) ?? null;
}

const fold = (name: string): string => name.replace(/[_-]/g, '').toLowerCase();

/** Folded name to the API's name, for each object of the request (`''` is the request itself). */
let spellings: ReadonlyMap<string, ReadonlyMap<string, string>> | undefined;

function spellingsBelow(parent: string): ReadonlyMap<string, string> | undefined {
  if (!spellings) {
    const built = new Map<string, Map<string, string>>();
    for (const { path } of generatedFacts().fields) {
      const dot = path.lastIndexOf('.');
      const above = path.slice(0, Math.max(0, dot)).replaceAll('[]', '');
      const name = path.slice(dot + 1);
      const names = built.get(above) ?? new Map<string, string>();
      names.set(fold(name), name);
      built.set(above, names);
    }
    spellings = built;
  }
  return spellings.get(parent);
}

/**
 * The API's name for a field as a client library spells it: `redirectUri`, `RedirectUri`, `redirectURI`,
 * `setRedirectUri`, `SetRedirectUri`, `withRedirectUri`, `redirect_uri=`, `addProductsItem`.
 *
 * @param parent path of the object that holds it, `''` for the request itself: `fieldSpelling('clientUserId', 'user')`
 * @returns the name below the parent (`redirect_uri`, `client_user_id`), or null when the request has no such field
 */
export function fieldSpelling(written: string, parent = ''): string | null {
  if (written.length > 100) return null;
  const names = spellingsBelow(parent.replaceAll('[]', ''));
  if (!names) return null;
  const bare = written.replace(/^[:@]|[=:?]$/g, '');
  const direct = names.get(fold(bare));
  if (direct !== undefined) return direct;
  const call =
    /^(?:set|with|Set|With)_?([A-Za-z]\w*)$/.exec(bare) ?? /^(?:add|Add)([A-Z]\w*)Item$/.exec(bare);
  return (call?.[1] !== undefined && names.get(fold(call[1]))) || null;
}

/** True when the API's own spelling was written. */
export function isApiSpelling(written: string, parent = ''): boolean {
  return fieldSpelling(written, parent) === written;
}

/** What an endpoint other than /link/token/create asks of a field: a row of `data/endpoint-fields.json`. */
export interface EndpointField {
  /** Snake case; with dots where the plain name says too little. */
  readonly name: string;
  readonly asks: string;
  readonly docs_url: string;
}

let ofEndpoints: ReadonlyMap<string, EndpointField> | undefined;

/** What endpoints ask of a field, by its path or by the last part of it, or null. */
export function endpointField(path: string): EndpointField | null {
  ofEndpoints ??= new Map(parseData<EndpointField[]>(endpoints).map((field) => [field.name, field]));
  const plain = path.replace(/\[\d*\]/g, '');
  return ofEndpoints.get(plain) ?? ofEndpoints.get(plain.slice(plain.lastIndexOf('.') + 1)) ?? null;
}
