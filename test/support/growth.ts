import assert from 'node:assert/strict';
import { hangWatch } from './hang.ts';

/** In how many pieces a text is read for comparison: what grows with the square is this much cheaper in pieces. */
const PIECES = 8;
/** Linear work costs the same in pieces (a ratio of 1), quadratic work an eighth (8). */
const LIMIT = 3;
/** Work that takes less is too quick to be told from noise, and quick enough. */
const FLOOR_MILLISECONDS = 50;
const ATTEMPTS = 4;

const watched = hangWatch();

/** What a piece of work costs, in ms. */
export type Clock = (work: () => unknown) => Promise<number>;

/** The processor time of this thread: waiting for a busy machine is not part of it, nor is collecting garbage next to it. */
export const processorTime: Clock = async (work) => {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
};

/**
 * Asserts that work costs at most a few times what its peer costs, measured in the same run: the best of some
 * attempts of each, so that one slow moment is no failure. Quick work passes at once.
 */
export async function assertAffordable(
  name: string,
  work: () => unknown,
  peer: () => unknown,
  clock: Clock = processorTime,
): Promise<void> {
  let cost = Number.POSITIVE_INFINITY;
  let peerCost = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    cost = Math.min(cost, await watched(name, () => clock(work)));
    if (cost < FLOOR_MILLISECONDS) return;
    peerCost = Math.min(peerCost, await watched(name, () => clock(peer)));
    if (cost <= LIMIT * peerCost) return;
  }
  assert.fail(
    `${name}: ${(cost / peerCost).toFixed(1)} times its peer, which takes ${peerCost.toFixed(0)} ms`,
  );
}

/**
 * Asserts that work on a text of this size costs about what the same text costs in pieces, so that it does not grow
 * with the square of the size. The size counts whatever the caller repeats; take one at which a square would show.
 */
export async function assertLinear(
  name: string,
  size: number,
  work: (size: number) => unknown,
  clock?: Clock,
): Promise<void> {
  const inPieces = async () => {
    for (let i = 0; i < PIECES; i++) await work(Math.ceil(size / PIECES));
  };
  await assertAffordable(name, () => work(size), inPieces, clock);
}
