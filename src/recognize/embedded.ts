import { regionsOf, regionText } from '../syntax/embedded.ts';
import type { Language } from '../syntax/language.ts';
import { hostSpan, type MappedText, mappedOffset } from '../syntax/mapped.ts';
import type { Region } from '../syntax/region.ts';
import { SourceText, type Span } from '../syntax/source.ts';
import type { Recognition } from './recognize.ts';

/** What makes a region worth reading; a document may hold hundreds. */
const telling =
  /plaid|LinkKit|\bk?PLK[A-Z]|link_?token|client_name|country_codes|public_?key|(?:access|public|link)-(?:sandbox|production)/i;
/** Regions read per document: each is parsed on its own. */
const maxRead = 150;

/** The regions of a host document that may hold something of Plaid. */
export function tellingRegions(language: Language, text: string, path: string | null): Region[] {
  if (language.embeds === undefined || !telling.test(text)) return [];
  return regionsOf(language, text, path)
    .filter((region) =>
      telling.test(region.mapped ? regionText(text, region) : text.slice(region.start, region.end)),
    )
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
  const moved = parts.map((part, i) => movedTo(host, part, regions[i] as Region));
  const isOutside = ({ span }: { readonly span: Span }): boolean =>
    !regions.some((region) => isInside(region, span.start));
  const outside: Recognition = {
    ...host,
    requests: host.requests.filter(isOutside),
    launches: host.launches.filter(isOutside),
    environments: host.environments.filter(isOutside),
    secrets: host.secrets.filter(isOutside),
    variables: host.variables.filter(isOutside),
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
    ...(regions.some(({ mapped }) => mapped) ? { parts } : {}),
    commentPlaces: new Map(all.flatMap((each) => [...each.commentPlaces])),
    notes: [...new Set(all.flatMap((each) => each.notes))],
  };
}

/** Whether an offset of the host belongs to a region; the gaps between the pieces of a mapped one do not. */
export function isInside({ start, end, mapped }: Region, offset: number): boolean {
  if (offset < start || end <= offset) return false;
  if (!mapped) return true;
  const at = mappedOffset(mapped, offset + 1) - 1;
  return (mapped.starts[at] ?? 0) <= offset && offset < (mapped.ends[at] ?? 0);
}

/** What a region holds, at the offsets and lines it has in the host. */
function movedTo(host: Recognition, part: Recognition, { start, mapped }: Region): Recognition {
  const { source, language, regions: _, parts: __, ...rest } = part;
  if (mapped) {
    // No comment of the code can simply stand in the host: fixes go by the part.
    return { ...remapped(rest, mapped, start), source, language, commentPlaces: new Map() };
  }
  const line = host.source.positionAt(start).line;
  return {
    ...moved(rest, start),
    source,
    language,
    commentPlaces: new Map([...part.commentPlaces].map(([at, place]) => [at + line, place])),
  };
}

/** What a stretch of a document holds, in offsets of its own: one of the cells that were read together. */
export function cutOut(whole: Recognition, { start, end }: Span): Recognition {
  const line = whole.source.positionAt(start).line;
  const isIn = ({ span }: { readonly span: Span }): boolean => start <= span.start && span.start < end;
  const { source, language, path, notes, regions: _, parts: __, commentPlaces, ...lists } = whole;
  const own = Object.fromEntries(
    Object.entries(lists).map(([key, list]) => [key, (list as readonly { span: Span }[]).filter(isIn)]),
  );
  const length = end - start;
  return {
    ...(withoutForeign(moved(own, -start), length) as unknown as Omit<
      Recognition,
      'source' | 'language' | 'path' | 'notes' | 'commentPlaces'
    >),
    source: new SourceText(source.text.slice(start, end)),
    language,
    path,
    notes,
    commentPlaces: new Map([...commentPlaces].map(([at, place]) => [at - line, place])),
  };
}

/** Without what stands outside of a text of some length: values there are unknown, and no place is told. */
function withoutForeign(value: unknown, length: number): unknown {
  const isForeign = (span: unknown): boolean => {
    const { start, end } = (span ?? {}) as { start?: number; end?: number };
    return start !== undefined && end !== undefined && (start < 0 || end > length);
  };
  if (Array.isArray(value)) return value.map((each) => withoutForeign(each, length));
  if (value instanceof Map) {
    return new Map([...value].map(([key, each]) => [key, withoutForeign(each, length)]));
  }
  if (typeof value !== 'object' || value === null) return value;
  if ('kind' in value && value.kind !== 'link-token-request' && 'span' in value && isForeign(value.span)) {
    return { span: { start: 0, end: 0 }, kind: 'other' };
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, each]) => !((key === 'definedAt' || key === 'insert') && isForeign(each?.span ?? each)))
      .map(([key, each]) => [key, withoutForeign(each, length)]),
  );
}

/** The properties of constructs that are offsets. `group` only has to differ from those of other regions. */
const offsets = /^(?:start|end|at|group|[a-z]+(?:Start|End))$/;

/** A copy with all offsets moved. */
function moved<T>(value: T, by: number): T {
  return withOffsets(value, (key, at) => (offsets.test(key) ? at + by : at));
}

/** A copy with all offsets of a mapped text at their places in the host. */
function remapped<T>(value: T, mapped: MappedText, by: number): T {
  return withOffsets(
    value,
    (key, at) => {
      if (key === 'group') return at + by;
      if (!offsets.test(key)) return at;
      return at > 0 && /^(?:at|\w*[eE]nd)$/.test(key)
        ? hostSpan(mapped, { start: at - 1, end: at }).end
        : hostSpan(mapped, { start: at, end: at }).start;
    },
    (span) => hostSpan(mapped, span),
  );
}

type MoveOffset = (key: string, at: number) => number;

function withOffsets<T>(value: T, move: MoveOffset, moveSpan?: (span: Span) => Span): T {
  if (Array.isArray(value)) return value.map((each) => withOffsets(each, move, moveSpan)) as T;
  if (value instanceof Map) {
    return new Map([...value].map(([key, each]) => [key, withOffsets(each, move, moveSpan)])) as T;
  }
  if (typeof value !== 'object' || value === null) return value;
  const out: Record<string, unknown> = {};
  for (const [key, each] of Object.entries(value)) {
    out[key] = typeof each === 'number' ? move(key, each) : withOffsets(each, move, moveSpan);
  }
  const { start, end } = value as { start?: unknown; end?: unknown };
  if (moveSpan && typeof start === 'number' && typeof end === 'number') {
    Object.assign(out, moveSpan({ start, end }));
  }
  return out as T;
}

/** A finding of the host as its part sees it: the offsets of a mapped region. */
export function inPart<T>(value: T, mapped: MappedText): T {
  return withOffsets(value, (key, at) =>
    key === 'request' || key === 'payload' || (key !== 'group' && offsets.test(key))
      ? mappedOffset(mapped, at)
      : at,
  );
}
