import type { Node } from 'web-tree-sitter';
import type { Child, Language, Shape } from './language.ts';
import type { Span } from './source.ts';

/** An expression in the terms all languages share. Nodes below a function's body are not lowered. */
export type Expression =
  | RecordExpression
  | ListExpression
  | StringExpression
  | (Base & { readonly kind: 'number' | 'null' | 'unknown' | 'function' })
  | (Base & { readonly kind: 'boolean'; readonly value: boolean })
  | NameExpression
  | MemberExpression
  | CallExpression
  | ConditionalExpression
  | BinaryExpression
  | (Base & { readonly kind: 'spread'; readonly inner: Expression })
  | (Base & { readonly kind: 'unary'; readonly operator: string; readonly inner: Expression });

interface Base {
  readonly node: Node;
  readonly span: Span;
  /** The type a cast or `satisfies` around the expression names. */
  readonly castTo?: string;
}

export interface RecordExpression extends Base {
  readonly kind: 'record';
  readonly entries: readonly Entry[];
  /** The type a typed literal or a creation names, as written. */
  readonly typeName?: string;
}

/** One contribution to a record. `pair` has a static key; everything else may add keys nobody can see. */
export type Entry =
  | {
      readonly kind: 'pair';
      readonly span: Span;
      readonly key: string;
      readonly keySpan: Span;
      readonly value: Expression;
    }
  | { readonly kind: 'spread'; readonly span: Span; readonly value: Expression }
  | { readonly kind: 'computed'; readonly span: Span };

export interface ListExpression extends Base {
  readonly kind: 'list';
  readonly items: readonly Expression[];
}

export interface StringExpression extends Base {
  readonly kind: 'string';
  /** Escapes resolved; `\0` stands for each part that only running the program tells. */
  readonly text: string;
  readonly isStatic: boolean;
}

export interface NameExpression extends Base {
  readonly kind: 'name';
  readonly name: string;
}

export interface MemberExpression extends Base {
  readonly kind: 'member';
  readonly object: Expression;
  /** Null when the key is computed. */
  readonly property: string | null;
  readonly propertySpan: Span;
}

export interface CallExpression extends Base {
  readonly kind: 'call';
  readonly callee: Expression;
  /** Positional arguments, and a record of the named ones in `named`. */
  readonly args: readonly Expression[];
  readonly named: readonly Entry[];
  readonly argsSpan: Span;
  /** `new X()`. */
  readonly creates: boolean;
}

export interface ConditionalExpression extends Base {
  readonly kind: 'conditional';
  readonly test: Expression;
  readonly consequence: Expression;
  readonly alternative: Expression;
}

export interface BinaryExpression extends Base {
  readonly kind: 'binary';
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

/** Deeper expressions become `unknown`: no hand writes them, and recursion stays bounded. */
const maxDepth = 120;

/** A tree together with what is needed to read it. */
export interface TreeSource {
  readonly text: string;
  readonly language: Language;
}

export function spanOf(node: Node): Span {
  return { start: node.startIndex, end: node.endIndex };
}

export function shapeOf(source: TreeSource, node: Node): Shape | undefined {
  return source.language.shapes?.[node.type];
}

/** The node calls something: a function, a method, a constructor. */
export function isCall(shape: Shape | undefined): shape is Extract<Shape, { as: 'call' | 'send' }> {
  return shape?.as === 'call' || shape?.as === 'send';
}

/** The child a shape names, or null. */
export function childOf(source: TreeSource, node: Node, child: Child): Node | null {
  if (typeof child === 'number') return namedChildren(source, node).at(child) ?? null;
  const byField = node.childForFieldName(child);
  if (byField || !source.language.childrenByType) return byField;
  return namedChildren(source, node).find((each) => each.type === child) ?? null;
}

/** Named children without comments. */
export function namedChildren(source: TreeSource, node: Node): Node[] {
  const out: Node[] = [];
  for (const each of node.namedChildren) {
    if (each && shapeOf(source, each)?.as !== 'comment') out.push(each);
  }
  return out;
}

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

function lowerRecord(
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

function lowerCreation(
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

function lowerCall(
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
function argumentsOf(
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

function entriesOf(source: TreeSource, node: Node, depth: number): Entry[] {
  return namedChildren(source, node).flatMap((child) => entryOf(source, child, depth));
}

function entryOf(source: TreeSource, node: Node, depth: number): Entry[] {
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
    case 'method': {
      const key = childOf(source, node, shape.key);
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
  // ['key'] is as good as key.
  const inner = key.namedChildCount === 1 ? key.namedChild(0) : null;
  return inner && shapeOf(source, inner)?.as === 'string' ? keyText(source, inner) : null;
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', '0': '' };

function stringText(source: TreeSource, node: Node, shape: Extract<Shape, { as: 'string' }>): string {
  const unknown = shape.unknown ?? [];
  const raw = source.text.slice(node.startIndex, node.endIndex);
  const open = /^([a-zA-Z@$]{0,3}#*)("""|'''|["'`])/.exec(raw);
  const quote = open?.[2] ?? '';
  const from = open ? open[0].length : 0;
  const closed = quote !== '' && raw.length >= from + quote.length && raw.endsWith(quote);
  const to = closed ? raw.length - quote.length : raw.length;
  const isRaw = /[r@]/i.test(open?.[1] ?? '') || (quote === '`' && source.language.id === 'go');
  let out = '';
  let at = from;
  const add = (end: number): void => {
    if (end <= at) return;
    const part = raw.slice(at, end);
    out += isRaw || !part.includes('\\') ? part : unescapeText(part);
    at = end;
  };
  if (unknown.length > 0) {
    for (const child of node.namedChildren) {
      if (!child || !unknown.includes(child.type)) continue;
      add(child.startIndex - node.startIndex);
      out += '\0';
      at = child.endIndex - node.startIndex;
    }
  }
  add(to);
  return out;
}

function unescapeText(text: string): string {
  return text.replace(
    /\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|\r?\n|([\s\S]))/g,
    (_, braced?: string, four?: string, two?: string, one?: string) => {
      const hex = braced ?? four ?? two;
      if (hex !== undefined) {
        const point = Number.parseInt(hex, 16);
        return point <= 0x10ffff ? String.fromCodePoint(point) : '';
      }
      return one === undefined ? '' : (escapes[one] ?? one);
    },
  );
}

/** `a.b.c` of names and members, `this` included; null when a part is computed or called. */
export function pathOf(expression: Expression): string | null {
  if (expression.kind === 'name') return expression.name;
  if (expression.kind === 'member' && expression.property !== null) {
    const object = pathOf(expression.object);
    return object === null ? null : `${object}.${expression.property}`;
  }
  return null;
}

/** The last word of a callee: `linkTokenCreate` of `this.#client.linkTokenCreate`. */
export function lastName(expression: Expression): string | null {
  if (expression.kind === 'name') return expression.name;
  return expression.kind === 'member' ? expression.property : null;
}
