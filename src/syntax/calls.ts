import type { Node } from 'web-tree-sitter';
import { entryOf } from './entries.ts';
import type { Entry, Expression } from './expression.ts';
import type { Child, Shape } from './language.ts';
import { lower } from './lower.ts';
import { childOf, namedChildren, shapeOf, spanOf, type TreeSource } from './node.ts';

export function lowerCall(
  source: TreeSource,
  node: Node,
  shape: Extract<Shape, { as: 'call' | 'send' }>,
  depth: number,
): Expression {
  const base = { node, span: spanOf(node) };
  const list = childOf(source, node, shape.args);
  const callee =
    shape.as === 'call' ? calleeOf(source, node, shape.callee, depth) : sentTo(source, node, shape, depth);
  if (!callee) return { ...base, kind: 'unknown' };
  // `item.name` without parentheses reads like a property in languages that send messages.
  if (shape.as === 'send' && !list && callee.kind === 'member') return { ...callee, ...base };
  const given = argumentsOf(source, list, depth);
  const block = shape.as === 'call' && shape.block !== undefined ? childOf(source, node, shape.block) : null;
  if (block) given.args.push(lower(source, block, depth + 1));
  return {
    ...base,
    kind: 'call',
    callee,
    ...given,
    argsSpan: list ? spanOf(list) : base.span,
    creates: shape.as === 'call' && shape.creates === true,
  };
}

function calleeOf(source: TreeSource, node: Node, child: Child, depth: number): Expression | null {
  const callee = childOf(source, node, child);
  return callee ? lower(source, callee, depth + 1) : null;
}

function sentTo(
  source: TreeSource,
  node: Node,
  shape: Extract<Shape, { as: 'send' }>,
  depth: number,
): Expression | null {
  const receiver = childOf(source, node, shape.receiver);
  const method = childOf(source, node, shape.method);
  if (!method) return null;
  const name = source.text.slice(method.startIndex, method.endIndex);
  if (!receiver) return { kind: 'name', name, node: method, span: spanOf(method) };
  const span = { start: receiver.startIndex, end: method.endIndex };
  return {
    kind: 'member',
    object: lower(source, receiver, depth + 1),
    property: name,
    propertySpan: spanOf(method),
    node: method,
    span,
  };
}

/** Positional and named arguments apart. */
export function argumentsOf(
  source: TreeSource,
  list: Node | null,
  depth: number,
): { args: Expression[]; named: Entry[] } {
  const args: Expression[] = [];
  const named: Entry[] = [];
  for (const each of list ? namedChildren(source, list) : []) {
    const shape = shapeOf(source, each);
    const entries = shape?.as === 'entry' || shape?.as === 'argument' ? entryOf(source, each, depth) : [];
    if (entries.length > 0) named.push(...entries);
    else if (shape?.as === 'spread' && source.text.startsWith('**', each.startIndex)) {
      named.push(...entryOf(source, each, depth));
    } else args.push(lower(source, each, depth + 1));
  }
  return { args, named };
}
