import type { Node } from 'web-tree-sitter';
import { type Expression, pathOf } from '../../syntax/expression.ts';
import { shapeOf } from '../../syntax/node.ts';
import type { Use } from '../../syntax/uses.ts';
import type { TreeDocument } from '../tree.ts';
import { isPassing } from './callees.ts';
import { exported } from './elsewhere.ts';
import { exclusive, extend, isAfter } from './extend.ts';
import { fromArguments, fromFunction, functionName } from './functions.ts';
import { fromFound, maxDepth, resolveIn, type State, type Variant } from './resolve.ts';

/** What a name holds where it is used: what it was given, and everything that is done to it before. */
export function fromVariable(state: State, name: string, at: Node): Variant[] {
  const { document } = state;
  const variable = document.scopes.variable(name, at);
  if (!variable) return fromExport(state, name, at) ?? [];
  const anchor = state.call ?? at;
  const starts = variable.uses.filter((use) => use.kind === 'assign' && !isAfter(state, use, anchor));
  const out: Variant[] = [];
  for (const start of starts) {
    if (start.operator === '|' || exclusive(document, start.node, anchor)) continue;
    const variants = startsOf(state, start, name, at);
    if (variants === null) return [];
    for (const variant of variants) {
      // `let payload = {}` that is assigned as a whole later is only a declaration.
      const isEmpty = variant.contributions.length === 0 && variant.open.length === 0;
      if (isEmpty && starts.length > 1 && !variable.uses.some((use) => use.kind === 'set')) continue;
      out.push(extend(state, variable, start, variant, anchor));
    }
  }
  const real = out.filter((variant) => variant.contributions.length > 0 || variant.open.length > 0);
  return real.length > 0 ? real : out;
}

/** The forms one assignment gives a variable; null when it gives what nobody sees. */
function startsOf(state: State, start: Use, name: string, at: Node): Variant[] | null {
  if (start.isParameter || isRequire(start.value)) {
    const outside = fromExport(state, name, at);
    if (outside) return outside;
  }
  if (start.isParameter) return fromArguments(state, start.node);
  const method = state.document.language.id === 'ruby' ? start.node.parent : null;
  // A method that is called without arguments reads like a variable.
  if (
    method?.type === 'method' &&
    !start.value &&
    functionName(state.document, method)?.id === start.node.id
  ) {
    return state.depth > maxDepth ? null : orNull(fromFunction({ ...state, depth: state.depth + 1 }, method));
  }
  if (!start.value) return isBareDeclaration(state.document, start) ? [] : null;
  if (start.value.kind === 'null' || isRewrapped(start.value, name)) return [];
  return orNull(resolveIn(state, withoutItself(start.value, name)));
}

function orNull(variants: Variant[]): Variant[] | null {
  return variants.length > 0 ? variants : null;
}

function isRequire(value: Expression | undefined): boolean {
  return value?.kind === 'call' && value.callee.kind === 'name' && value.callee.name === 'require';
}

/** What an imported name holds in the file it comes from; null when that cannot be seen. */
function fromExport(state: State, name: string, at: Node): Variant[] | null {
  const found = exported(state.document, name, at);
  if (!found) return null;
  return orNull(fromFound(state, found, at));
}

/** `let body;` starts nothing; an import starts what nobody sees. */
function isBareDeclaration(document: TreeDocument, use: Use): boolean {
  const parent = use.node.parent;
  return parent !== null && shapeOf(document, parent)?.as === 'declaration';
}

/** `x = JSON.stringify(x)`: the same in another wrapping, which starts nothing. */
function isRewrapped(value: Expression, name: string): boolean {
  let inner = value;
  while (inner.kind === 'call') {
    const [only, ...more] = inner.args;
    const path = pathOf(inner.callee) ?? '';
    if (!only || more.some((arg) => arg.kind === 'record') || path === 'dict' || !isPassing(path))
      return false;
    inner = only;
  }
  return inner.kind === 'name' && inner.name === name && inner !== value;
}

/** `x = { ...x, a }` adds to x; the spread of itself says nothing new. */
function withoutItself(value: Expression, name: string): Expression {
  if (value.kind !== 'record') return value;
  const entries = value.entries.filter(
    (entry) => !(entry.kind === 'spread' && entry.value.kind === 'name' && entry.value.name === name),
  );
  return entries.length === value.entries.length ? value : { ...value, entries };
}
