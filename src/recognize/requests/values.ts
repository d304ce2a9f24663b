import type { Node } from 'web-tree-sitter';
import {
  type BinaryExpression,
  type CallExpression,
  type Expression,
  lastName,
  pathOf,
  type StringExpression,
} from '../../syntax/expression.ts';
import { lower } from '../../syntax/lower.ts';
import { shapeOf } from '../../syntax/node.ts';
import type { Value } from '../model.ts';
import type { TreeDocument } from '../tree.ts';
import { constantOf, maxNames, memberOfRecord, readAt, valueElsewhere } from './constants.ts';
import { configurationBehind } from './elsewhere.ts';
import { comprehension, keptItems, listMakers, listValue, splitValue } from './lists.ts';
import { isNullMaker } from './presence.ts';

export { presence } from './presence.ts';

const envRoots = /^(?:process\.env|import\.meta\.env|Deno\.env|Bun\.env|os\.environ|environ|ENV)$/;
const envCalls =
  /^(?:os\.getenv|os\.environ\.get|environ\.get|getenv|Deno\.env\.get|env|env\.str|env\.get|decouple\.config|System\.getenv)$/;
/** Methods and functions that give back the same words. */
const sameMethods =
  /^(?:trim|trimEnd|trimStart|strip|rstrip|lstrip|toString|toLowerCase|toUpperCase|lower|upper|valueOf)$/;
const sameFunctions = /^(?:String|str)$/;

const maxDepth = 12;
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
