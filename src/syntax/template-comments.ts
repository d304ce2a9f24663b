import type { Language } from './language.ts';
import type { Span } from './source.ts';
import { filterLines } from './text-blocks.ts';

/** How comments of pages and templates start and end; the first that starts at a place counts. */
const pairs: readonly (readonly [open: string, close: string])[] = [
  ['<!--', '-->'],
  ['<%--', '--%>'],
  ['<%!--', '--%>'],
  ['<%#', '%>'],
  ['{{--', '--}}'],
  ['{{!--', '--}}'],
  ['{#', '#}'],
  ['@*', '*@'],
  ['{/*', '*/}'],
];
const openers =
  /<!--|<%--|<%!--|<%#|\{\{--|\{\{!--|\{#|@\*|\{\/\*|\{%-?\s{0,20}comment\b|<script\b|<\/script\b/gi;
const closer = new Map(pairs);
const blockEnd = /\{%-?\s{0,20}endcomment\s{0,20}-?%\}/g;

/**
 * The comments of a page, a template or a Markdown text around its code, in document order; those of the code itself stand
 * in its tree. Linear: what is not closed is no comment.
 */
export function templateComments(language: Language, text: string): Span[] {
  if (language.isIndented) return indentedComments(text);
  if (language.id === 'markdown' || language.id === 'mdx') return markdownComments(language, text);
  if (language.embeds !== 'markup') return [];
  const out: Span[] = [];
  const unclosed = new Set<string>();
  let isInScript = false;
  openers.lastIndex = 0;
  for (let match = openers.exec(text); match; match = openers.exec(text)) {
    const mark = match[0].toLowerCase();
    if (mark.startsWith('<script')) isInScript = true;
    else if (mark === '</script') isInScript = false;
    if (mark.startsWith('<s') || mark.startsWith('</')) continue;
    if (unclosed.has(mark) || !isComment(language, text, match.index, mark, isInScript)) continue;
    const end = endOf(text, match.index + mark.length, mark);
    if (end < 0) {
      unclosed.add(mark);
      continue;
    }
    out.push({ start: match.index, end });
    openers.lastIndex = end;
  }
  return out;
}

function endOf(text: string, from: number, mark: string): number {
  if (mark.startsWith('{%')) {
    blockEnd.lastIndex = from;
    return blockEnd.exec(text) ? blockEnd.lastIndex : -1;
  }
  const close = closer.get(mark) as string;
  const at = text.indexOf(close, from);
  return at < 0 ? -1 : at + close.length;
}

/** Marks that mean other things in other languages, and at other places. */
function isComment({ id }: Language, text: string, at: number, mark: string, isInScript: boolean): boolean {
  switch (mark) {
    case '<!--':
      // In a script it hides the code from browsers of old; Thymeleaf shows what stands behind `<!--/*/`.
      return !isInScript && !text.startsWith('<!--/*/', at);
    case '{#':
      return id === 'html' && !/^\{#(?:if|each|await|key|snippet)\b/.test(text.slice(at, at + 12));
    case '@*':
      return id === 'razor' && !/[\w.]/.test(text[at - 1] ?? '');
    case '{/*':
      return id === 'svelte';
    default:
      return true;
  }
}

const markdownParts = /^[ \t>]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?(`{3,}|~{3,})[^\n`]*$|^[ \t>]*<!--|\{\/\*/gm;

/** Comments between the fences of a Markdown text: `<!-- … -->` at the start of a line, and those of MDX. */
function markdownComments({ id }: Language, text: string): Span[] {
  const out: Span[] = [];
  const unclosed = new Set<string>();
  markdownParts.lastIndex = 0;
  for (let match = markdownParts.exec(text); match; match = markdownParts.exec(text)) {
    const fence = match[1];
    const behind = match.index + match[0].length;
    if (fence !== undefined) {
      const close = new RegExp(`^[ \\t>]*${fence[0]}{${fence.length},}[ \\t]*\\r?$`, 'gm');
      close.lastIndex = behind;
      if (!close.exec(text)) break;
      markdownParts.lastIndex = close.lastIndex;
      continue;
    }
    const mark = match[0].trimStart().replace(/^[>\s]+/, '');
    if (unclosed.has(mark) || (mark === '{/*' && id !== 'mdx')) continue;
    const end = endOf(text, behind, mark);
    if (end < 0) unclosed.add(mark);
    else {
      out.push({ start: behind - mark.length, end });
      markdownParts.lastIndex = end;
    }
  }
  return out;
}

const indentedMark = /^[ \t]*(?:-#|\/)/;

/** Comments by indentation: a line that starts with `-#`, `/` or `//`, and what stands below it. */
function indentedComments(text: string): Span[] {
  const out: Span[] = [];
  const isInFilter = filterLines(text);
  let open: { readonly start: number; readonly indent: number; end: number } | null = null;
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const next = newline < 0 ? text.length : newline + 1;
    const line = text.slice(at, Math.min(next, at + 2000));
    const indent = line.length - line.trimStart().length;
    const isBlank = line.trim() === '';
    if (open && !isBlank && indent > open.indent) open.end = next;
    else if (!isBlank) {
      if (open) out.push({ start: open.start, end: open.end });
      const isOpening = indentedMark.test(line) && !isInFilter(at);
      open = isOpening ? { start: at + indent, indent, end: next } : null;
    }
    at = next;
  }
  if (open) out.push({ start: open.start, end: open.end });
  return out;
}

/** The text with some stretches as blanks, as long and with the same lines. */
export function blanked(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    parts.push(text.slice(at, start), text.slice(start, end).replace(/[^\r\n]/g, ' '));
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
