import {
  type Expression,
  lastName,
  type RecordExpression,
  type StringExpression,
} from '../../syntax/expression.ts';
import type { TreeDocument } from '../tree.ts';

/** A string an expression can evaluate to. */
export interface Outcome {
  readonly string: StringExpression;
  /** It is chosen at run time: a default, or a branch of a condition. */
  readonly chosen: boolean;
}

const maxDepth = 6;
/** A name that is assigned more often tells nothing. */
const maxAssignments = 6;

/** The fixed strings an expression can evaluate to, names followed within the document. */
export function outcomes(
  document: TreeDocument,
  expression: Expression,
  depth = 0,
  chosen = false,
): Outcome[] {
  if (depth > maxDepth) return [];
  const deeper = (inner: Expression, isChosen: boolean): Outcome[] =>
    outcomes(document, inner, depth + 1, chosen || isChosen);
  switch (expression.kind) {
    case 'string':
      return expression.isStatic ? [{ string: expression, chosen }] : [];
    case 'binary':
      if (!/^(?:\|\||\?\?|\?:|or)$/.test(expression.operator)) return [];
      return [...deeper(expression.left, true), ...deeper(expression.right, true)];
    case 'conditional':
      return [...deeper(expression.consequence, true), ...deeper(expression.alternative, true)];
    case 'name': {
      const variable = document.scopes.variable(expression.name, expression.node);
      const assigned = variable?.uses.filter((use) => use.kind === 'assign') ?? [];
      if (assigned.length > maxAssignments) return [];
      return assigned.flatMap((use) => (use.value ? deeper(use.value, assigned.length > 1) : []));
    }
    case 'call': {
      const callee = lastName(expression.callee) ?? '';
      const [first, second] = expression.args;
      // getenv('PLAID_ENV', 'development'), z.enum([…]).default('development'), (env || 'x').toLowerCase()
      if (
        /^(?:\w*env\w*|get|get_?property|fetch|getOrDefault|string|str|config|default|set_?default|withDefault|from|field|choice)$/i.test(
          callee,
        )
      ) {
        const fallback = /^(?:default|field)$/i.test(callee) || isRecord(first) ? first : second;
        const options = [...expression.named, ...(isRecord(fallback) ? fallback.entries : [])];
        const named = options.find((entry) => entry.kind === 'pair' && entry.key === 'default');
        const value = named?.kind === 'pair' ? named.value : fallback;
        return value ? deeper(value, true) : [];
      }
      if (
        expression.callee.kind === 'member' &&
        /^(?:toLowerCase|toUpperCase|trim|lower|upper|strip|toString)$/.test(callee)
      ) {
        return deeper(expression.callee.object, false);
      }
      return callee === 'String' && first ? deeper(first, false) : [];
    }
    default:
      return [];
  }
}

function isRecord(expression: Expression | undefined): expression is RecordExpression {
  return expression?.kind === 'record';
}
