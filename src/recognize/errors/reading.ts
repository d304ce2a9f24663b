import type { Entry } from './groups.ts';
import { meaningOf } from './keys.ts';
import { undoEscapes } from './values.ts';

/** The text of a quoted value with its escapes undone. */
export function textOf(text: string, entry: Entry): string {
  const raw = text.slice(entry.valueStart, entry.valueEnd);
  const quote = entry.quote;
  if (quote.charCodeAt(0) === 92) {
    // One backslash: a string in a string; three: one deeper; …
    const depth = Math.round(Math.log2(quote.length)) + 1;
    return undoEscapes(raw, depth);
  }
  const plain = quote === '""' || (quote === '"' && raw.includes('""')) ? raw.replaceAll('""', '"') : raw;
  return undoEscapes(quote === "''" ? plain.replaceAll("''", "'") : plain, entry.levels).replace(
    /\s*[\r\n]+\s*/g,
    ' ',
  );
}

/** The value as one word: quoted text, or the first word of a bare value. */
export function wordOf(text: string, entry: Entry): string {
  if (entry.quote !== '') return textOf(text, entry);
  const raw = text.slice(entry.valueStart, Math.min(entry.valueEnd, entry.valueStart + 200));
  return /^[^\s,;&|)\]}<>"']+/.exec(raw)?.[0].replace(/[.:]+$/, '') ?? '';
}

/** The text of a bare message: up to the next known key, a closing bracket of its surroundings, or the end of the line. */
export function bareMessage(text: string, start: number): { text: string; length: number } {
  const line = /^[^\r\n]*/.exec(text.slice(start, start + 2000))?.[0] ?? '';
  let end = line.length;
  for (const match of line.matchAll(/[,;|&]?\s+([A-Za-z_][\w.]*(?: [A-Za-z]+)?)\s*[=:]|&([A-Za-z_]\w*)=/g)) {
    const key = match[1] ?? match[2] ?? '';
    const last = key.split(' ').at(-1) ?? '';
    if (meaningOf(key) === null && meaningOf(last) === null && !/^,/.test(match[0])) continue;
    if (/^[,;|]?\s+[A-Za-z]+:\s/.test(line.slice(match.index, match.index + 40)) && meaningOf(key) === null)
      continue;
    end = match.index;
    break;
  }
  let depth = 0;
  for (let i = 0; i < end; i++) {
    const c = line[i];
    if (c === '(' || c === '[' || c === '{') depth++;
    else if ((c === ')' || c === ']' || c === '}') && --depth < 0) {
      end = i;
      break;
    }
  }
  const query = /[?&][A-Za-z_]+=[^\s]*$/.test(text.slice(Math.max(0, start - 200), start));
  const found = line.slice(0, end).replace(/[\s,;|]+$/, '');
  return { text: query ? found.replaceAll('+', ' ') : found, length: found.length };
}
