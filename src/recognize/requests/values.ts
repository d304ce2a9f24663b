import type { Node } from 'web-tree-sitter';
import {
  type BinaryExpression,
  type CallExpression,
  type Expression,
  lastName,
  type MemberExpression,
  type NameExpression,
  pathOf,
  type StringExpression,
} from '../../syntax/expression.ts';
import { lower } from '../../syntax/lower.ts';
import { shapeOf } from '../../syntax/node.ts';
import type { Use } from '../../syntax/uses.ts';
import type { Value } from '../model.ts';
import type { TreeDocument } from '../tree.ts';
import { carriedValue } from './carried.ts';
import { configurationBehind, exported, type Found, memberBehind } from './elsewhere.ts';
import { isNullMaker } from './presence.ts';

export { presence } from './presence.ts';

const envRoots = /^(?:process\.env|import\.meta\.env|Deno\.env|Bun\.env|os\.environ|environ|ENV)$/;
const envCalls =
  /^(?:os\.getenv|os\.environ\.get|environ\.get|getenv|Deno\.env\.get|env|env\.str|env\.get|decouple\.config|System\.getenv)$/;
/** Methods and functions that give back the same words. */
const sameMethods =
  /^(?:trim|trimEnd|trimStart|strip|rstrip|lstrip|toString|toLowerCase|toUpperCase|lower|upper|valueOf)$/;
/** Functions whose arguments are the items of a list. */
const listMakers =
  /^(?:Arrays\.asList|(?:java\.util\.)?(?:List|Set)\.of|Collections\.singletonList|ImmutableList\.of|Lists\.newArrayList|listOf|setOf|arrayOf|mutableListOf)$/;
const sameFunctions = /^(?:String|str)$/;

const maxDepth = 12;
/** Names that are followed one after another. */
const maxNames = 3;

/** What can be told of an expression's value; names are followed to a constant of the same document. */
export function readValue(document: TreeDocument, expression: Expression, depth = 0): Value {
  const span = expression.span;
  if (depth > maxDepth) return { span, kind: 'other' };
  switch (expression.kind) {
    case 'null':
      return { span, kind: 'null' };
    case 'string':
      return textValue(document, expression, depth);
    case 'boolean':
      return { span, kind: 'boolean', text: String(expression.value) };
    case 'number':
      return { span, kind: 'number', text: document.text.slice(span.start, span.end) };
    case 'list':
      return listValue(document, expression.items, span, depth);
    case 'record': {
      const partial = expression.entries.some((entry) => entry.kind !== 'pair');
      return { span, kind: 'record', ...(partial ? { partial } : {}) };
    }
    case 'member': {
      // 'text'.freeze
      if (expression.property === 'freeze') return readValue(document, expression.object, depth + 1);
      const own = memberOfRecord(document, expression, depth);
      if (own) return own;
      const value = memberValue(expression);
      return value.kind === 'env' ? value : (valueElsewhere(document, expression, depth) ?? value);
    }
    case 'call':
      return callValue(document, expression, depth);
    case 'name':
      return constantOf(document, expression.name, expression, depth);
    case 'conditional':
      return {
        span,
        kind: 'other',
        options: [
          readValue(document, expression.consequence, depth + 1),
          readValue(document, expression.alternative, depth + 1),
        ],
      };
    case 'binary':
      return chosenValue(document, expression, depth);
    default:
      return /list_comprehension/.test(expression.node.type)
        ? comprehension(document, expression, depth)
        : { span, kind: 'other' };
  }
}

/** `[Products(p) for p in names]`: a list; its items are those of `names` when each is taken as it is. */
function comprehension(document: TreeDocument, expression: Expression, depth: number): Value {
  const { node, span } = expression;
  const unseen: Value = { span, kind: 'list', items: [], partial: true };
  const body = node.childForFieldName('body');
  const [, clause, ...more] = node.namedChildren;
  if (!body || clause?.type !== 'for_in_clause' || more.length > 0) return unseen;
  const left = clause.childForFieldName('left');
  const right = clause.childForFieldName('right');
  if (!left || !right || shapeOf(document, left)?.as !== 'name') return unseen;
  const each = document.text.slice(left.startIndex, left.endIndex);
  const made = document.text.slice(body.startIndex, Math.min(body.endIndex, body.startIndex + 200));
  const taken = /^(?:(?:\w+\.)*(?:Products|CountryCode)\(\s*)?(\w+)(?:\.strip\(\))?\s*\)?$/.exec(made);
  if (taken?.[1] !== each) return unseen;
  const list = readValue(document, lower(document, right), depth + 1);
  const found = list.kind === 'list' ? list : list.fallback;
  return found?.kind === 'list'
    ? { ...found, span, partial: found.partial === true || found !== list }
    : unseen;
}

function listValue(
  document: TreeDocument,
  all: readonly Expression[],
  span: Value['span'],
  depth: number,
): Value {
  const items = all.filter((item) => item.kind !== 'spread');
  return {
    span,
    kind: 'list',
    items: items.map((item) => readValue(document, item, depth + 1)),
    partial: items.length < all.length,
  };
}

function textValue(document: TreeDocument, expression: StringExpression, depth: number): Value {
  const { span, text, isStatic } = expression;
  if (isStatic) return { span, kind: 'string', text };
  const parts = unknownParts(document, expression.node).map((part) => readValue(document, part, depth + 1));
  return { span, kind: 'template', text, ...(parts.length > 0 ? { parts } : {}) };
}

/** The expressions inside a template's interpolations. */
function unknownParts(document: TreeDocument, node: Node): Expression[] {
  const shape = shapeOf(document, node);
  if (shape?.as !== 'string') return [];
  const out: Expression[] = [];
  for (const child of node.namedChildren) {
    const inner = child && shape.unknown?.includes(child.type) ? child.namedChild(0) : null;
    if (inner && out.length < 20) out.push(lower(document, inner));
  }
  return out;
}

function memberValue(expression: Extract<Expression, { kind: 'member' }>): Value {
  const { span, property } = expression;
  const env = envName(expression);
  if (env !== null) return { span, kind: 'env', name: env };
  // Products.Auth, plaid.PRODUCTS_AUTH: members of something written with a capital.
  const owner = lastName(expression.object);
  if (property !== null && owner !== null && /^[A-Z]/.test(owner)) {
    return { span, kind: 'enum', name: property };
  }
  // plaid.PRODUCTS_AUTH, plaid.COUNTRYCODE_US: constants of the Go library.
  const constant = property === null ? null : /^(?:PRODUCTS|COUNTRYCODE)_([A-Z][A-Z0-9_]*)$/.exec(property);
  if (constant) return { span, kind: 'enum', name: constant[1] as string };
  const path = pathOf(expression);
  const isOptional = expression.node.children.some((child) => child?.type === 'optional_chain');
  return {
    span,
    kind: 'other',
    ...(path === null ? {} : { name: path }),
    ...(property === null ? {} : { property }),
    ...(isOptional ? { optional: true } : {}),
  };
}

/** `config.name` where the document writes `const config = { name: … }` and never sets it. */
function memberOfRecord(
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

function callValue(document: TreeDocument, call: CallExpression, depth: number): Value {
  const span = call.span;
  if (isNullMaker(call)) return { span, kind: 'null' };
  const configured = depth > maxNames ? null : configurationBehind(document, call);
  const value = configured && readAt(configured, span, depth);
  if (value) return value;
  const path = pathOf(call.callee);
  const first = call.args[0];
  if (path !== null && envCalls.test(path) && first?.kind === 'string' && first.isStatic) {
    return envValue(document, call, first.text, depth);
  }
  // Products("auth"), CountryCode('US'): the raw value shows through a constructor of an enum.
  const callee = lastName(call.callee);
  if (callee !== null && /^(?:Products|CountryCode)$/.test(callee) && first?.kind === 'string') {
    return { ...readValue(document, first, depth + 1), span: first.span };
  }
  if (callee !== null && call.callee.kind === 'member') {
    const object = call.callee.object;
    if (callee === 'split') return splitValue(readValue(document, object, depth + 1), first, span);
    if (/^(?:map|filter)$/.test(callee)) {
      const list = readValue(document, object, depth + 1);
      if (list.kind === 'list') return { ...keptItems(document, list, callee, first), span };
    }
    if (sameMethods.test(callee)) {
      const value = readValue(document, object, depth + 1);
      if (value.kind === 'env' || value.kind === 'other') return { ...value, span };
    }
  }
  if (path !== null && listMakers.test(path)) return listValue(document, call.args, span, depth);
  // account.getEmail()
  const getter = call.args.length === 0 ? /^get([A-Z]\w{0,60})$/.exec(callee ?? '') : null;
  if (getter) {
    return { span, kind: 'other', property: getter[1] as string, ...(path === null ? {} : { name: path }) };
  }
  if (path !== null && sameFunctions.test(path) && first && call.args.length === 1) {
    return { ...readValue(document, first, depth + 1), span };
  }
  return path === null ? { span, kind: 'other' } : { span, kind: 'other', name: path };
}

/** A variable read by a function; its second argument, or `default=`, stands in for it. */
function envValue(document: TreeDocument, call: CallExpression, name: string, depth: number): Value {
  // A cast makes anything of it: `config('PRODUCTS', cast=Csv())`.
  if (call.named.some((entry) => entry.kind === 'pair' && /^cast/.test(entry.key))) {
    return { span: call.span, kind: 'other' };
  }
  const named = call.named.find((entry) => entry.kind === 'pair' && entry.key === 'default');
  const given = call.args[1] ?? (named?.kind === 'pair' ? named.value : undefined);
  const fallback = given ? readValue(document, given, depth + 1) : undefined;
  return { span: call.span, kind: 'env', name, ...(fallback ? { fallback } : {}) };
}

/** `text.split(',')`: a list whose items show when the text is known, or the text that stands in for it is. */
function splitValue(text: Value, by: Expression | undefined, span: Value['span']): Value {
  const at = by?.kind === 'string' && by.isStatic && by.text !== '' ? by.text : null;
  const known = text.kind === 'string' ? text : text.fallback?.kind === 'string' ? text.fallback : null;
  const words = known && at !== null ? (known.text ?? '').split(at).slice(0, 200) : [];
  const items = words.map((word): Value => ({ span: known?.span ?? span, kind: 'string', text: word }));
  return { span, kind: 'list', items, partial: known !== text || at === null };
}

/** What of a list's items is left by a callback: all when it gives back what it is given. */
function keptItems(
  document: TreeDocument,
  list: Value,
  method: string,
  callback: Expression | undefined,
): Value {
  const text = callback ? document.text.slice(callback.span.start, callback.span.end).slice(0, 200) : '';
  const same =
    /^\(?\s*(\w+)\s*(?::\s*[\w.]+)?\s*\)?\s*=>\s*\(?\s*(\w+)(\.trim\(\))?\s*(?:as\s+[\w.]+)?\s*\)?$/.exec(
      text,
    );
  if (method === 'filter') return { ...list, partial: true };
  if (!same || same[1] !== same[2]) return { ...list, items: [], partial: true };
  const trimmed = (list.items ?? []).map((item) =>
    same[3] !== undefined && item.text !== undefined ? { ...item, text: item.text.trim() } : item,
  );
  return { ...list, items: trimmed };
}

/** `a || b`, `a ?? b`, `a or b`: a, with b to stand in; `a && b` may be b. */
function chosenValue(document: TreeDocument, expression: BinaryExpression, depth: number): Value {
  const { span, operator } = expression;
  if (/^(?:&&|and)$/.test(operator)) {
    return { span, kind: 'other', options: [readValue(document, expression.right, depth + 1)] };
  }
  if (!/^(?:\|\||\?\?|or)$/.test(operator)) return { span, kind: 'other' };
  const left = readValue(document, expression.left, depth + 1);
  const right = readValue(document, expression.right, depth + 1);
  const before = left.fallback;
  // A stand-in that is itself blank falls through `||` and not through `??`.
  const isFilled = before?.kind === 'string' && (before.text !== '' || operator === '??');
  return { ...left, span, fallback: isFilled ? before : right };
}

/** The environment variable a member expression reads: `process.env.X`, `process.env['X']`. */
function envName(expression: Expression): string | null {
  if (expression.kind !== 'member' || expression.property === null) return null;
  const object = pathOf(expression.object);
  return object !== null && envRoots.test(object) ? expression.property : null;
}

/** A constant of another file, also as a member of a record or a class there; null when it cannot be seen. */
function valueElsewhere(
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
function readAt({ document, node }: Found, span: Value['span'], depth: number): Value | null {
  const value = readValue(document, lower(document, node), depth + 1);
  return /^(?:other|record|enum)$/.test(value.kind) ? null : carriedValue(value, span);
}

/** Nothing in the document gives the name a value. */
function isImported(document: TreeDocument, { name, node }: NameExpression): boolean {
  const uses = document.scopes.variable(name, node)?.uses.filter((use) => use.kind === 'assign') ?? [];
  return uses.every(({ value, isParameter }) => value === undefined && isParameter === true);
}

/** A name's value when the document assigns it exactly once; its own span stays the name's. */
function constantOf(document: TreeDocument, name: string, at: Expression, depth: number): Value {
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
