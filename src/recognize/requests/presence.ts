import { type CallExpression, type Expression, lastName } from '../../syntax/expression.ts';
import type { TreeDocument } from '../tree.ts';

/** `plaid.NewNullableString(nil)`: how Go's library spells a null. */
export function isNullMaker({ callee, args }: CallExpression): boolean {
  return args.length === 1 && args[0]?.kind === 'null' && /^NewNullable[A-Z]/.test(lastName(callee) ?? '');
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
    case 'call':
      return isNullMaker(expression) ? 'null' : 'set';
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
