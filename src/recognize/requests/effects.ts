import type { Node } from 'web-tree-sitter';
import { fieldSpelling } from '../../catalog/fields.ts';
import { type CallExpression, lastName, pathOf } from '../../syntax/expression.ts';
import { lower } from '../../syntax/lower.ts';
import { contains, shapeOf } from '../../syntax/node.ts';
import type { Span } from '../../syntax/source.ts';
import type { Use } from '../../syntax/uses.ts';
import type { TreeDocument } from '../tree.ts';
import {
  isPassing,
  isReader,
  isSend,
  keyedMethods,
  merging,
  mergingMethods,
  passingMethods,
} from './callees.ts';
import { carried } from './carried.ts';
import { functionBehind, parameterAt } from './elsewhere.ts';
import {
  addEntries,
  addNested,
  addSpread,
  type Contribution,
  fieldName,
  type Gathered,
  nothing,
} from './gather.ts';
import { maxDepth, type State } from './resolve.ts';

/** Adds what one use of a request's variable does to the request. */
export function addEffect(state: State, use: Use, conditional: boolean, out: Gathered): void {
  switch (use.kind) {
    case 'assign':
      // `|=` merges; a second whole assignment is a variant of its own.
      if (use.operator === '|' && use.value) addSpread(state, use.value, { path: [], conditional }, out);
      return;
    case 'set':
    case 'delete':
      addSet(state, use, conditional, out);
      return;
    case 'method':
      addMethod(state, use, conditional, out);
      return;
    case 'argument':
      addArgument(state, use, conditional, out);
      return;
    default:
  }
}

function addSet(state: State, use: Use, conditional: boolean, out: Gathered): void {
  const path: string[] = [];
  let written = '';
  for (const key of use.path ?? []) {
    if (key === null) {
      if (path.length === 0) out.open.push('computed key');
      return;
    }
    written = key.replace(/^:/, '');
    path.push(fieldName(state.document, written, path));
  }
  const value = use.kind === 'set' ? (use.value ?? null) : null;
  const keySpan = { start: use.span.start, end: leftEnd(use) };
  out.contributions.push({ path, written, span: use.span, keySpan, value, conditional });
  if (value) addNested(state, value, { path, conditional }, out);
}

/** Where the left side of an assignment ends. */
function leftEnd(use: Use): number {
  const left = use.node.parent;
  return left && left.endIndex <= use.span.end ? Math.max(left.endIndex, use.span.start) : use.span.end;
}

/** Methods that read; any other method of the request itself may add to it. */
const readingMethods =
  /^(?:[gG]et(?:[A-Z]\w*)?|[hH]as(?:[A-Z]\w*)?|toString|toJSON|to_dict|to_str|to_json|items|keys|values|copy|dup|includes|filter|map|join|forEach|each|some|every|find|length|fetch|dig|key\?|containsKey|ContainsKey|isEmpty|GetType|Equals)$/;

function addMethod(state: State, use: Use, conditional: boolean, out: Gathered): void {
  const call = use.call ? lower(state.document, use.call) : null;
  if (call?.kind !== 'call') return;
  if ((use.path ?? []).length > 0) {
    addToList(use, call, conditional, out);
    return;
  }
  addMethodCall(state, call, use.method ?? '', conditional, out);
}

/** What a method call does to the request it is made on: a setter, a merge, or something nobody sees. */
export function addMethodCall(
  state: State,
  call: CallExpression,
  method: string,
  conditional: boolean,
  out: Gathered,
): void {
  const into = { path: [], conditional };
  const field = state.document.language.keys === 'typed' ? fieldSpelling(method) : null;
  const [first] = call.args;
  // A builder's setter of that name: `update(…)`.
  const isSetter = field !== null && /^(?:java|kotlin|scala)$/.test(state.document.language.id);
  if (mergingMethods.test(method) && !isSetter) {
    if (first) addSpread(state, first, into, out);
    addEntries(state, call.named, into, out);
  } else if (field !== null && first && call.args.length === 1) {
    const path = [field];
    out.contributions.push({
      path,
      written: method,
      span: call.span,
      keySpan: methodSpan(call),
      value: first,
      conditional,
    });
    addNested(state, first, { path, conditional }, out);
  } else if (keyedMethods.test(method)) addKeyed(state, call, 0, conditional, out);
  else if (
    /^(?:pop|delete|remove|Remove|except)$/.test(method) &&
    first?.kind === 'string' &&
    first.isStatic
  ) {
    out.contributions.push(deletion(call, first.text, conditional));
  } else if (!readingMethods.test(method) && !passingMethods.test(method)) {
    out.open.push(`changed by ${method}`);
  }
}

/** A method that gives back the request it is called on. */
export function isStep(method: string): boolean {
  return (
    [mergingMethods, keyedMethods, passingMethods].some((each) => each.test(method)) ||
    fieldSpelling(method) !== null
  );
}

function methodSpan(call: CallExpression): Span {
  return call.callee.kind === 'member' ? call.callee.propertySpan : call.callee.span;
}

/** `request.products.push(…)`: the field has more than its literal shows. */
function addToList(use: Use, call: CallExpression, conditional: boolean, out: Gathered): void {
  const path = use.path ?? [];
  if (!/^(?:push|unshift|splice|append|extend|insert|add)$/.test(use.method ?? '')) return;
  if (!path.every((key): key is string => key !== null)) return;
  const written = path[path.length - 1] as string;
  const keySpan = call.callee.span;
  out.contributions.push({ path, written, span: call.span, keySpan, value: call, conditional });
}

function deletion(call: CallExpression, key: string, conditional: boolean): Contribution {
  return { path: [key], written: key, span: call.span, keySpan: call.span, value: null, conditional };
}

/** `set('key', value)` and `setattr(request, 'key', value)`: the key is the argument at `index`. */
function addKeyed(
  state: State,
  call: CallExpression,
  index: number,
  conditional: boolean,
  out: Gathered,
): void {
  const key = call.args[index];
  const value = call.args[index + 1];
  if (key?.kind === 'string' && key.isStatic && value) {
    const path = [fieldName(state.document, key.text, [])];
    out.contributions.push({
      path,
      written: key.text,
      span: call.span,
      keySpan: key.span,
      value,
      conditional,
    });
    addNested(state, value, { path, conditional }, out);
  } else out.open.push('computed key');
}

function addArgument(state: State, use: Use, conditional: boolean, out: Gathered): void {
  const node = use.call as Node;
  const call = lower(state.document, node);
  if (call.kind !== 'call') return;
  if (state.call && contains(node, state.call)) return;
  const path = pathOf(call.callee) ?? lastName(call.callee) ?? '';
  if (merging.test(path)) {
    // What is merged into something else is only read.
    if (call.args[0]?.node.id !== use.node.id) return;
    // Nothing is merged: a function of that name does something else.
    if (call.args.length === 1 && call.named.length === 0) out.open.push(`passed to ${path}`);
    for (const arg of call.args.slice(1)) addSpread(state, arg, { path: [], conditional }, out);
  } else if (path === 'setattr') addKeyed(state, call, 1, conditional, out);
  else if (!isReader(path) && !isPassing(path) && !isSend(path)) {
    const index = call.args.findIndex((arg) => arg.node.id === use.node.id);
    const through = index < 0 ? null : throughFunction(state, call, index);
    if (!through) out.open.push(`passed to ${path || 'a function'}`);
    else {
      out.open.push(...through.open);
      for (const each of through.contributions) {
        out.contributions.push({ ...each, conditional: conditional || each.conditional });
      }
    }
  }
}

/**
 * What a function of the project does to its argument at a place; null when that cannot be seen, or when the argument
 * goes on under another name.
 */
export function throughFunction(state: State, call: CallExpression, index: number): Gathered | null {
  if (state.depth + 2 > maxDepth) return null;
  const target = functionBehind(state.document, call.callee);
  const parameter = target ? parameterAt(target, index) : null;
  if (!target || !parameter) return null;
  const { document } = target;
  const name = document.text.slice(parameter.startIndex, parameter.endIndex);
  const inside = { document, call: null, depth: state.depth + 2 };
  const gathered = nothing();
  for (const use of document.scopes.variable(name, parameter)?.uses ?? []) {
    if (use.node.id === parameter.id) continue;
    if (use.kind === 'assign' || use.kind === 'spread' || isRenamed(document, use)) return null;
    const isElsewhere = document.scopes.functionOf(use.node)?.id !== target.node.id;
    addEffect(inside, use, isElsewhere || document.scopes.arms(use.node).length > 0, gathered);
  }
  return document === state.document ? gathered : carried(gathered, document, call.node);
}

/** `const other = parameter`. */
function isRenamed(document: TreeDocument, use: Use): boolean {
  const parent = use.node.parent;
  const as = parent ? shapeOf(document, parent)?.as : undefined;
  return use.kind === 'read' && (as === 'declaration' || as === 'assignment');
}
