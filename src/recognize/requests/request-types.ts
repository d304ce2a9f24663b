import type { Node } from 'web-tree-sitter';
import { type Expression, lastName } from '../../syntax/expression.ts';
import type { Shape } from '../../syntax/language.ts';
import { lower } from '../../syntax/lower.ts';
import { childOf, contains, shapeOf } from '../../syntax/node.ts';
import { callOf, nodeAt } from '../tree.ts';
import type { Finder } from './finder.ts';
import { handedOn } from './handed-on.ts';
import { isMaker, needsNew, requestTypes } from './libraries.ts';

/** `const request: LinkTokenCreateRequest = …`, casts, constructors, builders. */
export function findRequestTypes(finder: Finder): void {
  for (const [start, word] of finder.matches(requestTypes)) {
    const node = nodeAt(finder.document, start, start + word.length);
    if (!node) continue;
    const endpoint = /Session/.test(word) ? 'layer' : 'link';
    const sent = sentByType(finder, node);
    if (sent) {
      const nameSpan = { start, end: start + word.length };
      finder.add(sent.body, { anchor: 'client-call', endpoint, nameSpan, call: sent.call, open: [] }, 1);
      continue;
    }
    const value = typed(finder, node);
    if (!value) continue;
    // A type of the app's own may be anything; of a hand-written client it has the API's fields.
    const least = declares(finder.document.text, word) ? 4 : 1;
    const open = handedOn(finder.document, value);
    finder.add(value, { anchor: 'request-type', endpoint, nameSpan: null, call: null, open }, least);
  }
}

function declares(text: string, type: string): boolean {
  const name = /\w+$/.exec(type)?.[0] ?? type;
  return new RegExp(`\\b(?:class|interface|struct|record|object|type)\\s{1,20}${name}\\b`).test(text);
}

/** Go: `client.PlaidApi.LinkTokenCreate(ctx).LinkTokenCreateRequest(*req)`: here the type's name is a call. */
function sentByType(finder: Finder, name: Node): { body: Expression; call: Node } | null {
  const call = callOf(finder.document, name);
  if (call?.callee.kind !== 'member' || call.callee.object.kind !== 'call') return null;
  const before = lastName(call.callee.object.callee);
  const body = call.args[0];
  return body && before !== null && /TokenCreate$/.test(before) ? { body, call: call.node } : null;
}

/** The value whose type an annotation, a cast, a typed literal or a constructor names. */
function typed(finder: Finder, type: Node): Expression | null {
  let below = type;
  for (const each of finder.document.scopes.nearest(type, 6)) {
    const shape = shapeOf(finder.document, each);
    switch (shape?.as) {
      case 'declaration':
      case 'assignment':
        return annotated(finder, each, shape, type);
      case 'wrapper': {
        const inner = lower(finder.document, each);
        if (inner.kind === 'record' || inner.kind === 'name') return inner;
        break;
      }
      case 'creation':
      case 'record':
      case 'collection':
      case 'call':
      case 'send':
        return made(finder, each, type);
      case 'parameter':
      case 'function':
      case 'entry':
      case 'list':
        return null;
      default:
        if (/type_arguments|generic|import|using|parameter/.test(below.type)) return null;
    }
    below = each;
  }
  return null;
}

function annotated(
  finder: Finder,
  holder: Node,
  shape: Extract<Shape, { as: 'declaration' | 'assignment' }>,
  type: Node,
): Expression | null {
  const name = childOf(finder.document, holder, shape.as === 'declaration' ? shape.name : shape.left);
  const value = childOf(finder.document, holder, shape.as === 'declaration' ? shape.value : shape.right);
  const isName = name && shapeOf(finder.document, name)?.as === 'name';
  if (!value || value.id === name?.id) return isName ? lower(finder.document, name) : null;
  if (contains(value, type) || shapeOf(finder.document, value)?.as === 'function') return null;
  return isName ? lower(finder.document, name) : lower(finder.document, value);
}

/** The literal or constructor that names the type, with the builder chain on it, and the variable that holds it. */
function made(finder: Finder, node: Node, type: Node): Expression | null {
  const value = lower(finder.document, node);
  if (value.kind === 'call') {
    const made = value.callee.span;
    if (type.startIndex < made.start || type.endIndex > made.end) return null;
    const name = lastName(value.callee) ?? '';
    if (
      isMaker(name) &&
      needsNew(finder.document.language.id) &&
      shapeOf(finder.document, node)?.as !== 'creation'
    )
      return null;
    const isMade = isMaker(name) || /^(?:new|builder|newBuilder|of)$/.test(name);
    if (!isMade) return null;
  } else if (
    value.kind !== 'record' ||
    value.typeName === undefined ||
    !/Request|Configs/.test(value.typeName)
  ) {
    return null;
  }
  let top = node;
  for (const each of finder.document.scopes.nearest(node, 60)) {
    const shape = shapeOf(finder.document, each);
    const isStep =
      (shape?.as === 'member' && childOf(finder.document, each, shape.object)?.id === top.id) ||
      (shape?.as === 'send' && childOf(finder.document, each, shape.receiver)?.id === top.id) ||
      (shape?.as === 'call' && childOf(finder.document, each, shape.callee)?.id === top.id) ||
      shape?.as === 'wrapper' ||
      shape?.as === 'tuple';
    if (isStep) {
      top = each;
      continue;
    }
    if (shape?.as === 'declaration' || shape?.as === 'assignment') {
      const name = childOf(finder.document, each, shape.as === 'declaration' ? shape.name : shape.left);
      const held = name ? lower(finder.document, name) : null;
      if (held?.kind === 'name') return held;
    }
    break;
  }
  return lower(finder.document, top);
}
