import type { Report, Rule } from './rule.ts';
import { dataOf } from './shared/content.ts';
import { droppedReturns } from './shared/dropped.ts';
import { requestExample } from './shared/example.ts';

const create = requestExample({ redirect_uri: 'process.env.PLAID_REDIRECT_URI' }).code;
const update = (more: Readonly<Record<string, string>>): string =>
  requestExample({ products: null, access_token: 'item.accessToken', ...more }).code;

export const oauthReturnDroppedInUpdateMode: Rule = {
  id: 'oauth-return-dropped-in-update-mode',
  title: 'A request in update mode lacks the OAuth return that its sibling sends',
  severity: 'warning',
  docs: 'https://plaid.com/docs/link/troubleshooting/#oauth-not-working',
  docsTitle: 'Troubleshooting: OAuth not working',
  why: 'Users who repair an Item of an OAuth bank log in at the bank again and need the same way back. A token made without it leaves them there, although linking the first time works.',
  fires: [
    'Two requests of a document are visible as a whole; the one without access_token sends redirect_uri or android_package_name, the one with access_token sends neither.',
  ],
  silent: [
    'Something that cannot be seen may add the field to either.',
    'The request in update mode sends one of the two, also under a condition, or is for Hosted Link.',
    'access_token is set only under a condition.',
  ],
  remedy: 'Send the same return in both requests.',
  wrong: { language: 'ts', code: `${create}\n${update({})}` },
  right: { language: 'ts', code: `${create}\n${update({ redirect_uri: 'process.env.PLAID_REDIRECT_URI' })}` },
  sources: [
    'https://plaid.com/docs/link/troubleshooting/#oauth-not-working',
    'https://plaid.com/docs/link/oauth/',
  ],
  *check({ recognition }): Iterable<Report> {
    for (const { request, field, sibling } of droppedReturns(recognition)) {
      const site = sibling.fields.get(field)?.sites.at(-1);
      yield {
        span: request.site,
        message: `${field} is missing in update mode, though the request for new Items sends it: users who repair an Item of an OAuth bank do not come back. Send it here too.`,
        related: site ? [{ message: `The request for new Items sends ${field}`, at: site.keySpan }] : [],
        data: {
          ...dataOf(request, field),
          sibling: sibling.span.start,
          ...(site ? { like: site.span } : {}),
        },
      };
    }
  },
};
