import type { SecretUse } from '../recognize/model.ts';
import type { Recognition } from '../recognize/recognize.ts';
import type { Finding } from '../rules/rule.ts';
import type { Span } from '../syntax/source.ts';
import type { Fix, TextEdit } from './fix.ts';
import { type Code, codeAt, isScript } from './shared/code.ts';
import { readVariable } from './shared/environment.ts';
import { type Literal, literalAround } from './shared/words.ts';

/** Reads a credential from an environment variable instead of the file. */
export function readFromEnvironment(finding: Finding, recognition: Recognition): Fix[] {
  const data = finding.data as { secret?: SecretUse['secret']; value?: Span } | undefined;
  if (!data?.value || data.secret === undefined || recognition.language.reader === 'env') return [];
  const code = codeAt(recognition, data.value.start);
  const literal = literalAround(code, data.value);
  if (literal?.prefix !== '') return [];
  const fallback = defaultAround(code, literal);
  if (fallback !== null) {
    const title = 'Remove the default';
    return fallback ? [{ title, edits: [fallback], preferred: false, changesBehavior: true }] : [];
  }
  const variable = variableFor(code, literal, data.secret);
  const edits = editsFor(code, literal, variable);
  if (!edits) return [];
  return [{ title: `Read it from ${variable}`, edits, preferred: false, changesBehavior: true }];
}

/**
 * The edit that takes away a default behind an environment variable; undefined when what it stands in for is something
 * else, null when the literal is no default.
 */
function defaultAround({ text, source }: Code, { span }: Literal): TextEdit | undefined | null {
  const line = source.lineSpan(source.positionAt(span.start).line);
  const before = text.slice(Math.max(line.start, span.start - 300), span.start);
  const isCall =
    /\b(?:getenv|environ\.get|env|ENV\.fetch|fetch|get)\(\s*["'][\w.-]+["']\s*,\s*$/.test(before) &&
    /^\s*\)/.test(text.slice(span.end, span.end + 20));
  const found = /\s*(?:\|\||\?\?|\?:|\bor\b)\s*$/.exec(before) ?? (isCall ? /\s*,\s*$/.exec(before) : null);
  if (!found) return null;
  const read = before.slice(0, found.index);
  return /env/i.test(read) && /(?:[\w\])]|["'])$/.test(read)
    ? { span: { start: span.start - found[0].length, end: span.end }, newText: '' }
    : undefined;
}

/** `PLAID_SANDBOX_SECRET = '…'` is read from a variable of that name. */
function variableFor({ text }: Code, { span }: Literal, secret: SecretUse['secret']): string {
  const usual = `PLAID_${secret.toUpperCase()}`;
  const before = text.slice(Math.max(0, span.start - 120), span.start);
  const named = /([A-Z][A-Z0-9_]{2,60})["']?\]?\)?\s*(?:\|\||\?\?|=>|[=:,]|\bor\b)\s*$/.exec(before)?.[1];
  return named !== undefined && /PLAID/.test(named) && /SECRET|TOKEN/.test(named) ? named : usual;
}

function editsFor(code: Code, literal: Literal, variable: string): TextEdit[] | null {
  const { text } = code;
  const { span } = literal;
  const line = code.source.lineSpan(code.source.positionAt(span.start).line);
  const before = text.slice(Math.max(line.start, span.start - 300), span.start);
  const after = text.slice(span.end, span.end + 20);
  if (!takesExpression(code, before, after, span)) return null;
  const read = readVariable(code, variable, span.start);
  if (!read) return null;
  return [...read.imports, { span, newText: read.text }].sort((a, b) => a.span.start - b.span.start);
}

/** Whether a call may stand in a literal's place: not as a key, a constant, an attribute, or a part of a text. */
function takesExpression(code: Code, before: string, after: string, span: Span): boolean {
  const { id } = code.language;
  // Keys, and texts that are put together by standing side by side.
  if (/^\s*(?:=>|["'`])/.test(after) || (/^\s*:/.test(after) && !/\?[^:]*$/.test(before))) return false;
  if (!/(?:[=:,([{>+?]|\breturn)\s*$/.test(before) && !/^\s*$/.test(before)) return false;
  if (isScript(code)) return !(/\w=$/.test(before) && /react$/.test(id)) && !/\benum\b/.test(before);
  switch (id) {
    case 'python':
    case 'ruby':
      return true;
    case 'php':
      return !/\b(?:const|public|private|protected|static|var)\b/.test(before);
    case 'go':
      return !/\bconst\b/.test(before) && !isInConstants(code, span);
    case 'java':
      return !/@\w/.test(before) && !/\bcase\b/.test(before);
    case 'kotlin':
      return !/\bconst\b|@\w/.test(before);
    case 'csharp':
      return (
        !/\bconst\b|^\s*\[|\bcase\b/.test(before) && !/\(\s*(?:[^()]*,\s*)?string \w+ =\s*$/.test(before)
      );
    case 'elixir':
      return !/^\s*@/.test(before);
    default:
      return false;
  }
}

/** In a `const ( … )` of Go. */
function isInConstants({ text }: Code, { start }: Span): boolean {
  const before = text.slice(Math.max(0, start - 3000), start);
  const open = before.lastIndexOf('const (');
  return open >= 0 && !/^\)/m.test(before.slice(open));
}
