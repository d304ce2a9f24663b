import type { Node } from 'web-tree-sitter';
import type { Expression } from '../../syntax/expression.ts';
import { childOf, contains, shapeOf } from '../../syntax/node.ts';
import { nodeAt, type TreeDocument } from '../tree.ts';
import { ownMember } from './members.ts';

const classTypes =
  /^(?:abstract_)?class(?:_declaration|_definition)?$|^(?:object|record|struct|trait)_declaration$|^module$/;
const maxPlaces = 200;

const declaration = /\b(?:class|object|record|struct|module|trait)\s{1,10}(?:\w{1,80}::){0,5}(\w{1,80})\b/g;
/** Classes of one document, and receivers whose class is looked for. */
const most = { classes: 400, receivers: 100 };

interface Known {
  /** Where classes may be declared, by name: offsets behind the name. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  readonly receivers: Map<string, string | null>;
}

const knownOf = new WeakMap<TreeDocument, Known>();

function known(document: TreeDocument): Known {
  const before = knownOf.get(document);
  if (before) return before;
  const places = new Map<string, number[]>();
  let count = 0;
  for (const match of document.text.matchAll(declaration)) {
    if (++count > most.classes) break;
    const name = match[1] as string;
    places.set(name, [...(places.get(name) ?? []), match.index + match[0].length]);
  }
  const fresh = { places, receivers: new Map<string, string | null>() };
  knownOf.set(document, fresh);
  return fresh;
}

/** The class, object or module that a document declares under a name, or null. */
export function classNamed(document: TreeDocument, name: string): Node | null {
  for (const end of known(document).places.get(name) ?? []) {
    const node = nodeAt(document, end - name.length, end);
    for (let at = node?.parent ?? null, i = 0; at && i < 2; at = at.parent, i++) {
      if (isClass(at) && at.namedChildren.some((child) => child?.id === node?.id)) return at;
    }
  }
  return null;
}

export function isClass(node: Node): boolean {
  return classTypes.test(node.type) && node.namedChildCount > 0;
}

/** The method of a class, or what its field is declared with when nothing else assigns to it; null otherwise. */
export function memberOfClass(document: TreeDocument, owner: Node, name: string): Node | null {
  let value: Node | null = null;
  let count = 0;
  for (
    let at = document.text.indexOf(name, owner.startIndex);
    at >= 0 && at < owner.endIndex && count < maxPlaces;
    at = document.text.indexOf(name, at + 1)
  ) {
    count++;
    const node = nodeAt(document, at, at + name.length);
    if (!node || node.startIndex !== at || node.endIndex !== at + name.length) continue;
    const found = declaredAt(document, owner, node);
    if (!found) continue;
    // Declared twice, as overloads are, or assigned again.
    if (value) return null;
    value = found;
  }
  return value;
}

function declaredAt(document: TreeDocument, owner: Node, name: Node): Node | null {
  for (const [i, each] of document.scopes.nearest(name, 3).entries()) {
    if (each.id === owner.id) return null;
    const shape = shapeOf(document, each);
    if (shape?.as === 'function') {
      return i === 0 && shape.name !== undefined && childOf(document, each, shape.name)?.id === name.id
        ? each
        : null;
    }
    const isConstant = /^const_element$/.test(each.type);
    if (shape?.as !== 'declaration' && shape?.as !== 'assignment' && !isConstant) continue;
    const [left, right] =
      shape?.as === 'declaration'
        ? [childOf(document, each, shape.name), childOf(document, each, shape.value)]
        : shape?.as === 'assignment'
          ? [childOf(document, each, shape.left), childOf(document, each, shape.right)]
          : [each.namedChild(0), each.namedChild(1)];
    if (!left || !right || !contains(left, name) || contains(left, right)) return null;
    // One in a method is a variable of its own.
    const around = document.scopes.functionOf(each);
    return around && contains(owner, around) && around.id !== owner.id ? null : right;
  }
  return null;
}

/**
 * The class whose object a receiver is: a field or a parameter for which the document names one class
 * (`private plaid: PlaidService`, `PlaidService plaid`); null when it names none, or several.
 */
export function classOfReceiver(document: TreeDocument, receiver: Expression): string | null {
  if (receiver.kind === 'call' && receiver.creates && receiver.callee.kind === 'name')
    return receiver.callee.name;
  const name = ownMember(receiver) ?? (receiver.kind === 'name' ? receiver.name : null);
  if (name === null || !/^\w{1,80}$/.test(name)) return null;
  const { receivers } = known(document);
  const before = receivers.get(name);
  if (before !== undefined) return before;
  const found = receivers.size < most.receivers ? typeOf(document, name) : null;
  receivers.set(name, found);
  return found;
}

function typeOf(document: TreeDocument, name: string): string | null {
  const typed =
    document.language.id === 'kotlin' || /^typescript/.test(document.language.id)
      ? new RegExp(`\\b${name}[?!]?\\s{0,3}:\\s{0,3}([A-Z]\\w{0,80})\\b(?![.<[])`, 'g')
      : /^(?:java|csharp|php)$/.test(document.language.id)
        ? new RegExp(`\\b([A-Z]\\w{0,80})\\s{1,3}\\$?${name}\\s{0,3}[;,)=]`, 'g')
        : null;
  if (!typed) return null;
  const classes = new Set([...document.text.matchAll(typed)].slice(0, 20).map(([, type]) => type as string));
  const [only] = classes;
  return classes.size === 1 && only !== undefined ? only : null;
}
