import type { Field, FieldSite, LinkTokenRequest, Value } from '../../recognize/model.ts';
import type { Recognition } from '../../recognize/recognize.ts';
import type { Span } from '../../syntax/source.ts';
import type { Related } from '../rule.ts';

const anchorKeys = ['client_name', 'language', 'country_codes', 'user'] as const;

/**
 * Whether a request is surely sent to Plaid as it stands, so that its keys and values can be judged: an app's own
 * endpoint or function is often called the same and takes other keys (`rules.md` 0.1).
 */
export function isSurelySent(request: LinkTokenRequest, recognition: Recognition): boolean {
  const keys = anchorKeys.filter((key) => request.fields.has(key)).length;
  switch (request.anchor) {
    case 'request-type':
      return keys >= 1;
    case 'client-call': {
      const name = request.call ?? request.site;
      const text = recognition.source.text.slice(name.start, Math.min(name.end, name.start + 80));
      if (/(?:link|session)_?token_?create/i.test(text)) return keys >= 1;
      return keys >= 2 && (request.fields.has('client_name') || request.fields.has('user'));
    }
    default:
      return keys >= 3;
  }
}

/** Requests of `/link/token/create` whose contents can be judged. */
export function sentRequests(recognition: Recognition): LinkTokenRequest[] {
  return recognition.requests.filter(
    (request) => request.endpoint === 'link' && isSurelySent(request, recognition),
  );
}

/** The field is there on some path, with something that is not null. */
export function isSent(request: LinkTokenRequest, path: string): boolean {
  const state = request.fields.get(path)?.state;
  return state !== undefined && state !== 'absent';
}

/** A value that is sent on some path, and how it comes to be that. */
export interface Sent {
  readonly value: Value;
  /** `choice`: an arm of a condition; `fallback`: stands in for something that is missing. */
  readonly from: 'value' | 'choice' | 'fallback';
}

/** Everything a value may be, as far as it is known: itself, what stands in for it, what a condition chooses. */
export function* possible(value: Value, from: Sent['from'] = 'value', depth = 0): Generator<Sent> {
  if (depth > 8) return;
  if (value.options) {
    for (const option of value.options) yield* possible(option, 'choice', depth + 1);
  } else yield { value, from };
  if (value.fallback) yield* possible(value.fallback, 'fallback', depth + 1);
}

/** The literal to look at: where it is written, when the request names a constant. */
export function literalSpan(value: Value): Span {
  return value.definedAt ?? value.span;
}

/** The request that uses a literal which is written elsewhere. */
export function usedAt(value: Value): Related[] {
  return value.definedAt ? [{ message: 'The request takes it from here', at: value.span }] : [];
}

/** The sites of a field that set something other than null. */
export function* sitesOf(request: LinkTokenRequest, path: string): Generator<FieldSite> {
  for (const site of request.fields.get(path)?.sites ?? []) if (site.value.kind !== 'null') yield site;
}

/** The one site that sets a field whatever happens; null when there are more, or a condition decides. */
export function onlySite(field: Field | undefined): FieldSite | null {
  const [first, ...more] = field?.sites ?? [];
  return first && more.length === 0 && !first.conditional && field?.state === 'present' ? first : null;
}

/** The items of a list field on every path, as far as they are known; `isWhole` when none can be missing. */
export function itemsOf(
  request: LinkTokenRequest,
  path: string,
): { readonly items: Value[]; readonly isWhole: boolean } {
  const items: Value[] = [];
  let isWhole = true;
  for (const site of sitesOf(request, path)) {
    for (const { value } of possible(site.value)) {
      if (value.kind === 'list') {
        for (const item of value.items ?? []) items.push(...knownIn(item));
      }
      if (value.kind !== 'list' || value.partial === true) isWhole = false;
    }
  }
  return { items, isWhole };
}

/** What one item may be; a default of several values in one text is `not-an-array`'s to tell. */
function* knownIn(item: Value): Generator<Value> {
  for (const { value, from } of possible(item)) {
    if (from !== 'fallback' || !/,/.test(value.text ?? '')) yield value;
  }
}

/** The request is, or may be, for an Item that exists. */
export function isUpdate(request: LinkTokenRequest): boolean {
  for (const path of request.fields.keys()) {
    if (
      /^(?:access_tokens?|accessTokens?|update|transfer|identity)(?:\.|$)/.test(path) &&
      isSent(request, path)
    ) {
      return true;
    }
  }
  return false;
}

/** Field and request of a finding, for fixes. */
export function dataOf(request: LinkTokenRequest, field: string): { field: string; request: number } {
  return { field, request: request.span.start };
}
