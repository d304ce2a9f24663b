import type { Node } from 'web-tree-sitter';
import { shapeOf } from '../syntax/expression.ts';
import type { SourceText } from '../syntax/source.ts';
import type { Value } from './model.ts';
import type { Recognition } from './recognize.ts';
import type { TreeDocument } from './tree.ts';

/**
 * Where a comment of its own line cannot simply stand above a line: `jsx`: between tags, where it needs braces;
 * `none`: inside a string, a template or a comment, or behind a line that goes on.
 */
export type CommentPlace = 'jsx' | 'none';

/** More lines than this are not asked about: their findings get no fix by comment. */
const maxLines = 500;

type Constructs = Pick<
  Recognition,
  'requests' | 'launches' | 'environments' | 'webviews' | 'secrets' | 'codes'
> &
  Partial<Pick<Recognition, 'legacyEndpoints' | 'publicKeyOptions' | 'nearCodes'>>;

/** The special places among the lines (0-based) on which constructs start; ordinary lines are left out. */
export function commentPlaces(
  source: SourceText,
  document: TreeDocument,
  constructs: Constructs,
): ReadonlyMap<number, CommentPlace> {
  const places = new Map<number, CommentPlace>();
  const asked = new Set<number>();
  for (const offset of starts(constructs)) {
    const { line } = source.positionAt(offset);
    if (asked.has(line)) continue;
    asked.add(line);
    const place = asked.size > maxLines ? 'none' : placeAbove(source, document, line);
    if (place) places.set(line, place);
  }
  return places;
}

function* starts({
  requests,
  launches,
  environments,
  webviews,
  secrets,
  codes,
  legacyEndpoints = [],
  publicKeyOptions = [],
  nearCodes = [],
}: Constructs): Iterable<number> {
  for (const request of requests) {
    yield request.span.start;
    yield request.site.start;
    if (request.call) yield request.call.start;
    for (const { sites } of request.fields.values()) {
      for (const { span, keySpan, value } of sites) {
        yield span.start;
        yield keySpan.start;
        yield* valueStarts(value);
      }
    }
  }
  for (const launch of launches) {
    yield launch.span.start;
    if (launch.keySpan) yield launch.keySpan.start;
    for (const option of launch.options?.values() ?? []) yield option.start;
  }
  const spanned = [environments, webviews, secrets, legacyEndpoints, publicKeyOptions, nearCodes];
  for (const list of spanned) for (const { span } of list) yield span.start;
  for (const { span, where } of codes) if (where !== 'comment') yield span.start;
}

/** Where a finding about a value may stand: the value, the literal behind a name, what stands in for it. */
function* valueStarts(value: Value): Iterable<number> {
  yield value.span.start;
  if (value.definedAt) yield value.definedAt.start;
  if (value.fallback) yield* valueStarts(value.fallback);
  for (const each of [...(value.items ?? []), ...(value.options ?? [])]) yield* valueStarts(each);
}

function placeAbove(source: SourceText, document: TreeDocument, line: number): CommentPlace | undefined {
  const { start } = source.lineSpan(line);
  if (line > 0 && source.text[source.lineSpan(line - 1).end - 1] === '\\') return 'none';
  let node: Node | null = document.root.descendantForIndex(start, start);
  for (let depth = 0; node && depth < 100; depth++, node = node.parent) {
    const isAround = node.startIndex < start && start < node.endIndex;
    if (!isAround) continue;
    if (node.type === 'jsx_text' || node.type === 'jsx_element' || node.type === 'jsx_fragment') return 'jsx';
    if (isText(document, node)) return 'none';
    if (!/^(?:string|template|jsx|escape|ERROR)/.test(node.type)) return undefined;
    if (node.type === 'jsx_expression' || node.type === 'template_substitution') return undefined;
    if (node.type.startsWith('jsx_opening') || node.type.startsWith('jsx_self')) return undefined;
  }
  return undefined;
}

function isText(document: TreeDocument, node: Node): boolean {
  const as = shapeOf(document, node)?.as;
  return as === 'string' || as === 'comment';
}
