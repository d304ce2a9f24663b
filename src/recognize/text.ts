import type { Node } from 'web-tree-sitter';
import type { Brackets } from '../syntax/brackets.ts';
import type { Language } from '../syntax/language.ts';
import { lower } from '../syntax/lower.ts';
import { shapeOf } from '../syntax/node.ts';
import { spanAt } from '../syntax/sorted.ts';
import type { Span } from '../syntax/source.ts';
import { nodeAt, type TreeDocument } from './tree.ts';

/** A document as recognizers that read text see it; the tree is there when the language has a grammar. */
export interface TextDocument {
  readonly text: string;
  readonly path: string | null;
  readonly language: Language;
  readonly document: TreeDocument | null;
  /** Of a language that is read by its brackets, strings and comments. */
  readonly brackets?: Brackets;
}

/** Whether an offset stands in a comment of the tree; without one, behind a mark on its line. */
export function inComment(input: TextDocument, offset: number): boolean {
  if (input.document) {
    const node = input.document.root.descendantForIndex(offset, offset);
    return node !== null && shapeOf(input.document, node)?.as === 'comment';
  }
  if (input.brackets) return spanAt(input.brackets.comments, offset) !== null;
  const mark = input.language.lineComment;
  if (mark === undefined) return false;
  const lineStart = input.text.lastIndexOf('\n', offset - 1) + 1;
  const before = input.text.slice(Math.max(lineStart, offset - 1000), offset);
  return before.trimStart().startsWith(mark) || before.includes(` ${mark}`);
}

/** A string of a document: its place, and its text without the quotes. */
export interface StringAt {
  readonly span: Span;
  /** Parts that only running the program tells are `\\0`, or as written where there is no tree. */
  readonly text: string;
}

/** The whole string at an offset, concatenations included where a tree shows them; null outside of strings. */
export function stringAt(input: TextDocument, offset: number): StringAt | null {
  if (input.document) return stringAround(input.document, offset);
  const span = input.brackets ? spanAt(input.brackets.strings, offset) : null;
  if (!span) return null;
  const text = input.text.slice(span.start, span.end).replace(/^(?:"""|'''|["'`])|(?:"""|'''|["'`])$/g, '');
  return { span, text };
}

function stringAround(document: TreeDocument, offset: number): StringAt | null {
  const node = nodeAt(document, offset, offset + 1);
  if (!node) return null;
  let found: Node | null = shapeOf(document, node)?.as === 'string' ? node : null;
  for (const each of document.scopes.nearest(node, 40)) {
    const as = shapeOf(document, each)?.as;
    if (as === 'string' || (found && (as === 'binary' || as === 'wrapper'))) found = each;
    else if (found) break;
    else if (as !== undefined) return null;
  }
  const string = found ? lower(document, found) : null;
  return string?.kind === 'string' ? { span: string.span, text: string.text } : null;
}
