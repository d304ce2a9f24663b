import type { Word } from '../wire-words.ts';
import { Listing } from './listing.ts';

/** How far apart two lines of a block may stand. */
const MAX_GAP = 60;

/** A line that a table, a list or a switch may have between two of its codes, at the same depth. */
const MEMBER_LINE =
  /^(?:[\])}]+[,;]?$|["'`]?[\w$.[\]-]{1,80}["'`]?\s{0,20}(?::|=>|=(?!=))|(?:case|default|when|break|const|static|readonly|public)\b|\/[/*]|\*|#|["'`|])/;

/** Lines of the same depth that are read. */
interface Block {
  readonly listing: Listing;
  readonly indent: number;
  /** The line that was read last. */
  line: number;
}

/**
 * The words that head lines of the same table, list or switch, by word: lines of the same depth with nothing but such
 * lines and what is inside of them in between. `heads` tells of a word that stands first on its line. One pass over
 * the text.
 */
export function blocksOf(
  text: string,
  words: readonly Word[],
  heads: (word: Word) => boolean,
): ReadonlyMap<Word, Listing> {
  const out = new Map<Word, Listing>();
  const items = words.filter(heads);
  if (items.length < 2) return out;
  const open: Block[] = [];
  let next = 0;
  let start = lineStart(text, (items[0] as Word).start);
  for (let line = 0; next < items.length && start < text.length; line++) {
    const at = text.indexOf('\n', start);
    const end = at < 0 ? text.length : at;
    const indent = indentOf(text, start, end);
    if (indent >= 0) {
      while ((open.at(-1)?.indent ?? -1) > indent) open.pop();
      let block = open.at(-1);
      if (block && line - block.line > MAX_GAP) {
        open.length = 0;
        block = undefined;
      }
      let has = false;
      for (let item = items[next]; item && item.start < end; item = items[++next]) {
        if (block?.indent !== indent) {
          block = { listing: new Listing(), indent, line };
          open.push(block);
        }
        block.listing.words.push(item);
        out.set(item, block.listing);
        has = true;
      }
      if (block?.indent === indent) {
        if (
          has ||
          MEMBER_LINE.test(text.slice(start + indent, Math.min(end, start + indent + 130)).trimEnd())
        )
          block.line = line;
        else open.pop();
      } else if (block) block.line = line;
    }
    start = end + 1;
  }
  return out;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Spaces and tabs in front of a line; -1 when there is nothing else on it. */
function indentOf(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at++;
  return at === end || text.charCodeAt(at) === 13 ? -1 : at - start;
}
