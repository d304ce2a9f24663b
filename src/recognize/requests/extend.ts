import type { Node } from 'web-tree-sitter';
import { shapeOf } from '../../syntax/node.ts';
import type { Variable } from '../../syntax/scope.ts';
import type { Use } from '../../syntax/uses.ts';
import type { TreeDocument } from '../tree.ts';
import { addEffect } from './effects.ts';
import type { State, Variant } from './resolve.ts';

/** Adds what the rest of the document does to the variable. */
export function extend(
  state: State,
  variable: Variable,
  start: Use,
  variant: Variant,
  anchor: Node,
): Variant {
  const { document } = state;
  const { scopes } = document;
  const out = {
    contributions: [...variant.contributions],
    open: [...variant.open],
    parts: [...variant.parts],
  };
  let end = start.isParameter ? variant.end : Math.max(variant.end, start.span.end);
  const arms = [...scopes.arms(anchor), ...scopes.arms(start.node)];
  const scope = scopes.functionOf(anchor);
  for (const use of variable.uses) {
    if (use.node.id === start.node.id || isAfter(state, use, anchor)) continue;
    if (exclusive(document, use.node, start.node) || exclusive(document, use.node, anchor)) continue;
    const elsewhere = scopes.functionOf(use.node)?.id !== scope?.id;
    const conditional =
      elsewhere ||
      scopes.arms(use.node).some((arm) => !arms.some(({ branch }) => branch.id === arm.branch.id));
    const before = out.contributions.length;
    addEffect(state, use, conditional, out);
    const isHere = !elsewhere && !start.isParameter;
    if (out.contributions.length > before && isHere) end = Math.max(end, use.span.end);
  }
  return {
    ...out,
    literal: variant.literal,
    end,
    variable: start.isParameter ? variant.variable : variable.name,
    ...(variant.isElsewhere ? { isElsewhere: true } : {}),
  };
}

/** In the same function and behind the call: too late to matter. */
export function isAfter(state: State, use: Use, anchor: Node): boolean {
  if (!state.call) return false;
  if (use.node.startIndex < anchor.endIndex) return false;
  const scopes = state.document.scopes;
  return scopes.functionOf(use.node)?.id === scopes.functionOf(anchor)?.id;
}

/** Two places that no single run passes: different arms of the same branch. */
export function exclusive(document: TreeDocument, a: Node, b: Node): boolean {
  const armsOfA = document.scopes.arms(a);
  return document.scopes.arms(b).some((arm) =>
    armsOfA.some((other) => {
      if (other.branch.id !== arm.branch.id) return false;
      if (other.arm.id === arm.arm.id) return false;
      // Only if/else and ternaries exclude; loops and catch clauses have one arm.
      const as = shapeOf(document, arm.branch);
      return as?.as === 'conditional' || (as?.as === 'branch' && as.consequence !== undefined);
    }),
  );
}
