import type { Node } from 'web-tree-sitter';
import { type Expression, lastName, type MemberExpression, pathOf } from '../../syntax/expression.ts';
import { lower } from '../../syntax/lower.ts';
import { childOf, shapeOf } from '../../syntax/node.ts';
import type { Span } from '../../syntax/source.ts';
import { resolve, type Variant } from '../requests/resolve.ts';
import { presence, readValue } from '../requests/values.ts';
import { nodeAt, type TreeDocument } from '../tree.ts';
import { type LooseEntry, readObject } from './loose.ts';

/** One option of a launch. */
export interface Option {
  readonly name: string;
  readonly keySpan: Span;
  /** Key and value. */
  readonly span: Span;
  /** Empty, null, undefined, or only the declaration of a type. */
  readonly blank: boolean;
  /** A text without a letter in it, as samples have where a value is to be filled in. */
  readonly isUnfilled?: boolean;
}

/** What is known of a launch's options. */
export interface Options {
  readonly list: readonly Option[];
  /** The literal or the attributes. */
  readonly span: Span;
  /** The last statement that sets an option. */
  readonly end: number;
  /** Every option is visible. */
  readonly closed: boolean;
}

/** Options that only Link has; each is a sign that an object is meant for it. */
const linkOptions: ReadonlySet<string> = new Set(
  'token,onsuccess,onexit,onevent,onload,env,environment,product,products,clientname,apiversion,selectaccount,receivedredirecturi,countrycodes,webhook,publickey,linkcustomizationname,longtail'.split(
    ',',
  ),
);
const publicKeyNames = new Set(['publickey', 'plaidpublickey']);

/** One spelling of an option in every language of templates: `:public-key`, `[publicKey]`, `public_key` -> `publickey`. */
export function plainName(name: string): string {
  return name
    .replace(/^(?:v-bind:|v-model:|bind:|x-bind:|data-plaid-|[:@*#[(]+)/, '')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
}

/** How many options that only Link has there are. */
export function linkLikeness(list: readonly Option[]): number {
  return new Set(list.map((each) => plainName(each.name)).filter((name) => linkOptions.has(name))).size;
}

/** The option that carries a public key, or null. A bare `key` counts only where it is no React list key. */
export function publicKeyOf(list: readonly Option[], bareKey: boolean): Option | null {
  for (const each of list) {
    if (each.blank) continue;
    const name = plainName(each.name.slice(each.name.lastIndexOf('.') + 1));
    if (publicKeyNames.has(name) || (bareKey && name === 'key')) return each;
  }
  return null;
}

/**
 * A key that samples of the public key's time leave to be filled in (`key: ''`), or null. It counts only beside the
 * other options of that time, without any token.
 */
export function unfilledKeyOf(list: readonly Option[], bareKey: boolean): Option | null {
  const names = new Set(list.map((each) => plainName(each.name)));
  if (names.has('token') || names.has('linktoken')) return null;
  const filled = new Set(list.filter((each) => !each.blank).map((each) => plainName(each.name)));
  if (!['env', 'environment'].some((name) => filled.has(name))) return null;
  if (!['product', 'products'].some((name) => filled.has(name))) return null;
  return list.find((each) => each.isUnfilled && publicKeyOf([{ ...each, blank: false }], bareKey)) ?? null;
}

/** Credentials of a server: such a configuration is given to an API client and launches nothing. */
export function isServers(list: readonly Option[]): boolean {
  return list.some((each) => /^(?:plaid)?(?:client)?secret$/.test(plainName(each.name)));
}

export function tokenOf(list: readonly Option[]): Option | null {
  return (
    list.find(
      (each) =>
        !each.blank &&
        /^(?:token|linktoken)$/.test(plainName(each.name.slice(each.name.lastIndexOf('.') + 1))),
    ) ?? null
  );
}

/** The options an expression evaluates to, one per form it can have; empty when nothing is visible. */
export function optionsOf(document: TreeDocument, expression: Expression, call: Node | null): Options[] {
  const variants = resolve(document, expression, call);
  if (variants.length > 0) return variants.map((variant) => fromVariant(document, variant));
  if (
    expression.kind === 'call' &&
    /^(?:\$|jQuery|angular|_)\.\w*(?:extend|assign|merge)$/.test(pathOf(expression.callee) ?? '')
  ) {
    return expression.args.flatMap((arg) =>
      resolve(document, arg, call).map((variant) => fromVariant(document, variant)),
    );
  }
  const held = heldValue(document, expression);
  return held ? resolve(document, held, null).map((variant) => fromVariant(document, variant)) : [];
}

/** The value inside `useMemo(() => …)`, `ref(…)`, `useState(…)`, also behind a name. */
function heldValue(document: TreeDocument, expression: Expression): Expression | null {
  let value = expression;
  if (value.kind === 'member' && value.property === 'value') value = value.object;
  if (value.kind === 'member') return memberValue(document, value);
  if (value.kind === 'name') {
    const assigned = document.scopes
      .variable(value.name, value.node)
      ?.uses.filter((use) => use.kind === 'assign');
    const only = assigned?.[0]?.value;
    if (assigned?.length !== 1 || !only) return null;
    value = only;
  }
  if (value.kind !== 'call') return null;
  if (
    !/^(?:useMemo|computed|ref|reactive|shallowRef|useRef|useState|signal)$/.test(
      lastName(value.callee) ?? '',
    )
  ) {
    return null;
  }
  const first = value.args[0];
  if (first?.kind !== 'function') return first ?? null;
  const shape = shapeOf(document, first.node);
  const body = shape?.as === 'function' ? childOf(document, first.node, shape.body) : null;
  if (!body) return null;
  if (shapeOf(document, body)?.as !== 'block') return lower(document, body);
  const statement = body.namedChildren.find((each) => each && shapeOf(document, each)?.as === 'return');
  const returned = statement?.namedChild(0);
  return returned ? lower(document, returned) : null;
}

/** `this.config`, `state.config`: the one record of the document that has this name. */
function memberValue(document: TreeDocument, member: MemberExpression): Expression | null {
  const owner = lastName(member.object);
  if (member.property === null || !/^(?:this|self|state|data|vm)$/.test(owner ?? '')) return null;
  const name = member.property.replace(/[$#]/g, '\\$&');
  const pattern = new RegExp(
    `(?<![\\w$.])(?:this\\.)?${name}\\s{0,20}(?::[^={}\\n]{0,80})?[:=]\\s{0,20}\\{`,
    'g',
  );
  const matches = [...document.text.matchAll(pattern)];
  const only = matches[0];
  if (matches.length !== 1 || !only) return null;
  const node = nodeAt(document, only.index + only[0].length - 1, only.index + only[0].length);
  const record = node && shapeOf(document, node)?.as !== 'record' ? node.parent : node;
  return record && shapeOf(document, record)?.as === 'record' ? lower(document, record) : null;
}

function fromVariant(document: TreeDocument, variant: Variant): Options {
  const list: Option[] = variant.contributions.map((each) => ({
    name: each.path.join('.'),
    keySpan: each.keySpan,
    span: each.span,
    blank: each.value === null || isBlank(document, each.value),
    isUnfilled: each.value?.kind === 'string' && each.value.isStatic && each.value.text.trim() === '',
  }));
  const span = { start: variant.literal.startIndex, end: variant.literal.endIndex };
  return { list, span, end: Math.max(span.end, variant.end), closed: variant.open.length === 0 };
}

function isBlank(document: TreeDocument, expression: Expression): boolean {
  if (presence(document, expression) === 'null') return true;
  const path = pathOf(expression);
  // Declarations of props: PropTypes.string.isRequired, String, { type: String }.
  if (path !== null && /^(?:PropTypes|t)\.|^(?:String|Object|Array|Boolean|Function|Number)$/.test(path))
    return true;
  if (expression.kind === 'record') {
    return expression.entries.some((entry) => entry.kind === 'pair' && /^(?:type|required)$/.test(entry.key));
  }
  if (expression.kind === 'call') return /^PropTypes\./.test(pathOf(expression.callee) ?? '');
  if (expression.kind === 'boolean') return !expression.value;
  const value = readValue(document, expression);
  return value.kind === 'null' || (value.kind === 'string' && (value.text ?? '').trim() === '');
}

/** Options of an object that is read without a grammar, or null when there is none at the offset. */
export function looseOptions(text: string, open: number, limit: number): Options | null {
  const object = readObject(text, open, limit);
  if (!object) return null;
  return { list: looseList(object.entries), span: object.span, end: object.span.end, closed: true };
}

export function looseList(entries: readonly LooseEntry[]): Option[] {
  return entries.map((entry) => ({
    name: entry.key,
    keySpan: entry.keySpan,
    span: entry.span,
    blank: entry.value !== null && isBlankText(entry.value),
    isUnfilled: entry.value !== null && /^(["'`])\s*\1$/.test(entry.value.trim()),
  }));
}

function isBlankText(value: string): boolean {
  const plain = value.replace(/\\/g, '').trim();
  return /^(?:["'`]\s*["'`]|["']?(?:null|undefined|false|None)["']?|\{\s*(?:null|undefined|""|'')\s*\}|String|PropTypes\..*|\{\s*type:[\s\S]*|)$/.test(
    plain,
  );
}
