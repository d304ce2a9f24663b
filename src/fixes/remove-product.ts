import { products } from '../catalog/fields.ts';
import type { Recognition } from '../recognize/recognize.ts';
import type { Finding } from '../rules/rule.ts';
import type { Span } from '../syntax/source.ts';
import type { Fix, TextEdit } from './fix.ts';
import { type Code, codeAt, requestOf, shown } from './shared/code.ts';
import { endOfLine } from './shared/insert.ts';
import { removeItem, removeSite, skipBlank } from './shared/remove.ts';
import { literalAt, replaceWord, wordIn } from './shared/words.ts';

/** Mends a product that is none: the name that is meant, or the list without it. */
export function removeProduct(finding: Finding, recognition: Recognition): Fix[] {
  const data = finding.data as { item?: Span; written?: string; replacement?: string } | undefined;
  if (!data?.item || data.written === undefined) return [];
  const { item, written, replacement } = data;
  const code = codeAt(recognition, item.start);
  const fixes: Fix[] = [];
  if (replacement !== undefined) {
    const edit = isListed(code, item, replacement) ? null : replaceWord(code, item, written, replacement);
    const isCertain = finding.severity === 'error';
    if (edit) fixes.push(fix(`Use ${replacement}`, edit, isCertain));
  }
  const apart = replacement === undefined ? splitItem(code, item) : null;
  if (apart) fixes.push(fix('Write each product as a text of its own', apart, true));
  const edit = apart ? null : (removal(code, item, written) ?? withoutList(finding, recognition, item));
  if (edit) fixes.push(fix(`Remove ${shown(written)} from the list`, edit, fixes.length === 0));
  return fixes;
}

function fix(title: string, edit: TextEdit, preferred: boolean): Fix {
  return { title, edits: [edit], preferred, changesBehavior: true };
}

/** One text with several names, as one text for each. */
function splitItem(code: Code, item: Span): TextEdit | null {
  const { text } = code;
  const literal = literalAt(code, item);
  const isItem = /[[,]\s*$/.test(text.slice(Math.max(0, item.start - 100), item.start));
  if (!literal || !isItem || literal.prefix !== '' || literal.quote === '`') return null;
  const words = text.slice(literal.inner.start, literal.inner.end).split(/[,;]/);
  const names = words.map((word) => word.trim());
  if (names.length < 2 || names.some((name) => !products().includes(name))) return null;
  return { span: item, newText: names.map((name) => `${literal.quote}${name}${literal.quote}`).join(', ') };
}

/** An optional list goes with its only item. */
function withoutList(finding: Finding, recognition: Recognition, item: Span): TextEdit | null {
  const field = (finding.data as { field?: string }).field;
  const request = requestOf(recognition, finding.data);
  const sites = request?.fields.get(field ?? '')?.sites ?? [];
  const [site, ...more] = sites;
  if (!site || more.length > 0 || field === undefined || !/^(?:optional|additional)_/.test(field))
    return null;
  const { items, partial } = site.value;
  if (partial || items?.length !== 1 || items[0]?.span.start !== item.start || site.value.definedAt)
    return null;
  return removeSite(codeAt(recognition, site.span.start), site);
}

/** Whether the list has the other product already. */
function isListed({ text }: Code, item: Span, name: string): boolean {
  const open = Math.max(text.lastIndexOf('[', item.start), item.start - 500);
  const close = text.indexOf(']', item.start);
  const list = text.slice(Math.max(0, open), close < 0 ? item.end : Math.min(close, item.end + 500));
  return new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(list);
}

function removal(code: Code, item: Span, written: string): TextEdit | null {
  const { text } = code;
  const raw = text.slice(item.start, item.end);
  const word = wordIn(code, item, written);
  if (code.language.id === 'yaml' && word) return removeListed(code, word);
  // The whole list, where a language is read by its brackets.
  if (/^["']?(?:@|&|vec!)?\[/.test(raw)) {
    if (!word || !/["']/.test(text[word.start - 1] ?? '') || text[word.end] !== text[word.start - 1])
      return null;
    const sigil = text[word.start - 2] === '@' ? 1 : 0;
    return removeItem(code, { start: word.start - 1 - sigil, end: word.end + 1 });
  }
  // One of several words in a text: 'auth,balance'.
  if (word && /,/.test(raw) && /^["'`]/.test(raw)) return removeWord(text, word);
  if (/,/.test(raw) && !/\(/.test(raw)) return null;
  return removeItem(code, withMaker(text, item));
}

/** `- balance` with its line, beside other items; else an item of `[auth, balance]`. */
function removeListed(code: Code, word: Span): TextEdit | null {
  const { text } = code;
  const quoted = /["']/.test(text[word.start - 1] ?? '') ? 1 : 0;
  const span = { start: word.start - quoted, end: word.end + quoted };
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const dash = /^[ \t]*-[ \t]+$/.exec(text.slice(lineStart, span.start))?.[0];
  if (dash === undefined) return removeItem(code, span);
  const end = endOfLine(text, span.end);
  const behind = end + (text[end] === '\r' ? 2 : 1);
  const before = text.slice(text.lastIndexOf('\n', lineStart - 2) + 1, lineStart);
  if (!before.startsWith(dash) && !text.startsWith(dash, behind)) return null;
  return { span: { start: lineStart, end: Math.min(behind, text.length) }, newText: '' };
}

function removeWord(text: string, word: Span): TextEdit | null {
  const after = /^\s*,\s*/.exec(text.slice(word.end, word.end + 50));
  if (after) return { span: { start: word.start, end: word.end + after[0].length }, newText: '' };
  const before = /\s*,\s*$/.exec(text.slice(Math.max(0, word.start - 50), word.start));
  return before && { span: { start: word.start - before[0].length, end: word.end }, newText: '' };
}

/** `Products("balance")`, `'balance' as Products`: the value goes with what makes it. */
function withMaker(text: string, item: Span): Span {
  const cast = /^\s+as\s+[\w.]+/.exec(text.slice(item.end, item.end + 60));
  if (cast) return { start: item.start, end: item.end + cast[0].length };
  const before = skipBlank(text, item.start - 1, -1);
  const after = skipBlank(text, item.end, 1);
  if (text[before] !== '(' || text[after] !== ')') return item;
  const maker = /(?:[\w.]+\.)?Products(?:\.\w+)?$/.exec(text.slice(Math.max(0, before - 80), before));
  return maker ? { start: before - maker[0].length, end: after + 1 } : item;
}
