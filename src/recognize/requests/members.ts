import type { Node } from 'web-tree-sitter';
import { type Expression, pathOf } from '../../syntax/expression.ts';
import { lower } from '../../syntax/lower.ts';
import { childOf, contains, shapeOf } from '../../syntax/node.ts';
import { nodeAt, type TreeDocument } from '../tree.ts';

/** What a class's own methods call the object they belong to, or a new one (Ruby's `new.save`). */
const self = /^(?:this|self|cls|\$this|@|new|self\.new)$/;
const maxPlaces = 200;

/** The member of the own object that an expression names: `request` of `this.request`; null for anything else. */
export function ownMember(expression: Expression): string | null {
  if (expression.kind !== 'member' || expression.property === null) return null;
  const owner = pathOf(expression.object);
  if (owner === null) return null;
  return self.test(owner) || isReceiver(expression.object.node, owner) ? expression.property : null;
}

/** Go: the name that the method around a node gives the value it belongs to. */
function isReceiver(node: Node, name: string): boolean {
  if (!/^[a-z]\w{0,20}$/.test(name)) return false;
  let steps = 0;
  for (let at = node.parent; at && steps < 40; at = at.parent, steps++) {
    if (at.type !== 'method_declaration') continue;
    const receiver = at.childForFieldName('receiver')?.namedChild(0)?.childForFieldName('name');
    return receiver?.text === name;
  }
  return false;
}

/** The method of that name in the class around a node, or null. */
export function ownMethod(document: TreeDocument, name: string, at: Node): Node | null {
  for (const { node, parent } of places(document, name)) {
    const shape = shapeOf(document, parent);
    if (shape?.as !== 'function' || shape.name === undefined) continue;
    const isName = childOf(document, parent, shape.name)?.id === node.id;
    if (isName && parent.parent && contains(parent.parent, at)) return parent;
  }
  return null;
}

/**
 * What a field of the class around a node is declared with; null when there is no such field, or when anything assigns
 * to it or to a part of it, wherever that is.
 */
export function ownField(document: TreeDocument, name: string, at: Node): Expression | null {
  const escaped = name.replace(/[$]/g, '\\$&');
  const isChanged = new RegExp(
    `(?:\\bthis|\\bself|\\$this)(?:\\.|->)${escaped}\\s{0,5}(?:[.[][^=;\\n]{0,80})?(?:\\|\\||\\?\\?)?=(?!=)`,
  );
  if (isChanged.test(document.text)) return null;
  for (const { node, parent } of places(document, name)) {
    const shape = shapeOf(document, parent);
    if (shape?.as !== 'declaration' || !parent.parent || !contains(parent.parent, at)) continue;
    if (childOf(document, parent, shape.name)?.id !== node.id) continue;
    const value = childOf(document, parent, shape.value);
    return value && value.id !== node.id ? lower(document, value) : null;
  }
  return null;
}

function* places(document: TreeDocument, name: string): Generator<{ node: Node; parent: Node }> {
  let count = 0;
  for (
    let at = document.text.indexOf(name);
    at >= 0 && count < maxPlaces;
    at = document.text.indexOf(name, at + 1)
  ) {
    count++;
    const node = nodeAt(document, at, at + name.length);
    if (node?.parent && node.startIndex === at && node.endIndex === at + name.length) {
      yield { node, parent: node.parent };
    }
  }
}
