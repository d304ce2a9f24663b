import type { Language } from '../syntax/language.ts';
import type { Span } from '../syntax/source.ts';
import { recognizeFileSettings } from './settings-files.ts';

/** A setting as a configuration file writes it: `NAME=value`, `"NAME": "value"`, `NAME: value`. */
export interface EnvVariable {
  readonly kind: 'variable';
  readonly span: Span;
  readonly name: string;
  readonly nameSpan: Span;
  /** Without the quotes around it, the blanks around it and a comment behind it. */
  readonly value: string;
  /** The value without quotes; empty (behind the `=`) when there is none. */
  readonly valueSpan: Span;
  readonly quote: '"' | "'" | '`' | null;
}

const maxLength = 1_000_000;
const maxVariables = 5000;

/** The settings of a `.env` file, and those that name Plaid of other configuration files, in document order. */
export function recognizeVariables(text: string, path: string | null, language: Language): EnvVariable[] {
  if (text.length > maxLength) return [];
  if (language.reader === 'env') return lines(text, envLine);
  if (!/plaid/i.test(text)) return [];
  const found = new Map<number, EnvVariable>();
  for (const each of [
    ...byLines(text, path, language),
    ...recognizeFileSettings(text, kindOf(path, language)),
  ]) {
    if (!found.has(each.nameSpan.start)) found.set(each.nameSpan.start, each);
  }
  return [...found.values()].sort((a, b) => a.span.start - b.span.start);
}

function byLines(text: string, path: string | null, language: Language): EnvVariable[] {
  if (language.reader === 'json') return jsonMembers(text);
  if (language.id === 'yaml') return yamlSettings(text);
  const name = plainPath(path);
  const extension = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (extension === 'yml' || extension === 'yaml') return yamlSettings(text);
  if (lineOf.has(extension) || /^(?:toml|ini)$/.test(language.id)) {
    return inSections(text, lines(text, namedLine)).filter((each) => /plaid/i.test(each.name));
  }
  return extension === 'xml' || extension === 'config' ? xmlSettings(text) : [];
}

/** Without the ending of files that show others what to set. */
function plainPath(path: string | null): string {
  return (path ?? '').replace(/\.(?:example|sample|dist|template|tmpl)$/i, '');
}

/** What kind of file the forms of `settings-files.ts` are asked for. */
function kindOf(path: string | null, language: Language): string {
  const name = plainPath(path);
  if (/\.gradle(?:\.kts)?$/i.test(name)) return 'gradle';
  return /\.(?:config|csproj|props|plist|xml)$/i.test(name) ? 'xml' : language.id;
}

const envLine = /^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]{0,200})[ \t]*=/;
const yamlLine = /^[ \t]*(?:-[ \t]+)?["']?([A-Za-z_][\w.-]{0,200})["']?[ \t]*[:=](?=[ \t]|$|[^\s:/])/;

const namedLine = /^[ \t]*([A-Za-z_][\w.-]{0,200})[ \t]*[:=](?!=)/;

/** Files of settings that are a name and a value in each line, by extension. */
const lineOf: ReadonlySet<string> = new Set(['properties', 'toml', 'ini', 'cfg', 'conf', 'xcconfig']);

/** Settings with the section they stand in before their name, where that is Plaid's: `[plaid]` and `env = …` are `plaid.env`. */
function inSections(text: string, settings: readonly EnvVariable[]): EnvVariable[] {
  const heads = [...text.matchAll(/^[ \t]*\[{1,2}([\w.\- "]{1,100})\]{1,2}[ \t]*(?:[#;].*)?$/gm)];
  let next = 0;
  let section = '';
  return settings.map((each) => {
    for (let head = heads[next]; head && head.index < each.span.start; head = heads[++next])
      section = (head[1] as string).trim();
    return /plaid/i.test(section) ? { ...each, name: `${section}.${each.name}` } : each;
  });
}

/** Settings whose name, or the name of a mapping around them, has `plaid` in it. */
function yamlSettings(text: string): EnvVariable[] {
  const out: EnvVariable[] = [];
  // The mapping of Plaid's that the line stands in, by its indentation.
  let inside: { readonly name: string; readonly indent: number } | null = null;
  const above: { readonly name: string; readonly indent: number }[] = [];
  for (const each of lines(text, yamlLine)) {
    const lineStart = text.lastIndexOf('\n', each.nameSpan.start - 1) + 1;
    const indent = each.nameSpan.start - lineStart;
    if (inside && indent <= inside.indent) inside = null;
    const isPlaid = /plaid/i.test(each.name);
    if (isPlaid) out.push(each);
    else if (inside) out.push({ ...each, name: `${inside.name}.${each.name}` });
    while ((above.at(-1)?.indent ?? -1) >= indent) above.pop();
    const isNamedAfter = named.test(above.at(-1)?.name ?? '');
    if (!inside && isPlaid && each.value === '' && !isNamedAfter) inside = { name: each.name, indent };
    if (each.value === '') above.push({ name: each.name, indent });
  }
  return out;
}

/** Mappings whose keys are names of things that have settings of their own. */
const named = /^(?:jobs|services|stages|tasks|deployments|environments|pipelines|targets)$/;

function lines(text: string, pattern: RegExp): EnvVariable[] {
  const out: EnvVariable[] = [];
  let start = 0;
  while (start <= text.length && out.length < maxVariables) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end).replace(/\r$/, '');
    const found = line.length < 5000 ? pattern.exec(line) : null;
    if (found?.[1] !== undefined) out.push(variable(line, start, found[1], found[0]));
    start = end + 1;
  }
  return out;
}

function variable(line: string, at: number, name: string, head: string): EnvVariable {
  const nameAt = at + head.indexOf(name);
  const behind = line.slice(head.length);
  const from = head.length + (behind.length - behind.trimStart().length);
  const rest = line.slice(from);
  const first = rest[0];
  const quote = first === '"' || first === "'" || first === '`' ? first : null;
  const close = quote === null ? -1 : rest.indexOf(quote, 1);
  const isQuoted = quote !== null && close > 0;
  // `- "NAME=value"`: the quotes are around both.
  const around = /["']$/.exec(head.slice(0, head.indexOf(name)))?.[0];
  const plain = unquoted(rest);
  const value = isQuoted
    ? rest.slice(1, close)
    : around !== undefined && plain.endsWith(around)
      ? plain.slice(0, -1)
      : plain;
  const valueAt = at + from + (isQuoted ? 1 : 0);
  return {
    kind: 'variable',
    span: { start: nameAt, end: Math.max(at + head.length, valueAt + value.length + (isQuoted ? 1 : 0)) },
    name,
    nameSpan: { start: nameAt, end: nameAt + name.length },
    value,
    valueSpan: { start: valueAt, end: valueAt + value.length },
    quote: isQuoted ? quote : null,
  };
}

/** A comment starts at `#` behind a blank. */
function unquoted(rest: string): string {
  if (rest.startsWith('#')) return '';
  const hash = /[ \t]#/.exec(rest);
  return (hash ? rest.slice(0, hash.index) : rest).trimEnd();
}

/** Members of any object in a JSON text whose name, or whose object's name, has `plaid` in it. */
function jsonMembers(text: string): EnvVariable[] {
  const out: EnvVariable[] = [];
  const add = (start: number, name: string, shown: string, value: string | undefined, end: number): void => {
    if (out.length >= maxVariables) return;
    const valueSpan =
      value === undefined ? { start: end, end } : { start: end - 1 - value.length, end: end - 1 };
    const nameSpan = { start: start + 1, end: start + 1 + name.length };
    const quote = value === undefined ? null : '"';
    out.push({
      kind: 'variable',
      span: { start, end },
      name: shown,
      nameSpan,
      value: value ?? '',
      valueSpan,
      quote,
    });
  };
  // The value is a text; or an object, as in a Heroku manifest.
  const member =
    /"([\w.-]{0,100}plaid[\w.-]{0,100})"\s{0,20}:\s{0,20}(?:"((?:[^"\\\n]|\\.){0,2000})"|(?=\{))/gi;
  for (const found of text.matchAll(member)) {
    if (out.length >= maxVariables) break;
    const name = found[1] as string;
    const end = found.index + found[0].length;
    add(found.index, name, name, found[2], end);
    if (found[2] !== undefined || !/^plaid\w{0,20}$/i.test(name)) continue;
    const inner = /"(\w{1,100})"\s{0,20}:\s{0,20}"((?:[^"\\\n]|\\.){0,2000})"/g;
    const body = text.slice(end, Math.min(text.length, end + 2000)).split('}', 1)[0] as string;
    for (const one of body.matchAll(inner)) {
      const key = one[1] as string;
      const at = end + one.index;
      add(at, key, `${name}.${key}`, one[2], at + one[0].length);
    }
  }
  return out;
}

/** `<add key="PlaidPublicKey" value="…" />` of a .NET configuration. */
function xmlSettings(text: string): EnvVariable[] {
  const out: EnvVariable[] = [];
  const setting = /<add\s{1,20}key="([\w.:-]{0,100}plaid[\w.:-]{0,100})"\s{1,20}value="([^"\n]{0,2000})"/gi;
  for (const found of text.matchAll(setting)) {
    if (out.length >= maxVariables) break;
    const [whole, name, value] = found as unknown as [string, string, string];
    const open = text.lastIndexOf('<!--', found.index);
    if (open >= 0 && text.indexOf('-->', open) > found.index) continue;
    const end = found.index + whole.length;
    const nameAt = found.index + whole.indexOf('"') + 1;
    out.push({
      kind: 'variable',
      span: { start: found.index, end },
      name,
      nameSpan: { start: nameAt, end: nameAt + name.length },
      value,
      valueSpan: { start: end - 1 - value.length, end: end - 1 },
      quote: '"',
    });
  }
  return out;
}
