import type { Language } from '../syntax/language.ts';
import type { Span } from '../syntax/source.ts';

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

/** The settings of a `.env` file, and those that name Plaid of a JSON or YAML file, in document order. */
export function recognizeVariables(text: string, path: string | null, language: Language): EnvVariable[] {
  if (text.length > maxLength) return [];
  if (language.reader === 'env') return lines(text, envLine);
  if (!/plaid/i.test(text)) return [];
  if (language.reader === 'json') return jsonMembers(text);
  if (language.reader === 'text' && /\.ya?ml$/i.test(path ?? '')) {
    return lines(text, yamlLine).filter(({ name }) => /plaid/i.test(name));
  }
  return [];
}

const envLine = /^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]{0,200})[ \t]*=/;
const yamlLine = /^[ \t]*(?:-[ \t]+)?["']?([A-Za-z_][\w.-]{0,200})["']?[ \t]*[:=](?=[ \t]|$|[^\s:/])/;

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
  const value = isQuoted ? rest.slice(1, close) : unquoted(rest);
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

/** Members of any object in a JSON text whose name has `plaid` in it and whose value is a string. */
function jsonMembers(text: string): EnvVariable[] {
  const out: EnvVariable[] = [];
  const member = /"([\w.-]{0,100}plaid[\w.-]{0,100})"\s{0,20}:\s{0,20}"((?:[^"\\\n]|\\.){0,2000})"/gi;
  for (const found of text.matchAll(member)) {
    if (out.length >= maxVariables) break;
    const name = found[1] as string;
    const value = found[2] as string;
    const end = found.index + found[0].length;
    out.push({
      kind: 'variable',
      span: { start: found.index, end },
      name,
      nameSpan: { start: found.index + 1, end: found.index + 1 + name.length },
      value,
      valueSpan: { start: end - 1 - value.length, end: end - 1 },
      quote: '"',
    });
  }
  return out;
}
