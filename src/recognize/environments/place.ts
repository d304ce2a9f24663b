import type { Node } from 'web-tree-sitter';
import { lastName } from '../../syntax/expression.ts';
import { lower } from '../../syntax/lower.ts';
import { childOf, shapeOf } from '../../syntax/node.ts';
import { nodeAt, type TreeDocument } from '../tree.ts';
import { environmentOf } from './words.ts';

/** Addresses in lists (allow-lists), comparisons and tests of strings reach no client. */
export function isAddress(document: TreeDocument, string: Node): boolean {
  if (isCompared(document, string)) return false;
  for (const parent of document.scopes.nearest(string, 4)) {
    const shape = shapeOf(document, parent);
    if (shape?.as === 'list') return false;
    if (shape?.as === 'call') {
      const call = lower(document, parent);
      const callee = call.kind === 'call' ? (lastName(call.callee) ?? '') : '';
      return !/^(?:includes|startsWith|startswith|endsWith|indexOf|test|match|nock|intercept|log|info|warn|error|debug|print|add|has)$/.test(
        callee,
      );
    }
    if (shape !== undefined && shape.as !== 'binary' && shape.as !== 'wrapper' && shape.as !== 'string')
      break;
  }
  return true;
}

/** One side of a comparison, or the label of a branch. */
export function isCompared(document: TreeDocument, node: Node): boolean {
  const parent = node.parent;
  if (!parent) return false;
  const shape = shapeOf(document, parent);
  if (shape?.as === 'binary') {
    const expression = lower(document, parent);
    return expression.kind === 'binary' && /^(?:[!=]==?|in|not in|is)$/.test(expression.operator);
  }
  if (/comparison/.test(parent.type)) return true;
  // case 'https://…': the label of a branch is a comparison.
  return (
    shape?.as === 'branch' &&
    shape.test !== undefined &&
    childOf(document, parent, shape.test)?.id === node.id
  );
}

/** A member of a map, a default, or a branch that something at run time picks. */
export function isChosen(document: TreeDocument, node: Node): boolean {
  let below = node;
  for (const parent of document.scopes.nearest(node, 12)) {
    const shape = shapeOf(document, parent);
    if (shape?.as === 'function' || shape?.as === 'block') break;
    if (shape?.as === 'entry') {
      const key = childOf(document, parent, shape.key);
      const text = key ? document.text.slice(key.startIndex, key.endIndex).replace(/['"`[\]]/g, '') : '';
      if (environmentOf(text) || /^(?:dev|prod|test|staging|local)$/i.test(text)) return true;
    }
    if (shape?.as === 'binary') {
      const expression = lower(document, parent);
      if (expression.kind === 'binary' && /^(?:\|\||\?\?|\?:|or)$/.test(expression.operator)) return true;
    }
    below = parent;
  }
  if (below === node && document.scopes.arms(node).length === 0) return false;
  return document.scopes.arms(node).some(({ branch }) => {
    const shape = shapeOf(document, branch);
    if (shape?.as === 'conditional') return true;
    if (/switch|case|match|default/.test(branch.type)) return true;
    if (shape?.as !== 'branch' || shape.test === undefined) return false;
    const test = childOf(document, branch, shape.test);
    const text = test ? document.text.slice(test.startIndex, test.endIndex) : '';
    return /env|development|sandbox|production|prod\b|mode|stage/i.test(text);
  });
}

/** The string a place stands in, or null. */
export function stringNode(document: TreeDocument, start: number, end: number): Node | null {
  const node = nodeAt(document, start, end);
  if (!node) return null;
  if (shapeOf(document, node)?.as === 'string') return node;
  const parent = node.parent;
  return parent && shapeOf(document, parent)?.as === 'string' && shapeOf(document, node) === undefined
    ? parent
    : null;
}
