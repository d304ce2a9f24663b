import type { Node } from 'web-tree-sitter';
import {
  type CallExpression,
  type Entry,
  type Expression,
  lastName,
  pathOf,
  type RecordExpression,
} from '../../syntax/expression.ts';
import type { Shape } from '../../syntax/language.ts';
import { lower } from '../../syntax/lower.ts';
import { childOf, isCall, shapeOf } from '../../syntax/node.ts';
import { contains } from '../../syntax/scope.ts';
import type { LinkTokenRequest } from '../model.ts';
import { callOf, nodeAt, type TreeDocument } from '../tree.ts';
import { assemble, type Sending } from './assemble.ts';
import { isCollectionMaker, isSend, passingMethods } from './callees.ts';
import { anchorKeys, isRequestField, likeness } from './fields.ts';
import { addEntries, nothing, top } from './gather.ts';
import { clientCallNames, clientCalls, isMaker, requestTypes } from './libraries.ts';
import { addPositional, resolve, type Variant } from './resolve.ts';

const endpoint = /\/(link|session)\/token\/create(?![\w/-])/g;
const requestKeys = /\b(?:country_codes|client_name)\b/g;
const plaidImport =
  /(?:from|require\(|import\()\s*['"](?:npm:)?plaid(?:@[^'"]*)?['"]|^[ \t]*(?:import|from)\s+plaid\b|\bPlaidApi\b|\bplaid\.com\b|github\.com\/plaid\/plaid-go|\bcom\.plaid\.|\bGoing\.Plaid\b|\bPlaid::|\bTomorrowIdeas\\Plaid\b/m;

/** No file written by hand has more. */
const maxAnchors = 400;

/** Finds the link token requests of a parsed document (`rules.md` 0.1), in document order. */
export function recognizeRequests(document: TreeDocument): LinkTokenRequest[] {
  const finder = new Finder(document);
  finder.clientCalls();
  finder.addresses();
  finder.requestTypes();
  finder.keyed();
  return finder.found.sort((a, b) => a.span.start - b.span.start);
}

class Finder {
  readonly found: LinkTokenRequest[] = [];
  readonly #document: TreeDocument;
  readonly #taken = new Set<number>();
  readonly #importsPlaid: boolean;
  #groups = 0;

  constructor(document: TreeDocument) {
    this.#document = document;
    this.#importsPlaid = plaidImport.test(document.text);
  }

  /** `client.linkTokenCreate(…)` and what older generations call it. */
  clientCalls(): void {
    for (const [start, word] of this.#matches(clientCallNames)) {
      const library = clientCalls[word];
      const end = start + word.length;
      const node = this.#nameNode(start + Math.max(word.lastIndexOf('.'), word.lastIndexOf('>')) + 1, end);
      const call = node ? (callOf(this.#document, node) ?? this.#handedOver(node)) : null;
      if (!library || !node || !call) continue;
      const nameSpan = { start, end };
      const endpoint = library.endpoint ?? 'link';
      const sending: Sending = { anchor: 'client-call', endpoint, nameSpan, call: call.node, open: [] };
      if (library.positional) {
        this.#positional(call, library.positional, sending);
        continue;
      }
      const isReference = call.callee.span.end !== node.endIndex;
      const least = library.isCommon ? 4 : 1;
      let any = false;
      // client.link_token.create(user: …, client_name: …): the named arguments are the request.
      if (call.named.some((entry) => entry.kind === 'pair' && isRequestField(entry.key))) {
        any = this.#add({ ...call, kind: 'record', entries: call.named }, sending, least);
      }
      const bodies = isReference || this.#takesContext(call) ? call.args : call.args.slice(0, 1);
      const named = call.named.flatMap((entry) => (entry.kind === 'pair' ? [entry.value] : []));
      for (const body of any ? [] : [...bodies, ...named]) {
        if (body.kind === 'function') continue;
        any = this.#add(body, sending, least) || any;
      }
      if (!any && !isReference && !library.isCommon) this.#unresolved(call, sending);
    }
  }

  /** Go's legacy client and some wrappers take a context before the request. */
  #takesContext(call: CallExpression): boolean {
    return this.#document.language.id === 'go' || call.args[0]?.kind === 'name';
  }

  /** The call's own arguments are the request's values, one after another. */
  #positional(call: CallExpression, order: readonly string[], sending: Sending): void {
    const out = nothing();
    const state = { document: this.#document, call: call.node, depth: 0 };
    addEntries(state, call.named, top, out);
    addPositional(state, call.args, order, out);
    if (likeness(out.contributions.map((each) => each.path[0] as string)) < 3) return;
    if (this.#taken.has(call.span.start)) return;
    this.#taken.add(call.span.start);
    const variant = { ...out, literal: call.node, end: call.span.end, variable: null };
    this.found.push(assemble(this.#document, variant, sending, undefined));
  }

  /** Raw HTTP: an address that ends in `/link/token/create` beside a body. */
  addresses(): void {
    for (const [start, word] of this.#matches(endpoint)) {
      const node = nodeAt(this.#document, start, start + word.length);
      if (!node) continue;
      const text = this.#stringAround(node);
      if (!text) continue;
      const sending: Sending = {
        anchor: 'http',
        endpoint: word.startsWith('/session') ? 'layer' : 'link',
        nameSpan: { start: text.startIndex, end: text.endIndex },
        call: null,
        open: [],
      };
      for (const call of this.#callsWith(text)) {
        for (const body of this.#bodies(call, text)) {
          this.#add(body, { ...sending, call: call.node, nameSpan: nameOf(call) }, 3);
        }
      }
    }
  }

  /** `const request: LinkTokenCreateRequest = …`, casts, constructors, builders. */
  requestTypes(): void {
    for (const [start, word] of this.#matches(requestTypes)) {
      const node = nodeAt(this.#document, start, start + word.length);
      if (!node) continue;
      const endpoint = /Session/.test(word) ? 'layer' : 'link';
      const sent = this.#sentByType(node);
      if (sent) {
        const nameSpan = { start, end: start + word.length };
        this.#add(sent.body, { anchor: 'client-call', endpoint, nameSpan, call: sent.call, open: [] }, 1);
        continue;
      }
      const value = this.#typed(node);
      if (!value) continue;
      this.#add(value, { anchor: 'request-type', endpoint, nameSpan: null, call: null, open: [] }, 1);
    }
  }

  /** Go: `client.PlaidApi.LinkTokenCreate(ctx).LinkTokenCreateRequest(*req)`: here the type's name is a call. */
  #sentByType(name: Node): { body: Expression; call: Node } | null {
    const call = callOf(this.#document, name);
    if (call?.callee.kind !== 'member' || call.callee.object.kind !== 'call') return null;
    const before = lastName(call.callee.object.callee);
    const body = call.args[0];
    return body && before !== null && /TokenCreate$/.test(before) ? { body, call: call.node } : null;
  }

  /** A record with three of the four telling keys, in a document that names Plaid. */
  keyed(): void {
    if (!/plaid/i.test(this.#document.text) && !/plaid/i.test(this.#document.path ?? '')) return;
    for (const [start, word] of this.#matches(requestKeys)) {
      const node = nodeAt(this.#document, start, start + word.length);
      const record = node ? this.#recordOf(node) : null;
      if (!record || this.#taken.has(record.node.startIndex)) continue;
      // As written: an app's own type has the same names in its language's spelling.
      const keys = record.entries.flatMap((entry) => (entry.kind === 'pair' ? [entry.key] : []));
      if (keys.filter((key) => anchorKeys.has(key)).length < 3 || isDescription(record)) continue;
      const way = this.#wayOut(record);
      if (way === null) continue;
      this.#add(
        way.body,
        { anchor: 'keys', endpoint: 'link', nameSpan: null, call: null, open: way.open },
        3,
      );
    }
  }

  #add(body: Expression, sending: Sending, least: number): boolean {
    const variants = resolve(this.#document, body, sending.call);
    const likely = variants.filter(
      (variant) => likeness(topKeys(variant)) >= least || variant.open.length > 0,
    );
    const best = Math.max(0, ...variants.map((variant) => likeness(topKeys(variant))));
    if (best < least && !(sending.anchor === 'client-call' && this.#importsPlaid && likely.length > 0))
      return false;
    const group = likely.length > 1 ? ++this.#groups : undefined;
    let any = false;
    for (const variant of likely) {
      if (variant.contributions.length === 0 && likely.length > 1) continue;
      any = true;
      if (this.#taken.has(variant.literal.startIndex)) continue;
      this.#taken.add(variant.literal.startIndex);
      for (const part of variant.parts) this.#taken.add(part.startIndex);
      this.found.push(assemble(this.#document, variant, sending, group));
    }
    return any;
  }

  /** A call of Plaid's client with a request nobody can see: it is there, and open. */
  #unresolved(call: CallExpression, sending: Sending): void {
    const [first] = call.args;
    if (!this.#importsPlaid || first?.kind === 'function') return;
    if (!first && call.named.length === 0) return;
    // Go's call takes the context here and the request behind.
    if (this.#document.language.id === 'go' && call.args.length === 1) return;
    if (this.#taken.has(call.span.start)) return;
    this.#taken.add(call.span.start);
    const open = ['request made elsewhere'];
    const variant = { ...nothing(), open, literal: call.node, end: call.span.end, variable: null };
    this.found.push(assemble(this.#document, variant, sending, undefined));
  }

  /** `run(client.linkTokenCreate, request)`: the method is handed over beside its request. */
  #handedOver(name: Node): CallExpression | null {
    const ancestors = this.#document.scopes.ancestors(name).slice(0, 4);
    for (const each of ancestors) {
      const as = shapeOf(this.#document, each)?.as;
      if (as === 'call' || as === 'send') {
        const call = lower(this.#document, each);
        return call.kind === 'call' && call.args.length > 1 ? call : null;
      }
      if (as === 'function' || as === 'declaration' || as === 'entry' || as === 'record') return null;
    }
    return null;
  }

  #stringAround(node: Node): Node | null {
    let found: Node | null = shapeOf(this.#document, node)?.as === 'string' ? node : null;
    for (const each of this.#document.scopes.ancestors(node).slice(0, 5)) {
      const as = shapeOf(this.#document, each)?.as;
      if (as === 'string' || (found && as === 'binary') || (found && as === 'wrapper')) found = each;
      else if (found) break;
    }
    return found;
  }

  /** The calls an address goes into: directly, in an options record, or by a name. */
  #callsWith(address: Node): CallExpression[] {
    const direct = this.#callAround(address);
    if (direct) return [direct];
    const parent = address.parent;
    const shape = parent ? shapeOf(this.#document, parent) : undefined;
    const left =
      parent && shape?.as === 'declaration'
        ? parent.childForFieldName('name')
        : parent && shape?.as === 'assignment'
          ? parent.childForFieldName('left')
          : null;
    if (!left || shapeOf(this.#document, left)?.as !== 'name') return [];
    const name = this.#document.text.slice(left.startIndex, left.endIndex);
    const out: CallExpression[] = [];
    for (const use of this.#document.scopes.variable(name, left)?.uses ?? []) {
      if (use.kind !== 'argument' || !use.call || out.length > 8) continue;
      const call = lower(this.#document, use.call);
      if (call.kind === 'call') out.push(call);
    }
    return out;
  }

  #callAround(node: Node): CallExpression | null {
    let steps = 0;
    for (const each of this.#document.scopes.ancestors(node)) {
      const as = shapeOf(this.#document, each)?.as;
      if (as === 'call' || as === 'send' || as === 'creation') {
        const call = lower(this.#document, each);
        if (call.kind !== 'call') return null;
        // new URL('/link/token/create', base), Request objects: the call around them sends.
        const callee = lastName(call.callee) ?? '';
        if (
          /^(?:URL|URI|urljoin|parse|join|format|String|Uri|url|Sprintf|create|uri|URI_parse)$/.test(callee)
        )
          continue;
        return call;
      }
      if (as === 'function' || as === 'declaration' || as === 'assignment' || as === 'block') return null;
      if (++steps > 12) return null;
    }
    return null;
  }

  /** What a call sends: an argument that is a body, or the body in an options record. */
  #bodies(call: CallExpression, address: Node): Expression[] {
    const out: Expression[] = [];
    if (call.args.some((arg) => arg.kind === 'function')) return out;
    const options = (entries: readonly Entry[]): boolean => {
      let any = false;
      for (const entry of entries) {
        if (entry.kind !== 'pair' || !/^(?:body|data|json|payload|content|form)$/.test(entry.key)) continue;
        any = true;
        out.push(entry.value);
      }
      return any;
    };
    options(call.named);
    for (const arg of call.args) {
      if (arg.span.start === address.startIndex) continue;
      if (arg.kind === 'record' && options(arg.entries)) continue;
      if (arg.kind === 'name') {
        for (const variant of resolve(this.#document, arg, call.node)) {
          for (const each of variant.contributions) {
            if (
              each.path.length === 1 &&
              /^(?:body|data|json|payload)$/.test(each.path[0] as string) &&
              each.value
            ) {
              out.push(each.value);
            }
          }
        }
      }
      out.push(arg);
    }
    return out;
  }

  /** The value whose type an annotation, a cast, a typed literal or a constructor names. */
  #typed(type: Node): Expression | null {
    let below = type;
    for (const each of this.#document.scopes.ancestors(type).slice(0, 6)) {
      const shape = shapeOf(this.#document, each);
      switch (shape?.as) {
        case 'declaration':
        case 'assignment':
          return this.#annotated(each, shape, type);
        case 'wrapper': {
          const inner = lower(this.#document, each);
          if (inner.kind === 'record' || inner.kind === 'name') return inner;
          break;
        }
        case 'creation':
        case 'record':
        case 'collection':
        case 'call':
        case 'send':
          return this.#made(each, type);
        case 'parameter':
        case 'function':
        case 'entry':
        case 'list':
          return null;
        default:
          if (/type_arguments|generic|import|using|parameter/.test(below.type)) return null;
      }
      below = each;
    }
    return null;
  }

  #annotated(
    holder: Node,
    shape: Extract<Shape, { as: 'declaration' | 'assignment' }>,
    type: Node,
  ): Expression | null {
    const name = childOf(this.#document, holder, shape.as === 'declaration' ? shape.name : shape.left);
    const value = childOf(this.#document, holder, shape.as === 'declaration' ? shape.value : shape.right);
    const isName = name && shapeOf(this.#document, name)?.as === 'name';
    if (!value || value.id === name?.id) return isName ? lower(this.#document, name) : null;
    if (contains(value, type) || shapeOf(this.#document, value)?.as === 'function') return null;
    return isName ? lower(this.#document, name) : lower(this.#document, value);
  }

  /** The literal or constructor that names the type, with the builder chain on it, and the variable that holds it. */
  #made(node: Node, type: Node): Expression | null {
    const value = lower(this.#document, node);
    if (value.kind === 'call') {
      const made = value.callee.span;
      if (type.startIndex < made.start || type.endIndex > made.end) return null;
      const name = lastName(value.callee) ?? '';
      const isMade = isMaker(name) || /^(?:new|builder|newBuilder|of)$/.test(name);
      if (!isMade) return null;
    } else if (
      value.kind !== 'record' ||
      value.typeName === undefined ||
      !/Request|Configs/.test(value.typeName)
    ) {
      return null;
    }
    let top = node;
    for (const each of this.#document.scopes.ancestors(node).slice(0, 60)) {
      const shape = shapeOf(this.#document, each);
      const isStep =
        (shape?.as === 'member' && childOf(this.#document, each, shape.object)?.id === top.id) ||
        (shape?.as === 'send' && childOf(this.#document, each, shape.receiver)?.id === top.id) ||
        (shape?.as === 'call' && childOf(this.#document, each, shape.callee)?.id === top.id) ||
        shape?.as === 'wrapper' ||
        shape?.as === 'tuple';
      if (isStep) {
        top = each;
        continue;
      }
      if (shape?.as === 'declaration' || shape?.as === 'assignment') {
        const name = childOf(this.#document, each, shape.as === 'declaration' ? shape.name : shape.left);
        const held = name ? lower(this.#document, name) : null;
        if (held?.kind === 'name') return held;
      }
      break;
    }
    return lower(this.#document, top);
  }

  /** The record that has a key at this node, with the type it is written behind. */
  #recordOf(key: Node): RecordExpression | null {
    const ancestors = this.#document.scopes.ancestors(key).slice(0, 5);
    for (const [i, each] of ancestors.entries()) {
      const shape = shapeOf(this.#document, each);
      if (shape?.as === 'element') return null;
      if (isCall(shape)) return this.#mapOf(each);
      if (!makesRecord(shape)) continue;
      const outer = ancestors[i + 1];
      const isBody = outer && makesRecord(shapeOf(this.#document, outer)) && outer.endIndex === each.endIndex;
      const record = lower(this.#document, isBody ? outer : each);
      if (record.kind === 'record') return record;
    }
    return null;
  }

  /** `mapOf("client_name" to …)` as the record it makes. */
  #mapOf(node: Node): RecordExpression | null {
    const call = lower(this.#document, node);
    if (call.kind !== 'call' || !isCollectionMaker(lastName(call.callee) ?? '')) return null;
    return { kind: 'record', entries: call.named, node, span: call.span };
  }

  /** Where a keyed record goes, and whether that leaves it open; null when it is no request (a parameter's default). */
  #wayOut(record: RecordExpression): { body: Expression; open: string[] } | null {
    let below: Node = record.node;
    for (const each of this.#document.scopes.ancestors(record.node)) {
      const shape = shapeOf(this.#document, each);
      switch (shape?.as) {
        case 'wrapper':
        case 'conditional':
          break;
        case 'declaration':
        case 'assignment': {
          const name = each.childForFieldName(shape.as === 'declaration' ? String(shape.name) : 'left');
          if (name && shapeOf(this.#document, name)?.as === 'name') {
            return { body: lower(this.#document, name), open: [] };
          }
          return { body: record, open: ['held by an object'] };
        }
        case 'call':
        case 'send': {
          const call = lower(this.#document, each);
          const path = call.kind === 'call' ? (pathOf(call.callee) ?? lastName(call.callee) ?? '') : '';
          if (/stringify|dumps|jsonEncode|json_encode|Serialize|Marshal|generate/.test(path)) break;
          // body.to_json, attributes.compact
          const method =
            call.kind === 'call' ? lastName(call.callee) : call.kind === 'member' ? call.property : null;
          if (method !== null && passingMethods.test(method)) break;
          if (/^(?:jest|vi|sinon|expect|nock|mock)/.test(path)) return null;
          return isSend(path)
            ? { body: record, open: [] }
            : { body: record, open: [`passed to ${path || 'a function'}`] };
        }
        case 'entry': {
          const key = each.childForFieldName('key') ?? each.childForFieldName('name');
          const text = key ? this.#document.text.slice(key.startIndex, key.endIndex) : '';
          if (!/^['"]?(?:body|data|json|payload|params)['"]?$/.test(text))
            return { body: record, open: ['part of an object'] };
          break;
        }
        case 'record':
          break;
        case 'return':
        case 'function':
          return { body: record, open: [] };
        case 'block':
        case 'parameter':
        case 'list':
          return { body: record, open: ['used elsewhere'] };
        default:
          if (below === each) return null;
      }
      below = each;
    }
    return { body: record, open: ['used elsewhere'] };
  }

  #nameNode(start: number, end: number): Node | null {
    const node = nodeAt(this.#document, start, end);
    if (!node || node.startIndex !== start || node.endIndex !== end) return null;
    const parent = node.parent;
    // The definition of a function of that name is no call.
    const shape = parent ? shapeOf(this.#document, parent) : undefined;
    if (shape?.as === 'function' || shape?.as === 'method' || shape?.as === 'declaration') return null;
    return node;
  }

  *#matches(pattern: RegExp): Generator<[number, string]> {
    let count = 0;
    for (const match of this.#document.text.matchAll(pattern)) {
      if (++count > maxAnchors) return;
      yield [match.index, match[0]];
    }
  }
}

function makesRecord(shape: Shape | undefined): boolean {
  return shape?.as === 'record' || shape?.as === 'collection' || shape?.as === 'creation';
}

/** A record that describes the fields (types, limits, their own names) instead of setting them. */
function isDescription(record: RecordExpression): boolean {
  for (const entry of record.entries) {
    if (entry.kind !== 'pair' || entry.key !== 'client_name') continue;
    const { value } = entry;
    if (value.kind === 'record' || value.kind === 'list') return true;
    if (value.kind === 'string' && value.text === 'client_name') return true;
  }
  return false;
}

function topKeys(variant: Variant): Set<string> {
  return new Set(variant.contributions.map((each) => each.path[0] as string));
}

function nameOf(call: CallExpression): { start: number; end: number } {
  const callee = call.callee;
  return callee.kind === 'member' ? callee.propertySpan : callee.span;
}
