import type { Node } from 'web-tree-sitter';
import { argumentsOf } from './calls.ts';
import { entriesOf } from './entries.ts';
import type { Entry, Expression } from './expression.ts';
import type { Shape } from './language.ts';
import { lower } from './lower.ts';
import { childOf, namedChildren, shapeOf, spanOf, type TreeSource } from './node.ts';

export function lowerRecord(
  source: TreeSource,
  node: Node,
  shape: Extract<Shape, { as: 'record' | 'collection' }>,
  depth: number,
): Expression {
  const base = { node, span: spanOf(node) };
  const body = shape.body === undefined ? node : childOf(source, node, shape.body);
  const type = shape.type === undefined ? null : childOf(source, node, shape.type);
  const named = type ? { typeName: source.text.slice(type.startIndex, type.endIndex) } : {};
  if (shape.as === 'record' && shape.flat) {
    return { ...base, kind: 'record', entries: flatEntries(source, node, depth) };
  }
  const entries = body ? entriesOf(source, body, depth) : [];
  const children = body ? namedChildren(source, body) : [];
  if (shape.as === 'collection' && entries.length === 0 && children.length > 0) {
    return { ...base, kind: 'list', items: children.map((each) => lowerItem(source, each, depth + 1)) };
  }
  return { ...base, kind: 'record', entries, ...named };
}

/** `new { client_id = id, Name }`: a lone name is its own key. */
function flatEntries(source: TreeSource, node: Node, depth: number): Entry[] {
  const children = namedChildren(source, node);
  const entries: Entry[] = [];
  for (let i = 0; i < children.length; i++) {
    const key = children[i] as Node;
    const next = children[i + 1];
    const isPair = next !== undefined && source.text.slice(key.endIndex, next.startIndex).trim() === '=';
    const value = isPair ? next : key;
    if (isPair) i++;
    const name = source.text.slice(key.startIndex, key.endIndex).replace(/^.*\./s, '');
    entries.push({
      kind: 'pair',
      span: { start: key.startIndex, end: value.endIndex },
      key: name,
      keySpan: spanOf(key),
      value: lower(source, value, depth + 1),
    });
  }
  return entries;
}

/** An item of a collection may be wrapped in a node of its own. */
function lowerItem(source: TreeSource, node: Node, depth: number): Expression {
  const shape = shapeOf(source, node);
  if (shape?.as !== 'entry') return lower(source, node, depth);
  const [only] = namedChildren(source, node);
  return only ? lower(source, only, depth) : { kind: 'unknown', node, span: spanOf(node) };
}

export function lowerCreation(
  source: TreeSource,
  node: Node,
  shape: Extract<Shape, { as: 'creation' }>,
  depth: number,
): Expression {
  const base = { node, span: spanOf(node) };
  const part = (kind: string | undefined): Node | null =>
    kind === undefined
      ? null
      : (node.childForFieldName(kind) ??
        namedChildren(source, node).find((each) => each.type === kind) ??
        null);
  const type = shape.type === undefined ? null : childOf(source, node, shape.type);
  const body = part(shape.body);
  if (body) {
    const entries = entriesOf(source, body, depth);
    const typeName = type ? { typeName: source.text.slice(type.startIndex, type.endIndex) } : {};
    if (entries.length === 0 && body.namedChildCount > 0) {
      return {
        ...base,
        kind: 'list',
        items: namedChildren(source, body).map((each) => lower(source, each, depth + 1)),
      };
    }
    return { ...base, kind: 'record', entries, ...typeName };
  }
  if (!type) return { ...base, kind: 'record', entries: [] };
  const list = part(shape.args);
  return {
    ...base,
    kind: 'call',
    callee: nameExpression(source, type),
    ...argumentsOf(source, list, depth),
    argsSpan: list ? spanOf(list) : base.span,
    creates: true,
  };
}

function nameExpression(source: TreeSource, node: Node): Expression {
  const text = source.text.slice(node.startIndex, node.endIndex).replace(/<[\s\S]*$/, '');
  const last = /[^.:\\]+$/.exec(text)?.[0] ?? text;
  return { kind: 'name', name: last, node, span: spanOf(node) };
}
