import type { TextEdit } from '../fix.ts';
import { type Code, codeText } from './code.ts';
import { indentationAt } from './insert.ts';

/** `import os` for Python, above the first import; no edits when the module has it. */
export function importOs(code: Code): TextEdit[] {
  const text = codeText(code);
  if (importsOs(text)) return [];
  const head = preamble(text);
  const first = /^[ \t]*(?:import|from)[ \t]/m.exec(text.slice(head));
  const inner = first ? head + first.index : head;
  const start = code.span.start + inner;
  const indent = code.span.start === 0 ? '' : indentationAt(code.source, start);
  return [{ span: { start, end: start }, newText: `${indent}import os${code.newline}` }];
}

/** `import os` at the outermost indentation that the text has. */
function importsOs(text: string): boolean {
  const indents = [...text.matchAll(/^([ \t]*)(?:import|from|def|class)\b/gm)].map(
    ([, indent]) => indent?.length ?? 0,
  );
  const least = Math.min(...indents.slice(0, 2000));
  return [...text.matchAll(/^([ \t]*)import[ \t]+([^\n#]*)/gm)].some(
    ([, indent, names]) =>
      (indent?.length ?? 0) <= least && (names ?? '').split(',').some((name) => name.trim() === 'os'),
  );
}

/** Behind shebang, encoding line, docstring and `from __future__` imports of a Python module. */
function preamble(text: string): number {
  let at = 0;
  for (;;) {
    const rest = text.slice(at, at + 20_000);
    const part =
      /^(?:#[^\n]*\n|[ \t]*\r?\n|[ \t]*from __future__ [^\n]*\n)/.exec(rest) ??
      /^[ \t]*[rRuU]?("""|''')[\s\S]*?\1[ \t]*(?:#[^\n]*)?\r?\n/.exec(rest);
    if (!part) return at;
    at += part[0].length;
  }
}

/** `"os"` for Go; null when the file has another `os`. */
export function importGoOs(code: Code): TextEdit[] | null {
  const text = codeText(code);
  if (/^[ \t]*(?:import[ \t]+)?[\w.]+[ \t]+"os"/m.test(text.replace(/^[ \t]*import[ \t]+"os"/gm, '"os"')))
    return null;
  if (/^[ \t]*(?:import[ \t]+)?"os"/m.test(text)) return [];
  const edit = (at: number, newText: string): TextEdit[] => [
    { span: { start: code.span.start + at, end: code.span.start + at }, newText },
  ];
  const block = /^import[ \t]*\([ \t]*\r?\n/m.exec(text);
  if (block) {
    let at = block.index + block[0].length;
    // Sorted among the first group, which is the standard library's.
    for (;;) {
      const line = /^([ \t]*)"([^"\n]*)"[^\n]*\n/.exec(text.slice(at, at + 500));
      if (!line || (line[2] as string) > 'os' || /\./.test((line[2] as string).split('/')[0] as string))
        break;
      at += line[0].length;
    }
    const own = text.slice(at, at + 300);
    const isOwnGroup = /^[ \t]*(?:\w+[ \t]+)?"[^"/\n]*\./.test(own) && at === block.index + block[0].length;
    return edit(at, `\t"os"${code.newline}${isOwnGroup ? code.newline : ''}`);
  }
  const single = /^import[ \t]+[^\n(]*\n/m.exec(text);
  if (single) return edit(single.index + single[0].length, `import "os"${code.newline}`);
  const owner = /^package[ \t]+\w+[^\n]*\n/m.exec(text);
  // A fragment without a package clause has its imports elsewhere.
  return owner ? edit(owner.index + owner[0].length, `${code.newline}import "os"${code.newline}`) : [];
}

/** `import 'dart:io'` for Dart; null when the file imports it in a form that hides its names. */
export function importDartIo(code: Code): TextEdit[] | null {
  const text = codeText(code);
  if (/^[ \t]*import[ \t]+['"]dart:io['"][ \t]*;/m.test(text)) return [];
  if (/^[ \t]*import[ \t]+['"]dart:io['"]/m.test(text)) return null;
  if (/^[ \t]*part of\b/m.test(text)) return null;
  let at = /^[ \t]*import[ \t]/m.exec(text)?.index ?? -1;
  if (at < 0)
    return [
      { span: { start: code.span.start, end: code.span.start }, newText: `import 'dart:io';${code.newline}` },
    ];
  for (;;) {
    const line = /^[ \t]*import[ \t]+['"](dart:[\w]+)['"][^\n]*\n/.exec(text.slice(at, at + 500));
    if (!line || (line[1] as string) > 'dart:io') break;
    at += line[0].length;
  }
  const start = code.span.start + at;
  return [{ span: { start, end: start }, newText: `import 'dart:io';${code.newline}` }];
}
