import type { ProjectFacts, VariableFact } from '../project/model.ts';
import type { Value } from '../recognize/model.ts';
import type { Report, Rule, Severity } from './rule.ts';
import { dataOf, literalSpan, possible, type Sent, usedAt } from './shared/content.ts';
import { requestExample } from './shared/example.ts';

export const redirectUriBlank: Rule = {
  id: 'redirect-uri-blank',
  title: 'redirect_uri is blank',
  severity: 'error',
  docs: 'https://plaid.com/docs/errors/invalid-request/#invalid_field',
  docsTitle: 'INVALID_FIELD',
  why: 'A blank redirect_uri is sent as it is, and Plaid refuses the request: the API answers INVALID_FIELD and says that the OAuth redirect URI must be configured. A missing key is accepted.',
  fires: [
    'The request sets redirect_uri to an empty text, or to blanks (error).',
    'One arm of a condition does (warning), or a blank stands in for a missing environment variable (information).',
    'It is an environment variable that a .env file of the workspace declares blank and none sets (information).',
  ],
  silent: [
    'The field is set only under a condition, or another statement replaces the blank.',
    'The value is null, undefined or None: that counts as absent.',
    'The code checks the variable before it builds the request.',
  ],
  remedy: 'Leave the key out where there is no value: a conditional spread, or an assignment under a guard.',
  wrong: requestExample({ redirect_uri: "process.env.PLAID_REDIRECT_URI || ''" }),
  right: requestExample({
    '...': '(process.env.PLAID_REDIRECT_URI ? { redirect_uri: process.env.PLAID_REDIRECT_URI } : {})',
  }),
  sources: [
    'https://github.com/plaid/tiny-quickstart/pull/65',
    'https://plaid.com/docs/errors/invalid-request/#invalid_field',
  ],
  *check({ recognition, facts }): Iterable<Report> {
    const seen = new Set<number>();
    for (const request of recognition.requests) {
      const sites = request.fields.get('redirect_uri')?.sites ?? [];
      const [site, ...more] = sites;
      if (!site || more.length > 0 || site.conditional) continue;
      for (const { value, from } of possible(site.value)) {
        if (!isBlank(value) || seen.has(literalSpan(value).start)) continue;
        const names = [site.value.name, nameAt(recognition.source.text, site.value.span)];
        if (from === 'fallback' && isGuarded(recognition.source.text, names)) continue;
        seen.add(literalSpan(value).start);
        yield {
          span: literalSpan(value),
          severity: severityOf(from),
          message: messages[from],
          related: usedAt(value),
          data: { ...dataOf(request, 'redirect_uri'), site: site.span, value: site.value.span, from },
        };
      }
      const unset = declaredBlank(site.value, facts);
      const names = [site.value.name, nameAt(recognition.source.text, site.value.span)];
      if (!unset || isGuarded(recognition.source.text, names) || seen.has(site.value.span.start)) continue;
      seen.add(site.value.span.start);
      yield {
        span: site.value.span,
        severity: 'information',
        message: `${unset.name} is declared blank, and nothing keeps a blank redirect_uri from being sent: Plaid then refuses the request (INVALID_FIELD). Leave the key out when there is no value.`,
        related: [...usedAt(site.value), { message: 'Declared blank here', at: unset.place }],
        data: {
          ...dataOf(request, 'redirect_uri'),
          site: site.span,
          value: site.value.span,
          from: 'fallback',
        },
      };
    }
  },
};

const messages: Record<Sent['from'], string> = {
  value:
    'redirect_uri is blank: Plaid refuses the request (INVALID_FIELD). Leave the key out, or send a registered https URI.',
  choice:
    'redirect_uri is blank on this path: Plaid refuses such a request (INVALID_FIELD). Leave the key out there.',
  fallback:
    'redirect_uri is blank where nothing is configured: Plaid then refuses the request (INVALID_FIELD). Leave the key out when there is no value.',
};

function severityOf(from: Sent['from']): Severity {
  return from === 'value' ? 'error' : from === 'choice' ? 'warning' : 'information';
}

/** Where a variable that is sent as it is read is declared blank, when no file sets it to anything. */
function declaredBlank(value: Value, { variables = [] }: ProjectFacts): VariableFact | null {
  if (value.kind !== 'env' || value.fallback || value.options) return null;
  const declared = variables.filter((each) => each.name === value.name);
  return declared.every((each) => each.isBlank) ? (declared[0] ?? null) : null;
}

function isBlank(value: Value): boolean {
  return value.kind === 'string' && (value.text ?? '').trim() === '';
}

function nameAt(text: string, span: { start: number; end: number }): string | undefined {
  return /^[\w$]{1,100}$/.exec(text.slice(span.start, span.end))?.[0];
}

/** `if (!X)`, `if not X`: the blank is dealt with before. */
function isGuarded(text: string, names: readonly (string | undefined)[]): boolean {
  for (const name of names) {
    const word = name === undefined ? undefined : /[\w$]+$/.exec(name)?.[0];
    if (word === undefined) continue;
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (/(?:!\s{0,3}|\bnot\s{1,3})[\w$.]{0,60}$/.test(text.slice(Math.max(0, at - 70), at))) return true;
    }
  }
  return false;
}
