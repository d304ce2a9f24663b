import type { Node } from 'web-tree-sitter';
import { type CallExpression, lastName, lower, pathOf } from '../../syntax/expression.ts';
import { contains, type Use } from '../../syntax/scope.ts';
import { isPassing, isReader, isSend, merging } from './callees.ts';
import { addEntries, addNested, addSpread, type Contribution, type Gathered } from './gather.ts';
import type { State } from './resolve.ts';

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
  for (const key of use.path ?? []) {
    if (key === null) {
      if (path.length === 0) out.open.push('computed key');
      return;
    }
    path.push(key);
  }
  const value = use.kind === 'set' ? (use.value ?? null) : null;
  const keySpan = { start: use.span.start, end: leftEnd(use) };
  out.contributions.push({ path, span: use.span, keySpan, value, conditional });
  if (value) addNested(state, value, { path, conditional }, out);
}

/** Where the left side of an assignment ends. */
function leftEnd(use: Use): number {
  const left = use.node.parent;
  return left && left.endIndex <= use.span.end ? Math.max(left.endIndex, use.span.start) : use.span.end;
}

/** Methods that read; any other method of the request itself may add to it. */
const readingMethods =
  /^(?:get|has|hasOwnProperty|toString|toJSON|to_dict|to_str|items|keys|values|copy|includes|filter|map|join|forEach|some|every|find|length)$/;

function addMethod(state: State, use: Use, conditional: boolean, out: Gathered): void {
  const call = use.call ? lower(state.document, use.call) : null;
  if (call?.kind !== 'call' || (use.path ?? []).length > 0) return;
  const into = { path: [], conditional };
  switch (use.method) {
    case 'update': {
      const first = call.args[0];
      if (first) addSpread(state, first, into, out);
      addEntries(state, call.named, into, out);
      return;
    }
    case 'set':
    case 'setdefault':
    case '__setitem__':
      addKeyed(call, 0, conditional, out);
      return;
    case 'pop': {
      const key = call.args[0];
      if (key?.kind === 'string' && key.isStatic) {
        out.contributions.push(deletion(call, key.text, conditional));
      }
      return;
    }
    default:
      if (!readingMethods.test(use.method ?? '')) out.open.push(`changed by ${use.method}`);
  }
}

function deletion(call: CallExpression, key: string, conditional: boolean): Contribution {
  return { path: [key], span: call.span, keySpan: call.span, value: null, conditional };
}

/** `set('key', value)` and `setattr(request, 'key', value)`: the key is the argument at `index`. */
function addKeyed(call: CallExpression, index: number, conditional: boolean, out: Gathered): void {
  const key = call.args[index];
  const value = call.args[index + 1];
  if (key?.kind === 'string' && key.isStatic && value) {
    out.contributions.push({ path: [key.text], span: call.span, keySpan: key.span, value, conditional });
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
    for (const arg of call.args.slice(1)) addSpread(state, arg, { path: [], conditional }, out);
  } else if (path === 'setattr') addKeyed(call, 1, conditional, out);
  else if (!isReader(path) && !isPassing(path) && !isSend(path)) {
    out.open.push(`passed to ${path || 'a function'}`);
  }
}
