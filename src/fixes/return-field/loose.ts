import { dartVariable } from '../shared/environment.ts';
import { insertEntry } from '../shared/insert.ts';
import { behindStatement, inside, makerOf, type Writer } from './target.ts';

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
  const get = `System.get_env("${variable}")`;
  if (code.text[at.span.start] === '[' && /^\s*\w+:\s/.test(inside(target))) {
    const end = { start: at.span.end, end: at.span.end };
    return [{ span: end, newText: ` ++ if(${get} in [nil, ""], do: [], else: [${field}: ${get}])` }];
  }
  // `%Name{…}` has the fields that its module declares.
  if (code.text[at.span.start] !== '{' || makerOf(target) !== '%') return null;
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
