import { lineEnd, lineStart } from '../lines.ts';
import type { Word } from '../wire-words.ts';

/** The line of a word, at most 600 characters to each side. */
export function lineOf(text: string, word: Pick<Word, 'start' | 'end'>): { start: number; end: number } {
  return { start: lineStart(text, word.start, 600), end: lineEnd(text, word.end, 600) };
}

/** The lines above a place, from the nearest up, at most `count` of at most 300 characters each. */
export function* linesAbove(text: string, place: number, count: number): Generator<string> {
  let end = text.lastIndexOf('\n', place - 1);
  for (let i = 0; i < count && end > 0; i++) {
    const start = text.lastIndexOf('\n', end - 1);
    yield text.slice(start + 1, Math.min(end, start + 301)).replace(/\r$/, '');
    end = start;
  }
}

/** In front of an item of a list, a case, a key or a constant there is nothing but its own syntax. */
export const ITEM_LEAD =
  /^\s*(?:(?:case|when|or|const|static|final|public|let|val|var|String)\s+|\|\s*)*(?:[\w.]+(?::\s*\w+)?\s*(?:=>?|:)\s*)?[@"'`([:]*$/;

/** In front of a value of a list, a record or a call. */
export const VALUE_LEAD = /[,([{:=]\s*["'`:]{0,2}$/;
