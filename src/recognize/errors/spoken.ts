import type { Draft, PayloadContext } from './drafts.ts';
import { lineEnd, lineStart } from './lines.ts';
import { linkSessionId, requestId } from './values.ts';

/** A request_id that a sentence names: `request id X`, `(request X)`, `req_id X`. */
const NAMED = /\breq(?:uest)?(?:[ _-]?id|[ _-]?ref)?[\s:="'`#([]{1,4}([A-Za-z0-9]{15})(?![A-Za-z0-9_-])/gi;
/** A request_id alone in brackets. */
const BRACKETED = /[[({]([A-Za-z0-9]{15})[\])}]/g;
/** A request_id among the values of a list or of a call. */
const LISTED = /,\s{0,4}["'`]?([A-Za-z0-9]{15})["'`]?(?=\s{0,4}(?:[,;)\]}]|$))/g;
const SESSION =
  /\blink[ _-]?session(?:[ _-]?id)?[\s:="'`#([]{1,4}([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![\w-])/gi;
const REACH = 600;

/**
 * Adds the ids that stand in words, not as key and value, on the line of an error: behind it up to the next error, or
 * before it down to the one above. For logs and documents.
 */
export function readSpoken(drafts: readonly Draft[], context: PayloadContext): void {
  if (context.code) return;
  const { text } = context;
  drafts.forEach((draft, at) => {
    if (draft.group.open === '{' && draft.group.parent?.open === '{') return;
    const above = drafts[at - 1];
    if (above && above.end > draft.start) return;
    const until = drafts[at + 1]?.start ?? text.length;
    const after = lineEnd(text, draft.end, Math.min(until - draft.end, REACH));
    const before = lineStart(text, draft.start, Math.min(draft.start - (above?.end ?? 0), REACH));
    const places = [
      // The bare value of a key may hold the rest of its sentence.
      { from: draft.group.open === '{' ? draft.end : Math.min(draft.codeEnd, draft.end), to: after },
      { from: before, to: draft.start },
    ];
    for (const { from, to } of places) {
      const part = text.slice(from, to);
      take(draft, 'request_id', part, from, NAMED, 1);
      take(draft, 'link_session_id', part, from, SESSION, 1);
      // A text that names only type and code may have the id in brackets; two such words are not ids.
      if (draft.fields.size > 3 || draft.group.open === '{') continue;
      take(draft, 'request_id', part, from, BRACKETED, 2);
      if (from >= draft.codeEnd) take(draft, 'request_id', part, from, LISTED, 2);
    }
  });
}

function take(
  draft: Draft,
  name: 'request_id' | 'link_session_id',
  part: string,
  from: number,
  pattern: RegExp,
  limit: number,
): void {
  if (draft.fields.has(name)) return;
  const found = [...part.matchAll(pattern)].filter((match) => isId(name, match[1] as string));
  const [first] = found;
  if (!first || (limit > 1 && found.length >= limit)) return;
  const id = first[1] as string;
  const start = from + first.index + first[0].indexOf(id);
  draft.fields.set(name, { text: id, start, end: start + id.length });
}

/** Words of 15 letters are words: an id has digits among its letters, or capitals inside. */
function isId(name: 'request_id' | 'link_session_id', text: string): boolean {
  if (name === 'link_session_id') return linkSessionId(text, true) !== null;
  return requestId(text, true) !== null && /\d|[a-z][A-Z]/.test(text);
}
