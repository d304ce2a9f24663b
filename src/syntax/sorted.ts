import type { Span } from './source.ts';

/**
 * The index of the first element that `holds`, in a list where those that hold stand behind all that do not; the list's
 * length when none does. Looks at few of them.
 */
export function firstIndex<T>(sorted: ArrayLike<T>, holds: (each: T) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** True when one of the offsets, which are in order, stands in [from, to). */
export function hasWithin(offsets: ArrayLike<number>, from: number, to: number): boolean {
  const at = firstIndex(offsets, (offset) => offset >= from);
  return at < offsets.length && (offsets[at] as number) < to;
}

/** The one of ordered spans, none of which overlap, that holds an offset. */
export function spanAt(spans: readonly Span[], offset: number): Span | null {
  const span = spans[firstIndex(spans, ({ end }) => end > offset)];
  return span && span.start <= offset ? span : null;
}
