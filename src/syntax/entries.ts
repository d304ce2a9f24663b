import type { Node } from 'web-tree-sitter';
import type { Entry, Expression } from './expression.ts';
import { lower } from './lower.ts';
import { childOf, namedChildren, shapeOf, spanOf, type TreeSource } from './node.ts';
import { stringText } from './strings.ts';

export function entriesOf(source: TreeSource, node: Node, depth: number): Entry[] {
  return namedChildren(source, node).flatMap((child) => entryOf(source, child, depth));
}

export function entryOf(source: TreeSource, node: Node, depth: number): Entry[] {
  const shape = shapeOf(source, node);
  const span = spanOf(node);
  switch (shape?.as) {
    // An object initializer sets members by assignment: { ClientName = "Harbor" }.
    case 'assignment':
    case 'entry': {
      const [keyChild, valueChild] =
        shape.as === 'entry' ? [shape.key, shape.value] : [shape.left, shape.right];
      if (shape.as === 'entry' && typeof shape.value === 'number' && !childOf(source, node, shape.value)) {
        return [];
      }
      const key = childOf(source, node, keyChild);
      const value = childOf(source, node, valueChild);
      const name = key ? keyText(source, key) : null;
      if (!key || !value || name === null) return [{ kind: 'computed', span }];
      return [
        { kind: 'pair', span, key: name, keySpan: spanOf(key), value: lower(source, value, depth + 1) },
      ];
    }
    case 'shorthand':
      return [
        {
          kind: 'pair',
          span,
          key: source.text.slice(span.start, span.end),
          keySpan: span,
          value: lower(source, node, depth + 1),
        },
      ];
    // A method in an object literal.
    case 'function': {
      const key = shape.name === undefined ? null : childOf(source, node, shape.name);
      const name = key ? keyText(source, key) : null;
      if (!key || name === null) return [{ kind: 'computed', span }];
      return [
        { kind: 'pair', span, key: name, keySpan: spanOf(key), value: { kind: 'function', node, span } },
      ];
    }
    case 'attribute': {
      const [key, value] = namedChildren(source, node);
      if (!key) return [];
      const written: Expression = value
        ? lower(source, value, depth + 1)
        : { kind: 'boolean', value: true, node, span };
      return [
        {
          kind: 'pair',
          span,
          key: source.text.slice(key.startIndex, key.endIndex),
          keySpan: spanOf(key),
          value: written,
        },
      ];
    }
    case 'argument': {
      const key = shape.name === undefined ? null : childOf(source, node, shape.name);
      const value = childOf(source, node, shape.value);
      // mapOf("key" to value): the argument is an entry in itself.
      if (value && (!key || value.id === key.id) && shapeOf(source, value)?.as === 'entry') {
        return entryOf(source, value, depth);
      }
      const name = key ? keyText(source, key) : null;
      if (!key || !value || name === null || value.id === key.id) return [];
      return [
        { kind: 'pair', span, key: name, keySpan: spanOf(key), value: lower(source, value, depth + 1) },
      ];
    }
    case 'spread': {
      const inner = namedChildren(source, node)[0];
      return inner ? [{ kind: 'spread', span, value: lower(source, inner, depth + 1) }] : [];
    }
    // C#'s { "client_name", "Harbor" } in the initializer of a dictionary.
    case 'collection': {
      const [key, value, ...more] = namedChildren(source, node);
      const isPair = source.language.id === 'csharp' && key && value && more.length === 0;
      const name = isPair && shapeOf(source, key)?.as === 'string' ? keyText(source, key) : null;
      if (!key || !value || name === null) return [];
      return [
        { kind: 'pair', span, key: name, keySpan: spanOf(key), value: lower(source, value, depth + 1) },
      ];
    }
    // JSX writes a spread inside braces.
    case 'wrapper': {
      const inner = namedChildren(source, node)[0];
      return inner && shapeOf(source, inner)?.as === 'spread' ? entryOf(source, inner, depth) : [];
    }
    default:
      return [];
  }
}

/** A key that stands there as written: an identifier, a string or a number; null when it is computed. */
function keyText(source: TreeSource, key: Node): string | null {
  const shape = shapeOf(source, key);
  if (shape?.as === 'symbol') {
    return source.text.slice(key.startIndex, key.endIndex).replace(/^:?"?|"?:?$/g, '');
  }
  if (shape?.as === 'string') {
    const text = stringText(source, key, shape);
    return text.includes('\0') ? null : text;
  }
  const raw = source.text.slice(key.startIndex, key.endIndex);
  if (/^[\p{L}_$#][\p{L}\p{N}_$-]*$/u.test(raw)) return raw;
  // ['key'] is as good as key, also where the brackets hold an argument.
  const only = key.namedChildCount === 1 ? key.namedChild(0) : null;
  const inner = only && shapeOf(source, only)?.as === 'argument' ? only.namedChild(0) : only;
  return inner && shapeOf(source, inner)?.as === 'string' ? keyText(source, inner) : null;
}
