import type { Node } from 'web-tree-sitter';
import {
  type CallExpression,
  type Entry,
  type Expression,
  lastName,
  type NameExpression,
} from '../../syntax/expression.ts';
import { lower } from '../../syntax/lower.ts';
import { childOf, shapeOf } from '../../syntax/node.ts';
import { nodeAt } from '../tree.ts';
import type { Sending } from './assemble.ts';
import type { Finder } from './finder.ts';
import { resolve } from './resolve.ts';

const endpoint = /\/(link|session)\/token\/create(?![\w/-])/g;

/** Raw HTTP: an address that ends in `/link/token/create` beside a body. */
export function findAddresses(finder: Finder): void {
  for (const [start, word] of finder.matches(endpoint)) {
    const node = nodeAt(finder.document, start, start + word.length);
    if (!node) continue;
    const text = stringAround(finder, node);
    if (!text) continue;
    const sending: Sending = {
      anchor: 'http',
      endpoint: word.startsWith('/session') ? 'layer' : 'link',
      nameSpan: { start: text.startIndex, end: text.endIndex },
      call: null,
      open: [],
    };
    for (const call of callsWith(finder, text)) {
      for (const body of bodies(finder, call, text)) {
        finder.add(body, { ...sending, call: call.node, nameSpan: nameOf(call) }, 3);
      }
    }
  }
}

function stringAround(finder: Finder, node: Node): Node | null {
  let text: Node | null = shapeOf(finder.document, node)?.as === 'string' ? node : null;
  for (const each of finder.document.scopes.nearest(node, 5)) {
    const as = shapeOf(finder.document, each)?.as;
    if (as === 'string' || (text && as === 'binary') || (text && as === 'wrapper')) text = each;
    else if (text) break;
  }
  return text;
}

/** The variable that is declared or assigned as an address. */
function heldIn(finder: Finder, address: Node): NameExpression | null {
  const { document } = finder;
  for (const each of document.scopes.nearest(address, 3)) {
    const shape = shapeOf(document, each);
    if (shape?.as === 'tuple' || shape?.as === 'wrapper') continue;
    if (shape?.as !== 'declaration' && shape?.as !== 'assignment') return null;
    const left = childOf(document, each, shape.as === 'declaration' ? shape.name : shape.left);
    const held = left ? lower(document, left) : null;
    return held?.kind === 'name' ? held : null;
  }
  return null;
}

/** The calls an address goes into: directly, in an options record, or by a name. */
function callsWith(finder: Finder, address: Node): CallExpression[] {
  const direct = callAround(finder, address);
  if (direct) return [direct];
  const held = heldIn(finder, address);
  if (!held) return [];
  const out: CallExpression[] = [];
  for (const use of finder.document.scopes.variable(held.name, held.node)?.uses ?? []) {
    if (use.kind !== 'argument' || !use.call || out.length > 8) continue;
    const call = lower(finder.document, use.call);
    if (call.kind === 'call') out.push(call);
  }
  return out;
}

function callAround(finder: Finder, node: Node): CallExpression | null {
  let steps = 0;
  for (const each of finder.document.scopes.ancestors(node)) {
    const as = shapeOf(finder.document, each)?.as;
    if (as === 'call' || as === 'send' || as === 'creation') {
      const call = lower(finder.document, each);
      if (call.kind !== 'call') return null;
      // new URL('/link/token/create', base), Request objects: the call around them sends.
      const callee = lastName(call.callee) ?? '';
      if (/^(?:URL|URI|urljoin|parse|join|format|String|Uri|url|Sprintf|create|uri|URI_parse)$/.test(callee))
        continue;
      return call;
    }
    if (as === 'function' || as === 'declaration' || as === 'assignment' || as === 'block') return null;
    if (++steps > 12) return null;
  }
  return null;
}

/** What a call sends: an argument that is a body, or the body in an options record. */
function bodies(finder: Finder, call: CallExpression, address: Node): Expression[] {
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
      for (const variant of resolve(finder.document, arg, call.node)) {
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

function nameOf(call: CallExpression): { start: number; end: number } {
  const callee = call.callee;
  return callee.kind === 'member' ? callee.propertySpan : callee.span;
}
