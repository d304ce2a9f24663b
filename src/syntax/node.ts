import type { Node } from 'web-tree-sitter';
import type { Child, Language, Shape } from './language.ts';
import type { Span } from './source.ts';

/** A tree together with what is needed to read it. */
export interface TreeSource {
  readonly text: string;
  readonly language: Language;
}

export function spanOf(node: Node): Span {
  return { start: node.startIndex, end: node.endIndex };
}

export function shapeOf(source: TreeSource, node: Node): Shape | undefined {
  return source.language.shapes?.[node.type];
}

/** The node calls something: a function, a method, a constructor. */
export function isCall(shape: Shape | undefined): shape is Extract<Shape, { as: 'call' | 'send' }> {
  return shape?.as === 'call' || shape?.as === 'send';
}

/** The child a shape names, or null. */
export function childOf(source: TreeSource, node: Node, child: Child): Node | null {
  if (typeof child === 'number') return namedChildren(source, node).at(child) ?? null;
  const byField = node.childForFieldName(child);
  if (byField || !source.language.childrenByType) return byField;
  return namedChildren(source, node).find((each) => each.type === child) ?? null;
}

/** Named children without comments. */
export function namedChildren(source: TreeSource, node: Node): Node[] {
  const out: Node[] = [];
  for (const each of node.namedChildren) {
    if (each && shapeOf(source, each)?.as !== 'comment') out.push(each);
  }
  return out;
}

/** The second node stands in the first, or is it. */
export function contains(outer: Node, inner: Node): boolean {
  return outer.startIndex <= inner.startIndex && inner.endIndex <= outer.endIndex;
}
