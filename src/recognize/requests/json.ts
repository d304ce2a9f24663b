import { type JsonNode, jsonObjects } from '../../syntax/json.ts';
import type { Field, FieldSite, LinkTokenRequest, Value } from '../model.ts';
import { leftOut } from './elided.ts';
import { tellRequest } from './fields.ts';

/** `{{x}}`, `${x}`, `<YOUR_X>`, `%X%`: filled in later, so nothing can be said of it. */
const placeholder = /\{\{.*?\}\}|\$\{.*?\}|\$[A-Z_]{3,}|<[A-Za-z_ -]+>|%[A-Z_]+%/g;

/**
 * Bodies of `/link/token/create` in a JSON document: objects with three of the four telling keys, in a document that
 * names Plaid (`rules.md` 0.1). Linear in the text.
 */
export function recognizeJsonRequests(
  text: string,
  path: string | null,
  aboutPlaid = false,
): LinkTokenRequest[] {
  if (!text.includes('"client_name"') || !text.includes('"country_codes"')) return [];
  if (!aboutPlaid && !/plaid/i.test(text) && !/plaid/i.test(path ?? '')) return [];
  const found: LinkTokenRequest[] = [];
  for (const node of jsonObjects(text)) {
    const entries = node.entries ?? [];
    if (!tellRequest(entries.map(({ key }) => key))) continue;
    const name = entries.find(({ key }) => key === 'client_name');
    // A schema or an example's description has records where a request has values; an answer has its own keys.
    if (name && name.value.kind !== 'string') continue;
    if (entries.some(({ key }) => key === 'initial_products' || key === 'link_token')) continue;
    found.push(requestOf(text, node));
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

function requestOf(text: string, node: JsonNode): LinkTokenRequest {
  const fields = new Map<string, Field>();
  addFields(fields, node, '');
  const last = node.entries?.at(-1);
  const newline = text.indexOf('\n', node.span.start);
  const lineEnd = newline < 0 ? node.span.end : Math.min(newline, node.span.end);
  const at = last ? last.value.span.end : node.span.start + 1;
  return {
    kind: 'link-token-request',
    span: node.span,
    site: {
      start: node.span.start,
      end: Math.max(node.span.start + 1, text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd),
    },
    anchor: 'keys',
    endpoint: 'link',
    closed: node.elided !== true,
    openBecause: node.elided === true ? [leftOut] : [],
    fields,
    keys: 'raw',
    insert: {
      form: 'record',
      span: node.span,
      at,
      ...(last ? { lastStart: last.keySpan.start } : {}),
      empty: last === undefined,
      trailingComma: /^\s*,/.test(text.slice(at, node.span.end)),
    },
  };
}

function addFields(fields: Map<string, Field>, node: JsonNode, prefix: string): void {
  for (const { key, keySpan, value } of node.entries ?? []) {
    const path = prefix + key;
    const site: FieldSite = {
      span: { start: keySpan.start, end: value.span.end },
      keySpan,
      value: valueOfJson(value),
      conditional: false,
      writtenKey: key,
    };
    const before = fields.get(path);
    fields.set(path, {
      path,
      state: value.kind === 'null' ? 'absent' : 'present',
      sites: [...(before?.sites ?? []), site],
    });
    if (value.kind === 'object' && path.split('.').length < 5) addFields(fields, value, `${path}.`);
  }
}

function valueOfJson(node: JsonNode): Value {
  const { span } = node;
  switch (node.kind) {
    case 'string': {
      const text = (node.text ?? '').replace(placeholder, '\0');
      return { span, kind: text.includes('\0') ? 'template' : 'string', text };
    }
    case 'number':
    case 'boolean':
      return { span, kind: node.kind, text: node.text ?? '' };
    case 'null':
      return { span, kind: 'null' };
    case 'array':
      return { span, kind: 'list', items: (node.items ?? []).map(valueOfJson), partial: false };
    case 'object':
      return { span, kind: 'record' };
    default:
      return { span, kind: 'other' };
  }
}
