import type { Edit, Tree } from 'web-tree-sitter';
import type { Grammars } from './grammars.ts';
import type { Language } from './language.ts';

interface Kept {
  readonly language: Language;
  readonly text: string;
  readonly tree: Tree;
}

/** Trees of documents that are being edited: the next version of a text is parsed from the last one. */
export class TreeCache {
  readonly #grammars: Grammars;
  readonly #max: number;
  /** In order of use, the latest last. */
  readonly #kept = new Map<string, Kept>();

  /** Keeps the trees of `max` documents; each holds some ten times its text in memory. */
  constructor(grammars: Grammars, max = 6) {
    this.#grammars = grammars;
    this.#max = max;
  }

  /** A tree of the text, which stays the cache's; null as from `Grammars.parse`. */
  parse(key: string, language: Language, text: string): Tree | null {
    const before = this.#kept.get(key);
    if (before?.language === language && before.text === text) return before.tree;
    const reused = before?.language === language ? before : undefined;
    if (reused) reused.tree.edit(editBetween(reused.text, text));
    const tree = this.#grammars.parse(language, text, reused?.tree);
    this.forget(key);
    if (!tree) return null;
    this.#kept.set(key, { language, text, tree });
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > this.#max && oldest !== undefined) this.forget(oldest);
    return tree;
  }

  forget(key: string): void {
    this.#kept.get(key)?.tree.delete();
    this.#kept.delete(key);
  }
}

/** The one edit that makes `after` of `before`: what stands between their common beginning and end. */
export function editBetween(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++;
  }
  const oldEndIndex = before.length - tail;
  const newEndIndex = after.length - tail;
  return {
    startIndex: start,
    oldEndIndex,
    newEndIndex,
    startPosition: pointAt(before, start),
    oldEndPosition: pointAt(before, oldEndIndex),
    newEndPosition: pointAt(after, newEndIndex),
  };
}

/** tree-sitter's rows end at `\n` alone, so the line table of `SourceText` would be off for a lone `\r`. */
function pointAt(text: string, offset: number): { row: number; column: number } {
  let row = 0;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    row++;
    lineStart = at + 1;
  }
  return { row, column: offset - lineStart };
}
