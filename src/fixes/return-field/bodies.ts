import { codeText } from '../shared/code.ts';
import { insertEntry } from '../shared/insert.ts';
import { insertLine, insertWord } from '../shared/lines.ts';
import { inside, type Target, type Writer } from './target.ts';

/** A body in a shell command: a key whose value the shell fills in; the shell stops when the variable is blank. */
export const shellField: Writer = (target) => {
  const { code, at, field, variable } = target;
  if (at.form === 'words') return insertWord(code, at, `${field}="\${${variable}:?}"`);
  if (/\.(?:ps1|bat|cmd|fish)$/i.test(code.path ?? '') || /Invoke-\w+|\$env:/.test(codeText(code)))
    return null;
  const value = `\${${variable}:?}`;
  const body = inside(target);
  const add = (entry: string) => insertEntry(code.source, at, entry);
  if (/^\s*\\"/.test(body)) return add(`\\"${field}\\": \\"${value}\\"`);
  if (!/^\s*"/.test(body)) return null;
  const before = code.text[at.span.start - 1] ?? '';
  const isSingle =
    before === "'" || /'\s*$/.test(code.text.slice(Math.max(0, at.span.start - 40), at.span.start));
  if (isSingle)
    return /^\s*'/.test(code.text.slice(at.span.end, at.span.end + 40))
      ? add(`"${field}": "'"${value}"'"`)
      : null;
  return isInHereDocument(target) ? add(`"${field}": "${value}"`) : null;
};

/** Inside `<<EOF … EOF`, where the shell fills in variables; not inside `<<'EOF'`. */
function isInHereDocument({ code, at }: Target): boolean {
  const before = code.text.slice(Math.max(code.span.start, at.span.start - 5000), at.span.start);
  const opened = [...before.matchAll(/<<-?[ \t]*(["'\\]?)([A-Za-z_]\w{0,40})/g)].at(-1);
  if (opened?.[1] !== '') return false;
  return !new RegExp(`^[ \\t]*${opened[2]}[ \\t]*$`, 'm').test(before.slice(opened.index + opened[0].length));
}

/** YAML: only where the mapping is a template already, in the form in which it is one. */
export const yamlField: Writer = (target) => {
  const { code, at, field, variable } = target;
  if (at.form !== 'lines') return null;
  const written = code.text.slice(at.span.start, at.span.end);
  const value = /\{\{\s*\$?[\w.-]+[^{}\n]*\}\}/.test(written)
    ? `"{{${variable}}}"`
    : /\$\{\w+\}/.test(written)
      ? `\${${variable}}`
      : null;
  return value === null ? null : insertLine(code, at, `${field}: ${value}`);
};

/** JSON and `.http` files: only where the body is a template already, which a tool fills in. */
export const templateField: Writer = (target) => {
  const { code, at, field, variable } = target;
  if (!/\{\{\s*\$?[\w.-]+[^{}\n]*\}\}/.test(inside(target))) return null;
  if (code.text[at.span.start] !== '{' || !/^\s*"/.test(inside(target))) return null;
  return insertEntry(code.source, at, `"${field}": "{{${variable}}}"`);
};
