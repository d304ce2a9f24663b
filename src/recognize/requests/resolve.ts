import type { Node } from 'web-tree-sitter';
import {
  type CallExpression,
  type Entry,
  type Expression,
  lastName,
  type MemberExpression,
  pathOf,
} from '../../syntax/expression.ts';
import { lower } from '../../syntax/lower.ts';
import { childOf, namedChildren, shapeOf } from '../../syntax/node.ts';
import type { TreeDocument } from '../tree.ts';
import { isCollectionMaker, isPassing, merging, passingMethods } from './callees.ts';
import { carriedVariants } from './carried.ts';
import { addMethodCall, isStep } from './effects.ts';
import { configurationBehind, type Found, functionBehind, memberBehind } from './elsewhere.ts';
import { fromFunction } from './functions.ts';
import { addEntries, addNested, addSpread, fieldName, type Gathered, nothing, top } from './gather.ts';
import { constructorOrder, isMaker, needsNew } from './libraries.ts';
import { ownField, ownMember } from './members.ts';
import { fromVariable } from './variables.ts';

/** One form a request can have: a literal, or a builder, with everything that is done to it. */
export interface Variant extends Readonly<Gathered> {
  /** The literal, constructor call or empty container the request starts from. */
  readonly literal: Node;
  /** The last statement that sets a field. */
  readonly end: number;
  /** The variable that holds it, for fixes by statement. */
  readonly variable: string | null;
  /** Another file makes it: no field can be put into it here. */
  readonly isElsewhere?: boolean;
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
    // body.to_json, attributes.compact: without arguments it reads like a property.
    case 'member':
      return fromMember(deeper, expression);
    default:
      return [];
  }
}

function fromMember(state: State, expression: MemberExpression): Variant[] {
  if (expression.property !== null && passingMethods.test(expression.property)) {
    return resolveIn(state, expression.object);
  }
  const name = ownMember(expression);
  if (name !== null) {
    const value = ownField(state.document, name, expression.node);
    return value ? resolveIn({ ...state, call: null }, value) : [];
  }
  const found = memberBehind(state.document, expression);
  return found ? fromFound(state, found, expression.node) : [];
}

/** What stands at a place that may be in another file, told where it is used. */
export function fromFound(state: State, { document, node }: Found, at: Node): Variant[] {
  const variants = resolveIn({ document, call: null, depth: state.depth + 1 }, lower(document, node));
  return document === state.document ? variants : carriedVariants(variants, document, at);
}

function fromEntries(state: State, literal: Node, entries: readonly Entry[]): Variant {
  const gathered = nothing();
  addEntries(state, entries, top, gathered);
  return { ...gathered, literal, end: literal.endIndex, variable: null };
}

function fromCall(state: State, call: CallExpression): Variant[] {
  const path = pathOf(call.callee) ?? '';
  const name = lastName(call.callee) ?? '';
  const first = call.args[0];
  if (path !== 'dict' && first && (isPassing(path) || isPassing(name))) return resolveIn(state, first);
  if (merging.test(path) && call.args.length > 0) {
    const gathered = nothing();
    for (const arg of call.args) addSpread(state, arg, top, gathered);
    if (gathered.contributions.length === 0) return [];
    const literal = call.args.find((arg) => arg.kind === 'record' && arg.entries.length > 0) ?? call;
    return [{ ...gathered, literal: literal.node, end: call.span.end, variable: null }];
  }
  const maker = makerOf(state.document, call);
  if (maker !== null) return fromConstructor(state, call, maker);
  const configured = configurationBehind(state.document, call);
  if (configured) return fromFound(state, configured, call.node);
  const target = functionBehind(state.document, call.callee);
  const variants = target ? fromFunction({ ...state, document: target.document }, target.node) : [];
  if (target && variants.length > 0) {
    if (target.document === state.document) return variants;
    return carriedVariants(variants, target.document, call.node);
  }
  const isChain = call.callee.kind === 'member' && ownMember(call.callee) === null;
  return isChain ? fromMethod(state, call, call.callee as MemberExpression) : [];
}

/** The name of what a call makes: `LinkTokenCreateRequest`, also by `.new` or `.builder()`; null for other calls. */
function makerOf(document: TreeDocument, call: CallExpression): string | null {
  const name = lastName(call.callee);
  if (name === null) return null;
  if (isCollectionMaker(name)) return name;
  if (isMaker(name)) {
    const isFunction = needsNew(document.language.id) && shapeOf(document, call.node)?.as !== 'creation';
    return isFunction ? null : name;
  }
  if (call.callee.kind === 'member' && /^(?:new|builder|Builder|newBuilder|of)$/.test(name)) {
    const owner = lastName(call.callee.object);
    if (owner !== null && isMaker(owner)) return owner;
  }
  return null;
}

/** A constructor with named arguments, with positional ones in the library's order, or with one record. */
function fromConstructor(state: State, call: CallExpression, name: string): Variant[] {
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
  if (isCollectionMaker(name)) return call.args.length === 0 ? [variant] : [];
  // One value that nobody can see is the whole request, made elsewhere: no library takes a single field by position.
  if (whole && call.args.length === 1 && whole.kind !== 'string' && !/User$/.test(name)) {
    variant.open.push('request made elsewhere');
    return [variant];
  }
  const order = constructorOrder(name, state.document.language.id, call.args.length);
  addPositional(state, call.args, order, variant);
  return [variant];
}

/** Values that a call takes by position. */
export function addPositional(
  state: State,
  args: readonly Expression[],
  order: readonly string[],
  out: Gathered,
): void {
  for (const [i, value] of args.slice(0, order.length).entries()) {
    if (value.kind === 'spread') {
      out.open.push('unpacked arguments');
      return;
    }
    const written = order[i] as string;
    const into = { path: [written], conditional: false };
    out.contributions.push({ ...into, written, span: value.span, keySpan: value.span, value });
    addNested(state, value, into, out);
  }
}

/** A method of something that is a request: a step of a builder chain, a merge that gives back the whole. */
function fromMethod(state: State, call: CallExpression, callee: MemberExpression): Variant[] {
  const method = callee.property ?? '';
  // The steps of a chain stand in the code one behind the other: only what is looked up elsewhere counts as deeper.
  const base = resolveIn({ ...state, depth: state.depth - 1 }, callee.object);
  return base.flatMap((variant) => {
    // db.find(…) of another file gives something of its own.
    if (variant.isElsewhere && !isStep(method)) return [];
    const out = {
      contributions: [...variant.contributions],
      open: [...variant.open],
      parts: [...variant.parts],
    };
    const block = call.args.at(-1);
    if (/^(?:apply|also|tap)$/.test(method) && block?.kind === 'function') addBlock(state, block.node, out);
    else addMethodCall(state, call, method, false, out);
    return { ...variant, ...out, end: Math.max(variant.end, call.span.end) };
  });
}

/** The assignments in a block that has the request as its receiver (Kotlin's `apply`). */
function addBlock(state: State, block: Node, out: Gathered): void {
  const { document } = state;
  const visit = (node: Node, conditional: boolean, depth: number): void => {
    for (const child of namedChildren(document, node)) {
      const shape = shapeOf(document, child);
      if (shape?.as === 'assignment') {
        const left = childOf(document, child, shape.left);
        const right = childOf(document, child, shape.right);
        const name = left ? lastName(lower(document, left)) : null;
        if (!left || !right || name === null) continue;
        const span = { start: child.startIndex, end: child.endIndex };
        const keySpan = { start: left.startIndex, end: left.endIndex };
        const path = [fieldName(document, name, [])];
        const value = lower(document, right);
        out.contributions.push({ path, written: name, span, keySpan, value, conditional });
        addNested(state, value, { path, conditional }, out);
      } else if (shape?.as === 'call') {
        const call = lower(document, child);
        const name = call.kind === 'call' && call.callee.kind === 'name' ? call.callee.name : null;
        if (call.kind === 'call' && name !== null) addMethodCall(state, call, name, conditional, out);
      } else if (depth < 6) {
        visit(child, conditional || shape?.as === 'branch' || shape?.as === 'conditional', depth + 1);
      }
    }
  };
  visit(block, false, 0);
}
