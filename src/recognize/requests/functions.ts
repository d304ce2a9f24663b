import type { Node } from 'web-tree-sitter';
import { lower } from '../../syntax/lower.ts';
import { childOf, contains, isCall, namedChildren, shapeOf } from '../../syntax/node.ts';
import type { TreeDocument } from '../tree.ts';
import { resolveIn, type State, type Variant } from './resolve.ts';
import { returnedBy } from './returns.ts';

/** What a function gives back. */
export function fromFunction(state: State, target: Node): Variant[] {
  const { document } = state;
  const out: Variant[] = [];
  for (const { value, at } of returnedBy(document, target)) {
    const inside = { ...state, call: at, depth: state.depth + 1 };
    const variants = resolveIn(inside, lower(document, value));
    // One return nobody can follow leaves the whole call unknown.
    if (variants.length === 0) return [];
    out.push(...variants);
  }
  return out;
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
export function functionName(document: TreeDocument, target: Node): Node | null {
  const shape = shapeOf(document, target);
  if (shape?.as !== 'function') return null;
  const own = shape.name === undefined ? null : childOf(document, target, shape.name);
  if (own) return own;
  const parent = target.parent;
  const holder = parent ? shapeOf(document, parent) : undefined;
  return parent && holder?.as === 'declaration' ? childOf(document, parent, holder.name) : null;
}
