import { lookupCode } from '../catalog/lookup.ts';
import type { Report, Rule } from './rule.ts';

/** More findings than this in one document help nobody. */
const maxReports = 1000;

export const plaidErrorInLog: Rule = {
  id: 'plaid-error-in-log',
  title: 'A Plaid error stands in a log or a JSON document',
  severity: 'information',
  docs: 'https://plaid.com/docs/errors/',
  docsTitle: 'Errors',
  why: 'An error that Plaid sent tells its cause; the hover and the diagnosis say what it means and what to do.',
  fires: ['A Plaid error payload stands in a log, a text or a JSON document.'],
  silent: [
    'Source code and tests, where payloads are examples.',
    "Errors of other services, even with Plaid's field names.",
  ],
  remedy: 'Hover it, or run "Diagnose Plaid error" on it.',
  wrong: {
    language: 'json',
    code: '{ "error_type": "ITEM_ERROR", "error_code": "ITEM_LOGIN_REQUIRED", "request_id": "m8MDnv9okwxFNBV" }',
  },
  right: { language: 'json', code: '{ "ok": true }' },
  sources: ['https://plaid.com/docs/errors/'],
  *check({ recognition }): Iterable<Report> {
    const reader = recognition.language.reader;
    if (reader !== 'json' && reader !== 'text') return;
    for (const payload of recognition.payloads.slice(0, maxReports)) {
      const found = lookupCode(payload.error_code, payload.error_type);
      const row = found.rows[0];
      const name = [payload.error_type, payload.error_code].filter(Boolean).join(' ');
      yield {
        span: payload.codeSpan,
        message: `${name}: ${row?.summary ?? found.type?.summary ?? 'an error that Plaid sent; it is not in the catalog'}`,
        docs: row?.docs_url ?? found.type?.docs_url ?? undefined,
        related: [],
        data: { payload: payload.span.start },
      };
    }
  },
};
