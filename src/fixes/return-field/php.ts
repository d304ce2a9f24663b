import { phpVariable } from '../shared/environment.ts';
import { indentUnit, insertEntry } from '../shared/insert.ts';
import { behindStatement, makerOf, type Writer } from './target.ts';

/** PHP: an assignment under a guard, a named argument of the helper library, or a merge with an array that may be empty. */
export const phpField: Writer = (target) => {
  const { code, request, at, field, variable } = target;
  const value = phpVariable(code, variable);
  const maker = makerOf(target);
  if (at.form === 'keyword') {
    // The helper leaves out what is null; a null given by position would clash with the name.
    if (!/tokens\s*->\s*create$/.test(maker) || request.fields.has(field)) return null;
    return insertEntry(code.source, at, `${field}: ${value} ?: null`);
  }
  if (!/^(?:array)?$/i.test(maker)) return null;
  const statement = behindStatement(target, [
    `if (${value}) {`,
    `${indentUnit(code.source)}${at.name}['${field}'] = ${value};`,
    '}',
  ]);
  if (statement) return [statement];
  // A default of a property or a constant calls no function.
  const start = at.makerStart ?? at.span.start;
  const line = code.source.lineSpan(code.source.positionAt(start).line);
  if (/\b(?:public|private|protected|static|const|var)\b/.test(code.text.slice(line.start, start)))
    return null;
  return [
    { span: { start, end: start }, newText: 'array_merge(' },
    {
      span: { start: at.span.end, end: at.span.end },
      newText: `, ${value} ? ['${field}' => ${value}] : [])`,
    },
  ];
};
