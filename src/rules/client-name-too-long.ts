import type { Report, Rule } from './rule.ts';
import { dataOf, literalSpan, possible, sentRequests, sitesOf, usedAt } from './shared/content.ts';
import { requestExample } from './shared/example.ts';

/** Link shows a name of its own for a longer one (API reference, client_name). */
const most = 30;

export const clientNameTooLong: Rule = {
  id: 'client-name-too-long',
  title: 'client_name is longer than Link shows, or empty',
  severity: 'warning',
  docs: 'https://plaid.com/docs/api/link/#link-token-create-request-client-name',
  docsTitle: 'API: client_name of /link/token/create',
  why: 'Link shows the name to the user when it asks for consent. Over 30 characters it shows a general word for an app instead; an empty name is refused.',
  fires: [
    'client_name is a text of more than 30 characters, written out (warning).',
    'client_name is an empty text (error).',
  ],
  silent: ['The text has a part that only running the program tells, or comes from elsewhere.'],
  remedy: 'Use a name of 30 characters at most.',
  wrong: requestExample({ client_name: "'Harbor Financial Planning and Budgeting'" }),
  right: requestExample({ client_name: "'Harbor Financial'" }),
  sources: ['https://plaid.com/docs/api/link/#link-token-create-request-client-name'],
  *check({ recognition }): Iterable<Report> {
    const seen = new Set<number>();
    for (const request of sentRequests(recognition)) {
      for (const site of sitesOf(request, 'client_name')) {
        for (const { value, from } of possible(site.value)) {
          if (value.kind !== 'string') continue;
          const text = value.text ?? '';
          const span = literalSpan(value);
          const length = characters(text);
          const isEmpty = text.trim() === '';
          if ((!isEmpty && length <= most) || seen.has(span.start)) continue;
          seen.add(span.start);
          yield {
            span,
            severity: isEmpty && from === 'value' ? 'error' : 'warning',
            message: isEmpty
              ? 'client_name is empty: Plaid refuses the request. Send the name that users know your app by.'
              : `client_name has ${length} characters; over ${most}, Link shows users a general word instead of the name. Shorten it.`,
            related: usedAt(value),
            data: { ...dataOf(request, 'client_name'), value: span, length },
          };
        }
      }
    }
  },
};

/** Characters as people count them. */
function characters(text: string): number {
  if (text.length > 2000) return text.length;
  return [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].length;
}
