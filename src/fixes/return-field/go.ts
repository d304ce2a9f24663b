import type { TextEdit } from '../fix.ts';
import { importGoOs } from '../shared/imports.ts';
import { indentationAt, insertEntry } from '../shared/insert.ts';
import { behindStatement, inside, makerOf, pascal, shortName, type Target, type Writer } from './target.ts';

/** Go: a setter, or a key of a map, in an if that reads the variable; a field of the old library's literal. */
export const goField: Writer = (target) => {
  const { code, at, field, variable } = target;
  const imports = importGoOs(code);
  if (!imports) return null;
  const maker = makerOf(target);
  if (/\bLinkTokenConfigs$/.test(maker)) {
    // The old library leaves out what is blank.
    return sorted([
      ...imports,
      ...insertEntry(code.source, at, `${pascal(field)}: os.Getenv("${variable}")`),
    ]);
  }
  const name = shortName(field);
  const set = setter(target, maker, name);
  if (set === null || at.name === name || at.name === 'os') return inLiteral(target, maker, imports);
  const statement = behindStatement(target, [
    `if ${name} := os.Getenv("${variable}"); ${name} != "" {`,
    `\t${set}`,
    '}',
  ]);
  return statement ? sorted([...imports, statement]) : inLiteral(target, maker, imports);
};

/** A member of the generated library's struct, written where no statement can follow it: a pointer, nil for a blank. */
function inLiteral(
  { code, at, field, variable }: Target,
  maker: string,
  imports: TextEdit[],
): TextEdit[] | null {
  if (!/^&?\w+\.LinkTokenCreateRequest$/.test(maker) || at.form !== 'record') return null;
  const name = shortName(field);
  const opening = code.source.positionAt(at.span.start).line;
  const isOneLine = code.source.positionAt(at.lastStart ?? at.at).line === opening;
  if (isOneLine) return null;
  const indent = indentationAt(code.source, at.lastStart ?? at.at);
  const lines = [
    `${pascal(field)}: func() *string {`,
    `\tif ${name} := os.Getenv("${variable}"); ${name} != "" {`,
    `\t\treturn &${name}`,
    '\t}',
    '\treturn nil',
    '}()',
  ];
  const entry = lines.join(`${code.newline}${indent}`);
  return sorted([...imports, ...insertEntry(code.source, at, entry)]);
}

function setter(target: Target, maker: string, value: string): string | null {
  const { at, field } = target;
  if (/\b(?:New)?(?:Link|Session)TokenCreateRequest(?:WithDefaults)?$/.test(maker)) {
    return `${at.name}.Set${pascal(field)}(${value})`;
  }
  const isMap = /^(?:map\[string\](?:any|string|interface\s*\{\s*\})|gin\.H|echo\.Map|fiber\.Map)$/.test(
    maker,
  );
  return isMap && /"client_name"|"country_codes"/.test(inside(target))
    ? `${at.name}["${field}"] = ${value}`
    : null;
}

function sorted(edits: TextEdit[]): TextEdit[] {
  return edits.sort((a, b) => a.span.start - b.span.start);
}
