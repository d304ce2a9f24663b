import type { Value } from '../recognize/model.ts';
import type { Report, Rule, Severity } from './rule.ts';
import { dataOf, isSurelySent, literalSpan, possible, sitesOf, usedAt } from './shared/content.ts';
import { requestExample } from './shared/example.ts';

export const clientUserIdPii: Rule = {
  id: 'client-user-id-pii',
  title: 'client_user_id carries personal data',
  severity: 'warning',
  docs: 'https://plaid.com/docs/api/link/#link-token-create-request-user-client-user-id',
  docsTitle: 'API: user.client_user_id of /link/token/create',
  why: 'client_user_id may not be an e-mail address, a phone number or other personal data; the API can answer INVALID_FIELD. It also changes when the user changes it, and the history of the user is lost.',
  fires: [
    'client_user_id is an e-mail address or a phone number, written out.',
    'It is a value whose name ends in email, phone, ssn, …, alone or in a template (warning); username (information).',
  ],
  silent: [
    'Such a value goes through a function first, a hash for instance.',
    'Ids, whatever they are called.',
  ],
  remedy: 'Send the id of the user in your own database.',
  wrong: requestExample({ user: '{ client_user_id: user.email }' }),
  right: requestExample({ user: '{ client_user_id: user.id }' }),
  sources: ['https://plaid.com/docs/api/link/#link-token-create-request-user-client-user-id'],
  *check({ recognition }): Iterable<Report> {
    const seen = new Set<number>();
    for (const request of recognition.requests) {
      if (!isSurelySent(request, recognition)) continue;
      for (const site of sitesOf(request, 'user.client_user_id')) {
        for (const { value } of possible(site.value)) {
          const found = personal(value);
          const span = value.kind === 'string' ? literalSpan(value) : value.span;
          if (!found || seen.has(span.start)) continue;
          seen.add(span.start);
          yield {
            span,
            severity: found.severity,
            message: `client_user_id is ${found.what}: Plaid forbids personal data there and can refuse the request (INVALID_FIELD). Send the user's id in your database.`,
            related: value.kind === 'string' ? usedAt(value) : [],
            data: { ...dataOf(request, 'user.client_user_id'), value: value.span },
          };
        }
      }
    }
  },
};

interface Personal {
  readonly what: string;
  readonly severity: Severity;
}

const email = /^(?:user_?|customer_?|client_?)?e_?mail(?:_?address)?$/i;
const phone = /^(?:user_?|customer_?|client_?)?(?:phone|mobile)(?:_?number)?$/i;
const ssn = /^(?:user_?)?(?:ssn|social_?security_?number)$/i;
const username = /^user_?name$/i;

function personal(value: Value): Personal | null {
  if (value.kind === 'string') {
    const text = (value.text ?? '').trim();
    if (/^[^\s@]{1,100}@[^\s@.]{1,100}(?:\.[^\s@.]{1,60}){1,5}$/.test(text)) {
      return { what: 'an e-mail address', severity: 'warning' };
    }
    const digits = text.replace(/\D/g, '').length;
    const isPhone =
      digits >= 10 && digits <= 15 && /^(?:\+[\d\s().-]+|\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4})$/.test(text);
    return isPhone ? { what: 'a phone number', severity: 'warning' } : null;
  }
  if (value.kind === 'template') {
    for (const part of value.parts ?? []) {
      const found = personal(part);
      if (found) return found;
    }
    return null;
  }
  const name = value.property ?? '';
  if (email.test(name)) return { what: "the user's e-mail address", severity: 'warning' };
  if (phone.test(name)) return { what: "the user's phone number", severity: 'warning' };
  if (ssn.test(name)) return { what: "the user's social security number", severity: 'warning' };
  if (username.test(name))
    return { what: 'a user name, which is often an e-mail address', severity: 'information' };
  return null;
}
