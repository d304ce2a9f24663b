import type { TextEdit } from '../fix.ts';
import { codeText, unusedName } from '../shared/code.ts';
import { chainStep, indentUnit, insertEntry } from '../shared/insert.ts';
import { behindStatement, camel, inside, makerOf, pascal, type Target, type Writer } from './target.ts';

/** Java: a setter under a guard, or a step of the builder's chain with null for a blank. */
export const javaField: Writer = (target) => {
  const { code, at, field, variable } = target;
  const maker = makerOf(target);
  const value = unusedName(code, [camel(field), `plaid${pascal(field)}`]);
  if (value === null) return null;
  const guarded = (set: string): TextEdit[] | null => {
    const statement = behindStatement(target, [
      `String ${value} = System.getenv("${variable}");`,
      `if (${value} != null && !${value}.isEmpty()) {`,
      `${indentUnit(code.source)}${set}`,
      '}',
    ]);
    return statement && [statement];
  };
  const map = /^new (?:java\.util\.)?(?:(?:Linked)?HashMap(?:<.*>)?|JSONObject|JsonObject)$/.exec(maker);
  if (map && at.empty) {
    const method = /JsonObject$/.test(maker) ? 'addProperty' : 'put';
    return guarded(`${at.name}.${method}("${field}", ${value});`);
  }
  if (!/^new (?:[\w.]+\.)?LinkTokenCreateRequest$/.test(maker)) return null;
  const method = isOldLibrary(target) ? `with${pascal(field)}` : null;
  if (!isBuilt(target)) {
    const edits = guarded(`${at.name}.${method ?? `set${pascal(field)}`}(${value});`);
    if (edits) return edits;
  }
  const optional = /^import java\.util\.(?:\*|Optional);/m.test(codeText(code))
    ? 'Optional'
    : 'java.util.Optional';
  const read = `${optional}.ofNullable(System.getenv("${variable}")).filter(${value} -> !${value}.isEmpty()).orElse(null)`;
  return step(target, `.${method ?? camel(field)}(${read})`);
};

/** Kotlin: named arguments, pairs of a map, a builder's chain, or a call on what it made. */
export const kotlinField: Writer = (target) => {
  const { code, at, field, variable } = target;
  const maker = makerOf(target);
  const value = `System.getenv("${variable}")?.takeIf { it.isNotBlank() }`;
  const name = /[\w.]*$/.exec(maker)?.[0] ?? '';
  if (/^(?:mutableMapOf|mapOf|hashMapOf|linkedMapOf)$/.test(name)) {
    if (!at.empty && /"\s*to\b/.test(inside(target))) {
      const pair = `arrayOf("${field}" to it)`;
      const entry = `*(${value}?.let { ${pair} } ?: emptyArray<Pair<String, String>>())`;
      return insertEntry(code.source, at, entry);
    }
    const statement =
      name === 'mapOf' ? null : behindStatement(target, [`${value}?.let { ${at.name}["${field}"] = it }`]);
    return statement && [statement];
  }
  if (!/(?:^|\.)LinkTokenCreateRequest$/.test(name)) return null;
  if (/^\s*\w+\s*=(?!=)/.test(inside(target))) {
    return insertEntry(code.source, at, `${camel(field)} = ${value}`);
  }
  const method = isOldLibrary(target) ? `with${pascal(field)}` : camel(field);
  if (!isBuilt(target)) {
    const statement = behindStatement(target, [`${value}?.let { ${at.name}.${method}(it) }`]);
    if (statement) return [statement];
  }
  return step(target, `.${method}(${value})`);
};

/** Versions 3 to 8 take the required values by position and add the others with `with…`. */
function isOldLibrary(target: Target): boolean {
  return !target.at.empty || /\.with[A-Z]\w*\(/.test(chainOf(target));
}

function step({ code, at }: Target, text: string): TextEdit[] | null {
  const edit = chainStep(code, at, text);
  return edit && [edit];
}

function chainOf({ code, at }: Target): string {
  return code.text.slice(at.span.end, at.chainEnd ?? at.span.end);
}

/** The chain ends with `.build()`: what the variable holds has no setters. */
function isBuilt({ code, at }: Target): boolean {
  const end = at.chainEnd ?? at.span.end;
  return /^\s*\.\s*build\s*\(/.test(code.text.slice(end, end + 200));
}
