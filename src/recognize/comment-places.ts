import type { Node } from 'web-tree-sitter';
import type { Brackets } from '../syntax/brackets.ts';
import type { Language } from '../syntax/language.ts';
import { shapeOf } from '../syntax/node.ts';
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
  { document, brackets, language }: Syntax,
  constructs: unknown,
): ReadonlyMap<number, CommentPlace> {
  const places = new Map<number, CommentPlace>();
  if (!document && !brackets) return places;
  const asked = new Set<number>();
  for (const offset of starts(constructs, 0)) {
    const { line } = source.positionAt(offset);
    if (asked.has(line)) continue;
    asked.add(line);
    const { start } = source.lineSpan(line);
    const isOn = line > 0 && source.text[source.lineSpan(line - 1).end - 1] === '\\';
    const place =
      isOn || asked.size > maxLines
        ? 'none'
        : document
          ? placeInTree(document, start)
          : placeInBrackets(brackets as Brackets, language, start);
    if (place) places.set(line, place);
  }
  return places;
}

/** How the document was read; without tree and brackets nothing is known of its lines. */
interface Syntax {
  readonly language: Language;
  readonly document: TreeDocument | null;
  readonly brackets?: Brackets | undefined;
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

function placeInTree(document: TreeDocument, start: number): CommentPlace | undefined {
  let node: Node | null = document.root.descendantForIndex(start, start);
  for (let depth = 0; node && depth < 100; depth++, node = node.parent) {
    const isAround = node.startIndex < start && start < node.endIndex;
    if (!isAround) continue;
    const { type } = node;
    if (type === 'jsx_text' || type === 'jsx_element' || type === 'jsx_fragment') return 'jsx';
    if (/interpolat(?:ion|ed_expression)|substitution/.test(type)) return undefined;
    if (TEXT.test(type) || shapeOf(document, node)?.as === 'comment') return 'none';
    if (!/^(?:escape|ERROR)/.test(type)) return undefined;
  }
  return undefined;
}

/** What grammars call strings, templates and documents inside code. */
const TEXT = /string|heredoc|nowdoc|template|comment|^text$|_text$/;

/** Bodies that a shell or a request file holds are JSON: no comment may stand in them. */
function placeInBrackets(brackets: Brackets, { id }: Language, start: number): CommentPlace | undefined {
  const spans =
    id === 'shellscript' || id === 'http'
      ? [...brackets.strings, ...brackets.groups.map(({ span }) => span)]
      : [...brackets.strings, ...brackets.comments];
  return spans.some((span) => span.start < start && start < span.end) ? 'none' : undefined;
}
