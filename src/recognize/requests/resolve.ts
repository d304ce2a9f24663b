import type { Node } from 'web-tree-sitter';
import {
  type CallExpression,
  childOf,
  type Entry,
  type Expression,
  lastName,
  lower,
  namedChildren,
  pathOf,
  shapeOf,
} from '../../syntax/expression.ts';
import { contains, type Use, type Variable } from '../../syntax/scope.ts';
import type { TreeDocument } from '../tree.ts';
import { isPassing, merging } from './callees.ts';
import { addEffect } from './effects.ts';
import { addEntries, addSpread, type Gathered, nothing, top } from './gather.ts';

/** One form a request can have: a literal, or a builder, with everything that is done to it. */
export interface Variant extends Readonly<Gathered> {
  /** The literal, constructor call or empty container the request starts from. */
  readonly literal: Node;
  /** The last statement that sets a field. */
  readonly end: number;
  /** The variable that holds it, for fixes by statement. */
  readonly variable: string | null;
}

export interface State {
  readonly document: TreeDocument;
  /** Where the request is sent: what happens behind it in the same function does not count. */
  readonly call: Node | null;
  readonly depth: number;
}

export const maxDepth = 8;

/** Everything known of the record an expression evaluates to; empty when nothing is. */
export function resolve(document: TreeDocument, expression: Expression, call: Node | null): Variant[] {
  return resolveIn({ document, call, depth: 0 }, expression);
}

export function resolveIn(state: State, expression: Expression): Variant[] {
  if (state.depth > maxDepth) return [];
  const deeper = { ...state, depth: state.depth + 1 };
  switch (expression.kind) {
    case 'record':
      return [fromEntries(deeper, expression.node, expression.entries)];
    case 'conditional':
      return [...resolveIn(deeper, expression.consequence), ...resolveIn(deeper, expression.alternative)];
    case 'call':
      return fromCall(deeper, expression);
    case 'name':
      return fromVariable(deeper, expression.name, expression.node);
    case 'spread':
      return resolveIn(deeper, expression.inner);
    default:
      return [];
  }
}

function fromEntries(state: State, literal: Node, entries: readonly Entry[]): Variant {
  const gathered = nothing();
  addEntries(state, entries, top, gathered);
  return { ...gathered, literal, end: literal.endIndex, variable: null };
}

function fromCall(state: State, call: CallExpression): Variant[] {
  const path = pathOf(call.callee) ?? '';
  const first = call.args[0];
  if (path !== 'dict' && isPassing(path) && first) return resolveIn(state, first);
  if (merging.test(path) && call.args.length > 0) {
    const gathered = nothing();
    for (const arg of call.args) addSpread(state, arg, top, gathered);
    if (gathered.contributions.length === 0) return [];
    const literal = call.args.find((arg) => arg.kind === 'record' && arg.entries.length > 0) ?? call;
    return [{ ...gathered, literal: literal.node, end: call.span.end, variable: null }];
  }
  const name = lastName(call.callee);
  if (name !== null && /^(?:Link|Session)TokenCreateRequest(?:User)?$|^dict$/.test(name)) {
    return fromConstructor(state, call);
  }
  if (call.callee.kind === 'name') {
    const target = state.document.scopes.functionNamed(call.callee.name, call.node);
    if (target) return fromFunction(state, target);
  }
  return [];
}

/** The order in which plaid-python takes its required values. */
const positionalOrder = ['client_name', 'language', 'country_codes'];

/** `LinkTokenCreateRequest(client_name=…)`, positionally in the library's order, or with one record. */
function fromConstructor(state: State, call: CallExpression): Variant[] {
  const [first] = call.args;
  const [only] = call.named;
  // A record alone, or unpacked alone, is the request: that is where a field is added.
  const whole =
    call.named.length === 0 && call.args.length === 1
      ? first
      : call.args.length === 0 && call.named.length === 1 && only?.kind === 'spread'
        ? only.value
        : undefined;
  if (whole && whole.kind !== 'string') {
    const inner = resolveIn(state, whole);
    if (inner.length > 0) return inner;
  }
  const variant = fromEntries(state, call.node, call.named);
  for (const [i, value] of call.args.slice(0, positionalOrder.length).entries()) {
    if (value.kind === 'spread') variant.open.push('unpacked arguments');
    else {
      const path = [positionalOrder[i] as string];
      variant.contributions.push({ path, span: value.span, keySpan: value.span, value, conditional: false });
    }
  }
  return [variant];
}

/** What a function of the same document returns. */
function fromFunction(state: State, target: Node): Variant[] {
  const { document } = state;
  const shape = shapeOf(document, target);
  if (shape?.as !== 'function') return [];
  const body = target.childForFieldName(typeof shape.body === 'string' ? shape.body : 'body');
  if (!body) return [];
  const inside = { ...state, call: null, depth: state.depth + 1 };
  if (shapeOf(document, body)?.as !== 'block') return resolveIn(inside, lower(document, body));
  const out: Variant[] = [];
  for (const statement of returnsOf(document, body)) {
    const value = statement.namedChild(0);
    if (!value) continue;
    const variants = resolveIn({ ...inside, call: statement }, lower(document, value));
    // One return nobody can follow leaves the whole call unknown.
    if (variants.length === 0) return [];
    out.push(...variants);
  }
  return out;
}

/** Return statements of a function's own body, not of functions inside it. */
function returnsOf(document: TreeDocument, body: Node): Node[] {
  const out: Node[] = [];
  const visit = (node: Node, depth: number): void => {
    for (const child of node.namedChildren) {
      if (!child || out.length > 20) continue;
      const as = shapeOf(document, child)?.as;
      if (as === 'return') out.push(child);
      else if (as !== 'function' && depth < 30 && !isExpression(as)) visit(child, depth + 1);
    }
  };
  visit(body, 0);
  return out;
}

function isExpression(as: string | undefined): boolean {
  return as === 'record' || as === 'list' || as === 'call' || as === 'string' || as === 'member';
}

function fromVariable(state: State, name: string, at: Node): Variant[] {
  const { document } = state;
  const variable = document.scopes.variable(name, at);
  if (!variable) return [];
  const anchor = state.call ?? at;
  const starts = variable.uses.filter((use) => use.kind === 'assign' && !isAfter(state, use, anchor));
  const out: Variant[] = [];
  for (const start of starts) {
    if (start.operator === '|' || exclusive(document, start.node, anchor)) continue;
    const variants = startsOf(state, start, name);
    if (variants === null) return [];
    for (const variant of variants) {
      // `let payload = {}` that is assigned as a whole later is only a declaration.
      const isEmpty = variant.contributions.length === 0 && variant.open.length === 0;
      if (isEmpty && starts.length > 1 && !variable.uses.some((use) => use.kind === 'set')) continue;
      out.push(extend(state, variable, start, variant, anchor));
    }
  }
  const real = out.filter((variant) => variant.contributions.length > 0 || variant.open.length > 0);
  return real.length > 0 ? real : out;
}

/** The forms one assignment gives a variable; null when it gives what nobody sees. */
function startsOf(state: State, start: Use, name: string): Variant[] | null {
  if (start.isParameter) return fromArguments(state, start.node);
  if (!start.value) return isBareDeclaration(state.document, start) ? [] : null;
  if (start.value.kind === 'null') return [];
  const variants = resolveIn(state, withoutItself(start.value, name));
  return variants.length > 0 ? variants : null;
}

/** What the calls in this document give a parameter; null when the function may be called from elsewhere. */
function fromArguments(state: State, parameter: Node): Variant[] | null {
  const { document } = state;
  const target = document.scopes.functionOf(parameter);
  const shape = target ? shapeOf(document, target) : undefined;
  if (!target || shape?.as !== 'function') return null;
  const list = shape.params === undefined ? null : childOf(document, target, shape.params);
  const index = list ? namedChildren(document, list).findIndex((each) => contains(each, parameter)) : 0;
  const name = functionName(document, target);
  if (index < 0 || !name) return null;
  const text = document.text.slice(name.startIndex, name.endIndex);
  const out: Variant[] = [];
  for (const use of document.scopes.variable(text, name)?.uses ?? []) {
    const parent = use.node.parent;
    const call = parent && shapeOf(document, parent)?.as === 'call' ? lower(document, parent) : null;
    if (call?.kind !== 'call' || call.callee.node.id !== use.node.id) continue;
    const argument = call.args[index];
    if (!argument) continue;
    const variants = resolveIn({ ...state, call: call.node, depth: state.depth + 1 }, argument);
    if (variants.length === 0) return null;
    out.push(...variants);
  }
  return out.length > 0 ? out : null;
}

/** The name a function is declared under, or that of the variable that holds it. */
function functionName(document: TreeDocument, target: Node): Node | null {
  const shape = shapeOf(document, target);
  if (shape?.as !== 'function') return null;
  const own = shape.name === undefined ? null : childOf(document, target, shape.name);
  if (own) return own;
  const parent = target.parent;
  const holder = parent ? shapeOf(document, parent) : undefined;
  return parent && holder?.as === 'declaration' ? childOf(document, parent, holder.name) : null;
}

/** `let body;` starts nothing; an import starts what nobody sees. */
function isBareDeclaration(document: TreeDocument, use: Use): boolean {
  const parent = use.node.parent;
  return parent !== null && shapeOf(document, parent)?.as === 'declaration';
}

/** `x = { ...x, a }` adds to x; the spread of itself says nothing new. */
function withoutItself(value: Expression, name: string): Expression {
  if (value.kind !== 'record') return value;
  const entries = value.entries.filter(
    (entry) => !(entry.kind === 'spread' && entry.value.kind === 'name' && entry.value.name === name),
  );
  return entries.length === value.entries.length ? value : { ...value, entries };
}

/** Adds what the rest of the document does to the variable. */
function extend(state: State, variable: Variable, start: Use, variant: Variant, anchor: Node): Variant {
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
  };
}

/** In the same function and behind the call: too late to matter. */
function isAfter(state: State, use: Use, anchor: Node): boolean {
  if (!state.call) return false;
  if (use.node.startIndex < anchor.endIndex) return false;
  const scopes = state.document.scopes;
  return scopes.functionOf(use.node)?.id === scopes.functionOf(anchor)?.id;
}

/** Two places that no single run passes: different arms of the same branch. */
function exclusive(document: TreeDocument, a: Node, b: Node): boolean {
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
