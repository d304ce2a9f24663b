import type { TextEdit } from '../fix.ts';
import { codeText } from '../shared/code.ts';
import { dartVariable } from '../shared/environment.ts';
import { indentUnit, insertEntry } from '../shared/insert.ts';
import { behindStatement, inside, makerOf, shortName, type Target, type Writer } from './target.ts';

/** Dart: an entry under a collection-if. */
export const dartField: Writer = (target) => {
  const { code, at, field, variable } = target;
  const before = code.text.slice(Math.max(0, at.span.start - 60), at.span.start);
  if (code.text[at.span.start] !== '{' || /\bconst\b[^;{}]*$/.test(before)) return null;
  const quote = /^\s*(["'])/.exec(inside(target))?.[1];
  const read = dartVariable(code, variable);
  if (quote === undefined || !read) return null;
  const isBuilt = read.text.startsWith('const ');
  const test = isBuilt ? `${read.text} != ''` : `(${read.text} ?? '').isNotEmpty`;
  const entry = `if (${test}) ${quote}${field}${quote}: ${read.text}${isBuilt ? '' : '!'}`;
  return [...read.imports, ...insertEntry(code.source, at, entry)];
};

/** Elixir: `Map.put` under a condition, or a merge with a map that may be empty. */
export const elixirField: Writer = (target) => {
  const { code, at, field, variable } = target;
  if (code.text[at.span.start] !== '{' || makerOf(target) !== '%') return null;
  const get = `System.get_env("${variable}")`;
  const hasTexts = /"\s*=>/.test(inside(target));
  // `%{map | key: value}` changes keys that are there.
  if (/^\s*\w+\s*\|/.test(inside(target))) return null;
  const key = hasTexts ? `"${field}"` : `:${field}`;
  const { name } = at;
  const statement = behindStatement(target, [
    `${name} = if ${get} in [nil, ""], do: ${name}, else: Map.put(${name}, ${key}, ${get})`,
  ]);
  if (statement) return [statement];
  const start = at.makerStart ?? at.span.start;
  const more = `%{${hasTexts ? `"${field}" => ` : `${field}: `}${get}}`;
  return [
    { span: { start, end: start }, newText: 'Map.merge(' },
    {
      span: { start: at.span.end, end: at.span.end },
      newText: `, if(${get} in [nil, ""], do: %{}, else: ${more}))`,
    },
  ];
};

/** Swift on a server: a dictionary in a variable gets the key under a guard. */
export const swiftField: Writer = (target) => {
  const { code, at, field, variable } = target;
  const text = codeText(code);
  // An app has no environment of its own, and should not make link tokens.
  if (/^\s*import (?:UIKit|SwiftUI|LinkKit|AppKit)\b/m.test(text)) return null;
  if (code.text[at.span.start] !== '[' || makerOf(target) !== '' || !/^\s*"/.test(inside(target)))
    return null;
  const read = /^\s*import Vapor\b/m.test(text)
    ? `Environment.get("${variable}")`
    : `ProcessInfo.processInfo.environment["${variable}"]`;
  const value = shortName(field);
  return withMutable(target, 'let', 'var', [
    `if let ${value} = ${read}, !${value}.isEmpty {`,
    `${indentUnit(code.source)}${at.name}["${field}"] = ${value}`,
    '}',
  ]);
};

/** Rust: a `json!` value in a variable gets the key under a guard; the types of struct literals differ. */
export const rustField: Writer = (target) => {
  const { code, at, field, variable } = target;
  if (!/^(?:serde_json::)?json!\s*\($/.test(makerOf(target))) return null;
  const value = shortName(field);
  return withMutable(target, 'let', 'let mut', [
    `if let Some(${value}) = std::env::var("${variable}").ok().filter(|${value}| !${value}.is_empty()) {`,
    `${indentUnit(code.source)}${at.name}["${field}"] = ${value}.into();`,
    '}',
  ]);
};

/** Adds lines behind the statement, which is made mutable when it is not. */
function withMutable(
  target: Target,
  fixed: string,
  mutable: string,
  lines: readonly string[],
): TextEdit[] | null {
  const { code, at } = target;
  const statement = behindStatement(target, lines);
  const start = at.statementStart;
  if (!statement || start === undefined) return null;
  const head = code.text.slice(start, at.span.start);
  if (head.startsWith(`${mutable} `)) return [statement];
  if (!head.startsWith(`${fixed} `)) return null;
  return [{ span: { start, end: start + fixed.length }, newText: mutable }, statement];
}
