import type { Node } from 'web-tree-sitter';
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

export interface Base {
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
