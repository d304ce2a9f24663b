import type { Node } from 'web-tree-sitter';
import { lower } from '../../syntax/lower.ts';
import { childOf, isCall, namedChildren, shapeOf } from '../../syntax/node.ts';
import { contains } from '../../syntax/scope.ts';
import type { TreeDocument } from '../tree.ts';
import { resolveIn, type State, type Variant } from './resolve.ts';

/** What a function of the same document returns. */
export function fromFunction(state: State, target: Node): Variant[] {
  const { document } = state;
  const shape = shapeOf(document, target);
  if (shape?.as !== 'function') return [];
  const body = target.childForFieldName(typeof shape.body === 'string' ? shape.body : 'body');
  if (!body) return [];
  const inside = { ...state, call: null, depth: state.depth + 1 };
  if (shapeOf(document, body)?.as !== 'block') return resolveIn(inside, lower(document, body));
  const out: Variant[] = [];
  for (const statement of returnsOf(document, body)) {
    const value = statement.namedChild(0);
    if (!value) continue;
    const variants = resolveIn({ ...inside, call: statement }, lower(document, value));
    // One return nobody can follow leaves the whole call unknown.
    if (variants.length === 0) return [];
    out.push(...variants);
  }
  return out;
}

/** Return statements of a function's own body, not of functions inside it. */
function returnsOf(document: TreeDocument, body: Node): Node[] {
  const out: Node[] = [];
  const visit = (node: Node, depth: number): void => {
    for (const child of node.namedChildren) {
      if (!child || out.length > 20) continue;
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

/** What the calls in this document give a parameter; null when the function may be called from elsewhere. */
export function fromArguments(state: State, parameter: Node): Variant[] | null {
  const { document } = state;
  const target = document.scopes.functionOf(parameter);
  const shape = target ? shapeOf(document, target) : undefined;
  if (!target || shape?.as !== 'function') return null;
  const list = shape.params === undefined ? null : childOf(document, target, shape.params);
  const index = list ? namedChildren(document, list).findIndex((each) => contains(each, parameter)) : 0;
  const name = functionName(document, target);
  if (index < 0 || !name) return null;
  const text = document.text.slice(name.startIndex, name.endIndex);
  const out: Variant[] = [];
  for (const use of document.scopes.variable(text, name)?.uses ?? []) {
    const parent = use.node.parent;
    const call = parent && isCall(shapeOf(document, parent)) ? lower(document, parent) : null;
    if (call?.kind !== 'call' || call.callee.node.id !== use.node.id) continue;
    const argument = call.args[index];
    if (!argument) continue;
    const variants = resolveIn({ ...state, call: call.node, depth: state.depth + 1 }, argument);
    if (variants.length === 0) return null;
    out.push(...variants);
  }
  return out.length > 0 ? out : null;
}

/** The name a function is declared under, or that of the variable that holds it. */
function functionName(document: TreeDocument, target: Node): Node | null {
  const shape = shapeOf(document, target);
  if (shape?.as !== 'function') return null;
  const own = shape.name === undefined ? null : childOf(document, target, shape.name);
  if (own) return own;
  const parent = target.parent;
  const holder = parent ? shapeOf(document, parent) : undefined;
  return parent && holder?.as === 'declaration' ? childOf(document, parent, holder.name) : null;
}
