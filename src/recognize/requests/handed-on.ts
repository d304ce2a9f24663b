import type { CallExpression, Expression } from '../../syntax/expression.ts';
import { lastName, pathOf } from '../../syntax/expression.ts';
import { lower } from '../../syntax/lower.ts';
import { shapeOf } from '../../syntax/node.ts';
import type { TreeDocument } from '../tree.ts';
import { isPassing, isReader, isSend } from './callees.ts';
import { throughFunction } from './effects.ts';

/** Calls around a value that are looked at: `Optional.of(Box::new(request))`. */
const maxCalls = 4;

/**
 * Why a request that is written as an argument is not wholly visible: a function that nobody sees may add to it
 * (`rules.md` 0.2.3). Empty where it is sent, wrapped, or only read.
 */
export function handedOn(document: TreeDocument, value: Expression): string[] {
  let given = value;
  for (let count = 0; count < maxCalls; count++) {
    const call = callWith(document, given);
    if (!call) return [];
    const path = pathOf(call.callee) ?? lastName(call.callee) ?? '';
    if (isSend(path) || isReader(path)) return [];
    if (!isPassing(path)) {
      const index = call.args.findIndex((arg) => arg.node.id === given.node.id);
      const through = throughFunction({ document, call: null, depth: 0 }, call, index);
      const isSeen = through && through.open.length === 0 && through.contributions.length === 0;
      return isSeen ? [] : [`passed to ${path || 'a function'}`];
    }
    given = call;
  }
  return [];
}

/** The call that has the value as an argument by position, or null. */
function callWith(document: TreeDocument, value: Expression): CallExpression | null {
  for (const each of document.scopes.nearest(value.node, 6)) {
    const shape = shapeOf(document, each)?.as;
    if (shape === 'function' || shape === 'declaration' || shape === 'assignment' || shape === 'entry')
      return null;
    if (shape !== 'call' && shape !== 'send') continue;
    const call = lower(document, each);
    if (call.kind !== 'call') return null;
    return call.args.some((arg) => arg.node.id === value.node.id) ? call : null;
  }
  return null;
}
