import type { Node } from 'web-tree-sitter';
import {
  type CallExpression,
  type Entry,
  type Expression,
  lastName,
  lower,
  pathOf,
  shapeOf,
} from '../../syntax/expression.ts';
import type { Arm, Use, Variable } from '../../syntax/scope.ts';
import { contains } from '../../syntax/scope.ts';
import type { Span } from '../../syntax/source.ts';
import type { TreeDocument } from '../tree.ts';

/** One thing done to a request: a field set or taken away. */
export interface Contribution {
  readonly path: readonly string[];
  readonly span: Span;
  readonly keySpan: Span;
  /** Null for a deletion. */
  readonly value: Expression | null;
  readonly conditional: boolean;
}

/** One form a request can have: a literal, or a builder, with everything that is done to it. */
export interface Variant {
  /** The literal, constructor call or empty container the request starts from. */
  readonly literal: Node;
  readonly contributions: readonly Contribution[];
  /** Why more may be added where nobody sees it. */
  readonly open: readonly string[];
  /** The last statement that sets a field. */
  readonly end: number;
  /** The variable that holds it, for fixes by statement. */
  readonly variable: string | null;
  readonly anchorArms: readonly Arm[];
}

interface State {
  readonly document: TreeDocument;
  /** Where the request is sent: what happens behind it in the same function does not count. */
  readonly call: Node | null;
  readonly depth: number;
}

const maxDepth = 8;

/** Callees that only read what they are given (`rules.md` 0.2.3). */
const readers =
  /(?:^|\.)(?:console|log|logger|logging|debug|info|warn|error|print|pprint|inspect|dir|keys|values|entries|stringify|dumps|len|repr|str|isinstance|assert|expect|String|captureException|trace|hasOwn|has|get|stringify|toString|jsonify)$|^(?:console|logger|log|logging|Logger|winston|pino|Sentry|util|chalk|JSON)\./;
/** Callees that hand back what they are given, or the same with a new wrapping. */
const passing =
  /^(?:JSON\.stringify|json\.dumps|Object\.freeze|Object\.seal|structuredClone|dict|dataclasses\.asdict|superjson\.stringify|JSON\.parse)$/;
const merging = /^(?:Object\.assign|_\.merge|_\.assign|_\.extend|merge|deepmerge|extend|assign)$/;

/** Everything known of the record an expression evaluates to; empty when nothing is. */
export function resolve(document: TreeDocument, expression: Expression, call: Node | null): Variant[] {
  return resolveIn({ document, call, depth: 0 }, expression);
}

function resolveIn(state: State, expression: Expression): Variant[] {
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
  const contributions: Contribution[] = [];
  const open: string[] = [];
  addEntries(state, entries, [], false, contributions, open);
  return {
    literal,
    contributions,
    open,
    end: literal.endIndex,
    variable: null,
    anchorArms: state.document.scopes.arms(literal),
  };
}

function addEntries(
  state: State,
  entries: readonly Entry[],
  prefix: readonly string[],
  conditional: boolean,
  into: Contribution[],
  open: string[],
): void {
  for (const entry of entries) {
    if (entry.kind === 'computed') open.push('computed key');
    else if (entry.kind === 'spread') addSpread(state, entry.value, prefix, conditional, into, open);
    else {
      const path = [...prefix, entry.key];
      into.push({ path, span: entry.span, keySpan: entry.keySpan, value: entry.value, conditional });
      addNested(state, entry.value, path, conditional, into, open);
    }
  }
}

/** Fields of a nested record (`user: { client_user_id }`), also behind a name. */
function addNested(
  state: State,
  value: Expression,
  path: readonly string[],
  conditional: boolean,
  into: Contribution[],
  open: string[],
): void {
  if (path.length > 4 || state.depth > maxDepth) return;
  const deeper = { ...state, depth: state.depth + 1 };
  if (value.kind === 'record') addEntries(deeper, value.entries, path, conditional, into, open);
  else if (value.kind === 'call' && value.named.length > 0) {
    addEntries(deeper, value.named, path, conditional, into, open);
  } else if (value.kind === 'name' || value.kind === 'call' || value.kind === 'conditional') {
    const variants = resolveIn(deeper, value);
    for (const variant of variants) {
      for (const each of variant.contributions) {
        into.push({
          ...each,
          path: [...path, ...each.path],
          conditional: conditional || each.conditional || variants.length > 1,
        });
      }
    }
  }
}

function addSpread(
  state: State,
  value: Expression,
  prefix: readonly string[],
  conditional: boolean,
  into: Contribution[],
  open: string[],
): void {
  const deeper = { ...state, depth: state.depth + 1 };
  if (state.depth > maxDepth) {
    open.push('spread');
    return;
  }
  switch (value.kind) {
    case 'record':
      addEntries(deeper, value.entries, prefix, conditional, into, open);
      return;
    case 'conditional':
      addSpread(deeper, value.consequence, prefix, true, into, open);
      addSpread(deeper, value.alternative, prefix, true, into, open);
      return;
    case 'binary':
      if (value.operator === '&&' || value.operator === 'and') {
        addSpread(deeper, value.right, prefix, true, into, open);
        return;
      }
      if (/^(?:\|\||\?\?|or)$/.test(value.operator)) {
        addSpread(deeper, value.left, prefix, true, into, open);
        addSpread(deeper, value.right, prefix, true, into, open);
        return;
      }
      open.push('spread');
      return;
    case 'null':
    case 'boolean':
    case 'string':
      return;
    default: {
      const variants = resolveIn(deeper, value);
      if (variants.length === 0) {
        open.push(`spread of ${nameFor(value)}`);
        return;
      }
      for (const variant of variants) {
        open.push(...variant.open);
        for (const each of variant.contributions) {
          into.push({
            ...each,
            path: [...prefix, ...each.path],
            conditional: conditional || each.conditional || variants.length > 1,
          });
        }
      }
    }
  }
}

function nameFor(value: Expression): string {
  return pathOf(value.kind === 'call' ? value.callee : value) ?? 'a value';
}

function fromCall(state: State, call: CallExpression): Variant[] {
  const path = pathOf(call.callee) ?? '';
  const first = call.args[0];
  if (passing.test(path) && first) return resolveIn(state, first);
  if (merging.test(path) && call.args.length > 0) {
    const contributions: Contribution[] = [];
    const open: string[] = [];
    for (const arg of call.args) addSpread(state, arg, [], false, contributions, open);
    if (contributions.length === 0) return [];
    const literal = call.args.find((arg) => arg.kind === 'record' && arg.entries.length > 0) ?? call;
    return [
      {
        literal: literal.node,
        contributions,
        open,
        end: call.span.end,
        variable: null,
        anchorArms: state.document.scopes.arms(call.node),
      },
    ];
  }
  const name = lastName(call.callee);
  if (name !== null && /^LinkTokenCreateRequest(?:User)?$|^dict$/.test(name))
    return fromConstructor(state, call);
  if (call.callee.kind === 'name') {
    const target = state.document.scopes.functionNamed(call.callee.name, call.node);
    if (target) return fromFunction(state, target);
  }
  return [];
}

/** `LinkTokenCreateRequest(client_name=…)`, positionally in the order the library documents, or with one record. */
function fromConstructor(state: State, call: CallExpression): Variant[] {
  const first = call.args[0];
  if (first?.kind === 'record') return resolveIn(state, first);
  if (first && call.named.length === 0 && first.kind === 'name') {
    const inner = resolveIn(state, first);
    if (inner.length > 0) return inner;
  }
  const variant = fromEntries(state, call.node, call.named);
  const order = ['client_name', 'language', 'country_codes'];
  const positional = call.args
    .slice(0, order.length)
    .filter((arg) => arg.kind !== 'spread')
    .map((value, i) => ({
      path: [order[i] as string],
      span: value.span,
      keySpan: value.span,
      value,
      conditional: false,
    }));
  const open = call.args.some((arg) => arg.kind === 'spread') ? ['unpacked arguments'] : [];
  return [
    {
      ...variant,
      contributions: [...positional, ...variant.contributions],
      open: [...variant.open, ...open],
    },
  ];
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
  if (starts.some((use) => use.isParameter || !use.value)) {
    // An empty declaration (`let body;`) starts nothing; a parameter or an import starts what nobody sees.
    if (starts.some((use) => use.isParameter || !isDeclarationWithoutValue(document, use))) return [];
  }
  const out: Variant[] = [];
  for (const start of starts) {
    if (!start.value) continue;
    if (exclusive(document, start.node, anchor)) continue;
    const merged = start.operator === '|' ? [] : resolveIn(state, unwrapSelf(start.value, name));
    if (merged.length === 0 && start.operator !== '|') {
      if (start.value.kind === 'null') continue;
      return [];
    }
    for (const variant of merged) {
      // `let payload = {}` that is assigned as a whole later is only a declaration.
      const isEmpty = variant.contributions.length === 0 && variant.open.length === 0;
      if (isEmpty && starts.length > 1 && !hasSets(variable)) continue;
      out.push(extend(state, variable, start, variant, anchor));
    }
  }
  const real = out.filter((variant) => variant.contributions.length > 0 || variant.open.length > 0);
  return real.length > 0 && real.length < out.length ? real : out;
}

function hasSets(variable: Variable): boolean {
  return variable.uses.some((use) => use.kind === 'set');
}

function isDeclarationWithoutValue(document: TreeDocument, use: Use): boolean {
  const parent = use.node.parent;
  return parent !== null && shapeOf(document, parent)?.as === 'declaration' && !use.value;
}

/** `x = { ...x, a }` adds to x; the spread of itself says nothing new. */
function unwrapSelf(value: Expression, name: string): Expression {
  if (value.kind !== 'record') return value;
  const entries = value.entries.filter(
    (entry) => !(entry.kind === 'spread' && entry.value.kind === 'name' && entry.value.name === name),
  );
  return entries.length === value.entries.length ? value : { ...value, entries };
}

/** Adds what the rest of the document does to the variable. */
function extend(state: State, variable: Variable, start: Use, variant: Variant, anchor: Node): Variant {
  const { document } = state;
  const contributions = [...variant.contributions];
  const open = [...variant.open];
  let end = Math.max(variant.end, start.span.end);
  const arms = [...document.scopes.arms(anchor), ...document.scopes.arms(start.node)];
  const scopeFunction = document.scopes.functionOf(anchor);
  for (const use of variable.uses) {
    if (use.node.id === start.node.id || isAfter(state, use, anchor)) continue;
    if (exclusive(document, use.node, start.node) || exclusive(document, use.node, anchor)) continue;
    const elsewhere = document.scopes.functionOf(use.node)?.id !== scopeFunction?.id;
    const conditional =
      elsewhere ||
      document.scopes.arms(use.node).some((arm) => !arms.some((known) => known.branch.id === arm.branch.id));
    const effect = effectOf(state, use, conditional);
    if (!effect) continue;
    contributions.push(...effect.contributions);
    open.push(...effect.open);
    if (effect.contributions.length > 0 && !elsewhere) end = Math.max(end, use.span.end);
  }
  return { ...variant, contributions, open, end, variable: variable.name };
}

interface Effect {
  readonly contributions: readonly Contribution[];
  readonly open: readonly string[];
}

/** What one use of a request's variable does to the request; null when it only reads. */
function effectOf(state: State, use: Use, conditional: boolean): Effect | null {
  const { document } = state;
  switch (use.kind) {
    case 'assign':
      // `|=` merges; a second whole assignment is a variant of its own.
      if (use.operator === '|' && use.value) return spreadEffect(state, use.value, conditional);
      return null;
    case 'set':
    case 'delete': {
      const path = use.path ?? [];
      if (path.some((key) => key === null)) {
        return path[0] === null ? { contributions: [], open: ['computed key'] } : null;
      }
      const keySpan = {
        start: use.span.start,
        end: Math.max(use.span.start, use.value?.span.start ?? use.span.end),
      };
      const value = use.kind === 'set' ? (use.value ?? null) : null;
      const own: Contribution = { path: path as string[], span: use.span, keySpan, value, conditional };
      const nested: Contribution[] = [];
      const open: string[] = [];
      if (value) addNested(state, value, path as string[], conditional, nested, open);
      return { contributions: [own, ...nested], open };
    }
    case 'method':
      return methodEffect(state, use, conditional);
    case 'argument': {
      const call = use.call ? lower(document, use.call) : null;
      if (call?.kind !== 'call') return null;
      if (state.call && contains(use.call as Node, state.call)) return null;
      const path = pathOf(call.callee) ?? lastName(call.callee) ?? '';
      if (merging.test(path) && call.args[0]?.node.id === use.node.id) {
        const contributions: Contribution[] = [];
        const open: string[] = [];
        for (const arg of call.args.slice(1)) addSpread(state, arg, [], conditional, contributions, open);
        return { contributions, open };
      }
      if (path === 'setattr') return setattrEffect(call, conditional);
      if (readers.test(path) || passing.test(path) || isSend(path)) return null;
      return { contributions: [], open: [`passed to ${path || 'a function'}`] };
    }
    default:
      return null;
  }
}

function spreadEffect(state: State, value: Expression, conditional: boolean): Effect {
  const contributions: Contribution[] = [];
  const open: string[] = [];
  addSpread(state, value, [], conditional, contributions, open);
  return { contributions, open };
}

/** Methods that read; any other method of the request itself may add to it. */
const readingMethods =
  /^(?:get|has|hasOwnProperty|toString|toJSON|to_dict|to_str|items|keys|values|copy|includes|filter|map|join|forEach|some|every|find|length)$/;

function methodEffect(state: State, use: Use, conditional: boolean): Effect | null {
  const path = use.path ?? [];
  const method = use.method ?? '';
  const call = use.call ? lower(state.document, use.call) : null;
  if (call?.kind !== 'call') return null;
  if (path.length > 0) return null;
  if (method === 'update') {
    const first = call.args[0];
    const parts = first ? spreadEffect(state, first, conditional) : { contributions: [], open: [] };
    const contributions = [...parts.contributions];
    const open = [...parts.open];
    addEntries(state, call.named, [], conditional, contributions, open);
    return { contributions, open };
  }
  if (method === 'setdefault' || method === 'set' || method === '__setitem__') {
    const [key, value] = call.args;
    if (key?.kind === 'string' && key.isStatic && value) {
      return {
        contributions: [{ path: [key.text], span: call.span, keySpan: key.span, value, conditional }],
        open: [],
      };
    }
    return { contributions: [], open: ['computed key'] };
  }
  if (method === 'pop' && call.args[0]?.kind === 'string') {
    const key = call.args[0];
    return {
      contributions: [{ path: [key.text], span: call.span, keySpan: key.span, value: null, conditional }],
      open: [],
    };
  }
  return readingMethods.test(method) ? null : { contributions: [], open: [`changed by ${method}`] };
}

function setattrEffect(call: CallExpression, conditional: boolean): Effect {
  const [, key, value] = call.args;
  if (key?.kind !== 'string' || !key.isStatic || !value) return { contributions: [], open: ['computed key'] };
  return {
    contributions: [{ path: [key.text], span: call.span, keySpan: key.span, value, conditional }],
    open: [],
  };
}

/** The calls that send a request, or set an HTTP client's body, do not add to it. */
export function isSend(path: string): boolean {
  return /(?:linkTokenCreate|link_token_create|LinkTokenCreate|createLinkToken|create_link_token|LinkToken\.create)(?:Async|WithHttpInfo)?$|(?:^|\.)(?:fetch|request|post|put|axios|got|ky|send|json|write|end|urlopen|Request)$|(?:^|\.)(?:axios|requests|httpx|got|ky|superagent|session|client|http)\.\w+$|^LinkTokenCreateRequest$/.test(
    path,
  );
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
