import type { PayloadKey } from '../model.ts';
import type { PayloadContext } from './drafts.ts';
import type { Entry, Group } from './groups.ts';
import type { Naming } from './naming.ts';
import { wordOf } from './reading.ts';
import { isNothing, requestId } from './values.ts';
import { codeOf, gradeOf, isFrameworkCode, isPair, isPlainCode, isPlainType } from './vocabulary.ts';

/** A payload needs evidence of Plaid beyond its keys. */
export function isEvident(
  reading: Naming,
  strong: ReadonlySet<PayloadKey>,
  group: Group,
  cluster: readonly Entry[],
  context: PayloadContext,
): boolean {
  const { type, code } = reading;
  const first = cluster[0] as Entry;
  const last = cluster.at(-1) as Entry;
  const near = (): boolean => {
    const around = enclosing(group);
    return context.plaidNear(
      Math.min(around.start, first.keyStart),
      Math.max(around.end, last.valueEnd, last.keyEnd),
    );
  };
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

/** The object around the entries, and those around it while they are as small as a record. */
function enclosing(group: Group): { start: number; end: number } {
  if (group.open !== '{') return { start: Number.MAX_SAFE_INTEGER, end: 0 };
  let out = group;
  for (let at = group.parent; at?.open === '{' && at.closed && at.end - at.start <= 3000; at = at.parent)
    out = at;
  return { start: out.start, end: out === group ? 0 : out.end };
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
