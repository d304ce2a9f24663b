import type { TextEdit } from '../fix.ts';
import { codeText } from '../shared/code.ts';
import { indentationAt, indentUnit, insertEntry } from '../shared/insert.ts';
import { inside, makerOf, shortName, type Target, type Writer, withMutable } from './target.ts';

/** Rust: a `json!` value gets the key under a guard, in a block of its own where no variable holds it. */
export const rustField: Writer = (target) => {
  const { code, at, field, variable } = target;
  const maker = makerOf(target);
  const value = shortName(field);
  const read = `std::env::var("${variable}").ok().filter(|${value}| !${value}.is_empty())`;
  if (!/^(?:serde_json::)?json!\s*\($/.test(maker)) return structField(target, maker, read);
  const unit = indentUnit(code.source);
  const guarded = (name: string): string[] => [
    `if let Some(${value}) = ${read} {`,
    `${unit}${name}["${field}"] = ${value}.into();`,
    '}',
  ];
  if (at.name !== undefined) return withMutable(target, 'let', 'let mut', guarded(at.name));
  const close = /^\s*,?\s*\)/.exec(code.text.slice(at.span.end, at.span.end + 100));
  const start = at.makerStart;
  if (!close || start === undefined) return null;
  const indent = indentationAt(code.source, start);
  const end = at.span.end + close[0].length;
  const lines = [...guarded('body'), 'body'].map((line) => `${code.newline}${indent}${unit}${line}`);
  return [
    { span: { start, end: start }, newText: `{${code.newline}${indent}${unit}let mut body = ` },
    { span: { start: end, end }, newText: `;${lines.join('')}${code.newline}${indent}}` },
  ];
};

/** A field of a struct, where its type is known: rplaid's request, or a struct that the file declares. */
function structField(target: Target, maker: string, read: string): TextEdit[] | null {
  const { code, at, field } = target;
  const type = /(?:^|::)([A-Z]\w*)$/.exec(maker)?.[1];
  if (type === undefined || code.text[at.span.start] !== '{') return null;
  const text = codeText(code);
  const declared = new RegExp(`\\bstruct\\s+${type}\\b[^{;]{0,200}\\{([^}]{0,5000})\\}`).exec(text)?.[1];
  const isOption = new RegExp(
    `^[ \\t]*(?:pub(?:\\([\\w:]+\\))?\\s+)?${field}\\s*:\\s*Option<\\s*String\\s*>`,
    'm',
  );
  if (declared !== undefined) {
    return isOption.test(declared) ? insertField(target, `${field}: ${read}`) : null;
  }
  if (type !== 'CreateLinkTokenRequest' || !/\brplaid\b/.test(text)) return null;
  // All its texts are of one type: String, or &str, which a temporary value can lend only inside of a call.
  const name = /\bclient_name\s*:\s*("[^"]*")?([^,\n]{0,60})/.exec(inside(target));
  if (/(?:to_string|to_owned|into)\(\)|String::from/.test(name?.[2] ?? '')) {
    return insertField(target, `${field}: ${read}`);
  }
  const before = code.text.slice(Math.max(0, (at.makerStart ?? at.span.start) - 20), at.makerStart);
  if (name?.[1] === undefined || !/\(\s*&?\s*$/.test(before)) return null;
  return insertField(target, `${field}: ${read}.as_deref()`);
}

/** Before `..Default::default()`, which has to stay the last. */
function insertField({ code, at }: Target, entry: string): TextEdit[] {
  const { text } = code;
  const rest = at.lastStart ?? at.at;
  if (!text.startsWith('..', rest)) return insertEntry(code.source, at, entry);
  const isOwnLine = /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, rest - 200), rest));
  const behind = isOwnLine ? `,${code.newline}${indentationAt(code.source, rest)}` : ', ';
  return [{ span: { start: rest, end: rest }, newText: `${entry}${behind}` }];
}
