import type { PayloadKey } from '../model.ts';
import type { Covered } from './covered.ts';
import type { Draft, DraftField, PayloadContext } from './drafts.ts';
import { readFields } from './fields.ts';
import type { Entry, Group } from './groups.ts';
import { between, entriesBetween } from './surroundings.ts';
import { requestId } from './values.ts';
import { codeOf, gradeOf, isPair, isPlainCode, isPlainType } from './vocabulary.ts';
import type { Word } from './wire-words.ts';

const GAP = /^[\s"'`:|/,;\-–—>()[\].=→#<*_\\]{1,14}(?:(?:error[_ ]?)?code[\s:="'`]{0,4})?$/i;
const NEXT_WORD = /^["'`]?[:|/,;\t>-]["'`\s]?([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?![A-Za-z0-9_])/;
const NEXT_ID =
  /^["'`:|,;\s/()[\]<>*_-]{1,8}(?:(?:request_?id|req(?:uest)?)[\s:="'`]{1,4})?([A-Za-z0-9]{15})(?![A-Za-z0-9_-])/i;

/**
 * Errors without keys: `ITEM_ERROR:ITEM_LOGIN_REQUIRED:<request id>`, cells beside each other, or a code beside fields of
 * its record. For logs and documents only.
 */
export function collectTuples(
  words: readonly Word[],
  root: Group,
  found: Covered,
  context: PayloadContext & { readonly prose: boolean },
): Draft[] {
  const out: Draft[] = [];
  const lines = new LineEntries(root, context.text, found);
  const taken = new Set<Word>();
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word;
    if (taken.has(word) || found.has(word.start)) continue;
    const next = words[i + 1];
    let draft: Draft | null = null;
    if (next && next.start - word.end <= 24 && (word.code === null) !== (next.code === null)) {
      const gap = context.text.slice(word.end, next.start);
      const type = word.type ?? next.type;
      const code = word.code ?? next.code;
      if (
        type &&
        code &&
        GAP.test(gap) &&
        isPair(type, code) &&
        lonely(words, i, context) &&
        (isPlainCode(code) ||
          isPlainType(type) ||
          idBehind(context.text, next.end) !== null ||
          context.plaidNear(word.start, next.end))
      ) {
        draft = make(type, code, word.code === null ? next : word, word.start, next.end, root);
        taken.add(next);
      }
    }
    if (!draft && word.type !== null && isPlainType(word.type)) {
      const match = NEXT_WORD.exec(context.text.slice(word.end, word.end + 90));
      if (match?.[1] && codeOf(match[1]) === null && context.plaidNear(word.start, word.end)) {
        const start = word.end + match[0].length - match[1].length;
        const end = start + match[1].length;
        draft = make(word.type, match[1], { start, end }, word.start, end, root);
      }
    }
    if (!draft && word.code !== null) {
      const entries = lines.of(word);
      const ids = entries.filter((entry) => STRONG.has(entry.meaning as PayloadKey));
      if (ids.length === 0 || (gradeOf(word.word) !== 'own' && !context.plaidNear(word.start, word.end)))
        continue;
      draft = make(null, word.code, word, word.start, word.end, root);
      for (const entry of ids) {
        draft.start = Math.min(draft.start, entry.keyStart);
        draft.end = Math.max(draft.end, entry.valueEnd + entry.quote.length);
      }
      readFields(draft, entries, context, true);
      if (
        !['request_id', 'link_session_id', 'item_id', 'institution_id'].some((name) =>
          draft?.fields.has(name as PayloadKey),
        )
      )
        continue;
    }
    if (!draft) continue;
    const id = idBehind(context.text, draft.end);
    if (id !== null && !draft.fields.has('request_id')) {
      const start = context.text.indexOf(id, draft.end);
      draft.fields.set('request_id', { text: id, start, end: start + id.length });
      draft.end = start + id.length;
    }
    readFields(draft, lines.of(word), context, true);
    if (context.prose && !draft.fields.has('request_id') && !draft.fields.has('link_session_id')) {
      continue;
    }
    out.push(draft);
  }
  return out;
}

/** The request_id right behind an error's words. */
function idBehind(text: string, end: number): string | null {
  const id = NEXT_ID.exec(text.slice(end, end + 60))?.[1];
  return id && requestId(id, true) && /\d|[a-z][A-Z]/.test(id) ? id : null;
}

const STRONG = new Set<PayloadKey>(['request_id', 'link_session_id', 'institution_id', 'item_id']);

/** A list of codes under a type is documentation, not an error. */
function lonely(words: readonly Word[], i: number, context: PayloadContext): boolean {
  const after = words[i + 2];
  if (!after || after.code === null) return true;
  const previous = words[i + 1] as Word;
  return (
    !/^[\s,|/"'`]{1,8}(?:or |and )?["'`]?$/.test(context.text.slice(previous.end, after.start)) ||
    /[\r\n]/.test(context.text.slice(previous.end, after.start))
  );
}

function make(
  type: string | null,
  code: string,
  at: { start: number; end: number },
  start: number,
  end: number,
  group: Group,
): Draft {
  const fields = new Map<PayloadKey, DraftField>();
  fields.set('error_code', { text: code, start: at.start, end: at.end });
  if (type !== null) fields.set('error_type', { text: type, start, end });
  return { start, end, type, code, codeStart: at.start, codeEnd: at.end, truncated: false, fields, group };
}

/**
 * The entries on the line of a word, in whatever brackets they stand there, without those of payloads that were found; a
 * line is read once.
 */
class LineEntries {
  readonly #root: Group;
  readonly #text: string;
  readonly #found: Covered;
  #start = -1;
  #end = -1;
  #entries: Entry[] = [];

  constructor(root: Group, text: string, found: Covered) {
    this.#root = root;
    this.#text = text;
    this.#found = found;
  }

  of(word: Word): Entry[] {
    const text = this.#text;
    // On very long lines the part around the word counts as its line, in steps so that it is read once.
    if (word.start < this.#start || word.end > this.#end) {
      let start = word.start;
      while (start > 0 && word.start - start < REACH && !isBreak(text.charCodeAt(start - 1))) start--;
      let end = word.end;
      while (end < text.length && end - word.end < REACH && !isBreak(text.charCodeAt(end))) end++;
      this.#start = start;
      this.#end = end;
      this.#entries = this.#read(start, end);
    }
    return this.#entries;
  }

  #read(start: number, end: number): Entry[] {
    const out: Entry[] = [];
    const stack: Group[] = [this.#root];
    for (let group = stack.pop(); group && out.length < 300; group = stack.pop()) {
      for (const entry of entriesBetween(group.entries, start, end))
        if (entry.valueEnd <= end && entry.valueEnd >= 0 && !this.#found.has(entry.keyStart)) out.push(entry);
      for (const child of between(group.children, start, end)) stack.push(child);
    }
    return out.sort((a, b) => a.keyStart - b.keyStart);
  }
}

const REACH = 4000;

function isBreak(c: number): boolean {
  return c === 10 || c === 13;
}
