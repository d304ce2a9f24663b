import { type Region, regionsOf } from '../syntax/embedded.ts';
import type { Language } from '../syntax/language.ts';
import type { Span } from '../syntax/source.ts';
import type { Recognition } from './recognize.ts';

/** What makes a region worth reading; a document may hold hundreds. */
const telling =
  /plaid|link_?token|client_name|country_codes|public_?key|(?:access|public|link)-(?:sandbox|production)/i;
/** Regions read per document: each is parsed on its own. */
const maxRead = 150;

/** The regions of a host document that may hold something of Plaid. */
export function tellingRegions(language: Language, text: string): Region[] {
  if (language.embeds === undefined || !telling.test(text)) return [];
  return regionsOf(language, text)
    .filter((region) => telling.test(text.slice(region.start, region.end)))
    .slice(0, maxRead);
}

/**
 * A host document together with what its regions hold, `parts` in the order of `regions`. Error codes and payloads stay those of the host, which sees
 * all of the text.
 */
export function withRegions(
  host: Recognition,
  parts: readonly Recognition[],
  regions: readonly Region[],
): Recognition {
  if (parts.length === 0) return host;
  const moved = parts.map((part, i) => movedTo(host, part, (regions[i] as Region).start));
  const isOutside = ({ span }: { readonly span: Span }): boolean =>
    !regions.some(({ start, end }) => start <= span.start && span.start < end);
  const outside: Recognition = {
    ...host,
    launches: host.launches.filter(isOutside),
    environments: host.environments.filter(isOutside),
    secrets: host.secrets.filter(isOutside),
  };
  const all = [outside, ...moved];
  const join = <T extends { readonly span: { readonly start: number } }>(
    pick: (each: Recognition) => readonly T[],
  ): T[] => all.flatMap((each) => pick(each)).sort((a, b) => a.span.start - b.span.start);
  return {
    ...host,
    requests: join((each) => each.requests),
    launches: join((each) => each.launches),
    environments: join((each) => each.environments),
    webviews: join((each) => each.webviews),
    secrets: join((each) => each.secrets),
    variables: all.flatMap((each) => each.variables),
    legacyEndpoints: join((each) => each.legacyEndpoints),
    publicKeyOptions: join((each) => each.publicKeyOptions),
    nearCodes: join((each) => each.nearCodes),
    suppressions: join((each) => each.suppressions),
    regions,
    commentPlaces: new Map(all.flatMap((each) => [...each.commentPlaces])),
    notes: [...new Set(all.flatMap((each) => each.notes))],
  };
}

/** What a region holds, at the offsets and lines it has in the host. */
function movedTo(host: Recognition, part: Recognition, by: number): Recognition {
  const { source, language, ...rest } = part;
  const line = host.source.positionAt(by).line;
  return {
    ...moved(rest, by),
    source,
    language,
    commentPlaces: new Map([...part.commentPlaces].map(([at, place]) => [at + line, place])),
  };
}

/** The properties of constructs that are offsets. `group` only has to differ from those of other regions. */
const offsets = /^(?:start|end|at|group|[a-z]+(?:Start|End))$/;

/** A copy with all offsets moved. */
function moved<T>(value: T, by: number): T {
  if (Array.isArray(value)) return value.map((each) => moved(each, by)) as T;
  if (value instanceof Map) {
    return new Map([...value].map(([key, each]) => [key, moved(each, by)])) as T;
  }
  if (typeof value !== 'object' || value === null) return value;
  const out: Record<string, unknown> = {};
  for (const [key, each] of Object.entries(value)) {
    out[key] = typeof each === 'number' && offsets.test(key) ? each + by : moved(each, by);
  }
  return out as T;
}
