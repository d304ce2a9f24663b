import type { Node } from 'web-tree-sitter';
import { namedChildren, shapeOf } from '../../syntax/node.ts';
import type { TreeDocument } from '../tree.ts';

/** Something a function gives back, and where the function ends with it. */
export interface Returned {
  readonly value: Node;
  /** The statement; null where the body is nothing but the value. */
  readonly at: Node | null;
}

const maxReturns = 20;

/** What a function gives back; empty when it gives nothing, or something that does not show. */
export function returnedBy(document: TreeDocument, target: Node): readonly Returned[] {
  const shape = shapeOf(document, target);
  if (shape?.as !== 'function') return [];
  const body = target.childForFieldName(typeof shape.body === 'string' ? shape.body : 'body');
  if (!body) return [];
  if (shapeOf(document, body)?.as !== 'block') return [{ value: body, at: null }];
  const out: Returned[] = [];
  for (const statement of returnsOf(document, body)) {
    const value = statement.namedChild(0);
    if (value) out.push({ value, at: statement });
  }
  if (document.language.id !== 'ruby') return out;
  const last = lastValues(document, body, 0);
  return last === null ? [] : [...out, ...last.map((value) => ({ value, at: value }))];
}

/** Return statements of a function's own body, not of functions inside it. */
function returnsOf(document: TreeDocument, body: Node): Node[] {
  const out: Node[] = [];
  const visit = (node: Node, depth: number): void => {
    for (const child of node.namedChildren) {
      if (!child || out.length > maxReturns) continue;
      const as = shapeOf(document, child)?.as;
      if (as === 'return') out.push(child);
      else if (as !== 'function' && depth < 30 && !isExpression(as)) visit(child, depth + 1);
    }
  };
  visit(body, 0);
  return out;
}

function isExpression(as: string | undefined): boolean {
  return as === 'record' || as === 'list' || as === 'call' || as === 'string' || as === 'member';
}

/** Ruby: what a body ends with is what it gives back, on each path; null when a path gives nothing that shows. */
function lastValues(document: TreeDocument, body: Node, depth: number): Node[] | null {
  const last = namedChildren(document, body).at(-1);
  if (!last || depth > 8) return null;
  if (shapeOf(document, last)?.as === 'return') return [];
  if (!/^(?:if|unless)$/.test(last.type)) return isBranch(last) ? null : [last];
  return branches(document, last, depth);
}

function isBranch({ type }: Node): boolean {
  return /^(?:case|case_match|while|until|for|begin|rescue|ensure|else|(?:if|unless|while|until|rescue)_modifier)$/.test(
    type,
  );
}

function branches(document: TreeDocument, branch: Node, depth: number): Node[] | null {
  const then = branch.childForFieldName('consequence');
  const other = branch.childForFieldName('alternative');
  const first = then ? lastValues(document, then, depth + 1) : null;
  const second =
    other?.type === 'elsif'
      ? branches(document, other, depth + 1)
      : other
        ? lastValues(document, other, depth + 1)
        : null;
  return first && second ? [...first, ...second] : null;
}
