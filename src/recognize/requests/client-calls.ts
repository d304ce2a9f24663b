import type { Node } from 'web-tree-sitter';
import type { CallExpression } from '../../syntax/expression.ts';
import { lower } from '../../syntax/lower.ts';
import { shapeOf } from '../../syntax/node.ts';
import { callOf, nodeAt } from '../tree.ts';
import { assemble, type Sending } from './assemble.ts';
import { isRequestField, likeness } from './fields.ts';
import type { Finder } from './finder.ts';
import { addEntries, nothing, top } from './gather.ts';
import { clientCallNames, clientCalls } from './libraries.ts';
import { addPositional } from './resolve.ts';

/** `client.linkTokenCreate(…)` and what older generations call it. */
export function findClientCalls(finder: Finder): void {
  for (const [start, word] of finder.matches(clientCallNames)) {
    const library = clientCalls[word.replace(/\s+/g, '')];
    const end = start + word.length;
    const node = nameNode(finder, start + Math.max(word.lastIndexOf('.'), word.lastIndexOf('>')) + 1, end);
    const call = node ? (callOf(finder.document, node) ?? handedOver(finder, node)) : null;
    if (!library || !node || !call) continue;
    const nameSpan = { start, end };
    const endpoint = library.endpoint ?? 'link';
    const sending: Sending = { anchor: 'client-call', endpoint, nameSpan, call: call.node, open: [] };
    if (library.positional) {
      positional(finder, call, library.positional, sending);
      continue;
    }
    const isReference = call.callee.span.end !== node.endIndex;
    // A bare `createLinkToken(…)` is a function of the app's own: what it does with its argument is followed elsewhere.
    if (library.isCommon && !isReference && call.callee.kind === 'name') continue;
    const least = library.isCommon ? 4 : 1;
    const anchors = library.isCommon && !finder.importsPlaid ? 3 : 0;
    let any = false;
    // client.link_token.create(user: …, client_name: …): the named arguments are the request.
    if (call.named.some((entry) => entry.kind === 'pair' && isRequestField(entry.key))) {
      any = finder.add({ ...call, kind: 'record', entries: call.named }, sending, least, anchors);
    }
    const bodies = isReference || takesContext(finder, call) ? call.args : call.args.slice(0, 1);
    const named = call.named.flatMap((entry) => (entry.kind === 'pair' ? [entry.value] : []));
    for (const body of any ? [] : [...bodies, ...named]) {
      if (body.kind === 'function') continue;
      any = finder.add(body, sending, least, anchors) || any;
    }
    if (!any && !isReference && !library.isCommon) finder.addUnresolved(call, sending);
  }
}

function nameNode(finder: Finder, start: number, end: number): Node | null {
  const node = nodeAt(finder.document, start, end);
  if (!node || node.startIndex !== start || node.endIndex !== end) return null;
  const parent = node.parent;
  // The definition of a function of that name is no call.
  const shape = parent ? shapeOf(finder.document, parent) : undefined;
  if (shape?.as === 'function' || shape?.as === 'declaration') return null;
  return node;
}

/** Go's legacy client and some wrappers take a context before the request. */
function takesContext(finder: Finder, call: CallExpression): boolean {
  return finder.document.language.id === 'go' || call.args[0]?.kind === 'name';
}

/** The call's own arguments are the request's values, one after another. */
function positional(finder: Finder, call: CallExpression, order: readonly string[], sending: Sending): void {
  const out = nothing();
  const state = { document: finder.document, call: call.node, depth: 0 };
  addEntries(state, call.named, top, out);
  addPositional(state, call.args, order, out);
  if (likeness(out.contributions.map((each) => each.path[0] as string)) < 3) return;
  if (finder.taken.has(call.span.start)) return;
  finder.taken.add(call.span.start);
  const variant = { ...out, literal: call.node, end: call.span.end, variable: null };
  finder.found.push(assemble(finder.document, variant, sending, undefined));
}

/** `run(client.linkTokenCreate, request)`: the method is handed over beside its request. */
function handedOver(finder: Finder, name: Node): CallExpression | null {
  const ancestors = finder.document.scopes.nearest(name, 4);
  for (const each of ancestors) {
    const as = shapeOf(finder.document, each)?.as;
    if (as === 'call' || as === 'send') {
      const call = lower(finder.document, each);
      return call.kind === 'call' && call.args.length > 1 ? call : null;
    }
    if (as === 'function' || as === 'declaration' || as === 'entry' || as === 'record') return null;
  }
  return null;
}
