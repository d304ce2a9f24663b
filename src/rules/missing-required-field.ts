import { fieldSpelling } from '../catalog/fields.ts';
import type { LinkTokenRequest } from '../recognize/model.ts';
import type { Related, Report, Rule } from './rule.ts';
import { isSent, isUpdate, sentRequests } from './shared/content.ts';
import { requestExample } from './shared/example.ts';
import { meantField } from './shared/keys.ts';

export const missingRequiredField: Rule = {
  id: 'missing-required-field',
  title: 'A link token request lacks a field that the API requires',
  severity: 'error',
  docs: 'https://plaid.com/docs/api/link/#linktokencreate',
  docsTitle: 'API: /link/token/create',
  why: 'Without client_name, language, country_codes or the user the API answers MISSING_FIELDS; without a product for a new Item it answers INVALID_FIELD.',
  fires: [
    'Everything that goes into the request is visible, and client_name, language, country_codes or user is not there.',
    'user is written out without client_user_id.',
    'No product list is there, and the request is not for an Item that exists.',
  ],
  silent: [
    'Something that cannot be seen may add the field, or it is set under a condition.',
    'client_id and secret, which may be headers.',
    'products with access_token, update, or a transfer; user with user_id or user_token.',
    'The field is there under another spelling: camel-case-field and unknown-field speak of that.',
    '/session/token/create, which needs a template alone.',
    'Languages that are read without a grammar: their compilers ask for the fields.',
  ],
  remedy: 'Add the field.',
  wrong: requestExample({ country_codes: null, language: null }),
  right: requestExample({}),
  sources: [
    'https://plaid.com/docs/api/link/#linktokencreate',
    'https://plaid.com/docs/errors/invalid-request/#missing_fields',
    'https://github.com/plaid/plaid-node/issues/563',
  ],
  *check({ recognition }): Iterable<Report> {
    if (recognition.language.reader === 'loose') return;
    for (const request of sentRequests(recognition)) {
      if (!request.closed) continue;
      const fields = missingIn(request);
      if (fields.length === 0) continue;
      const related: Related[] = request.call
        ? [{ message: 'The request is sent here', at: request.call }]
        : [];
      yield {
        span: request.site,
        message: messageFor(fields),
        related,
        data: { field: fields[0], fields, request: request.span.start },
      };
    }
  },
};

function messageFor(fields: readonly string[]): string {
  const names = fields.length === 1 ? fields[0] : `${fields.slice(0, -1).join(', ')} and ${fields.at(-1)}`;
  const are = fields.length === 1 ? 'is' : 'are';
  const code = fields.every((field) => field === 'products') ? 'INVALID_FIELD' : 'MISSING_FIELDS';
  const it = fields.length === 1 ? (fields[0] === 'products' ? 'at least one product' : 'it') : 'them';
  return `${names} ${are} missing, so Plaid refuses every such request (${code}). Add ${it}.`;
}

function missingIn(request: LinkTokenRequest): string[] {
  const missing = ['client_name', 'language', 'country_codes'].filter((field) => !isThere(request, field));
  const hasUser = ['user', 'user_id', 'user_token'].some((field) => isThere(request, field));
  if (!hasUser) missing.push('user');
  else if (lacksUserId(request)) missing.push('user.client_user_id');
  const hasProducts = ['products', 'required_if_supported_products'].some((field) => isThere(request, field));
  if (!hasProducts && !isUpdate(request)) missing.push('products');
  return missing;
}

/** Sent, or written in a way that another rule speaks of. */
function isThere(request: LinkTokenRequest, field: string): boolean {
  if (isSent(request, field)) return true;
  for (const path of request.fields.keys()) {
    const top = path.split('.')[0] as string;
    if (
      top !== field &&
      isSent(request, path) &&
      (fieldSpelling(top) === field || meantField(top) === field)
    ) {
      return true;
    }
  }
  return false;
}

/** The user is a literal of the request, whole, and has no id under any name. */
function lacksUserId(request: LinkTokenRequest): boolean {
  const sites = request.fields.get('user')?.sites ?? [];
  const [site, ...more] = sites;
  if (!site || more.length > 0 || site.conditional) return false;
  if (site.value.kind !== 'record' || site.value.partial) return false;
  if (['user_id', 'user_token'].some((field) => isSent(request, field))) return false;
  for (const path of request.fields.keys()) {
    const [top, name, ...rest] = path.split('.');
    if (top !== 'user' || name === undefined || rest.length > 0) continue;
    if (fieldSpelling(name, 'user') === 'client_user_id' || meantField(name, 'user') === 'client_user_id') {
      return false;
    }
  }
  return true;
}
