/** How the text of a language is read. */
export type Reader =
  /** By a tree-sitter grammar. */
  | 'tree'
  /** By its brackets, strings and comments alone. */
  | 'loose'
  /** JSON, JSON with comments, or one JSON value per line. */
  | 'json'
  /** `NAME=value` lines. */
  | 'env'
  /** Plain text and logs. */
  | 'text'
  /** Prose or a template around code of other languages (`embeds`). */
  | 'markup';

/** How variables come to be. */
export type Scoping =
  /** Declared in blocks. */
  | 'block'
  /** By the first assignment, in the function (Python, Ruby, PHP). */
  | 'function';

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
  /** Code of other languages inside: in `<script>` tags, in fences, in cells, in strings that hold bodies of requests, in blocks of text. */
  readonly embeds?: 'markup' | 'markdown' | 'notebook' | 'strings' | 'blocks';
  /** A template's own code, and how it is marked: `<% … %>`, `@{ … }`, `@php … @endphp`, `- …` at the start of a line. */
  readonly islands?: {
    readonly marks: 'percent' | 'razor' | 'blade' | 'lines';
    /** The id of the language it is. */
    readonly language: string;
  };
  /** A template without closing tags: what belongs to a line stands below it, indented further. */
  readonly isIndented?: boolean;
  /** How a comment to the end of the line starts, for suppression comments. */
  readonly lineComment?: string;
  /** The characters that quote strings, for the loose reader. */
  readonly quotes?: string;
  readonly shapes?: Shapes;
  readonly scoping?: Scoping;
  /** The grammar gives few children a field, so shapes may name their types. */
  readonly childrenByType?: boolean;
  /** Request keys are sent as written (`raw`), or translated by a client library (`typed`). */
  readonly keys?: 'raw' | 'typed';
}

/** Which node types of a grammar mean what; `expression.ts` and `scope.ts` read trees through this table. */
export interface Shapes {
  readonly [nodeType: string]: Shape;
}

/**
 * A child of a node: a field name of the grammar, the type of a child where the grammar has no field for it, or the
 * index among the named children without comments (-1 is the last).
 */
export type Child = string | number;

/** The meaning of a node type. */
export type Shape =
  /** `type` names what a typed literal makes (`LinkTokenCreateRequest{…}`); its entries stand in `body`. */
  | {
      readonly as: 'record';
      readonly type?: Child;
      readonly body?: Child;
      /** Keys and values stand side by side, `key = value`, without nodes of their own. */
      readonly flat?: boolean;
    }
  | { readonly as: 'list'; readonly body?: Child }
  /** A record when its items have keys, else a list (PHP's arrays, Go's composite literals). */
  | { readonly as: 'collection'; readonly type?: Child; readonly body?: Child }
  /** Several values in a row (`a, b = f()`): the one at the same place counts. */
  | { readonly as: 'tuple' }
  /** An argument in a call's list, with a name or without. */
  | { readonly as: 'argument'; readonly name?: Child; readonly value: Child }
  | { readonly as: 'entry'; readonly key: Child; readonly value: Child }
  | { readonly as: 'shorthand' }
  | { readonly as: 'spread' }
  /** Children of the types in `unknown` are interpolations; `concat`: its children are strings one after another;
   * `raw`: a backslash is a backslash. */
  | {
      readonly as: 'string';
      readonly unknown?: readonly string[];
      readonly concat?: boolean;
      readonly raw?: boolean;
    }
  /** A name that stands for itself: `:products`. */
  | { readonly as: 'symbol' }
  /** Words in a list without quotes: `%w[auth identity]`. */
  | { readonly as: 'words' }
  | { readonly as: 'number' }
  | { readonly as: 'boolean'; readonly value: boolean }
  | { readonly as: 'null' }
  | { readonly as: 'name' }
  | { readonly as: 'member'; readonly object: Child; readonly property: Child }
  | { readonly as: 'index'; readonly object: Child; readonly index: Child }
  /** `block` stands behind the arguments and is one of them (Kotlin's trailing lambda). */
  | {
      readonly as: 'call';
      readonly callee: Child;
      readonly args: Child;
      readonly block?: Child;
      readonly creates?: boolean;
    }
  /** A call whose grammar names receiver and method apart; without arguments it may be a plain property. */
  | { readonly as: 'send'; readonly receiver: Child; readonly method: Child; readonly args: Child }
  /** Making an object: `new X(…) { … }`, `new() { … }`. */
  | { readonly as: 'creation'; readonly type?: Child; readonly args?: string; readonly body?: string }
  | {
      readonly as: 'conditional';
      readonly test: Child;
      readonly consequence: Child;
      readonly alternative: Child;
    }
  | { readonly as: 'binary'; readonly left: Child; readonly right: Child }
  | { readonly as: 'unary'; readonly argument: Child }
  /** Parentheses, casts, `await`, `satisfies`: the inner expression counts; `type` names a cast's type. */
  | { readonly as: 'wrapper'; readonly inner: Child; readonly type?: Child }
  | { readonly as: 'function'; readonly body: Child; readonly name?: Child; readonly params?: Child }
  | { readonly as: 'assignment'; readonly left: Child; readonly right: Child }
  | { readonly as: 'declaration'; readonly name: Child; readonly value: Child; readonly type?: Child }
  | { readonly as: 'parameter' }
  /** What stands below runs only on some paths; `test` and `consequence` when the node has them. */
  | { readonly as: 'branch'; readonly test?: Child; readonly consequence?: Child }
  /** A tag with attributes (JSX, HTML): `name` is the tag's. */
  | { readonly as: 'element'; readonly name: Child }
  | { readonly as: 'attribute' }
  | { readonly as: 'return' }
  | { readonly as: 'delete'; readonly argument: Child }
  | { readonly as: 'statement' }
  | { readonly as: 'block' }
  | { readonly as: 'comment' };
