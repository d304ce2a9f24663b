import type { Node } from 'web-tree-sitter';

/** How the text of a language is read. */
export type Reader =
  /** By a tree-sitter grammar. */
  | 'tree'
  /** JSON, JSON with comments, or one JSON value per line. */
  | 'json'
  /** `NAME=value` lines. */
  | 'env'
  /** Plain text and logs. */
  | 'text';

/** Everything the product knows of a language; one declarative file each under `languages/`. */
export interface Language {
  /** The editor's language id; also what the command line prints. */
  readonly id: string;
  /** Further editor ids that mean the same. */
  readonly aliases?: readonly string[];
  readonly reader: Reader;
  /** With the dot, lower case. */
  readonly extensions: readonly string[];
  /** Whole file names, tested on the last part of the path. */
  readonly fileNames?: readonly RegExp[];
  /** The grammar's file under `dist/grammars/`. */
  readonly grammar?: string;
  /** How a comment to the end of the line starts, for suppression comments. */
  readonly lineComment?: string;
  readonly shapes?: Shapes;
}

/** Which node types of a grammar mean what; `expression.ts` and `scope.ts` read trees through this table. */
export interface Shapes {
  readonly [nodeType: string]: Shape;
}

/**
 * The meaning of a node type. Field names are the grammar's. A shape may be a function when the node's children decide.
 */
export type Shape =
  | { readonly as: 'record' }
  | { readonly as: 'list' }
  /** `key` and `value` are field names. */
  | { readonly as: 'entry'; readonly key: string; readonly value: string }
  | { readonly as: 'shorthand' }
  | { readonly as: 'spread' }
  | { readonly as: 'method' }
  | { readonly as: 'string' }
  | { readonly as: 'number' }
  | { readonly as: 'boolean'; readonly value: boolean }
  | { readonly as: 'null' }
  | { readonly as: 'name' }
  | { readonly as: 'member'; readonly object: string; readonly property: string }
  | { readonly as: 'index'; readonly object: string; readonly index: string }
  | { readonly as: 'call'; readonly callee: string; readonly args: string; readonly creates?: boolean }
  | { readonly as: 'conditional'; readonly test: string; readonly then: string; readonly otherwise: string }
  | { readonly as: 'binary'; readonly left: string; readonly right: string; readonly operator: string }
  | { readonly as: 'unary'; readonly operator: string; readonly argument: string }
  /** Parentheses, casts, `await`, `as`, `satisfies`, `!`: the inner expression counts. */
  | { readonly as: 'wrapper'; readonly inner?: string }
  | { readonly as: 'function' }
  | { readonly as: 'assignment'; readonly left: string; readonly right: string; readonly operator?: string }
  | { readonly as: 'declaration'; readonly name: string; readonly value: string; readonly type?: string }
  | { readonly as: 'branch' }
  | { readonly as: 'comment' }
  | { readonly as: 'element' }
  | { readonly as: 'block' };

export type ShapeOf = (node: Node) => Shape | undefined;
