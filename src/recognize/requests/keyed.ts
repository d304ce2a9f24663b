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
import { contains, isCall, shapeOf } from '../../syntax/node.ts';
import { nodeAt } from '../tree.ts';
import { isCollectionMaker, isSend, passingMethods } from './callees.ts';
import { throughFunction } from './effects.ts';
import { tellRequest } from './fields.ts';
import type { Finder } from './finder.ts';
import type { Contribution, Gathered } from './gather.ts';

const requestKeys = /\b(?:country_codes|client_name)\b/g;

/** Where a record goes: what is sent, why it may be more, and what functions on the way add. */
interface WayOut {
  readonly body: Expression;
  readonly open: readonly string[];
  readonly adds?: readonly Contribution[];
}

/** A record with three of the four telling keys, in a document that names Plaid. */
export function findKeyed(finder: Finder): void {
  if (!/plaid/i.test(finder.document.text) && !/plaid/i.test(finder.document.path ?? '')) return;
  for (const [start, word] of finder.matches(requestKeys)) {
    const node = nodeAt(finder.document, start, start + word.length);
    const record = node ? recordOf(finder, node) : null;
    if (!record || finder.taken.has(record.node.startIndex)) continue;
    // As written: an app's own type has the same names in its language's spelling.
    const keys = record.entries.flatMap((entry) => (entry.kind === 'pair' ? [entry.key] : []));
    if (!tellRequest(keys) || isDescription(record)) continue;
    const way = wayOut(finder, record);
    if (way === null) continue;
    const { body, open, adds = [] } = way;
    finder.add(body, { anchor: 'keys', endpoint: 'link', nameSpan: null, call: null, open, adds }, 3);
  }
}

/** Whether the document does more with a variable than fill it: what is only exported may be completed elsewhere. */
function usesBeside(finder: Finder, name: Node): boolean {
  const text = finder.document.text.slice(name.startIndex, name.endIndex);
  const uses = finder.document.scopes.variable(text, name)?.uses ?? [];
  return uses.some(({ kind, node }) => {
    if (kind === 'assign' || kind === 'set' || kind === 'delete') return false;
    return !/export/.test(node.parent?.type ?? '');
  });
}

/** The record that has a key at this node, with the type it is written behind. */
function recordOf(finder: Finder, key: Node): RecordExpression | null {
  const ancestors = finder.document.scopes.nearest(key, 5);
  for (const [i, each] of ancestors.entries()) {
    const shape = shapeOf(finder.document, each);
    if (shape?.as === 'element') return null;
    if (isCall(shape)) return mapOf(finder, each);
    if (!makesRecord(shape)) continue;
    const outer = ancestors[i + 1];
    const isBody = outer && makesRecord(shapeOf(finder.document, outer)) && outer.endIndex === each.endIndex;
    const record = lower(finder.document, isBody ? outer : each);
    if (record.kind === 'record') return record;
  }
  return null;
}

/** `mapOf("client_name" to …)` as the record it makes. */
function mapOf(finder: Finder, node: Node): RecordExpression | null {
  const call = lower(finder.document, node);
  if (call.kind !== 'call' || !isCollectionMaker(lastName(call.callee) ?? '')) return null;
  // `*more`: what is unpacked into it.
  const more = call.args.map((value): Entry => ({ kind: 'spread', span: value.span, value }));
  return { kind: 'record', entries: [...call.named, ...more], node, span: call.span };
}

/** Where a keyed record goes, and whether that leaves it open; null when it is no request (a parameter's default). */
function wayOut(finder: Finder, record: RecordExpression): WayOut | null {
  let below: Node = record.node;
  for (const each of finder.document.scopes.ancestors(record.node)) {
    const shape = shapeOf(finder.document, each);
    switch (shape?.as) {
      case 'wrapper':
      case 'conditional':
        break;
      case 'declaration':
      case 'assignment': {
        const name = each.childForFieldName(shape.as === 'declaration' ? String(shape.name) : 'left');
        if (name && shapeOf(finder.document, name)?.as === 'name') {
          const isUsed = usesBeside(finder, name);
          return { body: lower(finder.document, name), open: isUsed ? [] : ['used elsewhere'] };
        }
        return { body: record, open: ['held by an object'] };
      }
      case 'call':
      case 'send': {
        const call = lower(finder.document, each);
        const path = call.kind === 'call' ? (pathOf(call.callee) ?? lastName(call.callee) ?? '') : '';
        if (/stringify|dumps|jsonEncode|json_encode|Serialize|Marshal|generate/.test(path)) break;
        // body.to_json, attributes.compact
        const method =
          call.kind === 'call' ? lastName(call.callee) : call.kind === 'member' ? call.property : null;
        if (method !== null && passingMethods.test(method)) break;
        if (/^(?:jest|vi|sinon|expect|nock|mock)/.test(path)) return null;
        if (isSend(path)) return { body: record, open: [] };
        const through = call.kind === 'call' ? throughCall(finder, call, record.node) : null;
        return through
          ? { body: record, open: through.open, adds: through.contributions }
          : { body: record, open: [`passed to ${path || 'a function'}`] };
      }
      case 'entry': {
        const key = each.childForFieldName('key') ?? each.childForFieldName('name');
        const text = key ? finder.document.text.slice(key.startIndex, key.endIndex) : '';
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

/** What the function called does to the argument that holds a record; null when that cannot be seen. */
function throughCall(finder: Finder, call: CallExpression, record: Node): Gathered | null {
  const index = call.args.findIndex(({ node }) => contains(node, record));
  return index < 0 ? null : throughFunction({ document: finder.document, call: null, depth: 0 }, call, index);
}

function makesRecord(shape: Shape | undefined): boolean {
  return shape?.as === 'record' || shape?.as === 'collection' || shape?.as === 'creation';
}
