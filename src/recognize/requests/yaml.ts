import type { Span } from '../../syntax/source.ts';
import type { Field, FieldSite, LinkTokenRequest, Value } from '../model.ts';
import { leftOut } from './elided.ts';
import { likeness, tellRequest } from './fields.ts';

/** A line that stands for what a document does not show. */
const elision = /^[ \t]*(?:#[ \t]*)(?:\.\.\.|…)/m;

interface Line {
  /** Column of the key; behind the dash of a list's item. */
  readonly indent: number;
  readonly key: string;
  readonly keySpan: Span;
  /** What stands behind the colon, comments left out; empty when the value stands below. */
  readonly valueSpan: Span;
  /** The line starts an item of a list. */
  readonly isItem: boolean;
}

const maxLines = 200_000;
/** Mappings that are looked at, and keys of one, those inside it included. */
const maxRequests = 200;
const maxKeys = 300;
const keyLine = /^((?:[ \t]|- (?=[\w"']))*)(["']?)([\w.-]{1,100}|<<)\2[ \t]*:(?=[ \t]|$)/;

/**
 * Link token requests in a YAML text: mappings with three of the four telling keys, in a document that names Plaid
 * (`rules.md` 0.1). Read line by line, by indentation; linear but for the mappings that qualify.
 */
export function recognizeYamlRequests(
  text: string,
  path: string | null,
  aboutPlaid = false,
): LinkTokenRequest[] {
  if (!/\bclient_name["']?[ \t]*:/.test(text) || !/\bcountry_codes["']?[ \t]*:/.test(text)) return [];
  if (!aboutPlaid && !/plaid|link\/token\/create/i.test(text) && !/plaid/i.test(path ?? '')) return [];
  const lines = linesOf(text);
  const out: LinkTokenRequest[] = [];
  const seen = new Set<number>();
  for (const [index, line] of lines.entries()) {
    if (line.key !== 'client_name' || seen.size >= maxRequests) continue;
    const mapping = mappingAround(lines, index);
    if (seen.has(mapping.from) || mapping.to - mapping.from > maxKeys) continue;
    seen.add(mapping.from);
    const request = requestOf(text, mapping, lines);
    if (request) out.push(request);
  }
  return out;
}

function linesOf(text: string): Line[] {
  const out: Line[] = [];
  for (let start = 0, count = 0; start < text.length && count < maxLines; count++) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const written = text.slice(start, Math.min(end, start + 5000)).replace(/\r$/, '');
    const found = keyLine.exec(written);
    if (found) {
      const [head, before, quote, key] = found as unknown as [string, string, string, string];
      const behind = written.slice(head.length);
      const from = head.length + (behind.length - behind.trimStart().length);
      const value = withoutComment(written.slice(from));
      const keyAt = start + before.length + quote.length;
      out.push({
        indent: before.length,
        key,
        keySpan: { start: keyAt, end: keyAt + key.length },
        valueSpan: { start: start + from, end: start + from + value.length },
        isItem: before.includes('-'),
      });
    }
    start = end + 1;
  }
  return out;
}

function withoutComment(value: string): string {
  if (value.startsWith('#')) return '';
  const quote = value[0] === '"' || value[0] === "'" ? value[0] : null;
  const from = quote === null ? 0 : Math.max(0, value.indexOf(quote, 1));
  const hash = /[ \t]#/.exec(value.slice(from));
  return (hash ? value.slice(0, from + hash.index) : value).trimEnd();
}

interface Mapping {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  readonly indent: number;
}

/** The lines that belong to the mapping of a line: from its first key to its last nested one. */
function mappingAround(lines: readonly Line[], index: number): Mapping {
  const { indent } = lines[index] as Line;
  const starts = (line: Line): boolean => line.indent === indent && line.isItem;
  let from = index;
  const first = Math.max(0, index - maxKeys);
  while (from > first && !starts(lines[from] as Line) && (lines[from - 1] as Line).indent >= indent) from--;
  const end = Math.min(lines.length, index + maxKeys);
  let to = index + 1;
  while (to < end && (lines[to] as Line).indent >= indent && !starts(lines[to] as Line)) to++;
  return { from, to, indent };
}

function requestOf(
  text: string,
  { from, to, indent }: Mapping,
  lines: readonly Line[],
): LinkTokenRequest | null {
  const own = lines.slice(from, to);
  const top = own.filter((line) => line.indent === indent);
  const keys = top.map(({ key }) => key);
  if (!tellRequest(keys) || likeness(keys) < 5) return null;
  if (keys.includes('initial_products') || keys.includes('link_token')) return null;
  const first = top[0] as Line;
  const last = own.at(-1) as Line;
  const end = valueEnd(text, last, lines[to]);
  const fields = new Map<string, Field>();
  const parents: { readonly indent: number; readonly path: string }[] = [];
  for (const [at, line] of own.entries()) {
    while (parents.length > 0 && (parents.at(-1)?.indent ?? 0) >= line.indent) parents.pop();
    const above = parents.at(-1)?.path;
    const path = above === undefined ? line.key : `${above}.${line.key}`;
    const stop = valueEnd(
      text,
      line,
      own.slice(at + 1).find((next) => next.indent <= line.indent) ?? lines[to],
    );
    if (parents.length < 4) add(fields, path, line, valueOfLine(text, line, stop));
    parents.push({ indent: line.indent, path });
  }
  // A schema, or words to show, have other values than a request.
  const name = fields.get('client_name')?.sites[0]?.value;
  const countries = fields.get('country_codes')?.sites[0]?.value;
  const isList = countries?.kind === 'list' || countries?.kind === 'template';
  if (!/^(?:string|template)$/.test(name?.kind ?? '')) return null;
  if (!isList && !fields.has('user.client_user_id')) return null;
  const lastOwn = top.at(-1) as Line;
  const openBecause = [
    ...(keys.includes('<<') ? ['merged with another mapping'] : []),
    ...(elision.test(text.slice(first.keySpan.start, end + 200)) ? [leftOut] : []),
  ];
  return {
    kind: 'link-token-request',
    span: { start: first.keySpan.start, end },
    site: { start: first.keySpan.start, end: Math.max(first.valueSpan.end, first.keySpan.end) },
    anchor: 'keys',
    endpoint: 'link',
    closed: openBecause.length === 0,
    openBecause,
    fields,
    keys: 'raw',
    insert: {
      form: 'lines',
      span: { start: first.keySpan.start, end },
      at: end,
      lastStart: lastOwn.keySpan.start,
      empty: false,
      trailingComma: false,
    },
  };
}

/** Where the value of a line ends: before the line that follows it, blanks and comments left out. */
function valueEnd(text: string, line: Line, next: Line | undefined): number {
  const limit = next ? text.lastIndexOf('\n', next.keySpan.start) : text.length;
  const below = text.slice(
    line.valueSpan.end,
    Math.max(line.valueSpan.end, Math.min(limit, line.valueSpan.end + 5000)),
  );
  const column = line.isItem ? line.indent - 2 : line.indent;
  let end = line.valueSpan.end;
  let at = line.valueSpan.end;
  for (const [index, each] of below.split('\n').entries()) {
    const plain = each.trim();
    const isBelow = index > 0 && plain !== '' && !plain.startsWith('#');
    const depth = each.length - each.trimStart().length;
    if (isBelow && (depth < column || (depth === column && !/^-(?:\s|$)/.test(plain)))) break;
    if (isBelow) end = at + each.trimEnd().length;
    at += each.length + 1;
  }
  return end;
}

function add(fields: Map<string, Field>, path: string, line: Line, value: Value): void {
  const site: FieldSite = {
    span: { start: line.keySpan.start, end: Math.max(line.keySpan.end, value.span.end) },
    keySpan: line.keySpan,
    value,
    conditional: false,
    writtenKey: line.key,
  };
  const before = fields.get(path);
  fields.set(path, {
    path,
    state: value.kind === 'null' ? 'absent' : 'present',
    sites: [...(before?.sites ?? []), site],
  });
}

const placeholder = /\{\{.*?\}\}|\$\{.*?\}|\$[A-Z_]{3,}|<[A-Za-z_ -]+>|<%.*?%>|%[A-Z_]+%/g;

function valueOfLine(text: string, line: Line, end: number): Value {
  const { start } = line.valueSpan;
  const written = text.slice(start, line.valueSpan.end);
  if (written !== '') return scalar(written, { start, end: Math.max(end, line.valueSpan.end) });
  const below = text.slice(line.valueSpan.end, end);
  if (below.trim() === '') return { span: line.valueSpan, kind: 'null' };
  const from = line.valueSpan.end + (below.length - below.trimStart().length);
  const span = { start: from, end };
  if (!/^-(?:\s|$)/.test(below.trimStart())) return { span, kind: 'record' };
  const items: Value[] = [];
  for (const item of text.slice(from, end).matchAll(/^[ \t]*-[ \t]+([^\r\n]{0,500})$/gm)) {
    const value = withoutComment(item[1] as string);
    const at = from + item.index + item[0].length - (item[1] as string).length;
    items.push(scalar(value, { start: at, end: at + value.length }));
  }
  return { span, kind: 'list', items, partial: false };
}

function scalar(written: string, span: Span): Value {
  if (/^(?:~|null|Null|NULL)$/.test(written)) return { span, kind: 'null' };
  if (/^(?:true|false)$/i.test(written)) return { span, kind: 'boolean', text: written.toLowerCase() };
  if (/^-?\d+(?:\.\d+)?$/.test(written)) return { span, kind: 'number', text: written };
  if (/^[*&!|>]/.test(written)) return { span, kind: 'other' };
  if (/^\{(?!\{)/.test(written)) return { span, kind: 'record' };
  if (/^\[/.test(written)) {
    const inner = written.replace(/^\[|\]$/g, '');
    const items = inner
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
    const isWhole = written.endsWith(']') && !/[{[*]/.test(inner);
    return { span, kind: 'list', items: items.map((item) => scalar(item, span)), partial: !isWhole };
  }
  const quoted = /^(["'])([\s\S]*)\1$/.exec(written)?.[2];
  const plain = (quoted ?? written).replace(placeholder, '\0');
  return { span, kind: plain.includes('\0') ? 'template' : 'string', text: plain };
}
