import type { Recognition } from '../recognize/recognize.ts';
import type { Finding } from '../rules/rule.ts';
import type { Span } from '../syntax/source.ts';
import type { Fix, TextEdit } from './fix.ts';
import { type Code, codeAt } from './shared/code.ts';
import { literalAt, withoutInterpolations } from './shared/words.ts';

interface Mendable {
  readonly value?: Span;
  readonly replacement?: string;
  readonly cutAt?: '?' | '#';
}

/** `http:` -> `https:`; whether the page is served that way only the developer can tell. */
export function useHttps(finding: Finding, recognition: Recognition): Fix[] {
  const at = placeOf(finding, recognition);
  const scheme = at && /^\s*(http):/i.exec(at.raw);
  if (!at || !scheme) return [];
  const start = at.inner.start + scheme[0].length - 5;
  const host =
    /^\s*http:\/\/(?:\[|(?:localhost|127\.|0\.0\.0\.0|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.))/i;
  if (host.test(at.raw)) return [];
  return [fix('Use https', { span: { start, end: start + 4 }, newText: 'https' }, false)];
}

/** Cuts off what a redirect URI must not have: a query string or a fragment. */
export function cutRedirectUri(finding: Finding, recognition: Recognition): Fix[] {
  const at = placeOf(finding, recognition);
  const { cutAt, replacement } = (finding.data ?? {}) as Mendable;
  if (!at || cutAt === undefined || replacement === undefined) return [];
  const kept = withoutInterpolations(at.raw).indexOf(cutAt);
  const tail = replacement.slice(replacement.lastIndexOf('\0') + 1);
  if (kept < 0 || !withoutInterpolations(at.raw).slice(0, kept).endsWith(tail)) return [];
  // What is left has to be an address still.
  if (!/^https?:\/\/[^/]|\0/i.test(replacement)) return [];
  const edit = { span: { start: at.inner.start + kept, end: at.inner.end }, newText: '' };
  return [fix(cutAt === '?' ? 'Cut off the query string' : 'Cut off the fragment', edit, false)];
}

/** Takes blanks, quotes and separators from around the value. */
export function trimRedirectUri(finding: Finding, recognition: Recognition): Fix[] {
  const at = placeOf(finding, recognition);
  const { replacement } = (finding.data ?? {}) as Mendable;
  if (!at || replacement === undefined || !/^[\w:/.~%@+-]+$/.test(replacement)) return [];
  const edit = { span: at.inner, newText: replacement };
  return [fix('Trim the redirect URI', edit, true)];
}

function fix(title: string, edit: TextEdit, preferred: boolean): Fix {
  return { title, edits: [edit], preferred, changesBehavior: true };
}

interface Place {
  readonly inner: Span;
  readonly raw: string;
}

/** The text of the value: inside one literal, or a value of a settings file. */
function placeOf(finding: Finding, recognition: Recognition): Place | null {
  const { value } = (finding.data ?? {}) as Mendable;
  if (!value) return null;
  const code = codeAt(recognition, value.start);
  const isBare = /^(?:yaml|shellscript)$/.test(code.language.id) && !/["'\s]/.test(rawOf(code, value));
  const inner =
    isBare || isVariable(recognition, value) ? value : literalAt(code, unwrapped(code, value))?.inner;
  return inner ? { inner, raw: rawOf(code, inner) } : null;
}

/** The literal in `Some("…".to_string())`. */
function unwrapped({ text }: Code, value: Span): Span {
  const some = /^(Some\(\s*)("[^"\\\n]*")[\w.()\s]*\)$/.exec(
    text.slice(value.start, Math.min(value.end, value.start + 2000)),
  );
  if (!some) return value;
  const start = value.start + (some[1] as string).length;
  return { start, end: start + (some[2] as string).length };
}

function isVariable({ variables }: Recognition, { start, end }: Span): boolean {
  return variables.some(({ valueSpan }) => valueSpan.start === start && valueSpan.end === end);
}

function rawOf({ text }: Code, { start, end }: Span): string {
  return text.slice(start, end);
}
