import type { Node } from 'web-tree-sitter';
import {
  type Expression,
  lastName,
  type MemberExpression,
  type NameExpression,
} from '../../syntax/expression.ts';
import { lower } from '../../syntax/lower.ts';
import { shapeOf } from '../../syntax/node.ts';
import type { Use } from '../../syntax/uses.ts';
import type { Value } from '../model.ts';
import type { TreeDocument } from '../tree.ts';
import { carriedValue } from './carried.ts';
import { exported, type Found, memberBehind } from './elsewhere.ts';
import { readValue } from './values.ts';

/** Names that are followed one after another. */
export const maxNames = 3;

/** A name's value when the document assigns it exactly once; its own span stays the name's. */
export function constantOf(document: TreeDocument, name: string, at: Expression, depth: number): Value {
  const unknown: Value = { span: at.span, kind: 'other', name, property: name };
  if (depth > maxNames) return unknown;
  const outside = at.kind === 'name' ? valueElsewhere(document, at, depth) : null;
  if (outside) return outside;
  const variable = document.scopes.variable(name, at.node);
  const assigned = variable?.uses.filter((use) => use.kind === 'assign') ?? [];
  const only = assigned[0];
  if (assigned.length !== 1 || !only || only.operator !== undefined) return unknown;
  if (!only.value) {
    const initial = defaultOf(document, only);
    if (initial) return { ...unknown, optional: true, fallback: readValue(document, initial, depth + 1) };
    return mayBeMissing(document, only) ? { ...unknown, optional: true } : unknown;
  }
  const value = readValue(document, only.value, depth + 1);
  const from = { span: at.span, definedAt: value.definedAt ?? value.span };
  if (value.kind === 'record') return unknown;
  if (value.kind === 'other') return { ...value, ...from, name, property: value.property ?? name };
  const changed = variable?.uses.some((use) => use.kind === 'method' || use.kind === 'set') ?? false;
  if (value.kind === 'list' && changed) return { ...value, ...from, partial: true };
  return { ...value, ...from };
}

/** `config.name` where the document writes `const config = { name: … }` and never sets it. */
export function memberOfRecord(
  document: TreeDocument,
  expression: Extract<Expression, { kind: 'member' }>,
  depth: number,
): Value | null {
  const { object, property } = expression;
  if (property === null || object.kind !== 'name' || depth > maxNames) return null;
  const variable = document.scopes.variable(object.name, object.node);
  const assigned = variable?.uses.filter((use) => use.kind === 'assign') ?? [];
  const record = assigned.length === 1 ? assigned[0]?.value : undefined;
  if (record?.kind !== 'record') return null;
  if (variable?.uses.some((use) => use.kind === 'set' && use.path?.[0] === property)) return null;
  const entry = record.entries.findLast((each) => each.kind === 'pair' && each.key === property);
  if (entry?.kind !== 'pair') return null;
  const value = readValue(document, entry.value, depth + 1);
  if (value.kind === 'other' || value.kind === 'record') return null;
  return { ...value, span: expression.span, definedAt: value.definedAt ?? value.span };
}

/** A constant of another file, also as a member of a record or a class there; null when it cannot be seen. */
export function valueElsewhere(
  document: TreeDocument,
  expression: NameExpression | MemberExpression,
  depth: number,
): Value | null {
  if (!document.modules || depth > maxNames) return null;
  // Products.Auth: the library's own.
  if (expression.kind === 'member' && /^(?:Products|CountryCode)$/.test(lastName(expression.object) ?? ''))
    return null;
  const found =
    expression.kind === 'member'
      ? memberBehind(document, expression)
      : isImported(document, expression)
        ? exported(document, expression.name, expression.node)
        : null;
  return !found || found.document === document ? null : readAt(found, expression.span, depth);
}

/** A value at a place in another file, told at a span of this one; null when it cannot be told. */
export function readAt({ document, node }: Found, span: Value['span'], depth: number): Value | null {
  const value = readValue(document, lower(document, node), depth + 1);
  return /^(?:other|record|enum)$/.test(value.kind) ? null : carriedValue(value, span);
}

/** Nothing in the document gives the name a value. */
function isImported(document: TreeDocument, { name, node }: NameExpression): boolean {
  const uses = document.scopes.variable(name, node)?.uses.filter((use) => use.kind === 'assign') ?? [];
  return uses.every(({ value, isParameter }) => value === undefined && isParameter === true);
}

/** What a parameter is when callers leave it out. */
function defaultOf(document: TreeDocument, use: Use): Expression | null {
  const parent = use.isParameter ? use.node.parent : null;
  if (!parent) return null;
  const name = parent.childForFieldName('pattern') ?? parent.childForFieldName('name');
  const [left, value] = /^(?:assignment_pattern|object_assignment_pattern)$/.test(parent.type)
    ? [parent.childForFieldName('left'), parent.childForFieldName('right')]
    : /^(?:required_parameter|optional_parameter|default_parameter|typed_default_parameter)$/.test(
          parent.type,
        )
      ? [name, parent.childForFieldName('value')]
      : [null, null];
  return left?.id === use.node.id && value ? lower(document, value) : null;
}

/** A parameter that callers may leave out, or whose type nobody states. */
function mayBeMissing(document: TreeDocument, use: Use): boolean {
  if (!use.isParameter) return false;
  let at: Node = use.node;
  for (let steps = 0; steps < 4 && at.parent; steps++) {
    const as = shapeOf(document, at.parent)?.as;
    if (as === 'parameter' || as === 'function' || as === 'declaration') break;
    at = at.parent;
  }
  if (/import/.test(at.type)) return false;
  const text = document.text.slice(at.startIndex, Math.min(at.endIndex, at.startIndex + 400));
  const typed = /^\s*[\w$]+\s*:\s*([^=]*)/.exec(text);
  if (!typed) return true;
  return /\b(?:null|undefined|None|Optional|any|Any)\b/.test(typed[1] ?? '') || /=/.test(text);
}
