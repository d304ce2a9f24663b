import type { Node } from 'web-tree-sitter';
import type { Expression } from '../../syntax/expression.ts';
import { lower } from '../../syntax/lower.ts';
import { childOf, isCall, shapeOf } from '../../syntax/node.ts';
import type { Span } from '../../syntax/source.ts';
import { nodeAt, type TreeDocument } from '../tree.ts';
import { stringNode } from './place.ts';

/** What a setting is given, and whether only when nothing else sets it. */
export interface Given {
  readonly expression: Expression;
  readonly isDefault: boolean;
}

/** What is written as the value, or as the fallback, of a setting by this name. */
export function givenValue(document: TreeDocument, name: Node, written: string): Given | null {
  let at: Node = name;
  const string = stringNode(document, name.startIndex, name.endIndex);
  if (string) {
    if (string.endIndex - string.startIndex !== written.length + 2) return null;
    at = string;
  }
  for (const parent of document.scopes.nearest(at, 8)) {
    const shape = shapeOf(document, parent);
    switch (shape?.as) {
      case 'comment':
        return null;
      case 'send':
        // Ruby's `config.plaid.env`: a call without arguments reads like a member.
        if (parent.endIndex !== at.endIndex) return null;
        at = parent;
        continue;
      case 'string':
      case 'member':
      case 'index':
      case 'argument':
      case 'wrapper':
        at = parent;
        continue;
      case 'binary': {
        const left = childOf(document, parent, shape.left);
        const right = childOf(document, parent, shape.right);
        if (!left || !right || left.id !== at.id) return null;
        const operator = document.text.slice(left.endIndex, right.startIndex).trim();
        if (!/^(?:\|\||\?\?|\?:|or)$/.test(operator)) return null;
        return { expression: lower(document, right), isDefault: true };
      }
      case 'declaration':
      case 'assignment': {
        const isAssignment = shape.as === 'assignment';
        const target = childOf(document, parent, isAssignment ? shape.left : shape.name);
        const value = childOf(document, parent, isAssignment ? shape.right : shape.value);
        if (!value || !target || value.id === at.id || target.endIndex < at.endIndex) return null;
        return { expression: lower(document, value), isDefault: false };
      }
      case 'entry': {
        const value = childOf(document, parent, shape.value);
        if (!value || value.id === at.id) return null;
        return { expression: lower(document, value), isDefault: false };
      }
      default: {
        // getenv('PLAID_ENV', 'development'): the list of arguments, then the call.
        const call = parent.parent;
        const callShape = call ? shapeOf(document, call) : undefined;
        if (call && isCall(callShape) && string) {
          const lowered = lower(document, call);
          if (lowered.kind !== 'call' || lowered.args[0]?.span.start !== at.startIndex) return null;
          // Deno.env.get('PLAID_ENV') || 'development'
          if (lowered.args.length === 1 && lowered.named.length === 0) return fallbackOf(document, call);
          return { expression: lowered, isDefault: true };
        }
        // { PLAID_ENV = 'development' } = process.env, function (plaidEnv = 'development')
        const value = parent.childForFieldName('right') ?? parent.childForFieldName('value');
        const isDefault = /pattern|default|parameter/.test(parent.type);
        return value && isDefault && value.id !== at.id
          ? { expression: lower(document, value), isDefault: true }
          : null;
      }
    }
  }
  return null;
}

/** What stands behind `||` after an expression. */
function fallbackOf(document: TreeDocument, node: Node): Given | null {
  let at = node;
  for (const parent of document.scopes.nearest(node, 4)) {
    const shape = shapeOf(document, parent);
    if (shape?.as === 'binary') {
      const expression = lower(document, parent);
      const isFallback = expression.kind === 'binary' && /^(?:\|\||\?\?|\?:|or)$/.test(expression.operator);
      return isFallback && expression.right.node.startIndex >= at.endIndex
        ? { expression: expression.right, isDefault: true }
        : null;
    }
    if (shape?.as !== 'wrapper') return null;
    at = parent;
  }
  return null;
}

/** The value of an option when a tree shows the option as a key and its value. */
export function optionValue(document: TreeDocument, span: Span): Expression | null {
  const node = nodeAt(document, span.start, span.end);
  if (!node || node.startIndex !== span.start || node.endIndex !== span.end) return null;
  const shape = shapeOf(document, node);
  if (shape?.as === 'entry') {
    const value = childOf(document, node, shape.value);
    return value ? lower(document, value) : null;
  }
  if (shape?.as === 'assignment') {
    const value = childOf(document, node, shape.right);
    return value ? lower(document, value) : null;
  }
  if (shape?.as === 'shorthand') return lower(document, node);
  if (shape?.as !== 'attribute') return null;
  const value = node.namedChild(1);
  return value ? lower(document, value) : null;
}
