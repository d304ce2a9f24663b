import type { Node } from 'web-tree-sitter';
import { shapeOf } from '../syntax/expression.ts';
import type { SourceText } from '../syntax/source.ts';
import type { TreeDocument } from './tree.ts';

/**
 * Where a comment of its own line cannot simply stand above a line: `jsx`: between tags, where it needs braces;
 * `none`: inside a string, a template or a comment, or behind a line that goes on.
 */
export type CommentPlace = 'jsx' | 'none';

/** More lines than this are not asked about: their findings get no fix by comment. */
const maxLines = 500;

/**
 * The special places among the lines (0-based) on which constructs, or parts of them, start; ordinary lines are left
 * out. `constructs` is anything that holds spans: a finding may stand on any of them.
 */
export function commentPlaces(
  source: SourceText,
  document: TreeDocument,
  constructs: unknown,
): ReadonlyMap<number, CommentPlace> {
  const places = new Map<number, CommentPlace>();
  const asked = new Set<number>();
  for (const offset of starts(constructs, 0)) {
    const { line } = source.positionAt(offset);
    if (asked.has(line)) continue;
    asked.add(line);
    const place = asked.size > maxLines ? 'none' : placeAbove(source, document, line);
    if (place) places.set(line, place);
  }
  return places;
}

const maxDepth = 10;

/** Where the spans inside a value start. */
function* starts(value: unknown, depth: number): Iterable<number> {
  if (typeof value !== 'object' || value === null || depth > maxDepth) return;
  if ('start' in value && 'end' in value && typeof value.start === 'number') {
    yield value.start;
    return;
  }
  const parts = value instanceof Map ? value.values() : Object.values(value);
  for (const part of parts) yield* starts(part, depth + 1);
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
