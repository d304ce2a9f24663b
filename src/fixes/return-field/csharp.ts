import { unusedName } from '../shared/code.ts';
import { indentUnit, insertEntry } from '../shared/insert.ts';
import { behindStatement, camel, inside, makerOf, pascal, type Writer } from './target.ts';

/** C#: a member of the initializer, which is null for a blank and so is not sent; else a guarded statement. */
export const csharpField: Writer = (target) => {
  const { code, at, field, variable } = target;
  const maker = makerOf(target);
  const name = unusedName(code, [camel(field), `plaid${pascal(field)}`]);
  if (name === null) return null;
  // Going.Plaid has a type of its own that is called Environment.
  const read = `System.Environment.GetEnvironmentVariable("${variable}") is { Length: > 0 } ${name}`;
  const statement = (place: string) => {
    const edit = behindStatement(target, [
      `if (${read})`,
      '{',
      `${indentUnit(code.source)}${place} = ${name};`,
      '}',
    ]);
    return edit && [edit];
  };
  // An anonymous object sends every member: the program stops while the variable is blank.
  if (
    maker === 'new' &&
    at.form === 'record' &&
    /\b(?:client_name|country_codes)\b\s*[=,]/.test(inside(target))
  ) {
    const missing = `throw new System.InvalidOperationException("${variable} is not set")`;
    return insertEntry(code.source, at, `${field} = ${read} ? ${name} : ${missing}`);
  }
  if (/^new (?:System\.Collections\.Generic\.)?Dictionary<string, ?\w+\??>(?:\(\))?$/.test(maker)) {
    return statement(`${at.name}["${field}"]`);
  }
  const isRequest = /^new (?:[\w.]+\.)?LinkTokenCreateRequest(?:\(\))?$/.test(maker);
  const isTargetTyped = /^new ?\(\)$/.test(maker) && target.request.anchor === 'client-call';
  if (at.form === 'record' && (isRequest || isTargetTyped)) {
    return insertEntry(code.source, at, `${pascal(field)} = ${read} ? ${name} : null`);
  }
  return isRequest ? statement(`${at.name}.${pascal(field)}`) : null;
};
