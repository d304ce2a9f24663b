import type { Word } from '../wire-words.ts';

/** The line of a word, at most 600 characters to each side. */
export function lineOf(text: string, word: Pick<Word, 'start' | 'end'>): { start: number; end: number } {
  let start = word.start;
  while (start > 0 && word.start - start < 600 && text[start - 1] !== '\n' && text[start - 1] !== '\r')
    start--;
  let end = word.end;
  while (end < text.length && end - word.end < 600 && text[end] !== '\n' && text[end] !== '\r') end++;
  return { start, end };
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
