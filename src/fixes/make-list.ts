import type { FieldSite, LinkTokenRequest } from '../recognize/model.ts';
import type { Recognition } from '../recognize/recognize.ts';
import type { Finding } from '../rules/rule.ts';
import type { Span } from '../syntax/source.ts';
import type { Fix, TextEdit } from './fix.ts';
import { type Code, codeAt, isScript, isTyped, requestOf } from './shared/code.ts';
import { listText } from './shared/lists.ts';
import { skipBlank } from './shared/remove.ts';
import { literalAt } from './shared/words.ts';

interface ListData {
  readonly field?: string;
  readonly value?: Span;
  readonly form?: 'text' | 'variable' | 'item';
}

/** Makes a list of a text: brackets around it, each value of several by itself, a split of a variable. */
export function makeList(finding: Finding, recognition: Recognition): Fix[] {
  const data = (finding.data ?? {}) as ListData;
  const request = requestOf(recognition, data);
  const { value } = data;
  if (!request || !value || data.field === undefined) return [];
  // A constant that stands elsewhere may have other readers.
  const sites = request.fields.get(data.field)?.sites ?? [];
  const site = sites.find(({ span }) => span.start <= value.start && value.end <= span.end);
  if (!site) return [];
  const code = codeAt(recognition, value.start);
  const whole = wholeOf(request, data.field, value);
  const isText = data.form === 'text' && whole === null;
  const edit = isText ? wrapped(code, value, site) : split(code, whole ?? value, data, request);
  if (!edit) return [];
  return [
    {
      title: isText ? 'Make it a list' : 'Split it at the commas',
      edits: [edit],
      preferred: isText,
      changesBehavior: true,
    },
  ];
}

/** The expression whose default a text is: `process.env.X || 'auth,transactions'` is split as a whole. */
function wholeOf(request: LinkTokenRequest, field: string, text: Span): Span | null {
  const sites = request.fields.get(field)?.sites ?? [];
  const site = sites.find(({ value }) => value.fallback?.span.start === text.start && value.kind === 'env');
  return site ? site.value.span : null;
}

/** The text of a literal as a list of its words; null where a list is written otherwise. */
export function wrapped(code: Code, value: Span, site: FieldSite): TextEdit | null {
  const word = code.language.id === 'shellscript' ? asWord(code, site) : null;
  if (word) return word;
  const literal = literalAt(code, value);
  const { text } = code;
  const isBare = !literal && code.language.id === 'yaml';
  if (!isBare && (!literal || literal.quote === '`' || !/^@?$/.test(literal.prefix))) return null;
  const inner = literal?.inner ?? value;
  const items = wordsIn(text.slice(inner.start, inner.end));
  if (!items) return null;
  // Products("auth"): the model is what goes into the list.
  const before = skipBlank(text, value.start - 1, -1);
  const after = skipBlank(text, value.end, 1);
  const isArgument = text[before] === '(' && text[after] === ')';
  const maker = isArgument
    ? /(?:[\w.]+\.)?(?:Products|CountryCode)$/.exec(text.slice(Math.max(0, before - 80), before))?.[0]
    : undefined;
  const span = maker === undefined ? value : { start: before - maker.length, end: after + 1 };
  if (isTyped(code) && /^\s+as\s+(?!any\b)/.test(text.slice(value.end, value.end + 80))) return null;
  const quoted = items.map((item) =>
    literal ? literal.prefix + literal.quote + item + literal.quote : item,
  );
  const list = listText(
    code,
    site,
    quoted.map((item) => (maker === undefined ? item : `${maker}(${item})`)),
  );
  return list === null ? null : { span, newText: list };
}

function wordsIn(text: string): string[] | null {
  const items = text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return items.length === 0 || items.some((item) => !/^\w+$/.test(item)) ? null : items;
}

/** HTTPie: `products=auth` is a text, `products:='["auth"]'` a list. */
function asWord({ text }: Code, { span, keySpan, value }: FieldSite): TextEdit | null {
  if (!/^=$/.test(text.slice(keySpan.end, value.span.start)) || keySpan.start !== span.start) return null;
  const items = wordsIn(text.slice(value.span.start, value.span.end).replace(/^(["'])(.*)\1$/, '$2'));
  if (!items) return null;
  const list = `:='[${items.map((item) => `"${item}"`).join(', ')}]'`;
  return { span: { start: keySpan.end, end: value.span.end }, newText: list };
}

function split(
  code: Code,
  value: Span,
  { form, field }: ListData,
  request: LinkTokenRequest,
): TextEdit | null {
  const { text } = code;
  const written = text.slice(value.start, value.end);
  if (/[\r\n]/.test(written)) return null;
  const list = form === 'item' ? bracketsAround(text, value) : value;
  if (!list) return null;
  const hasDefault = form === 'item' || siteOf(request, field, value)?.value.fallback !== undefined;
  const isAny = /^\s+as\s+any\b/.test(text.slice(list.end, list.end + 40));
  const newText = splitText(code, written, { hasDefault, isAny, isModel: request.keys === 'typed', field });
  return newText === null ? null : { span: list, newText };
}

interface Splitting {
  readonly hasDefault: boolean;
  /** Cast to `any`: the client's types do not matter. */
  readonly isAny: boolean;
  readonly isModel: boolean;
  readonly field: string | undefined;
}

function splitText(
  code: Code,
  written: string,
  { hasDefault, isAny, isModel, field }: Splitting,
): string | null {
  const isCall = /^[\w$.]+(?:\([^()]*\)|\[[^[\]]*\])?$/.test(written);
  const whole = isCall ? written : `(${written})`;
  if (isScript(code)) {
    // The client's types know the values.
    if (isTyped(code) && !isAny && /\bPlaidApi\b|\bLinkTokenCreateRequest\b/.test(code.text)) {
      const type = field === 'country_codes' ? 'CountryCode' : 'Products';
      if (!new RegExp(`\\b${type}\\b`).test(code.text) || !hasDefault) return null;
      return `${whole}.split(',') as ${type}[]`;
    }
    return `${whole}${hasDefault ? '' : '?'}.split(',')`;
  }
  switch (code.language.id) {
    case 'python': {
      const isThere = hasDefault || /^os\.environ\[/.test(written);
      if (!isThere) return null;
      const maker = field === 'country_codes' ? 'CountryCode' : 'Products';
      return isModel ? `[${maker}(each) for each in ${whole}.split(",")]` : `${whole}.split(",")`;
    }
    case 'ruby':
      return hasDefault || /^ENV\.fetch\(/.test(written) ? `${whole}.split(',')` : `${whole}.to_s.split(',')`;
    case 'php':
      return `explode(',', ${written})`;
    default:
      return null;
  }
}

function bracketsAround(text: string, item: Span): Span | null {
  const start = skipBlank(text, item.start - 1, -1);
  const end = skipBlank(text, item.end, 1);
  return text[start] === '[' && text[end] === ']' ? { start, end: end + 1 } : null;
}

function siteOf(request: LinkTokenRequest, field: string | undefined, value: Span): FieldSite | undefined {
  return request.fields.get(field ?? '')?.sites.find((site) => site.value.span.start === value.start);
}
