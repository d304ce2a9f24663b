import type { Reader } from '../../syntax/language.ts';
import type { SourceText } from '../../syntax/source.ts';
import type { ErrorCodeMention, ErrorPayload } from '../model.ts';
import { Covered } from './covered.ts';
import type { Draft, PayloadContext } from './drafts.ts';
import { mentionsOf } from './mentions/index.ts';
import { normalize } from './normalize.ts';
import { collectPayloads } from './payloads.ts';
import { PlaidNames } from './plaid-names.ts';
import { separateRecords } from './records.ts';
import { readSpoken } from './spoken.ts';
import { readStructure } from './structure.ts';
import { holdersOf, readSurroundings } from './surroundings.ts';
import { collectTables } from './tables.ts';
import { collectTuples } from './tuples.ts';
import { type Word, wireWords } from './wire-words.ts';

export interface ErrorOptions {
  readonly reader: Reader;
  /** True for an offset in a comment; from the parse tree where there is one. */
  readonly commentAt?: ((offset: number) => boolean) | undefined;
  /** True for an offset in a string literal. */
  readonly stringAt?: ((offset: number) => boolean) | undefined;
  /** Relative to the workspace, or null. */
  readonly path: string | null;
  /** A page, a template or a text around code, whatever its path: `==` compares there. */
  readonly prose?: boolean | undefined;
  /** Also tell types that stand alone (`ITEM_ERROR`); without it only the one that is used as a code. */
  readonly types?: boolean | undefined;
}

export interface RecognizedErrors {
  readonly codes: readonly ErrorCodeMention[];
  readonly payloads: readonly ErrorPayload[];
}

const NONE: RecognizedErrors = { codes: [], payloads: [] };
const DOCS = /plaid\.com(?:\\*\/|%2F)docs/gi;
const MEMBERS = /PLK[A-Z]|ErrorCode|error_code|errorCode|LinkKit|LinkError|error_?[tT]ype/;

/**
 * Finds Plaid's error codes and error payloads in any text: source code, JSON, logs. Payloads come without the codes in
 * them. Offsets are those of `source`; both lists are in document order. Never throws; linear in the text.
 */
export function recognizeErrors(source: SourceText, options: ErrorOptions): RecognizedErrors {
  const raw = source.text;
  if (raw.length < 8) return NONE;
  const normalized = normalize(raw, { wrapped: options.reader === 'text' });
  const text = normalized.text;
  const words = wireWords(text);
  const docs = [...text.matchAll(DOCS)].map((match) => match.index);
  const spelled = MEMBERS.test(text);
  if (words.length === 0 && docs.length === 0 && !spelled) return NONE;
  const names = new PlaidNames(text, options.path);
  const code = options.reader === 'tree';
  const context: PayloadContext & { prose: boolean } = {
    text,
    code,
    prose: options.prose === true || /\.(?:md|mdx|markdown|rst|adoc|html?)$/i.test(options.path ?? ''),
    plaidNear: (start, end) => names.inPath() || names.near(start, end),
  };
  const all = payloadsOf(text, words, docs, spelled, context);
  const index = new Covered(all);
  const drafts = withoutDoubles(all, context);
  const codes = mentionsOf({
    text,
    source,
    normalized,
    words,
    covered: (word) => index.has(word.start),
    names,
    options,
  });
  const payloads = drafts.map((draft): ErrorPayload => {
    const field = (name: Parameters<typeof draft.fields.get>[0]): string | null =>
      draft.fields.get(name)?.text ?? null;
    return {
      kind: 'error-payload',
      span: { start: normalized.startOf(draft.start), end: normalized.endOf(draft.end) },
      error_type: draft.type,
      error_code: draft.code,
      error_message: field('error_message'),
      request_id: field('request_id'),
      link_session_id: field('link_session_id'),
      institution_id: field('institution_id'),
      item_id: field('item_id'),
      fields: [...draft.fields]
        .map(([name, at]) => ({
          name,
          text: at.text,
          span: { start: normalized.startOf(at.start), end: normalized.endOf(at.end) },
        }))
        .sort((a, b) => a.span.start - b.span.start),
      truncated: draft.truncated,
      codeSpan: { start: normalized.startOf(draft.codeStart), end: normalized.endOf(draft.codeEnd) },
    };
  });
  return { codes, payloads };
}

function payloadsOf(
  text: string,
  words: readonly Word[],
  docs: readonly number[],
  spelled: boolean,
  context: PayloadContext & { prose: boolean },
): Draft[] {
  const anchors = words.map((word) => word.start).concat(docs);
  if (spelled) for (const match of text.matchAll(/error_?[cC]ode|ErrorCode|PLK/g)) anchors.push(match.index);
  anchors.sort((a, b) => a - b);
  const root = readStructure(text, { code: context.code, compares: context.prose, anchors });
  const tables = context.code ? [] : collectTables(root, context);
  const inTable = new Covered(tables);
  const found = collectPayloads(root, context)
    .filter((draft) => !inTable.has(draft.codeStart))
    .concat(tables);
  const tuples = context.code ? [] : collectTuples(words, root, new Covered(found), context);
  const all = [...found, ...tuples].sort((a, b) => a.start - b.start || b.end - a.end);
  const flat = new Set([...tuples, ...tables]);
  const holders = holdersOf(found);
  for (const draft of all) if (!flat.has(draft)) readSurroundings(draft, holders, context);
  // What stands around an error may begin before one that follows.
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  readSpoken(all, context);
  return all;
}

/** The same error printed twice in one record (an object and its JSON, a message and its body) is one payload. */
function withoutDoubles(drafts: readonly Draft[], context: PayloadContext): Draft[] {
  const out: Draft[] = [];
  for (const draft of drafts) {
    const twin = out
      .slice(-6)
      .reverse()
      .find((other) => isTwin(other, draft, context));
    if (!twin) {
      out.push(draft);
      continue;
    }
    for (const [name, field] of draft.fields) if (!twin.fields.has(name)) twin.fields.set(name, field);
    twin.type ??= draft.type;
    if (draft.end > twin.end && draft.start < twin.end) twin.end = draft.end;
  }
  return out;
}

function isTwin(a: Draft, b: Draft, context: PayloadContext): boolean {
  if (a.code !== b.code || (a.type !== null && b.type !== null && a.type !== b.type)) return false;
  const ids = ['request_id', 'item_id', 'link_session_id'] as const;
  let same = 0;
  for (const name of ids) {
    const one = a.fields.get(name)?.text;
    const other = b.fields.get(name)?.text;
    if (one !== undefined && other !== undefined) {
      if (one !== other) return false;
      same++;
    }
  }
  if (b.start < a.end) return true;
  if (context.code || separateRecords(context.text, a, b.start, true)) return false;
  const gap = context.text.slice(a.end, Math.min(b.start, a.end + 3001));
  if (gap.length > 3000) return false;
  const breaks = gap.match(/\n/g)?.length ?? 0;
  if (
    a.fields.get('request_id')?.text !== undefined &&
    a.fields.get('request_id')?.text === b.fields.get('request_id')?.text
  )
    return breaks <= 40;
  // A console's preview (`{error_code: 'X', …}`) and the lines of the object below it.
  if (breaks <= 8 && a.type === b.type && /(?:…|\.{3})\s*\}$/.test(context.text.slice(a.start, a.end)))
    return true;
  return (
    breaks === 0 && (same > 0 || a.fields.get('error_message')?.text === b.fields.get('error_message')?.text)
  );
}
