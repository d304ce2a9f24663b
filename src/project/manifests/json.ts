import { createScanner } from 'jsonc-parser';
import { jsonToken } from '../../syntax/json.ts';

/** A property or item of a JSON document: its path, and the span of the key (of the value for an item). */
export interface JsonEntry {
  readonly path: readonly string[];
  /** Strings, numbers and literals as text; undefined for an object or array. */
  readonly value: string | undefined;
  readonly start: number;
  readonly end: number;
}

/** No manifest nests deeper; below this the text is passed over. */
const MAX_DEPTH = 64;

/**
 * Every property and item of a JSON text in document order, without recursion and without ever throwing. Comments,
 * trailing commas and missing ends are borne.
 */
export function* jsonEntries(text: string): Generator<JsonEntry> {
  const scanner = createScanner(text, true);
  const stack: { readonly list: boolean; index: number }[] = [];
  const path: string[] = [];
  let key: { readonly text: string; readonly start: number; readonly end: number } | undefined;
  for (let token = scanner.scan() as number; token !== jsonToken.end; token = scanner.scan() as number) {
    const top = stack.at(-1);
    if (token === jsonToken.closeBrace || token === jsonToken.closeBracket) {
      stack.pop();
      key = undefined;
      continue;
    }
    if (token === jsonToken.comma) {
      if (top?.list) top.index++;
      key = undefined;
      continue;
    }
    if (token === jsonToken.colon) continue;
    const start = scanner.getTokenOffset();
    const end = start + scanner.getTokenLength();
    if (token === jsonToken.string && top && !top.list && !key) {
      key = { text: scanner.getTokenValue(), start, end };
      continue;
    }
    const opens = token === jsonToken.openBrace || token === jsonToken.openBracket;
    if (top) {
      path.length = stack.length - 1;
      path.push(top.list ? String(top.index) : (key?.text ?? ''));
      if (stack.length <= MAX_DEPTH) {
        const value = opens
          ? undefined
          : token === jsonToken.string
            ? scanner.getTokenValue()
            : text.slice(start, end);
        yield { path: path.slice(), value, start: key?.start ?? start, end: key?.end ?? end };
      }
    }
    key = undefined;
    if (opens) stack.push({ list: token === jsonToken.openBracket, index: 0 });
  }
}
