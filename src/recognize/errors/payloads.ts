import type { PayloadKey } from '../model.ts';
import type { KeyMeaning } from './keys.ts';
import { bareMessage, textOf, wordOf } from './reading.ts';
import { continuesRecord, lineStart } from './records.ts';
import type { Entry, Group } from './structure.ts';
import { institutionId, isNothing, itemId, linkSessionId, requestId } from './values.ts';
import {
  codeOf,
  gradeOf,
  isFrameworkCode,
  isPair,
  isPlainCode,
  isPlainType,
  memberOf,
  typeOf,
} from './vocabulary.ts';

/** A payload in the offsets of the text that was read. */
export interface Draft {
  start: number;
  end: number;
  type: string | null;
  code: string | null;
  codeStart: number;
  codeEnd: number;
  truncated: boolean;
  readonly fields: Map<PayloadKey, DraftField>;
  /** The group the payload fills or stands in. */
  readonly group: Group;
}

export interface DraftField {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface PayloadContext {
  readonly text: string;
  /** Source code rather than a document or log. */
  readonly code: boolean;
  /** Plaid is named near [start, end): in its record, or in the path. */
  plaidNear(start: number, end: number): boolean;
}

interface Named {
  readonly word: string | null;
  readonly start: number;
  readonly end: number;
}

interface Reading {
  type: string | null;
  code: string | null;
  typeAt: Named | null;
  codeAt: Named | null;
  typeWeak: boolean;
  codeWeak: boolean;
}

/** Every payload of a structure, in document order. */
export function collectPayloads(root: Group, context: PayloadContext): Draft[] {
  const used = new Set<Entry>();
  const drafts: Draft[] = [];
  // Inner groups first; without recursion, as documents nest as deeply as they like.
  const order: Group[] = [];
  const stack: Group[] = [root];
  for (let group = stack.pop(); group; group = stack.pop()) {
    order.push(group);
    for (const child of group.children) stack.push(child);
  }
  for (let i = order.length - 1; i >= 0; i--) {
    const group = order[i] as Group;
    for (const cluster of clusters(group, used, context)) {
      const draft = draftOf(group, cluster, context);
      if (!draft) continue;
      // `[error_type=X] [error_code=Y]`: small brackets that hold only a part leave it to the line.
      const small = (group.open === '(' || group.open === '[') && group.end - group.start <= 600;
      if (small && group.parent && (draft.code === null || draft.fields.size < 2)) continue;
      for (const entry of cluster) used.add(entry);
      drafts.push(draft);
    }
  }
  drafts.sort((a, b) => a.start - b.start || b.end - a.end);
  return drafts;
}

/** The entries that belong together: of one object, or of one record where there is no object around them. */
function clusters(group: Group, used: ReadonlySet<Entry>, context: PayloadContext): Entry[][] {
  let entries = group.entries.filter((entry) => !used.has(entry) && entry.valueEnd >= 0);
  // `[error_type=X] [error_code=Y]`, `(request_id: Z)`
  for (const child of group.children) {
    if (child.open !== '(' && child.open !== '[') continue;
    if (child.end - child.start > 600) continue;
    const inner = child.entries.filter((entry) => !used.has(entry) && entry.valueEnd >= 0);
    if (inner.length > 0) entries = entries.concat(inner);
  }
  if (entries.length === 0) return [];
  entries.sort((a, b) => a.keyStart - b.keyStart);
  const loose =
    group.open === '' || group.open === '"' || (group.open !== '{' && !group.closed) || context.code;
  const out: Entry[][] = [];
  let now: Entry[] = [];
  let seen = new Set<KeyMeaning>();
  let last: Entry | null = null;
  for (const entry of entries) {
    const repeats = seen.has(entry.meaning) && SPLITS.has(entry.meaning);
    if (last && (repeats || (loose && !sameRecord(last, entry, context)))) {
      out.push(now);
      now = [];
      seen = new Set();
    }
    now.push(entry);
    seen.add(entry.meaning);
    last = entry;
  }
  out.push(now);
  return out;
}

const SPLITS = new Set<KeyMeaning>(['error_type', 'error_code', 'error_message', 'weak_type', 'weak_code']);

/** Two loose entries are of one record: the same line, or lines that each hold one `key: value`. */
function sameRecord(a: Entry, b: Entry, context: PayloadContext): boolean {
  const from = Math.max(a.valueEnd, a.keyEnd);
  if (b.keyStart - from > (context.code ? 1500 : 4000)) return false;
  const between = context.text.slice(from, b.keyStart);
  const lines = between.split(/\r\n|\r|\n/);
  if (lines.length === 1) return true;
  if (context.code) return lines.length <= 8;
  if (lines.length > 6) return false;
  if (lines.some((line, at) => at > 0 && at < lines.length - 1 && line.trim() === '')) return false;
  const above = context.text.slice(lineStart(context.text, a.keyStart), from).slice(0, 400);
  return continuesRecord(above, lines.slice(1));
}

function draftOf(group: Group, cluster: readonly Entry[], context: PayloadContext): Draft | null {
  const reading = read(cluster, context);
  if (reading.code === null && reading.type === null) return null;
  const strong = new Set<PayloadKey>();
  for (const entry of cluster)
    if (!entry.meaning.startsWith('weak') && entry.meaning !== 'status')
      strong.add(entry.meaning as PayloadKey);
  if (!isEvident(reading, strong, group, cluster, context)) return null;
  const first = cluster[0] as Entry;
  const anchor = reading.codeAt ?? reading.typeAt;
  if (!anchor) return null;
  const fields = new Map<PayloadKey, DraftField>();
  const range = rangeOf(group, cluster, context);
  const draft: Draft = {
    start: Math.min(range.start, first.keyStart, anchor.start),
    end: Math.max(range.end, anchor.end),
    type: reading.type,
    code: reading.code,
    codeStart: anchor.start,
    codeEnd: anchor.end,
    truncated: (group.open === '{' && !group.closed) || cluster.some((entry) => entry.cut),
    fields,
    group,
  };
  if (reading.type !== null && reading.typeAt) put(fields, 'error_type', reading.type, reading.typeAt);
  if (reading.code !== null && reading.codeAt) put(fields, 'error_code', reading.code, reading.codeAt);
  readFields(draft, cluster, context, false);
  return draft;
}

function put(
  fields: Map<PayloadKey, DraftField>,
  name: PayloadKey,
  text: string,
  at: { start: number; end: number },
) {
  if (!fields.has(name)) fields.set(name, { text, start: at.start, end: at.end });
}

/** The type and code that a cluster names. */
function read(cluster: readonly Entry[], context: PayloadContext): Reading {
  const out: Reading = {
    type: null,
    code: null,
    typeAt: null,
    codeAt: null,
    typeWeak: false,
    codeWeak: false,
  };
  const take = (meaning: KeyMeaning, role: 'type' | 'code', weak: boolean): void => {
    for (const entry of cluster) {
      if (entry.meaning !== meaning) continue;
      const found = namesIn(entry, context, weak);
      if (role === 'type' && out.type === null && found.type) {
        out.type = found.type.word;
        out.typeAt = found.type;
        out.typeWeak = weak;
      }
      if (role === 'code' && out.code === null && found.code) {
        out.code = found.code.word;
        out.codeAt = found.code;
        out.codeWeak = weak;
      }
      // `errorCode: ExitErrorCode.itemError(…)`: the value names the type as well.
      if (role === 'code' && out.type === null && found.type) {
        out.type = found.type.word;
        out.typeAt = found.type;
        out.typeWeak = weak;
      }
    }
  };
  take('error_type', 'type', false);
  take('error_code', 'code', false);
  if (out.code === null) take('weak_code', 'code', true);
  if (out.type === null) take('weak_type', 'type', true);
  return out;
}

const WIRE_WORD = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;

/** The code and the type in the value of an entry. */
function namesIn(
  entry: Entry,
  context: PayloadContext,
  weak: boolean,
): { code: Named | null; type: Named | null } {
  const out: { code: Named | null; type: Named | null } = { code: null, type: null };
  let end = entry.valueEnd;
  // `ItemError(json=ITEM_LOCKED)`, `itemError(ItemErrorCode.itemLocked)`
  if (entry.quote === '' && entry.group && entry.group.open === '(' && entry.group.end > end)
    end = entry.group.end;
  const slice = context.text.slice(entry.valueStart, Math.min(end, entry.valueStart + 300));
  for (const match of slice.matchAll(/[A-Za-z][A-Za-z0-9_-]*/g)) {
    const word = match[0];
    const start = entry.valueStart + match.index;
    const at = { start, end: start + word.length };
    const whole = entry.quote === '' ? match.index === 0 : word === slice.trim();
    if (entry.cut && start + word.length >= entry.valueEnd && codeOf(word) === null) break;
    const code = codeOf(word);
    if (code !== null && (!word.includes('-') || whole)) {
      out.code ??= { word: code, ...at };
      continue;
    }
    const type = typeOf(word);
    if (type !== null) {
      out.type ??= { word: type, ...at };
      continue;
    }
    if (entry.quote === '' || entry.quote.length > 0) {
      const member = /[a-z]/.test(word) ? memberOf(word) : null;
      const dotted = entry.quote === '' || whole;
      if (member && dotted) {
        if (member.code) out.code = { word: member.code, ...at };
        if (member.type) out.type ??= { word: member.type, ...at };
        continue;
      }
    }
    // A code that the catalog does not list yet.
    if (!weak && whole && entry.meaning === 'error_code' && WIRE_WORD.test(word) && !entry.cut) {
      out.code ??= { word, ...at };
    }
    if (
      entry.quote === '' &&
      match.index > 0 &&
      /[\s,;]/.test(slice.slice(0, match.index)) &&
      !/[(]/.test(slice)
    )
      break;
  }
  return out;
}

/** A payload needs evidence of Plaid beyond its keys. */
function isEvident(
  reading: Reading,
  strong: ReadonlySet<PayloadKey>,
  group: Group,
  cluster: readonly Entry[],
  context: PayloadContext,
): boolean {
  const { type, code } = reading;
  const first = cluster[0] as Entry;
  const last = cluster.at(-1) as Entry;
  const near = (): boolean =>
    context.plaidNear(
      Math.min(group.open === '{' ? group.start : first.keyStart, first.keyStart),
      Math.max(last.valueEnd, last.keyEnd),
    );
  if (context.code) {
    // In code only literals that stand together are a payload.
    const literals = cluster.filter(
      (entry) => entry.quote !== '' && entry.joint !== '==' && entry.joint !== '',
    );
    const keys = new Set(literals.map((entry) => entry.meaning));
    if (!keys.has('error_code') && !keys.has('error_type')) return false;
    if (reading.code === null || !literals.some((entry) => entry.meaning === 'error_code')) return false;
    const others = [...keys].filter((key) => key !== 'error_code' && strong.has(key as PayloadKey));
    if (others.length === 0) return false;
  }
  const document = cluster.some(
    (entry) =>
      entry.meaning === 'documentation_url' &&
      /plaid\.com/i.test(context.text.slice(entry.valueStart, Math.max(entry.valueStart, entry.valueEnd))),
  );
  if (document && (strong.has('error_code') || strong.has('error_type'))) return true;
  const listed = code !== null && codeOf(code) !== null;
  const keys = strong.size;
  if (type !== null && code !== null) {
    if (listed && isPair(type, code)) {
      if (!reading.typeWeak && !reading.codeWeak)
        return isPlainCode(code) || isPlainType(type) || !hasForeignId(cluster, context) || near();
      return isPlainCode(code) || isPlainType(type) || near();
    }
    if (listed) return isPlainCode(code) || isPlainType(type) || near();
    // A code that is not listed: own code returns its own errors in Plaid's shape.
    if (context.code && !isPlainType(type)) return false;
    if (reading.typeWeak || reading.codeWeak) return isPlainType(type) && near();
    return isPlainType(type) || near();
  }
  if (code !== null && listed) {
    const own = reading.codeWeak ? gradeOf(code) === 'own' : isPlainCode(code);
    const beside = reading.codeWeak ? keys + weakMessages(cluster) : keys;
    if (own) return reading.codeWeak ? beside >= 1 : true;
    if (reading.codeWeak && isFrameworkCode(code)) {
      // tRPC, GraphQL servers and gRPC have codes of these names: only Plaid's own id beside it tells.
      const id = cluster.find((entry) => entry.meaning === 'request_id');
      return near() && id !== undefined && requestId(wordOf(context.text, id), true) !== null;
    }
    if (reading.codeWeak) return beside >= 1 && near();
    return (
      near() ||
      (gradeOf(code) === 'shared' && (strong.has('display_message') || strong.has('link_session_id')))
    );
  }
  if (type !== null && code === null) {
    const empty = cluster.some(
      (entry) =>
        entry.meaning === 'error_code' && isNothing(context.text.slice(entry.valueStart, entry.valueEnd)),
    );
    if (reading.typeWeak) return isPlainType(type) && near() && keys >= 1;
    if (isPlainType(type)) return keys >= 2 || empty;
    return keys >= 2 && near();
  }
  return false;
}

/** A request id that is a UUID or a number: Plaid's are neither. */
function hasForeignId(cluster: readonly Entry[], context: PayloadContext): boolean {
  return cluster.some(
    (entry) =>
      entry.meaning === 'request_id' &&
      /^(?:[0-9a-f]{8}-[0-9a-f]{4}-|\d+$|req_|Root=)/i.test(wordOf(context.text, entry)),
  );
}

function weakMessages(cluster: readonly Entry[]): number {
  return cluster.some((entry) => entry.meaning === 'weak_message' && entry.valueEnd > entry.valueStart)
    ? 1
    : 0;
}

/** What the payload covers: its object, or its entries where the brackets hold more than it. */
function rangeOf(
  group: Group,
  cluster: readonly Entry[],
  context: PayloadContext,
): { start: number; end: number } {
  const first = cluster[0] as Entry;
  let end = first.valueEnd;
  for (const entry of cluster)
    end = Math.max(
      end,
      entry.valueEnd + (entry.cut ? 0 : entry.quote.length),
      entry.group?.closed ? entry.group.end : 0,
    );
  const object = group.open === '{' || group.open === '(' || group.open === '[';
  const span = group.end - group.start;
  if (object && group.start <= first.keyStart && group.end >= end && (!context.code || span <= 6000)) {
    const whole = group.entries.length > 0 && (group.closed || span < 20_000);
    if (whole && !(context.code && span > 2500 && span > (end - first.keyStart) * 6))
      return {
        start: group.start,
        end: group.closed ? group.end : Math.max(end, Math.min(group.end, end + 400)),
      };
  }
  return { start: first.keyStart, end };
}

/** Takes the fields of entries into a payload; `outside` for those around it, which must look like Plaid's. */
export function readFields(
  draft: Draft,
  entries: readonly Entry[],
  context: PayloadContext,
  outside: boolean,
): void {
  const { fields } = draft;
  const spoken = entries.some((entry) => entry.meaning === 'error_message');
  for (const round of ['exact', 'any'] as const) {
    for (const entry of entries) {
      if (entry.valueEnd <= entry.valueStart) continue;
      const exact = round === 'exact';
      const at = { start: entry.valueStart, end: entry.valueEnd };
      switch (entry.meaning) {
        case 'request_id': {
          const proper = /request_?-?\s?id$/i.test(entry.key.replace(/["'\]]/g, ''));
          const id = requestId(wordOf(context.text, entry), exact || outside || !proper);
          if (id !== null && !entry.cut) put(fields, 'request_id', id, at);
          break;
        }
        case 'link_session_id': {
          const proper = /link/i.test(entry.key);
          const id = linkSessionId(wordOf(context.text, entry), exact || outside || !proper);
          if (id !== null && !entry.cut) put(fields, 'link_session_id', id, at);
          break;
        }
        case 'institution_id':
        case 'weak_id': {
          const id = institutionId(wordOf(context.text, entry));
          if (id !== null && !entry.cut) put(fields, 'institution_id', id, at);
          break;
        }
        case 'item_id': {
          const id = itemId(wordOf(context.text, entry), exact || outside);
          if (id !== null && !entry.cut) put(fields, 'item_id', id, at);
          break;
        }
        case 'institution_name':
          takeText(fields, 'institution_name', entry, context);
          break;
        case 'error_message':
        case 'display_message':
        case 'documentation_url':
        case 'suggested_action':
        case 'error_code_reason':
        case 'exit_status':
        case 'status':
          if (!outside) takeText(fields, entry.meaning, entry, context);
          break;
        case 'weak_message':
          if (!outside && !exact && !spoken) takeText(fields, 'error_message', entry, context);
          break;
      }
    }
  }
}

function takeText(
  fields: Map<PayloadKey, DraftField>,
  name: PayloadKey,
  entry: Entry,
  context: PayloadContext,
): void {
  if (fields.has(name)) return;
  const message = name === 'error_message' || name === 'display_message' || name === 'suggested_action';
  if (entry.quote === '' && message) {
    const bare = bareMessage(context.text, entry.valueStart);
    if (bare.text === '' || isNothing(bare.text) || (context.code && entry.joint !== '')) return;
    fields.set(name, { text: bare.text, start: entry.valueStart, end: entry.valueStart + bare.length });
    return;
  }
  const text = entry.quote === '' ? wordOf(context.text, entry) : textOf(context.text, entry);
  if (entry.quote === '' && (isNothing(text) || context.code)) return;
  fields.set(name, { text, start: entry.valueStart, end: entry.valueEnd });
}
