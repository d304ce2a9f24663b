import type { Language } from './language.ts';
import { type MappedText, MappedTextBuilder } from './mapped.ts';
import { filterLines } from './text-blocks.ts';

const maxIslands = 5000;
const maxIsland = 50_000;

/**
 * The code of a template in its own language, all islands of a document as one program, so that what one assigns is seen in
 * the next; null without any. Comments of the template are blanks in `text` already.
 */
export function islandCode(language: Language, text: string): MappedText | null {
  const { marks = null, language: id = '' } = language.islands ?? {};
  const builder = new MappedTextBuilder();
  if (marks === 'percent') percentIslands(text, id, builder);
  else if (marks === 'razor') razorIslands(text, builder);
  else if (marks === 'blade') bladeIslands(text, builder);
  else if (marks === 'lines') codeLines(text, builder);
  if (builder.length === 0) return null;
  // A line of a template without closing tags is one statement.
  return { ...builder.finish(marks === 'lines' ? oneLine : (code) => code), isPieced: true };
}

function oneLine(code: string): string {
  return code.replace(/[ \t]*\r?\n[ \t]*/g, ' ');
}

/** `<% … %>`, `<%= … %>`, `<%! … %>`; `<%@ … %>` is a directive, `<%%` stands for itself. */
function percentIslands(text: string, language: string, into: MappedTextBuilder): void {
  const isTyped = language === 'java' || language === 'csharp';
  let from = 0;
  for (let count = 0; count < maxIslands; count++) {
    const open = text.indexOf('<%', from);
    const close = open < 0 ? -1 : text.indexOf('%>', open + 2);
    if (close < 0) return;
    from = close + 2;
    const sign = text[open + 2] as string;
    if (sign === '%' || sign === '@' || sign === '$' || close - open > maxIsland) continue;
    const isDeclaration = isTyped && sign === '!';
    const start = open + (/[=\-_!:#|]/.test(sign) ? (text.startsWith('<%==', open) ? 4 : 3) : 2);
    const end = /[-_]/.test(text[close - 1] as string) ? close - 1 : close;
    if (isDeclaration) into.written('class Page {', start, start);
    into.plain(text, start, Math.max(start, end));
    // An expression is no statement in these.
    const ending = isDeclaration ? '\n}\n' : isTyped && /[=:#]/.test(sign) ? ';\n' : '\n';
    into.written(ending, Math.max(start, end), Math.max(start, end));
  }
}

const razorOpening = /@(?:(functions|code)\s{0,20})?\{/g;
/** Tags between the statements, and `@:` in front of text. */
const razorMarkup = /^[ \t]*(?:<\/?[A-Za-z][^\n]*|@:[^\n]*)$/gm;

/** `@{ … }` with statements; `@functions { … }` and `@code { … }` with members of the page's class. */
function razorIslands(text: string, into: MappedTextBuilder): void {
  razorOpening.lastIndex = 0;
  let count = 0;
  for (let match = razorOpening.exec(text); match; match = razorOpening.exec(text)) {
    if (++count > maxIslands) return;
    if (/[\w@]/.test(text[match.index - 1] ?? '')) continue;
    const start = match.index + match[0].length;
    const end = closingBrace(text, start);
    if (end < 0) continue;
    const isClass = match[1] !== undefined;
    if (isClass) into.written('class Page {\n', start, start);
    let at = start;
    for (const tag of isClass ? [] : text.slice(start, end).matchAll(razorMarkup)) {
      into.plain(text, at, start + tag.index);
      at = start + tag.index + tag[0].length;
    }
    into.plain(text, at, end);
    into.written(isClass ? '\n}\n' : '\n', end, end);
    razorOpening.lastIndex = end;
  }
}

/** The brace that closes a block of C#, strings and comments stepped over; -1 when none does. */
function closingBrace(text: string, from: number): number {
  const part =
    /\{|\}|\/\/[^\n]*|\/\*[\s\S]*?\*\/|@"(?:[^"]|"")*"|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.[^'\n]{0,8})'/g;
  part.lastIndex = from;
  let depth = 0;
  for (let match = part.exec(text); match && match.index - from < maxIsland; match = part.exec(text)) {
    if (match[0] === '{') depth++;
    else if (match[0] === '}' && depth-- === 0) return match.index;
  }
  return -1;
}

/** `@php … @endphp`. */
function bladeIslands(text: string, into: MappedTextBuilder): void {
  let count = 0;
  for (const { index } of text.matchAll(/@php\b(?!\s*\()/g)) {
    if (++count > maxIslands) return;
    const close = text.indexOf('@endphp', index);
    if (close < 0) return;
    const start = index + '@php'.length;
    if (into.length === 0) into.written('<?php ', start, start);
    into.plain(text, start, close);
    into.written('\n', close, close);
  }
}

/** `- code`, `= code`, and `%tag= code`: up to the end of the line, and of the brackets that it opens. */
const codeLine =
  /^([ \t]*(?:[%.#]?[A-Za-z][\w.#-]{0,100}[ \t]{0,10}(?=={1,2}[<>]{0,2}[ \t]))?(?:-|[&!]?={1,2}|~)[<>]{0,2})[ \t]*(?=[^\s#-])/;
/** Opens a block that ends with its indentation: without its `end` it would swallow what follows. */
const control =
  /^(?:if|unless|else|elsif|elseif|case|when|while|until|begin|rescue|ensure|end|for|each)\b|(?:\bdo|\{)\s*(?:\|[^|\n]{0,200}\|)?\s*$|^\}/;

function codeLines(text: string, into: MappedTextBuilder): void {
  const isInFilter = filterLines(text);
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const next = newline < 0 ? text.length : newline + 1;
    const line = text.slice(at, Math.min(next, at + 5000));
    const head = isInFilter(at) ? null : codeLine.exec(line);
    if (!head) {
      at = next;
      continue;
    }
    const start = at + head[0].length;
    const end = statementEnd(text, start);
    if (!control.test(text.slice(start, Math.min(end, start + 500)).trim())) {
      into.plain(text, start, end);
      into.written('\n', end, end);
    }
    at = Math.max(next, end);
  }
}

/** The end of a line that brackets, a comma or a backslash do not carry on. */
function statementEnd(text: string, start: number): number {
  let depth = 0;
  let quote = '';
  const limit = Math.min(text.length, start + 5000);
  for (let at = start; at < limit; at++) {
    const c = text[at] as string;
    if (quote !== '') {
      if (c === '\\') at++;
      else if (c === quote || c === '\n') quote = '';
    } else if (c === '"' || c === "'") quote = c;
    else if (/[([{]/.test(c)) depth++;
    else if (/[)\]}]/.test(c)) depth--;
    else if (c === '\n' && depth <= 0 && !/[,\\]\s*$/.test(text.slice(Math.max(start, at - 20), at)))
      return at;
  }
  return limit;
}
