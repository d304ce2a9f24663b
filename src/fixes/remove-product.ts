import type { Recognition } from '../recognize/recognize.ts';
import type { Finding } from '../rules/rule.ts';
import type { Span } from '../syntax/source.ts';
import type { Fix, TextEdit } from './fix.ts';
import { type Code, codeAt } from './shared/code.ts';
import { removeItem, skipBlank } from './shared/remove.ts';
import { replaceWord, wordIn } from './shared/words.ts';

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
  const edit = removal(code, item, written);
  if (edit) fixes.push(fix(`Remove ${written} from the list`, edit, fixes.length === 0));
  return fixes;
}

function fix(title: string, edit: TextEdit, preferred: boolean): Fix {
  return { title, edits: [edit], preferred, changesBehavior: true };
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
  // The whole list, where a language is read by its brackets.
  if (/^(?:@|&|vec!)?\[/.test(raw)) {
    if (!word || !/["']/.test(text[word.start - 1] ?? '') || text[word.end] !== text[word.start - 1])
      return null;
    return removeItem(code, { start: word.start - 1, end: word.end + 1 });
  }
  // One of several words in a text: 'auth,balance'.
  if (word && /,/.test(raw) && /^["'`]/.test(raw)) return removeWord(text, word);
  if (/,/.test(raw) && !/\(/.test(raw)) return null;
  return removeItem(code, withMaker(text, item));
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
