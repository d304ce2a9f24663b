import { shapeOf } from '../syntax/expression.ts';
import type { Language } from '../syntax/language.ts';
import type { TreeDocument } from './tree.ts';

/** A document as recognizers that read text see it; the tree is there when the language has a grammar. */
export interface TextDocument {
  readonly text: string;
  readonly path: string | null;
  readonly language: Language;
  readonly document: TreeDocument | null;
}

/** Whether an offset stands in a comment of the tree; without one, behind a mark on its line. */
export function inComment(input: TextDocument, offset: number): boolean {
  if (input.document) {
    const node = input.document.root.descendantForIndex(offset, offset);
    return node !== null && shapeOf(input.document, node)?.as === 'comment';
  }
  const mark = input.language.lineComment;
  if (mark === undefined) return false;
  const lineStart = input.text.lastIndexOf('\n', offset - 1) + 1;
  const before = input.text.slice(Math.max(lineStart, offset - 1000), offset);
  return before.trimStart().startsWith(mark) || before.includes(` ${mark}`);
}
