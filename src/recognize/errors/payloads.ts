import type { PayloadKey } from '../model.ts';
import type { Draft, DraftField, PayloadContext } from './drafts.ts';
import { isEvident } from './evident.ts';
import { put, readFields } from './fields.ts';
import type { Entry, Group } from './groups.ts';
import type { KeyMeaning } from './keys.ts';
import { lineStart, MOST_BEFORE } from './lines.ts';
import { namingOf } from './naming.ts';
import { continuesRecord } from './records.ts';

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
    if (last && (repeats || (loose && !sameRecord(last, entry, seen, context)))) {
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

const NAMING: readonly KeyMeaning[] = ['error_type', 'error_code', 'error_message'];
const SPLITS = new Set<KeyMeaning>(['error_type', 'error_code', 'error_message', 'weak_type', 'weak_code']);

/** Two loose entries are of one record: the same line, or lines that each hold one `key: value`. */
function sameRecord(a: Entry, b: Entry, seen: ReadonlySet<KeyMeaning>, context: PayloadContext): boolean {
  const from = Math.max(a.valueEnd, a.keyEnd);
  if (b.keyStart - from > (context.code ? 1500 : 4000)) return false;
  const between = context.text.slice(from, b.keyStart);
  const lines = between.split(/\r\n|\r|\n/);
  if (lines.length === 1) return true;
  if (context.code) return lines.length <= 8;
  if (lines.length > 6) return false;
  if (lines.some((line, at) => at > 0 && at < lines.length - 1 && line.trim() === '')) return false;
  const begun = NAMING.some((meaning) => seen.has(meaning));
  // `Error: …` on a further line is the next exception.
  if (begun && b.quote === '' && /^err(?:or)?$/i.test(b.key)) return false;
  // A word of weight like `error` in front of a sentence or an object begins no list.
  if (!begun && !/^[\s"'`,;)\]}|]*$/.test(lines[0] ?? '')) return false;
  const start = lineStart(context.text, a.keyStart, MOST_BEFORE);
  const above = context.text.slice(start, from).slice(0, 400);
  return continuesRecord(above, a.keyStart - start, lines.at(-1) ?? '', begun);
}

function draftOf(group: Group, cluster: readonly Entry[], context: PayloadContext): Draft | null {
  const reading = namingOf(cluster, context);
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
