/** One measurement: the median of several runs, and what it is held against in the same run. */
export interface Measurement {
  readonly what: string;
  /** Milliseconds of each run. */
  readonly runs: readonly number[];
  readonly peer?: { readonly what: string; readonly runs: readonly number[] };
  /** What we aim for, in milliseconds or as the ratio to the peer. */
  readonly aim?: string;
}

export function median(runs: readonly number[]): number {
  const sorted = [...runs].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const at = (i: number): number => sorted[i] ?? Number.NaN;
  return sorted.length % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
}

/** Milliseconds of each of `count` runs of a function, after `warm` runs that do not count. */
export async function timed(
  count: number,
  run: (i: number) => unknown | Promise<unknown>,
  warm = 3,
): Promise<number[]> {
  const out: number[] = [];
  for (let i = -warm; i < count; i++) {
    const start = performance.now();
    await run(i);
    if (i >= 0) out.push(performance.now() - start);
  }
  return out;
}

export function print({ what, runs, peer, aim }: Measurement): void {
  const own = median(runs);
  const spread = `${format(Math.min(...runs))} to ${format(Math.max(...runs))}`;
  const against = peer
    ? `; ${(own / median(peer.runs)).toFixed(2)} x ${peer.what} (${format(median(peer.runs))})`
    : '';
  console.log(
    `${what}: median ${format(own)} of ${runs.length} (${spread})${against}${aim ? `; aim: ${aim}` : ''}`,
  );
}

function format(milliseconds: number): string {
  return milliseconds >= 1000
    ? `${(milliseconds / 1000).toFixed(2)} s`
    : `${milliseconds.toFixed(milliseconds < 10 ? 2 : 1)} ms`;
}
