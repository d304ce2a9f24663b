import type { Node } from 'web-tree-sitter';
import {
  type CallExpression,
  type Entry,
  type Expression,
  lastName,
  lower,
  pathOf,
  type RecordExpression,
  shapeOf,
} from '../../syntax/expression.ts';
import type { LinkTokenRequest } from '../model.ts';
import { callOf, nodeAt, type TreeDocument } from '../tree.ts';
import { assemble, type Sending } from './assemble.ts';
import { isSend } from './callees.ts';
import { anchorKeys, likeness } from './fields.ts';
import { resolve, type Variant } from './resolve.ts';

const callNames =
  /\b(?:linkTokenCreate|link_token_create|createLinkToken|create_link_token|sessionTokenCreate|session_token_create)\b|\bLinkToken\.create\b/g;
const requestType = /\b(?:LinkTokenCreateRequest|SessionTokenCreateRequest)\b/g;
const endpoint = /\/(link|session)\/token\/create(?![\w/-])/g;
const requestKeys = /\b(?:country_codes|client_name)\b/g;
const plaidImport =
  /(?:from|require\(|import\()\s*['"](?:npm:)?plaid(?:@[^'"]*)?['"]|^\s*(?:import|from)\s+plaid\b|\bPlaidApi\b|\bplaid\.com\b/m;

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
    for (const [start, word] of this.#matches(callNames)) {
      const from = word === 'LinkToken.create' ? start + 'LinkToken.'.length : start;
      const node = this.#nameNode(from, start + word.length);
      if (!node) continue;
      const sending: Sending = {
        anchor: 'client-call',
        endpoint: word.startsWith('session') ? 'layer' : 'link',
        nameSpan: { start, end: start + word.length },
        call: null,
        open: [],
      };
      const call = callOf(this.#document, node) ?? this.#handedOver(node);
      if (!call) continue;
      const isReference = call.callee.span.end !== node.endIndex;
      const bodies = isReference ? call.args : call.args.slice(0, 1);
      const named = call.named.flatMap((entry) => (entry.kind === 'pair' ? [entry.value] : []));
      // client.createLinkToken is a name that apps give to functions of their own.
      const least = word.startsWith('link') || word.startsWith('session') ? 1 : 4;
      let any = false;
      for (const body of [...bodies, ...named]) {
        if (body.kind === 'function') continue;
        any = this.#add(body, { ...sending, call: call.node }, least) || any;
      }
      if (!any && !isReference) this.#unresolved(call, { ...sending, call: call.node }, word);
    }
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

  /** `const request: LinkTokenCreateRequest = …`, casts, constructors. */
  requestTypes(): void {
    for (const [start, word] of this.#matches(requestType)) {
      const node = nodeAt(this.#document, start, start + word.length);
      if (!node) continue;
      const value = this.#typed(node);
      if (!value) continue;
      const kind = word.startsWith('Session') ? 'layer' : 'link';
      this.#add(value, { anchor: 'request-type', endpoint: kind, nameSpan: null, call: null, open: [] }, 1);
    }
  }

  /** A record with three of the four telling keys, in a document that names Plaid. */
  keyed(): void {
    if (!/plaid/i.test(this.#document.text) && !/plaid/i.test(this.#document.path ?? '')) return;
    for (const [start, word] of this.#matches(requestKeys)) {
      const node = nodeAt(this.#document, start, start + word.length);
      const record = node ? this.#recordOf(node) : null;
      if (!record || this.#taken.has(record.node.startIndex)) continue;
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
  #unresolved(call: CallExpression, sending: Sending, word: string): void {
    if (call.args.length === 0 && call.named.length === 0) return;
    if (!this.#importsPlaid) return;
    // createLinkToken is also what apps call their own function, so there an unseen request is no evidence.
    if (/^create_?link_?token$/i.test(word)) return;
    if (call.args[0]?.kind === 'function') return;
    if (this.#taken.has(call.span.start)) return;
    this.#taken.add(call.span.start);
    this.found.push(
      assemble(
        this.#document,
        {
          literal: call.node,
          contributions: [],
          open: ['request made elsewhere'],
          end: call.span.end,
          variable: null,
          parts: [],
        },
        sending,
        undefined,
      ),
    );
  }

  /** `run(client.linkTokenCreate, request)`: the method is handed over beside its request. */
  #handedOver(name: Node): CallExpression | null {
    const ancestors = this.#document.scopes.ancestors(name).slice(0, 4);
    for (const each of ancestors) {
      const as = shapeOf(this.#document, each)?.as;
      if (as === 'call') {
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
      if (as === 'call') {
        const call = lower(this.#document, each);
        if (call.kind !== 'call') return null;
        // new URL('/link/token/create', base), Request objects: the call around them sends.
        const callee = lastName(call.callee) ?? '';
        if (/^(?:URL|URI|urljoin|parse|join|format|String|Uri|url)$/.test(callee)) continue;
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

  /** The value whose type an annotation, a cast or a constructor names. */
  #typed(type: Node): Expression | null {
    const { scopes } = this.#document;
    let below = type;
    for (const each of scopes.ancestors(type).slice(0, 5)) {
      const shape = shapeOf(this.#document, each);
      if (shape?.as === 'declaration' || shape?.as === 'assignment') {
        const name = each.childForFieldName(shape.as === 'declaration' ? String(shape.name) : 'left');
        const value = each.childForFieldName(shape.as === 'declaration' ? String(shape.value) : 'right');
        if (!value)
          return name && shapeOf(this.#document, name)?.as === 'name' ? lower(this.#document, name) : null;
        if (value.startIndex <= type.startIndex && type.endIndex <= value.endIndex) return null;
        if (shapeOf(this.#document, value)?.as === 'function') return null;
        return name && shapeOf(this.#document, name)?.as === 'name'
          ? lower(this.#document, name)
          : lower(this.#document, value);
      }
      if (shape?.as === 'wrapper') {
        const inner = lower(this.#document, each);
        return inner.kind === 'record' || inner.kind === 'name' ? inner : null;
      }
      if (shape?.as === 'call') {
        const call = lower(this.#document, each);
        return call.kind === 'call' && lastName(call.callee) === 'LinkTokenCreateRequest' ? call : null;
      }
      if (
        shape?.as === 'parameter' ||
        shape?.as === 'function' ||
        /type_arguments|generic/.test(below.type)
      ) {
        return null;
      }
      below = each;
    }
    return null;
  }

  /** The record that has a key at this node. */
  #recordOf(key: Node): RecordExpression | null {
    for (const each of this.#document.scopes.ancestors(key).slice(0, 4)) {
      const shape = shapeOf(this.#document, each);
      if (shape?.as === 'record') {
        const record = lower(this.#document, each);
        return record.kind === 'record' ? record : null;
      }
      if (shape?.as === 'element' || shape?.as === 'call') return null;
    }
    return null;
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
        case 'call': {
          const call = lower(this.#document, each);
          const path = call.kind === 'call' ? (pathOf(call.callee) ?? lastName(call.callee) ?? '') : '';
          if (/stringify|dumps|jsonEncode/.test(path)) break;
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
