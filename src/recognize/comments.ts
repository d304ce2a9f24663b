import { createScanner } from 'jsonc-parser';
import type { Node } from 'web-tree-sitter';
import type { Brackets } from '../syntax/brackets.ts';
import { jsonToken } from '../syntax/json.ts';
import type { Language } from '../syntax/language.ts';
import { shapeOf } from '../syntax/node.ts';
import { spanAt } from '../syntax/sorted.ts';
import type { SourceText, Span } from '../syntax/source.ts';
import type { TreeDocument } from './tree.ts';

/** A comment: its text with its marks, and with the braces JSX puts around it. */
export interface Comment {
  readonly span: Span;
  readonly outer: Span;
}

/** How to tell whether an offset stands in a comment; null for languages that have none. */
export function commentReader(
  source: SourceText,
  language: Language,
  document: TreeDocument | null,
  brackets: Brackets | undefined,
): ((offset: number) => Comment | null) | null {
  if (document) return (offset) => treeComment(document, offset);
  if (brackets) return among(brackets.comments);
  if (language.embeds === 'markup') return (offset) => markupComment(source.text, offset);
  if (language.lineComment === undefined) return null;
  if (language.reader === 'env') return (offset) => envComment(source, offset);
  if (language.reader === 'json') return jsonComments(source.text);
  return language.lineComment === '#' ? (offset) => hashComment(source, offset) : null;
}

/** A `#` at the start of a line or behind white space, outside of quotes. */
function hashComment(source: SourceText, offset: number): Comment | null {
  const line = source.lineSpan(source.positionAt(offset).line);
  if (line.end - line.start > 10_000) return null;
  const text = source.text.slice(line.start, line.end);
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const c = text[at] as string;
    if (quote !== '') quote = c === quote ? '' : quote;
    else if (c === '"' || (c === "'" && !/\w/.test(text[at - 1] ?? ''))) quote = c;
    else if (c === '#' && (at === 0 || /\s/.test(text[at - 1] as string))) {
      if (line.start + at >= offset) return null;
      const span = { start: line.start + at, end: line.end };
      return { span, outer: span };
    }
  }
  return null;
}

function treeComment(document: TreeDocument, offset: number): Comment | null {
  const node = document.root.descendantForIndex(offset, offset + 1);
  if (node === null || shapeOf(document, node)?.as !== 'comment') return null;
  const span = { start: node.startIndex, end: node.endIndex };
  const parent = node.parent;
  return {
    span,
    outer: parent && isBracesAround(parent, node) ? { start: parent.startIndex, end: parent.endIndex } : span,
  };
}

function isBracesAround(parent: Node, comment: Node): boolean {
  return (
    parent.type === 'jsx_expression' &&
    parent.namedChildCount === 1 &&
    parent.namedChild(0)?.id === comment.id
  );
}

/** A `#` at the start of a line, or behind white space after the value. */
function envComment(source: SourceText, offset: number): Comment | null {
  const line = source.lineSpan(source.positionAt(offset).line);
  if (line.end - line.start > 10_000) return null;
  const text = source.text.slice(line.start, line.end);
  const hash = envHash(text);
  if (hash < 0 || line.start + hash >= offset) return null;
  const span = { start: line.start + hash, end: line.end };
  return { span, outer: span };
}

function envHash(text: string): number {
  const first = text.search(/\S/);
  if (text[first] === '#') return first;
  const equals = text.indexOf('=');
  if (equals < 0) return -1;
  const value = equals + 1 + (/^[ \t]*/.exec(text.slice(equals + 1))?.[0].length ?? 0);
  const quote = text[value];
  const isQuoted = quote === '"' || quote === "'" || quote === '`';
  const closing = isQuoted ? text.indexOf(quote, value + 1) : equals;
  if (closing < 0) return -1;
  const found = /[ \t]#/.exec(text.slice(closing));
  return found ? closing + found.index + 1 : -1;
}

/** Comments of pages and of the template languages around them. */
const MARKUP_COMMENTS: readonly (readonly [open: string, close: string])[] = [
  ['<!--', '-->'],
  ['<%--', '--%>'],
  ['<%#', '%>'],
  ['{{!--', '--}}'],
  ['{#', '#}'],
  ['@*', '*@'],
];
/** How far before the words a comment may open. */
const maxBefore = 1000;

function markupComment(text: string, offset: number): Comment | null {
  const from = Math.max(0, offset - maxBefore);
  const before = text.slice(from, offset);
  for (const [open, close] of MARKUP_COMMENTS) {
    const start = before.lastIndexOf(open);
    if (start < 0 || before.indexOf(close, start) >= 0) continue;
    const end = text.slice(offset, offset + maxBefore).indexOf(close);
    if (end < 0) continue;
    const span = { start: from + start, end: offset + end + close.length };
    return { span, outer: span };
  }
  return null;
}

function jsonComments(text: string): (offset: number) => Comment | null {
  const comments: Span[] = [];
  const scanner = createScanner(text, false);
  for (let kind: number = scanner.scan(); kind !== jsonToken.end; kind = scanner.scan()) {
    if (kind !== jsonToken.lineComment && kind !== jsonToken.blockComment) continue;
    const start = scanner.getTokenOffset();
    comments.push({ start, end: start + scanner.getTokenLength() });
  }
  return among(comments);
}

/** Finds the comment around an offset; `comments` are in document order. */
function among(comments: readonly Span[]): (offset: number) => Comment | null {
  return (offset) => {
    const span = spanAt(comments, offset);
    return span && { span, outer: span };
  };
}
