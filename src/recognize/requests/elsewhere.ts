import type { Node } from 'web-tree-sitter';
import type { Expression } from '../../syntax/expression.ts';
import { lower } from '../../syntax/lower.ts';
import { childOf, namedChildren, shapeOf, spanOf } from '../../syntax/node.ts';
import { importsOf } from '../imports.ts';
import type { TreeDocument } from '../tree.ts';
import type { Contribution, Gathered } from './gather.ts';
import { ownMember, ownMethod } from './members.ts';
import type { Variant } from './resolve.ts';
import { presence, readValue } from './values.ts';

/** A place in the document or in another file of the project. */
export interface Found {
  readonly document: TreeDocument;
  readonly node: Node;
}

/** The function a callee names, in this document or behind an import; null when it cannot be seen. */
export function functionBehind(document: TreeDocument, callee: Expression): Found | null {
  const member = ownMember(callee);
  if (member !== null) {
    const method = ownMethod(document, member, callee.node);
    return method ? { document, node: method } : null;
  }
  if (callee.kind !== 'name') return null;
  const own = document.scopes.functionNamed(callee.name, callee.node);
  if (own) return { document, node: own };
  const outside = exported(document, callee.name);
  const value = outside ? lower(outside.document, outside.node) : null;
  if (outside && value?.kind === 'name') {
    const node = outside.document.scopes.functionNamed(value.name, outside.node);
    return node ? { document: outside.document, node } : null;
  }
  return outside && value?.kind === 'function' ? outside : null;
}

/** What an imported name stands for in the file it comes from: the name there, or what is exported without one. */
export function exported(document: TreeDocument, name: string): Found | null {
  const imported = importsOf(document.text).get(name);
  if (!imported || imported.name === '*') return null;
  const other = document.modules?.open(imported.module) ?? null;
  if (!other) return null;
  const node = imported.name === 'default' ? defaultExport(other) : declared(other, imported.name);
  return node ? { document: other, node } : null;
}

function declared(document: TreeDocument, name: string): Node | null {
  const use = document.scopes.variable(name, document.root)?.uses.find((each) => each.kind === 'assign');
  return use?.node ?? null;
}

function defaultExport(document: TreeDocument): Node | null {
  const match = /\bexport\s+default\s+|\bmodule\.exports\s*=\s*/.exec(document.text);
  if (!match) return null;
  const start = match.index + match[0].length;
  const node = document.root.descendantForIndex(start, start);
  for (let at = node; at && at.startIndex === start; at = at.parent) {
    const shape = shapeOf(document, at);
    if (shape?.as === 'function' && shape.name !== undefined) {
      const name = childOf(document, at, shape.name);
      if (name) return name;
    }
    if (shape?.as === 'record' || shape?.as === 'function' || shape?.as === 'name') return at;
  }
  return null;
}

/** What was gathered in another file, told at the place in this document that brings it in. */
export function carried(gathered: Gathered, from: TreeDocument, at: Node): Gathered {
  const span = spanOf(at);
  const contributions = gathered.contributions.map((each): Contribution => {
    if (each.value === null) return { ...each, span, keySpan: span };
    const known = each.known ?? {
      value: { ...readValue(from, each.value), span },
      presence: presence(from, each.value),
    };
    return { ...each, span, keySpan: span, known };
  });
  return { contributions, open: [...gathered.open], parts: [] };
}

/** A form of a request that another file makes. */
export function carriedVariant(variant: Variant, from: TreeDocument, at: Node): Variant {
  return { ...carried(variant, from, at), literal: at, end: at.endIndex, variable: null, isElsewhere: true };
}

/** The name of a function's parameter by its place; null for patterns. */
export function parameterAt({ document, node }: Found, index: number): Node | null {
  const shape = shapeOf(document, node);
  if (shape?.as !== 'function') return null;
  const list = shape.params === undefined ? null : childOf(document, node, shape.params);
  const parameter = list ? namedChildren(document, list)[index] : null;
  if (!parameter) return null;
  if (shapeOf(document, parameter)?.as === 'name') return parameter;
  const pattern =
    parameter.childForFieldName('pattern') ?? parameter.childForFieldName('name') ?? parameter.namedChild(0);
  return pattern && shapeOf(document, pattern)?.as === 'name' ? pattern : null;
}
