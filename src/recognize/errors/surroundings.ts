import { firstIndex } from '../../syntax/sorted.ts';
import type { Draft, PayloadContext } from './drafts.ts';
import { readFields } from './fields.ts';
import type { Entry, Group } from './groups.ts';
import { wordOf } from './reading.ts';
import { separateRecords } from './records.ts';
import { codeOf, isPair, memberOf } from './vocabulary.ts';

const REACH = 6000;

/**
 * Adds what stands around a payload and belongs to it: the webhook's item_id, the callback's metadata, the ids of the
 * record. Nothing is taken from an object that holds another error.
 */
export function readSurroundings(draft: Draft, holders: ReadonlySet<Group>, context: PayloadContext): void {
  const taken = (group: Group): boolean => holders.has(group);
  // Objects inside the payload: institution: { id }.
  for (const child of between(draft.group.children, draft.start, draft.end)) {
    if (child.start < draft.start || child.end > draft.end || taken(child)) continue;
    readDeep(draft, child, context, 4);
  }
  let inner = draft.group;
  let start = draft.start;
  let end = draft.end;
  for (let up = 0; up < 8; up++) {
    const outer = inner.parent;
    if (!outer) {
      // The payload's own lines when nothing is around them.
      if (up === 0) readBeside(draft, inner, start, end, taken, context);
      break;
    }
    const within = outer.open === '' || outer.open === '"';
    if (within || outer.open === '[' || outer.open === '(') {
      readFields(draft, near(outer.entries, start, end, context, true), context, true);
      readBeside(draft, outer, start, end, taken, context);
    } else {
      readFields(draft, near(outer.entries, start, end, context, false), context, true);
      for (const child of between(outer.children, start - REACH, end + REACH)) {
        if (child === inner || child.open !== '{' || taken(child)) continue;
        if (
          child.key === null ||
          !/^(?:meta|metadata|context|extra|ctx|data|institution|item|session|plaid|tags|request|labels|fields)/i.test(
            child.key,
          )
        )
          continue;
        readDeep(draft, child, context, 4);
      }
    }
    if (draft.code === null && up < 2) readReason(draft, outer, context);
    if (draft.type === null) readDomain(draft, outer.entries, start, context);
    start = Math.min(start, outer.start);
    end = Math.max(end, outer.end);
    if (outer.open === '"') {
      start = outer.start;
      end = outer.end;
    }
    inner = outer;
  }
}

/** The groups that are an error or hold one. */
export function holdersOf(drafts: readonly Draft[]): Set<Group> {
  const out = new Set<Group>();
  for (const draft of drafts)
    for (let at: Group | null = draft.group; at && !out.has(at); at = at.parent) out.add(at);
  return out;
}

/** The groups that touch [start, end), out of a list in document order. */
export function between(groups: readonly Group[], start: number, end: number): readonly Group[] {
  return part(
    groups,
    firstIndex(groups, (group) => group.end >= start),
    firstIndex(groups, (group) => group.start > end),
  );
}

/** The entries whose keys start in [start, end], out of a list in document order. */
export function entriesBetween(entries: readonly Entry[], start: number, end: number): readonly Entry[] {
  return part(
    entries,
    firstIndex(entries, (entry) => entry.keyStart >= start),
    firstIndex(entries, (entry) => entry.keyStart > end),
  );
}

function part<T>(all: readonly T[], from: number, to: number): readonly T[] {
  return from === 0 && to === all.length ? all : all.slice(from, to);
}

function readDeep(draft: Draft, group: Group, context: PayloadContext, depth: number): void {
  readFields(draft, group.entries.length > 200 ? group.entries.slice(0, 200) : group.entries, context, true);
  if (depth === 0) return;
  for (const child of group.children.slice(0, 20)) readDeep(draft, child, context, depth - 1);
}

function near(
  entries: readonly Entry[],
  start: number,
  end: number,
  context: PayloadContext,
  sameLine: boolean,
): Entry[] {
  return entriesBetween(entries, start - REACH, end + REACH).filter((entry) => {
    if (entry.keyStart >= start && entry.valueEnd <= end) return false;
    const gap =
      entry.keyStart >= end
        ? context.text.slice(end, Math.min(entry.keyStart, end + REACH))
        : context.text.slice(Math.max(entry.valueEnd, start - REACH), start);
    const distance = entry.keyStart >= end ? entry.keyStart - end : start - entry.valueEnd;
    if (distance > REACH) return false;
    return !sameLine || !/[\r\n]/.test(gap);
  });
}

/** `onExit(err, metadata)` as printed: the object right behind the payload. */
function readBeside(
  draft: Draft,
  outer: Group,
  start: number,
  end: number,
  taken: (group: Group) => boolean,
  context: PayloadContext,
): void {
  if (context.code) return;
  for (const child of between(outer.children, start - 200, end + 200)) {
    if (child.open === '"' || taken(child)) continue;
    const after = child.start >= end;
    const before = child.end <= start;
    if (!after && !before) continue;
    const gap = after
      ? context.text.slice(end, Math.min(child.start, end + 200))
      : context.text.slice(Math.max(child.end, start - 200), start);
    if (gap.length > 120) continue;
    const breaks = gap.match(/\r\n|\r|\n/g)?.length ?? 0;
    if (breaks > 2 || (before && breaks > 0)) continue;
    if (/\d\d:\d\d:\d\d/.test(gap) && breaks > 0) continue;
    if (
      breaks > 0 &&
      RECORD_KEY.test(context.text.slice(child.start, Math.min(child.end, child.start + 600)))
    )
      continue;
    if (breaks > 0 && besideAnother(child, outer, taken, context)) continue;
    if (breaks > 0 && separateRecords(context.text, { start, end }, child.start, false)) continue;
    if (outer.open !== '' && outer.open !== '"' && outer.open !== '(' && outer.open !== '[') continue;
    if (hasSession(child)) readDeep(draft, child, context, 4);
    else if (breaks === 0 && (child.open === '(' || child.open === '['))
      readFields(draft, child.entries, context, true);
    else if (breaks === 0 && child.open === '{' && outer.open !== '[' && !/^\s*,\s*$/.test(gap))
      readFields(
        draft,
        child.entries.filter((entry) => entry.meaning !== 'request_id'),
        context,
        true,
      );
  }
}

/** What loggers call the parts of a record: an object with one of them is a record of its own. */
const RECORD_KEY =
  /["'{\s,](?:level|lvl|severity|msg|message|time|timestamp|ts|pid|logger)["']?\s{0,2}(?::|=>?)/;

/** An object on a line of its own that holds another error: its ids are that error's. */
function besideAnother(
  group: Group,
  outer: Group,
  taken: (group: Group) => boolean,
  context: PayloadContext,
): boolean {
  return between(outer.children, group.start - 400, group.end + 400).some((other) => {
    if (other === group || !taken(other)) return false;
    const [first, second] = other.start < group.start ? [other, group] : [group, other];
    return !/[\r\n]/.test(context.text.slice(first.end, second.start));
  });
}

function hasSession(group: Group): boolean {
  return group.entries.some((entry) => entry.meaning === 'link_session_id' || entry.key === 'institution');
}

/** The details of a status hold the type, and the code is the reason beside them. */
function readReason(draft: Draft, outer: Group, context: PayloadContext): void {
  if (outer.open !== '{' || draft.type === null) return;
  for (const entry of outer.entries) {
    if (entry.meaning !== 'error_code' && entry.meaning !== 'weak_code') continue;
    const code = codeOf(wordOf(context.text, entry));
    if (code === null || !isPair(draft.type, code)) continue;
    draft.code = code;
    draft.codeStart = entry.valueStart;
    draft.codeEnd = entry.valueEnd;
    draft.fields.set('error_code', { text: code, start: entry.valueStart, end: entry.valueEnd });
    draft.start = Math.min(draft.start, outer.start);
    draft.end = Math.max(draft.end, outer.end);
    return;
  }
}

/** `Error Domain=PLKExitErrorItemDomain … UserInfo={…}`: the domain of an NSError names the type. */
function readDomain(draft: Draft, entries: readonly Entry[], start: number, context: PayloadContext): void {
  for (const entry of entries) {
    if (entry.key.toLowerCase() !== 'domain' || entry.valueStart > start || start - entry.valueStart > REACH)
      continue;
    const name = /^k?PLKExitError([A-Za-z]+?)(?:Error)?Domain/.exec(
      context.text.slice(entry.valueStart, entry.valueStart + 60),
    )?.[1];
    const type = name && (memberOf(name)?.type ?? memberOf(`${name}Error`)?.type);
    if (!type) continue;
    draft.type = type;
    draft.start = Math.min(draft.start, entry.keyStart);
    draft.fields.set('error_type', { text: type, start: entry.valueStart, end: entry.valueEnd });
  }
}
