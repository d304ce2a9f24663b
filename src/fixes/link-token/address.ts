import type { LinkLaunch } from '../../recognize/model.ts';
import type { Recognition } from '../../recognize/recognize.ts';
import type { Span } from '../../syntax/source.ts';
import type { TextEdit } from '../fix.ts';
import { codeAt } from '../shared/code.ts';
import { carried } from './carried.ts';

/** How a name is put into a text, by how the key is put in: `${key}`, `$key`, `\(key)`, `" + key + "`. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: the text of another program
const inBraces = '${linkToken}';
const insertions: readonly (readonly [RegExp, string])[] = [
  [/^\$\{[^{}]{1,200}\}/, inBraces],
  [/^\$[A-Za-z_]\w*/, '$linkToken'],
  [/^\\\([^()]{1,100}\)/, '\\(linkToken)'],
];
const joined = /^(["'])(\s*\+\s*)[A-Za-z_$][\w$.]*(?=\s*(?:\+|;|,|\)|$))/;
const parameter = /&(\w+)=(?:\$\{[^{}"'`]*\}|\$[A-Za-z_]\w*|\\\([^()]*\)|[\w%.,+-]*)(?=[&"'`])/g;

/** `link.html?key=${key}&env=…` with the token for the key; null where the key is no expression, or no part of an address. */
export function addressTokenEdits(recognition: Recognition, launch: LinkLaunch): TextEdit[] | null {
  const { keySpan, span } = launch;
  if (launch.via !== 'link.html' || !keySpan) return null;
  const { text } = codeAt(recognition, span.start);
  if (!/^(?:public_)?key$/.test(text.slice(keySpan.start, keySpan.end)) || text[keySpan.end] !== '=')
    return null;
  const from = keySpan.end + 1;
  const rest = text.slice(from, from + 300);
  const inserted = insertions.find(([pattern]) => pattern.test(rest));
  const plus = joined.exec(rest);
  const written = inserted?.[0].exec(rest)?.[0] ?? plus?.[0];
  if (written === undefined) return null;
  const value = inserted?.[1] ?? `${plus?.[1]}${plus?.[2]}linkToken`;
  const end = from + written.length;
  const edits: TextEdit[] = [{ span: { start: keySpan.start, end }, newText: `token=${value}` }];
  const whole = text.slice(span.start, span.end);
  for (const match of whole.matchAll(parameter)) {
    const start = span.start + match.index;
    if (!carried.has(match[1] as string) || (start < end && keySpan.start < start + match[0].length))
      continue;
    edits.push(...joinedTo(edits, { start, end: start + match[0].length }));
  }
  return edits
    .map((edit) => (edit.newText === '' ? withQuotes(text, edit) : edit))
    .sort((a, b) => a.span.start - b.span.start);
}

/** What is left out side by side goes as one. */
function joinedTo(edits: TextEdit[], span: Span): TextEdit[] {
  const last = edits.at(-1);
  if (last?.newText !== '' || last.span.end !== span.start) return [{ span, newText: '' }];
  edits.pop();
  return [{ span: { start: last.span.start, end: span.end }, newText: '' }];
}

/** `+ "&env=sandbox"` goes as a whole. */
function withQuotes(text: string, edit: TextEdit): TextEdit {
  const { start, end } = edit.span;
  const plus = /\s*\+\s*(["'])$/.exec(text.slice(Math.max(0, start - 50), start));
  if (!plus || text[end] !== plus[1]) return edit;
  return { ...edit, span: { start: start - plus[0].length, end: end + 1 } };
}
