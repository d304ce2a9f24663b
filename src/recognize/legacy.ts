import type { Node } from 'web-tree-sitter';
import { type CallExpression, type Entry, type Expression, lastName, pathOf } from '../syntax/expression.ts';
import { lower } from '../syntax/lower.ts';
import { shapeOf } from '../syntax/node.ts';
import type { Span } from '../syntax/source.ts';
import { callOf, nodeAt, type TreeDocument } from './tree.ts';

/** A call of an endpoint that made tokens before link tokens. */
export interface LegacyEndpointUse {
  readonly kind: 'legacy-endpoint';
  readonly span: Span;
  readonly endpoint: LegacyEndpoint;
  /** The address is written, or a method of a client library is called. */
  readonly via: 'address' | 'method';
}

export type LegacyEndpoint =
  | '/item/public_token/create'
  | '/item/add_token/create'
  | '/payment_initiation/payment/token/create';

/** A public key that a server client is given. */
export interface PublicKeyOption {
  readonly kind: 'public-key-option';
  /** The argument, or name and value of the option. */
  readonly span: Span;
  readonly form: 'positional' | 'named';
}

const address =
  /\/(?:item\/public_token|item\/add_token|payment_initiation\/payment\/token)\/create(?![\w/-])/g;
const method =
  /\b(?:(?:item)?[cC]reatePublicToken|itemPublicTokenCreate|item_create_public_token|item_public_token_create|createItemAddToken|itemAddTokenCreate|item_add_token_create|createPaymentToken|create_payment_token|paymentInitiationPaymentTokenCreate|payment_initiation_payment_token_create)\b|\b[Ii]tem\.(?:public_token|add_token)\.create\b/g;
const namesPlaid = /plaid/i;
const maxMatches = 200;

/** Calls of old token endpoints in a parsed document, in document order. */
export function recognizeLegacyEndpoints(document: TreeDocument): LegacyEndpointUse[] {
  if (!namesPlaid.test(document.text)) return [];
  const found: LegacyEndpointUse[] = [];
  for (const match of document.text.matchAll(address)) {
    if (found.length >= maxMatches) break;
    const start = match.index;
    const span = addressUse(document, start, start + match[0].length);
    if (span)
      found.push({ kind: 'legacy-endpoint', span, endpoint: match[0] as LegacyEndpoint, via: 'address' });
  }
  for (const match of document.text.matchAll(method)) {
    if (found.length >= maxMatches) break;
    const end = match.index + match[0].length;
    const last = match[0].lastIndexOf('.') + 1;
    const node = nodeAt(document, match.index + last, end);
    const call = node && node.endIndex === end ? callOf(document, node) : null;
    if (call?.callee.kind !== 'member' || !isPlaidReceiver(document, call.callee)) continue;
    const span = { start: match.index, end };
    found.push({ kind: 'legacy-endpoint', span, endpoint: endpointOf(match[0]), via: 'method' });
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

function endpointOf(name: string): LegacyEndpoint {
  if (/payment/i.test(name)) return '/payment_initiation/payment/token/create';
  return /add_?token/i.test(name) ? '/item/add_token/create' : '/item/public_token/create';
}

/** `client.…`, `plaidClient.…`, `getPlaidClient().…`: an app's own service often has a method of the same name. */
function isPlaidReceiver(document: TreeDocument, callee: Extract<Expression, { kind: 'member' }>): boolean {
  const { start, end } = callee.object.span;
  const receiver = document.text.slice(Math.max(start, end - 200), end);
  if (/sandbox/i.test(receiver)) return false;
  if (!/plaid/i.test(receiver) && !plaidModule.test(document.text)) return false;
  return (
    /plaid|client\b|(?:^|\.)api\b/i.test(receiver) && !/service|controller|actions?\b|store\b/i.test(receiver)
  );
}

const routes = /(?:^|\.)(?:route|get|use|all|add_url_rule|path|re_path|url|api_route|handle|HandleFunc)$/;

/** The address in a string that goes to Plaid; null for a route of the app itself, a comment or mere text. */
function addressUse(document: TreeDocument, start: number, end: number): Span | null {
  const node = nodeAt(document, start, end);
  if (!node) return null;
  let text: Node | null = null;
  for (const each of [node, ...document.scopes.nearest(node, 4)]) {
    if (shapeOf(document, each)?.as === 'string') text = each;
  }
  if (!text) return null;
  const before = document.text.slice(text.startIndex, start);
  // The address stands at the end of the string: prose about it does not.
  const behind = document.text.slice(end, text.endIndex);
  if (!/^\/?['"`]{0,3}$/.test(behind) || /\s\S*$/.test(before.replace(/\$?\{[^}]*\}/g, ''))) return null;
  if (/plaid\.com$/i.test(before)) return { start, end };
  for (const each of document.scopes.nearest(text, 6)) {
    const as = shapeOf(document, each)?.as;
    if (as === 'call') {
      const call = lower(document, each);
      if (call.kind !== 'call') return null;
      const path = pathOf(call.callee) ?? lastName(call.callee) ?? '';
      const isRoute = routes.test(path) || call.args.some((arg) => arg.kind === 'function');
      return isRoute || /decorator/.test(each.parent?.type ?? '') ? null : { start, end };
    }
    if (as === 'list' || as === 'function' || as === 'block' || as === 'branch') return null;
  }
  return null;
}

const clientCall = /\b(?:plaid\.Client|Plaid::Client\.new|Client|PlaidClient)\s*\(/g;
const builderCall = /\bPlaidClient\s{0,20}\.\s{0,20}newBuilder\(\)[^;]{0,600}?\.(publicKey)\s{0,5}\(/g;
const plaidModule = /(?:from|require\(|import)\s*['"]?plaid\b|\bPlaid::|\bcom\.plaid\.client\b|plaid-go\b/;

/** Public keys given to a server client (`new plaid.Client(id, secret, publicKey, env)`), in document order. */
export function recognizePublicKeyOptions(document: TreeDocument): PublicKeyOption[] {
  if (!plaidModule.test(document.text)) return [];
  const found: PublicKeyOption[] = [];
  for (const match of document.text.matchAll(clientCall)) {
    if (found.length >= maxMatches) break;
    const end = match.index + match[0].trimEnd().length - 1;
    const name = document.text.slice(match.index, end).trimEnd();
    const last = match.index + name.length;
    const node = nodeAt(document, last - 1, last);
    const call = node ? callOf(document, node) : null;
    if (!call || !isPlaidClient(document, call)) continue;
    const option = keyOption(document, call);
    if (option) found.push(option);
  }
  for (const match of document.text.matchAll(builderCall)) {
    const start = match.index + match[0].lastIndexOf('publicKey');
    found.push({
      kind: 'public-key-option',
      span: { start, end: start + 'publicKey'.length },
      form: 'named',
    });
    if (found.length >= maxMatches) break;
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

function isPlaidClient(document: TreeDocument, call: CallExpression): boolean {
  const path = pathOf(call.callee);
  if (path !== null && /^(?:plaid\.Client|PlaidClient|Plaid(?:::|\.)Client\.new)$/.test(path)) return true;
  if (path !== 'Client') return false;
  return /from\s+plaid(?:\.\w+)?\s+import\s+[^\n]*\bClient\b|\{[^}]{0,300}\bClient\b[^}]{0,300}\}\s*(?:=\s*require\(|from)\s*['"]plaid['"]/.test(
    document.text,
  );
}

function keyOption(document: TreeDocument, call: CallExpression): PublicKeyOption | null {
  const first = call.args[0];
  const named: Entry[] = [...call.named, ...(first?.kind === 'record' ? first.entries : [])];
  for (const entry of named) {
    if (entry.kind !== 'pair' || !/^public_?key$/i.test(entry.key)) continue;
    if (isBlank(entry.value)) continue;
    return { kind: 'public-key-option', span: entry.span, form: 'named' };
  }
  const third = call.args[2];
  const fourth = call.args[3];
  if (!third || isBlank(third)) return null;
  const text = (expression: Expression): string =>
    document.text.slice(expression.span.start, Math.min(expression.span.end, expression.span.start + 200));
  const isKey = /public_?key/i.test(text(third));
  const isBeforeEnvironment =
    fourth !== undefined && /env|sandbox|development|production/i.test(text(fourth));
  if (
    !isKey &&
    !(isBeforeEnvironment && !/env(?:ironment)?s?\.|['"](?:sandbox|development|production)/.test(text(third)))
  ) {
    return null;
  }
  return { kind: 'public-key-option', span: third.span, form: 'positional' };
}

function isBlank(value: Expression): boolean {
  return value.kind === 'null' || (value.kind === 'string' && value.isStatic && value.text.trim() === '');
}
