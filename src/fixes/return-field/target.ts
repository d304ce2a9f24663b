import type { InsertPoint, LinkTokenRequest } from '../../recognize/model.ts';
import type { TextEdit } from '../fix.ts';
import type { Code } from '../shared/code.ts';
import { insertStatement, standsAlone } from '../shared/insert.ts';

export type ReturnField = 'redirect_uri' | 'android_package_name';

/** What a writer adds, and where. */
export interface Target {
  readonly code: Code;
  readonly request: LinkTokenRequest;
  readonly at: InsertPoint;
  readonly field: ReturnField;
  /** The environment variable that holds the value. */
  readonly variable: string;
}

/** Adds a return field in one language's idiom, left out while the variable is blank; null where no edit is safe. */
export type Writer = (target: Target) => TextEdit[] | null;

/** The callee or type before the literal: `new LinkTokenCreateRequest`, `map[string]any`, ''. */
export function makerOf({ code, at }: Target): string {
  return code.text.slice(at.makerStart ?? at.span.start, at.span.start).trim();
}

/** What the literal, arguments or entries hold. */
export function inside({ code, at }: Target): string {
  return code.text.slice(at.span.start + 1, at.span.end - 1);
}

/** The edit that adds lines behind the statement that makes the request; null when there is no such place. */
export function behindStatement({ code, at }: Target, lines: readonly string[]): TextEdit | null {
  const { statementStart: start, statementEnd: end } = at;
  if (start === undefined || end === undefined || at.name === undefined) return null;
  if (!standsAlone(code.source, start, end)) return null;
  return insertStatement(code.source, end, start, lines);
}

/** `RedirectUri`, `AndroidPackageName`. */
export function pascal(field: string): string {
  return field.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** `redirectUri`, `androidPackageName`. */
export function camel(field: string): string {
  return field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** A short name for the value in the code: `uri`, `name`. */
export function shortName(field: ReturnField): string {
  return field === 'redirect_uri' ? 'uri' : 'name';
}

/** Adds lines behind the statement, which is made mutable when it is not. */
export function withMutable(
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
