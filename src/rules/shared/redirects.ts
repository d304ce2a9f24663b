import type { Span } from '../../syntax/source.ts';
import type { Related, RuleContext } from '../rule.ts';
import { literalSpan, possible, type Sent, usedAt } from './content.ts';
import { type Evident, evidentEnvironment } from './environment.ts';

/** A redirect URI as it is written, in a request or in a `.env` file. */
export interface RedirectText {
  /** `\0` for each part that only running the program tells. */
  readonly text: string;
  /** The literal, or the value in the file. */
  readonly span: Span;
  readonly from: Sent['from'] | 'variable';
  /** Quoted in a file of variables, so that blanks in it count. */
  readonly isQuoted: boolean;
  readonly environment: Evident;
  readonly related: readonly Related[];
  readonly data: { readonly field: string; readonly request?: number; readonly value: Span };
}

/** `PLAID_REDIRECT_URI`, `NEXT_PUBLIC_PLAID_OAUTH_REDIRECT_URL`; not what Link receives or Hosted Link ends with. */
const variableName = /^(?!.*(?:RECEIVED|COMPLETION|HOSTED)).*PLAID.*REDIRECT[_.-]?UR[IL]$/i;

/** Every redirect URI whose text is known, wholly or in part, in document order; each literal once. */
export function* redirectTexts({ recognition }: RuleContext): Generator<RedirectText> {
  const environment = evidentEnvironment(recognition);
  const seen = new Set<number>();
  for (const request of recognition.requests) {
    for (const site of request.fields.get('redirect_uri')?.sites ?? []) {
      for (const { value, from } of possible(site.value)) {
        const span = literalSpan(value);
        if ((value.kind !== 'string' && value.kind !== 'template') || seen.has(span.start)) continue;
        seen.add(span.start);
        yield {
          text: value.text ?? '',
          span,
          from,
          isQuoted: true,
          environment,
          related: usedAt(value),
          data: { field: 'redirect_uri', request: request.span.start, value: span },
        };
      }
    }
  }
  for (const variable of recognition.variables) {
    if (!variableName.test(variable.name) || isPlaceholder(variable.value)) continue;
    const named = /SANDBOX/i.test(variable.name)
      ? 'sandbox'
      : /PROD/i.test(variable.name)
        ? 'production'
        : null;
    yield {
      text: variable.value,
      span: variable.valueSpan,
      from: 'variable',
      isQuoted: variable.quote !== null,
      environment: named ?? environment,
      related: [],
      data: { field: variable.name, value: variable.valueSpan },
    };
  }
}

/** `<your redirect uri>`, `${OTHER}/oauth`, `{{ value }}`: not a value yet. */
function isPlaceholder(value: string): boolean {
  return /^\s*<|[$#]\{|\{\{|^\$\(|^\$[A-Za-z_]/.test(value);
}

/** The scheme in lower case; null when the text starts with a part nobody knows, or has none. */
export function schemeOf(text: string): string | null {
  return /^\s*['"]?([a-z][a-z0-9+.-]{0,60}):\//i.exec(text)?.[1]?.toLowerCase() ?? null;
}

/** A text that is to be an address of the web, or starts with a part nobody knows: neither blank nor another scheme. */
export function isWebAddress(text: string): boolean {
  const scheme = schemeOf(text);
  return text.trim() !== '' && (scheme === null || scheme === 'http' || scheme === 'https');
}
