import type { Node } from 'web-tree-sitter';
import { fieldSpelling } from '../../catalog/fields.ts';
import { type Entry, type Expression, pathOf } from '../../syntax/expression.ts';
import type { Span } from '../../syntax/source.ts';
import type { Value } from '../model.ts';
import type { TreeDocument } from '../tree.ts';
import { maxDepth, resolveIn, type State } from './resolve.ts';

/** One thing done to a request: a field set or taken away. */
export interface Contribution {
  readonly path: readonly string[];
  /** The last name of the path as the source spells it. */
  readonly written: string;
  readonly span: Span;
  readonly keySpan: Span;
  /** Null for a deletion. */
  readonly value: Expression | null;
  readonly conditional: boolean;
  /** What another file says of the value; there its expression cannot be read again. */
  readonly known?: { readonly value: Value; readonly presence: 'set' | 'maybe' | 'null' };
}

/** What is collected of a request while its pieces are read. */
export interface Gathered {
  readonly contributions: Contribution[];
  /** Why more may be added where nobody sees it. */
  readonly open: string[];
  /** Literals that were spread into it: parts of this request and no requests of their own. */
  readonly parts: Node[];
}

/** Where in the request a piece goes. */
export interface Into {
  readonly path: readonly string[];
  /** It is there only on some paths of the program. */
  readonly conditional: boolean;
}

export const top: Into = { path: [], conditional: false };

export function nothing(): Gathered {
  return { contributions: [], open: [], parts: [] };
}

/** The API's name of a field in a library's own spelling; as written where keys are sent as they stand. */
export function fieldName(document: TreeDocument, written: string, parent: readonly string[]): string {
  if (document.language.keys !== 'typed') return written;
  return fieldSpelling(written, parent.join('.')) ?? written;
}

/** The entries of a literal, or the named arguments of a constructor. */
export function addEntries(state: State, entries: readonly Entry[], into: Into, out: Gathered): void {
  for (const entry of entries) {
    if (entry.kind === 'computed') out.open.push('computed key');
    else if (entry.kind === 'spread') addSpread(state, entry.value, into, out);
    else {
      const { key: written, span, keySpan, value } = entry;
      const path = [...into.path, fieldName(state.document, written, into.path)];
      out.contributions.push({ path, written, span, keySpan, value, conditional: into.conditional });
      addNested(state, value, { ...into, path }, out);
    }
  }
}

/** Fields of a nested record (`user: { client_user_id }`), also behind a name. */
export function addNested(state: State, value: Expression, into: Into, out: Gathered): void {
  if (into.path.length > 4 || state.depth > maxDepth) return;
  const deeper = { ...state, depth: state.depth + 1 };
  if (value.kind === 'record') addEntries(deeper, value.entries, into, quiet(out));
  else if (value.kind === 'call' && value.named.length > 0) {
    addEntries(deeper, value.named, into, quiet(out));
  } else if (value.kind === 'name' || value.kind === 'call' || value.kind === 'conditional') {
    addVariants(deeper, value, into, quiet(out));
  }
}

/** What cannot be seen of a nested record leaves that record open, not the request. */
function quiet(out: Gathered): Gathered {
  return { contributions: out.contributions, open: [], parts: [] };
}

/** A spread, an unpacking or a merge: `...x`, `**x`, `update(x)`. */
export function addSpread(state: State, value: Expression, into: Into, out: Gathered): void {
  if (state.depth > maxDepth) {
    out.open.push('spread');
    return;
  }
  const deeper = { ...state, depth: state.depth + 1 };
  const maybe = { ...into, conditional: true };
  switch (value.kind) {
    case 'record':
      addEntries(deeper, value.entries, into, out);
      return;
    case 'conditional':
      addSpread(deeper, value.consequence, maybe, out);
      addSpread(deeper, value.alternative, maybe, out);
      return;
    case 'binary':
      if (/^(?:\|\||\?\?|or)$/.test(value.operator)) addSpread(deeper, value.left, maybe, out);
      if (/^(?:&&|and|\|\||\?\?|or)$/.test(value.operator)) addSpread(deeper, value.right, maybe, out);
      else out.open.push('spread');
      return;
    // `...(x && {…})` leaves these when x is false.
    case 'null':
    case 'boolean':
    case 'string':
      return;
    default:
      if (!addVariants(deeper, value, into, out)) {
        out.open.push(`spread of ${pathOf(value.kind === 'call' ? value.callee : value) ?? 'a value'}`);
      }
  }
}

/** Everything a value can evaluate to; false when nothing is known of it. */
function addVariants(state: State, value: Expression, into: Into, out: Gathered): boolean {
  const variants = resolveIn(state, value);
  for (const variant of variants) {
    out.open.push(...variant.open);
    out.parts.push(variant.literal, ...variant.parts);
    for (const each of variant.contributions) {
      // What was read on its own gets its names here, below the object that it goes into.
      const path = [...into.path];
      for (const name of each.path) path.push(fieldName(state.document, name, path));
      out.contributions.push({
        ...each,
        path,
        conditional: into.conditional || each.conditional || variants.length > 1,
      });
    }
  }
  return variants.length > 0;
}
