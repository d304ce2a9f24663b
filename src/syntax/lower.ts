import type { Node } from 'web-tree-sitter';
import { lowerCall } from './calls.ts';
import { entriesOf } from './entries.ts';
import type { Base, Expression, StringExpression } from './expression.ts';
import type { Child, Shape } from './language.ts';
import { childOf, namedChildren, shapeOf, spanOf, type TreeSource } from './node.ts';
import { lowerCreation, lowerRecord } from './records.ts';
import { stringText } from './strings.ts';

/** Deeper expressions become `unknown`: no hand writes them, and recursion stays bounded. */
const maxDepth = 120;

/** Reads a node as an expression; a node of no known shape is `unknown`. */
export function lower(source: TreeSource, node: Node, depth = 0): Expression {
  const base = { node, span: spanOf(node) };
  const shape = depth > maxDepth ? undefined : shapeOf(source, node);
  const child = (name: Child): Expression => {
    const found = childOf(source, node, name);
    return found ? lower(source, found, depth + 1) : { ...base, kind: 'unknown' };
  };
  switch (shape?.as) {
    case 'record':
    case 'collection':
      return lowerRecord(source, node, shape, depth);
    case 'creation':
      return lowerCreation(source, node, shape, depth);
    case 'element':
      return { ...base, kind: 'record', entries: entriesOf(source, node, depth) };
    case 'list': {
      const body = shape.body === undefined ? node : childOf(source, node, shape.body);
      const items = body ? namedChildren(source, body) : [];
      return { ...base, kind: 'list', items: items.map((item) => lower(source, item, depth + 1)) };
    }
    case 'words': {
      const items = namedChildren(source, node).map((item): Expression => {
        const text = source.text.slice(item.startIndex, item.endIndex);
        return { kind: 'string', node: item, span: spanOf(item), text, isStatic: !text.includes('#{') };
      });
      return { ...base, kind: 'list', items };
    }
    case 'symbol': {
      const text = source.text.slice(node.startIndex, node.endIndex).replace(/^:?"?|"?:?$/g, '');
      return { ...base, kind: 'string', text, isStatic: true };
    }
    case 'tuple': {
      const [only, ...more] = namedChildren(source, node);
      return only && more.length === 0 ? lower(source, only, depth + 1) : { ...base, kind: 'unknown' };
    }
    case 'argument':
      return child(shape.value);
    case 'spread': {
      const inner = namedChildren(source, node)[0];
      return inner
        ? { ...base, kind: 'spread', inner: lower(source, inner, depth + 1) }
        : { ...base, kind: 'unknown' };
    }
    case 'string': {
      if (shape.concat) {
        const parts = namedChildren(source, node).map((part) => lower(source, part, depth + 1));
        return joined(base, parts);
      }
      const text = stringText(source, node, shape);
      return { ...base, kind: 'string', text, isStatic: !text.includes('\0') };
    }
    case 'boolean':
      return { ...base, kind: 'boolean', value: shape.value };
    case 'number':
    case 'null':
    case 'function':
      return { ...base, kind: shape.as };
    case 'name':
    case 'shorthand':
      return { ...base, kind: 'name', name: source.text.slice(node.startIndex, node.endIndex) };
    case 'member': {
      const property = childOf(source, node, shape.property);
      return {
        ...base,
        kind: 'member',
        object: child(shape.object),
        property: property ? source.text.slice(property.startIndex, property.endIndex) : null,
        propertySpan: property ? spanOf(property) : base.span,
      };
    }
    case 'index': {
      const index = child(shape.index);
      const isStatic = index.kind === 'string' && index.isStatic;
      return {
        ...base,
        kind: 'member',
        object: child(shape.object),
        property: isStatic ? index.text : null,
        propertySpan: index.span,
      };
    }
    case 'call':
    case 'send':
      return lowerCall(source, node, shape, depth);
    case 'conditional':
      return {
        ...base,
        kind: 'conditional',
        test: child(shape.test),
        consequence: child(shape.consequence),
        alternative: child(shape.alternative),
      };
    case 'binary':
      return lowerBinary(source, node, shape, depth);
    case 'unary': {
      const inner = child(shape.argument);
      const operator = source.text.slice(node.startIndex, inner.span.start).trim();
      // `void 0` is an old spelling of undefined.
      if (operator === 'void') return { ...base, kind: 'null' };
      return { ...base, kind: 'unary', operator, inner };
    }
    case 'wrapper': {
      const inner = child(shape.inner);
      if (shape.type === undefined) return inner;
      const type = childOf(source, node, shape.type);
      return type ? { ...inner, castTo: source.text.slice(type.startIndex, type.endIndex) } : inner;
    }
    default:
      return { ...base, kind: 'unknown' };
  }
}

function lowerBinary(
  source: TreeSource,
  node: Node,
  shape: Extract<Shape, { as: 'binary' }>,
  depth: number,
): Expression {
  const base = { node, span: spanOf(node) };
  const left = childOf(source, node, shape.left);
  const right = childOf(source, node, shape.right);
  if (!left || !right) return { ...base, kind: 'unknown' };
  const operator = source.text.slice(left.endIndex, right.startIndex).trim();
  const a = lower(source, left, depth + 1);
  const b = lower(source, right, depth + 1);
  if (operator === '+' && (a.kind === 'string' || b.kind === 'string')) return joined(base, [a, b]);
  return { ...base, kind: 'binary', operator, left: a, right: b };
}

/** Strings one after another; anything else among them is an unknown part. */
function joined(base: Base, parts: readonly Expression[]): StringExpression {
  const text = parts.map((part) => (part.kind === 'string' ? part.text : '\0')).join('');
  return { ...base, kind: 'string', text, isStatic: !text.includes('\0') };
}
