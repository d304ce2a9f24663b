import { type Brackets, type Group, groupsAlong, itemsOf, readBrackets } from '../../syntax/brackets.ts';
import type { Language } from '../../syntax/language.ts';
import type { Span } from '../../syntax/source.ts';
import type { LinkTokenRequest } from '../model.ts';
import { isPassing, isReader, isSend } from './callees.ts';
import { isElided, leftOut } from './elided.ts';
import { likeness, tellRequest } from './fields.ts';
import { looseInsertPoint } from './loose-insert.ts';
import { chainFields, isMerged, type LooseField, laterFields } from './loose-later.ts';
import { collect } from './loose-values.ts';
import { recognizeShellFields } from './shell-fields.ts';
import { withoutShellQuotes } from './shell-quotes.ts';

/**
 * Link token requests in a language that is read by its brackets: maps and struct literals with three of the four
 * telling keys, in a document that names Plaid (`rules.md` 0.1), and what is later done to the variable that holds
 * one. Linear in the text but for the few groups that qualify.
 */
export function recognizeLooseRequests(
  written: string,
  language: Language,
  path: string | null,
  aboutPlaid = false,
): LinkTokenRequest[] {
  if (!/\bclient_name\b|\bcountry_codes\b/.test(written)) return [];
  if (!aboutPlaid && !/plaid|\/link\/token\/create/i.test(written) && !/plaid/i.test(path ?? '')) return [];
  const isShell = language.id === 'shellscript' || language.id === 'yaml';
  const text = isShell ? withoutShellQuotes(written) : written;
  const brackets = readBrackets(text, language);
  const groupAround = groupsAlong(brackets);
  let comment = 0;
  const seen = new Set<Group>();
  const found: LinkTokenRequest[] = isShell ? recognizeShellFields(written) : [];
  for (const match of text.matchAll(/\b(?:client_name|country_codes)\b/g)) {
    while ((brackets.comments[comment]?.end ?? text.length) <= match.index) comment++;
    if ((brackets.comments[comment]?.start ?? text.length) <= match.index) continue;
    const group = groupAround(match.index);
    if (!group || seen.has(group)) continue;
    if (seen.size > 200) break;
    seen.add(group);
    const request = requestOf(text, group, brackets, language);
    if (request) found.push(request);
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

const entry = /^(?:@?["'`]\s*([\w.-]+)\s*["'`]|:?([A-Za-z_]\w*))\s*(?:\.=|=>|->|:=|::|:|=)\s*/;

function requestOf(
  text: string,
  group: Group,
  brackets: Brackets,
  language: Language,
): LinkTokenRequest | null {
  const fields: LooseField[] = [];
  const open: string[] = [];
  for (const item of itemsOf(text, group, brackets)) addItem(text, item, fields, open, group.open === '{');
  const keys = fields.map(({ key }) => key);
  if (!tellRequest(keys) || likeness(keys) < 5) return null;
  const name = fields.find(({ key }) => key === 'client_name');
  const nameValue = name ? text.slice(name.valueSpan.start, name.valueSpan.end) : '';
  // A schema, a type or a list of names describes a request.
  if (/^[[{(]|^(?:String|string|str|Option<|required|optional\()\b/.test(nameValue)) return null;
  if (keys.includes('initial_products') || keys.includes('link_token')) return null;
  if (isDeclaration(text, group)) return null;
  const nested = fields.flatMap((field) => nestedFields(text, field, brackets));
  const holder = holderOf(text, group);
  const later = holder.variable
    ? laterFields(text, group, holder.variable)
    : { fields: [], open: [], end: 0 };
  // jq's `{ … } + $more` and `{ … } * $more`; `++` of Scala and Elixir.
  if (/^\s*(?:[+*]|\+\+)\s*[$.({\w]/.test(text.slice(group.span.end, group.span.end + 20)))
    open.push('added to');
  if (isMerged(text.slice(group.span.end, group.span.end + 200))) open.push('merged with something');
  if (isElided(text, group.span.start, group.span.end)) open.push(leftOut);
  const chain = language.id === 'rust' ? chainFields(text, group, brackets) : [];
  const openBecause = [...new Set([...open, ...later.open, ...holder.open])];
  const insert = looseInsertPoint(text, group, itemsOf(text, group, brackets), holder.variable);
  const all = [...fields, ...nested, ...chain, ...later.fields];
  const start = holder.start;
  const newline = text.indexOf('\n', group.span.start);
  const lineEnd = Math.min(newline < 0 ? text.length : newline, group.span.end);
  return {
    kind: 'link-token-request',
    span: { start, end: Math.max(group.span.end, later.end, chain.at(-1)?.span.end ?? 0) },
    site: { start, end: Math.max(start + 1, text.slice(start, lineEnd).trimEnd().length + start) },
    anchor: 'keys',
    endpoint: 'link',
    closed: openBecause.length === 0,
    openBecause,
    fields: collect(text, all),
    // The steps of a chain are a library's: the compiler knows their names.
    keys: chain.length > 0 ? 'typed' : 'raw',
    ...(insert ? { insert } : {}),
  };
}

/** `byName`: a name alone stands for a key and its value (`{ language, … }`), and is no argument. */
function addItem(text: string, item: Span, fields: LooseField[], open: string[], byName: boolean): void {
  const written = text.slice(item.start, item.end);
  // Dart's `if (ios) 'redirect_uri': uri` sets the key on some paths.
  const condition = /^if\s*\((?:[^()]|\([^()]*\))*\)\s*/.exec(written);
  const start = item.start + (condition?.[0].length ?? 0);
  const rest = text.slice(start, item.end);
  const pair = entry.exec(rest);
  const key = pair?.[1] ?? pair?.[2];
  if (pair && key !== undefined) {
    const keyStart = start + pair[0].indexOf(key);
    fields.push({
      key,
      keySpan: { start: keyStart, end: keyStart + key.length },
      span: { start, end: item.end },
      valueSpan: { start: start + pair[0].length, end: item.end },
      conditional: condition !== null,
    });
  } else if (/^(?:\.\.\.?|…|\*\*|&)/.test(rest)) {
    // Rust's `..Default::default()` is known to be empty.
    if (!/^\.\.\s*(?:[\w:]+::)?default\(\)$/i.test(rest)) open.push('spread');
  } else if (/\|/.test(rest) && /^\w+\s*\|/.test(rest)) open.push('update of a map');
  else if (byName && /^[a-z_]\w*$/.test(rest)) {
    const span = { start, end: item.end };
    fields.push({ key: rest, keySpan: span, span, valueSpan: span, conditional: condition !== null });
  }
}

function nestedFields(text: string, field: LooseField, brackets: Brackets): LooseField[] {
  const group = brackets.groups.find(
    ({ span, open }) =>
      open !== '(' && span.start >= field.valueSpan.start && span.end <= field.valueSpan.end,
  );
  if (!group) return [];
  const inner: LooseField[] = [];
  for (const item of itemsOf(text, group, brackets)) addItem(text, item, inner, [], group.open === '{');
  return inner
    .filter(({ valueSpan, keySpan }) => valueSpan.start !== keySpan.start)
    .map((each) => ({ ...each, key: `${field.key}.${each.key}` }));
}

interface Holder {
  /** The variable the group is assigned to. */
  readonly variable: string | null;
  /** Where the request starts: the variable's name, or the group on the line of what makes it. */
  readonly start: number;
  readonly open: readonly string[];
}

/** The body of a type that declares the fields, or of a function that gives such a type its defaults. */
function isDeclaration(text: string, group: Group): boolean {
  const before = text.slice(Math.max(0, group.span.start - 200), group.span.start);
  return (
    /\b(?:struct|class|interface|trait|protocol|record|defstruct)\s+[^;{}()]*$/.test(before) ||
    /\bfn\s+default\s*\(\s*\)\s*->\s*[\w<>', ]+\{\s*[\w<>', ]+$/.test(before)
  );
}

const assigned =
  /(?:^|[\s({;*])@?([A-Za-z_$][\w$]*)\s*(?::\s*[\w<>[\]:,.?&' ]+)?\s*(?:=|:=|<-)\s*(?:try[?!]?\s+|await\s+|&?mut\s+|const\s+)?(?:<[\w<>,? ]*>\s*)?(?:\[{1,2}(?:\w[\w\s]{0,60}\]\s*\w{1,40}:)?|[\w:.]+!?\s*\(?\s*)?[@%#&*]?(?:[\w:.]+\s*)?$/;
const called = /([\w.:!?>-]+?)\s*\(\s*(?:[^()]*[,:]\s*)?[@%#&*]?(?:[\w:.]+!?\s*\(?)?\s*$/;

/** What a group is given to: read from the text before it, on its line and the one before. */
function holderOf(text: string, group: Group): Holder {
  const from = Math.max(0, group.span.start - 200);
  const before = text.slice(from, group.span.start);
  const statement = before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf('}')) + 1);
  const variable = assigned.exec(statement)?.[1];
  if (variable !== undefined && (!/^(?:body|data|json|return)$/.test(variable) || isDeclared(statement))) {
    const start = from + before.lastIndexOf(variable);
    const isNear = !text.slice(start, group.span.start).includes('\n');
    const open = /\bmerge\(\s*[%@#]?$/.test(statement) ? ['merged with something'] : [];
    return { variable, start: isNear ? start : group.span.start, open };
  }
  const callee = (called.exec(statement)?.[1] ?? '').replace(/->|::|!/g, '.').replace(/\.$/, '');
  const path = callee.replace(/[?!]/g, '');
  const isKnown =
    path === '' ||
    isSend(path) ||
    isPassing(path) ||
    isReader(path) ||
    /encode|json|Json|serialize|LinkToken|link_token|post|Post|request|Request|data/.test(path);
  return { variable: variable ?? null, start: group.span.start, open: isKnown ? [] : [`passed to ${path}`] };
}

/** A variable of its own, and no argument that is called `body`. */
function isDeclared(statement: string): boolean {
  return /\b(?:let|var|val|final|const|mut|late|NS(?:Mutable)?Dictionary)\b[^=]{0,100}=[^=]{0,60}$|(?:^|\n)\s*\w+\s*=\s*%$/.test(
    statement,
  );
}
