import { lookupCode } from '../catalog/lookup.ts';
import type { Report, Rule } from './rule.ts';

export const unknownErrorCode: Rule = {
  id: 'unknown-error-code',
  title: 'An error code is misspelled',
  severity: 'information',
  docs: 'https://plaid.com/docs/errors/',
  docsTitle: 'Errors',
  why: 'A comparison with a code that Plaid does not send is never true, and the case that it was written for is not handled.',
  fires: [
    'A text that is compared with error_code, or stands in error_code beside a type of Plaid, is a letter or two away from one code, and is none itself.',
  ],
  silent: [
    'Codes that are like none, which may be newer than the catalog.',
    'Texts elsewhere, and files that do not name Plaid.',
  ],
  remedy: 'Write the code as the documentation does.',
  wrong: { language: 'ts', code: "if (plaidError.error_code === 'ITEM_LOGIN_REQUIERD') repair();" },
  right: { language: 'ts', code: "if (plaidError.error_code === 'ITEM_LOGIN_REQUIRED') repair();" },
  sources: ['https://plaid.com/docs/errors/'],
  *check({ recognition }): Iterable<Report> {
    for (const near of recognition.nearCodes) {
      yield {
        span: near.span,
        message: `${near.written} is no error code of Plaid's that is known, so this is never met. Did you mean ${near.nearest}?`,
        docs: lookupCode(near.nearest).rows[0]?.docs_url ?? undefined,
        related: [],
        data: { value: near.span, written: near.written, replacement: near.nearest },
      };
    }
  },
};
