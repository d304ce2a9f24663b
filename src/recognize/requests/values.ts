import { type Expression, lastName, pathOf } from '../../syntax/expression.ts';
import type { Value } from '../model.ts';
import type { TreeDocument } from '../tree.ts';

const envRoots = /^(?:process\.env|import\.meta\.env|Deno\.env|Bun\.env|os\.environ|environ|ENV)$/;
const envCalls =
  /^(?:os\.getenv|os\.environ\.get|environ\.get|getenv|Deno\.env\.get|env|env\.str|env\.get|decouple\.config|System\.getenv)$/;

/** What can be told of an expression's value; names are followed to a constant of the same document. */
export function readValue(document: TreeDocument, expression: Expression, depth = 0): Value {
  const span = expression.span;
  switch (expression.kind) {
    case 'null':
      return { span, kind: 'null' };
    case 'string':
      return { span, kind: expression.isStatic ? 'string' : 'template', text: expression.text };
    case 'boolean':
      return { span, kind: 'boolean', text: String(expression.value) };
    case 'number':
      return { span, kind: 'number', text: document.text.slice(span.start, span.end) };
    case 'list': {
      const items = expression.items.filter((item) => item.kind !== 'spread');
      return {
        span,
        kind: 'list',
        items: items.map((item) => readValue(document, item, depth)),
        partial: items.length < expression.items.length,
      };
    }
    case 'record':
      return { span, kind: 'record' };
    case 'member': {
      const env = envName(expression);
      if (env !== null) return { span, kind: 'env', name: env };
      const path = pathOf(expression);
      // Products.Auth, plaid.PRODUCTS_AUTH: members of something written with a capital.
      const owner = lastName(expression.object);
      if (expression.property !== null && owner !== null && /^[A-Z]/.test(owner)) {
        return { span, kind: 'enum', name: expression.property };
      }
      return path === null ? { span, kind: 'other' } : { span, kind: 'other', name: path };
    }
    case 'call': {
      const path = pathOf(expression.callee);
      const first = expression.args[0];
      if (path !== null && envCalls.test(path) && first?.kind === 'string' && first.isStatic) {
        return { span, kind: 'env', name: first.text };
      }
      // Products("auth"), CountryCode('US'), String(x).trim(): the raw value shows through a constructor of an enum.
      const callee = lastName(expression.callee);
      if (callee !== null && /^(?:Products|CountryCode)$/.test(callee) && first?.kind === 'string') {
        return { ...readValue(document, first, depth), span: first.span };
      }
      return path === null ? { span, kind: 'other' } : { span, kind: 'other', name: path };
    }
    case 'name':
      return constantOf(document, expression.name, expression, depth);
    default:
      return { span, kind: 'other' };
  }
}

/** The environment variable a member expression reads: `process.env.X`, `process.env['X']`. */
function envName(expression: Expression): string | null {
  if (expression.kind !== 'member' || expression.property === null) return null;
  const object = pathOf(expression.object);
  return object !== null && envRoots.test(object) ? expression.property : null;
}

/** A name's value when the document assigns it exactly once; its own span stays the name's. */
function constantOf(document: TreeDocument, name: string, at: Expression, depth: number): Value {
  const unknown: Value = { span: at.span, kind: 'other', name };
  if (depth > 3) return unknown;
  const variable = document.scopes.variable(name, at.node);
  const assigned = variable?.uses.filter((use) => use.kind === 'assign') ?? [];
  const only = assigned[0];
  if (assigned.length !== 1 || !only?.value || only.operator !== undefined) return unknown;
  const value = readValue(document, only.value, depth + 1);
  if (value.kind === 'other' || value.kind === 'record') return unknown;
  const changed = variable?.uses.some((use) => use.kind === 'method' || use.kind === 'set') ?? false;
  if (value.kind === 'list' && changed) return { ...value, span: at.span, partial: true };
  return { ...value, span: at.span };
}

/** What a value's expression says of its presence: null is absent, a choice with null is conditional. */
export function presence(
  document: TreeDocument,
  expression: Expression,
  depth = 0,
): 'set' | 'maybe' | 'null' {
  if (depth > 6) return 'set';
  switch (expression.kind) {
    case 'null':
      return 'null';
    case 'conditional': {
      const a = presence(document, expression.consequence, depth + 1);
      const b = presence(document, expression.alternative, depth + 1);
      return a === b ? a : 'maybe';
    }
    case 'binary': {
      const right = presence(document, expression.right, depth + 1);
      if (expression.operator === '&&' || expression.operator === 'and') return 'maybe';
      if (/^(?:\|\||\?\?|or)$/.test(expression.operator)) return right === 'null' ? 'maybe' : 'set';
      return 'set';
    }
    case 'name': {
      const variable = document.scopes.variable(expression.name, expression.node);
      const assigned = variable?.uses.filter((use) => use.kind === 'assign') ?? [];
      if (assigned.length === 0 || assigned.some((use) => !use.value)) return 'set';
      const states = new Set(assigned.map((use) => presence(document, use.value as Expression, depth + 1)));
      if (states.size === 1) return [...states][0] as 'set' | 'maybe' | 'null';
      return 'maybe';
    }
    default:
      return 'set';
  }
}
