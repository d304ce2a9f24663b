import type { Node } from 'web-tree-sitter';
import type { Expression } from './expression.ts';
import type { Child } from './language.ts';
import { lower } from './lower.ts';
import { childOf, namedChildren, shapeOf, type TreeSource } from './node.ts';

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

/** A variable of the document: the scope it lives in and every use there, in document order. */
export interface Variable {
  readonly name: string;
  readonly scope: Node;
  readonly uses: readonly Use[];
}

/** A step below a node that runs only on some paths: which node branches, and by which arm one stands in it. */
export interface Arm {
  readonly branch: Node;
  readonly arm: Node;
}

interface Occurrence {
  readonly node: Node;
  readonly ancestors: readonly Node[];
  readonly declares: Node | null;
}

const maxOccurrences = 600;
const wordBoundary = '[\\p{L}\\p{N}_$]';

/** Names of a tree: which variable a name means and what happens to it. Answers are kept per tree. */
export class Scopes {
  readonly #source: TreeSource;
  readonly #root: Node;
  readonly #occurrences = new Map<string, readonly Occurrence[]>();
  readonly #ancestors = new Map<number, readonly Node[]>();
  readonly #parents = new Map<number, Node | null>();

  constructor(source: TreeSource, root: Node) {
    this.#source = source;
    this.#root = root;
  }

  /** The node's ancestors, nearest first. */
  ancestors(node: Node): readonly Node[] {
    const known = this.#ancestors.get(node.id);
    if (known) return known;
    const chain: Node[] = [];
    for (let at = this.#parent(node); at && chain.length < 1000; at = this.#parent(at)) chain.push(at);
    this.#ancestors.set(node.id, chain);
    return chain;
  }

  /** The parser finds a parent from the root down, which deep nesting makes slow: each is asked for once. */
  #parent(node: Node): Node | null {
    const known = this.#parents.get(node.id);
    if (known !== undefined) return known;
    const parent = node.parent;
    this.#parents.set(node.id, parent);
    return parent;
  }

  /** The variable a name means where it stands, or null when nothing in the document declares it. */
  variable(name: string, at: Node): Variable | null {
    const all = this.#of(name);
    let scope: Node | null = null;
    for (const each of all) {
      const candidate = each.declares;
      if (!candidate || !contains(candidate, at)) continue;
      if (!scope || contains(scope, candidate)) scope = candidate;
    }
    if (!scope) return null;
    const inner = all
      .map((each) => each.declares)
      .filter((each): each is Node => each !== null && each.id !== scope.id && contains(scope, each));
    const uses: Use[] = [];
    for (const each of all) {
      if (!contains(scope, each.node)) continue;
      if (inner.some((hidden) => contains(hidden, each.node))) continue;
      uses.push(this.#use(each));
    }
    return { name, scope, uses };
  }

  /** The nearest function around a node, or null at the top of the document. */
  functionOf(node: Node): Node | null {
    return this.ancestors(node).find((each) => shapeOf(this.#source, each)?.as === 'function') ?? null;
  }

  /** The function declared under a name that is visible at a node, or null. */
  functionNamed(name: string, at: Node): Node | null {
    const variable = this.variable(name, at);
    for (const use of variable?.uses ?? []) {
      if (use.kind !== 'assign') continue;
      const parent = use.node.parent;
      if (parent && shapeOf(this.#source, parent)?.as === 'function') return parent;
      if (use.value?.kind === 'function') return use.value.node;
    }
    return null;
  }

  /** The branches around a node, up to the function it stands in. */
  arms(node: Node): readonly Arm[] {
    const arms: Arm[] = [];
    let below = node;
    for (const each of this.ancestors(node)) {
      const shape = shapeOf(this.#source, each);
      if (shape?.as === 'function') break;
      if (shape?.as === 'branch' || shape?.as === 'conditional') {
        const test = shape.test === undefined ? null : childOf(this.#source, each, shape.test);
        if (test?.id !== below.id) arms.push({ branch: each, arm: below });
      }
      below = each;
    }
    return arms;
  }

  #of(name: string): readonly Occurrence[] {
    const known = this.#occurrences.get(name);
    if (known) return known;
    const found: Occurrence[] = [];
    const pattern = new RegExp(
      `(?<!${wordBoundary})${name.replace(/[$]/g, '\\$&')}(?!${wordBoundary})`,
      'gu',
    );
    for (const match of this.#source.text.matchAll(pattern)) {
      if (found.length >= maxOccurrences) break;
      const node = this.#root.descendantForIndex(match.index, match.index + name.length);
      if (!node || node.startIndex !== match.index || node.endIndex !== match.index + name.length) continue;
      if (!this.#isVariable(node)) continue;
      const ancestors = this.ancestors(node);
      found.push({ node, ancestors, declares: this.#declares(node, ancestors) });
    }
    this.#occurrences.set(name, found);
    return found;
  }

  #isVariable(node: Node): boolean {
    const type = node.type;
    if (type === 'shorthand_property_identifier_pattern') return true;
    const as = shapeOf(this.#source, node)?.as;
    if (as === 'shorthand') return true;
    if (as !== 'name') return false;
    const parent = node.parent;
    if (!parent) return false;
    const shape = shapeOf(this.#source, parent);
    const isAt = (child: Child | undefined): boolean =>
      child !== undefined && childOf(this.#source, parent, child)?.id === node.id;
    if (shape?.as === 'member') return !isAt(shape.property);
    if (shape?.as === 'send') return !isAt(shape.method) || isAt(shape.receiver);
    if (shape?.as === 'entry') return !isAt(shape.key);
    if (shape?.as === 'argument') return !isAt(shape.name);
    return true;
  }

  /** The scope an occurrence declares its name in, or null when it only uses it. */
  #declares(node: Node, ancestors: readonly Node[]): Node | null {
    const source = this.#source;
    const [holder, index] = this.#holder(node, ancestors);
    const parent = ancestors[index];
    if (!parent) return null;
    const shape = shapeOf(source, parent);
    const enclosing = (from: number): Node => {
      for (const each of ancestors.slice(from)) {
        const as = shapeOf(source, each)?.as;
        if (as === 'function') return each;
        if (as === 'block' && source.language.scoping !== 'function') return each;
      }
      return this.#root;
    };
    if (shape?.as === 'function') {
      const name = shape.name === undefined ? null : childOf(source, parent, shape.name);
      if (name?.id === node.id) return enclosing(1);
      // A bare arrow parameter: x => …
      const body = childOf(source, parent, shape.body);
      return body?.id === node.id ? null : parent;
    }
    if (shape?.as === 'declaration') {
      return childOf(source, parent, shape.name)?.id === holder.id ? enclosing(index + 1) : null;
    }
    if (shape?.as === 'assignment' && source.language.scoping === 'function') {
      return childOf(source, parent, shape.left)?.id === holder.id ? enclosing(index + 1) : null;
    }
    // Parameters, patterns and imports: the value is out of sight, the name is not.
    for (let i = 0; i < ancestors.length && i < 8; i++) {
      const each = ancestors[i] as Node;
      const as = shapeOf(source, each)?.as;
      if (as === 'parameter') return ancestors[i + 1] ?? this.#root;
      if (/import/.test(each.type)) return this.#root;
      if (/_pattern$|required_parameter|default_parameter|typed_parameter|^dotted_name$/.test(each.type))
        continue;
      if (as === 'declaration') {
        const pattern = childOf(source, each, (shapeOf(source, each) as { name: string }).name);
        return pattern && contains(pattern, node) && pattern.id !== node.id ? enclosing(i + 1) : null;
      }
      return null;
    }
    return null;
  }

  /** The node itself or the tuple of names it stands in, and where among the ancestors that one's parent is. */
  #holder(node: Node, ancestors: readonly Node[]): readonly [Node, number] {
    let holder = node;
    let index = 0;
    for (const each of ancestors) {
      const as = shapeOf(this.#source, each)?.as;
      if (as !== 'tuple' && as !== 'wrapper') break;
      holder = each;
      index++;
    }
    return [holder, index];
  }

  /** The value a name gets: of several in a row the one at its place. */
  #valueFor(node: Node, holder: Node, value: Node): Expression {
    const source = this.#source;
    if (shapeOf(source, holder)?.as !== 'tuple') return lower(source, value);
    const place = namedChildren(source, holder).findIndex((each) => contains(each, node));
    const values = shapeOf(source, value)?.as === 'tuple' ? namedChildren(source, value) : [value];
    const own = values[place];
    return own
      ? lower(source, own)
      : { kind: 'unknown', node: value, span: { start: value.startIndex, end: value.endIndex } };
  }

  #use(occurrence: Occurrence): Use {
    const source = this.#source;
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
          return { ...plain, kind: 'assign', span, value: this.#valueFor(node, top, value) };
        }
        case 'assignment': {
          const left = childOf(source, parent, shape.left);
          const right = childOf(source, parent, shape.right);
          if (left?.id !== top.id || !right) return { ...plain, kind: 'read' };
          const value = this.#valueFor(node, left, right);
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
}

export function contains(outer: Node, inner: Node): boolean {
  return outer.startIndex <= inner.startIndex && inner.endIndex <= outer.endIndex;
}
