import type { Node } from 'web-tree-sitter';
import type { Expression } from './expression.ts';
import { lower } from './lower.ts';
import { childOf, contains, namedChildren, shapeOf, type TreeSource } from './node.ts';

/** How one occurrence of a variable is used. */
export interface Use {
  readonly node: Node;
  readonly kind: /** Declared or assigned as a whole; `value` is missing for parameters, imports and patterns. */
    | 'assign'
    /** `x.a.b = value`: `path` is `['a', 'b']`; a null in it is a computed key. */
    | 'set'
    | 'delete'
    /** `x.a.push(…)`: `path` is `['a']`, `method` is `push`. */
    | 'method'
    /** Handed to a call as an argument, directly. */
    | 'argument'
    | 'spread'
    | 'return'
    | 'read';
  readonly value?: Expression;
  readonly path?: readonly (string | null)[];
  readonly method?: string;
  /** The call the variable is handed to, or the method call on it. */
  readonly call?: Node;
  /** The statement or expression that does it. */
  readonly span: { readonly start: number; readonly end: number };
  /** The part of a compound assignment's operator before `=`: `|` of `|=`. */
  readonly operator?: string;
  readonly isParameter?: boolean;
}

/** A place where a variable's name stands; `declares` is the scope it declares the name in, if it does. */
export interface Occurrence {
  readonly node: Node;
  readonly ancestors: readonly Node[];
  readonly declares: Node | null;
}

/** What the code does with an occurrence of a variable. */
export function useOf(source: TreeSource, occurrence: Occurrence): Use {
  const { node, ancestors } = occurrence;
  const plain = { node, span: { start: node.startIndex, end: node.endIndex } };
  const path: (string | null)[] = [];
  let top = node;
  for (let i = 0; i < ancestors.length; i++) {
    const parent = ancestors[i] as Node;
    const shape = shapeOf(source, parent);
    const span = { start: parent.startIndex, end: parent.endIndex };
    switch (shape?.as) {
      case 'member':
      case 'index': {
        if (childOf(source, parent, shape.object)?.id !== top.id) return { ...plain, kind: 'read' };
        const member = lower(source, parent);
        path.push(member.kind === 'member' ? member.property : null);
        break;
      }
      case 'wrapper':
      case 'tuple':
      case 'argument':
        break;
      case 'declaration': {
        const name = childOf(source, parent, shape.name);
        if (name?.id !== top.id) return { ...plain, kind: 'read' };
        const value = childOf(source, parent, shape.value);
        if (!value || value.id === name.id) return { ...plain, kind: 'assign', span };
        return { ...plain, kind: 'assign', span, value: valueFor(source, node, top, value) };
      }
      case 'assignment': {
        const left = childOf(source, parent, shape.left);
        const right = childOf(source, parent, shape.right);
        if (left?.id !== top.id || !right) return { ...plain, kind: 'read' };
        const value = valueFor(source, node, left, right);
        const operator = /(\S*)=\s*$/.exec(source.text.slice(left.endIndex, right.startIndex))?.[1] ?? '';
        const extra = operator === '' || operator.startsWith(':') ? {} : { operator };
        if (path.length === 0) return { ...plain, kind: 'assign', span, value, ...extra };
        return { ...plain, kind: 'set', span, path, value, ...extra };
      }
      case 'unary': {
        const isDelete = path.length > 0 && source.text.startsWith('delete', parent.startIndex);
        return isDelete ? { ...plain, kind: 'delete', span, path } : { ...plain, kind: 'read' };
      }
      case 'delete':
        return path.length > 0 ? { ...plain, kind: 'delete', span, path } : { ...plain, kind: 'read' };
      case 'call': {
        if (childOf(source, parent, shape.callee)?.id !== top.id) return { ...plain, kind: 'read' };
        const method = path.pop();
        if (typeof method !== 'string') return { ...plain, kind: 'read' };
        return { ...plain, kind: 'method', span, path, method, call: parent };
      }
      case 'send': {
        if (childOf(source, parent, shape.receiver)?.id !== top.id) return { ...plain, kind: 'read' };
        const method = childOf(source, parent, shape.method);
        const name = method ? source.text.slice(method.startIndex, method.endIndex) : '';
        // Without arguments it may be a property: request.redirect_uri = x.
        if (childOf(source, parent, shape.args) === null) {
          path.push(name);
          break;
        }
        return { ...plain, kind: 'method', span, path, method: name, call: parent };
      }
      case 'spread':
        return { ...plain, kind: path.length === 0 ? 'spread' : 'read' };
      case 'return':
        return { ...plain, kind: path.length === 0 ? 'return' : 'read', span };
      case 'entry': {
        // A keyword argument: f(request=x).
        const list = ancestors[i + 1];
        const call = ancestors[i + 2];
        const made = call ? shapeOf(source, call)?.as : undefined;
        if (path.length === 0 && list && call && (made === 'call' || made === 'send')) {
          return { ...plain, kind: 'argument', span, call };
        }
        return { ...plain, kind: 'read' };
      }
      case 'parameter':
        return { ...plain, kind: 'assign', span, isParameter: true };
      case 'function': {
        const body = childOf(source, parent, shape.body);
        if (body?.id === top.id) return { ...plain, kind: path.length === 0 ? 'return' : 'read' };
        const name = shape.name === undefined ? null : childOf(source, parent, shape.name);
        return name?.id === node.id
          ? { ...plain, kind: 'assign', span }
          : { ...plain, kind: 'assign', span, isParameter: true };
      }
      default: {
        const call = ancestors[i + 1];
        const callShape = call ? shapeOf(source, call) : undefined;
        const isArgument =
          call &&
          (callShape?.as === 'call' || callShape?.as === 'send') &&
          childOf(source, call, callShape.args)?.id === parent.id;
        if (isArgument) return { ...plain, kind: path.length === 0 ? 'argument' : 'read', call };
        if (occurrence.declares) return { ...plain, kind: 'assign', span, isParameter: true };
        return { ...plain, kind: 'read' };
      }
    }
    top = parent;
  }
  return { ...plain, kind: 'read' };
}

/** The value a name gets: of several in a row the one at its place. */
function valueFor(source: TreeSource, node: Node, holder: Node, value: Node): Expression {
  if (shapeOf(source, holder)?.as !== 'tuple') return lower(source, value);
  const place = namedChildren(source, holder).findIndex((each) => contains(each, node));
  const values = shapeOf(source, value)?.as === 'tuple' ? namedChildren(source, value) : [value];
  const own = values[place];
  return own
    ? lower(source, own)
    : { kind: 'unknown', node: value, span: { start: value.startIndex, end: value.endIndex } };
}
