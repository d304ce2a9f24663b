import { Worker } from 'node:worker_threads';

/** The processor time after which one piece of work counts as a hang: what is guarded takes milliseconds. */
const LIMIT_SECONDS = 60;

/**
 * Ends the process, with the name of the work on standard error, when it does not come back. A thread of its own has to
 * watch: node:test's timers do not run while this one is busy, and its runner does not end a file for taking long.
 */
const WATCH = `
  const { workerData: { state, names, limit } } = require('node:worker_threads');
  let seen = 0, since;
  setInterval(() => {
    const now = Atomics.load(state, 0);
    if (now !== seen) { seen = now; since = process.cpuUsage(); return; }
    // Even: nothing is under way.
    if (now % 2 === 0) return;
    const { user, system } = process.cpuUsage(since);
    if (user + system < limit * 1e6) return;
    const name = Buffer.from(names.slice(0, Atomics.load(state, 1)));
    require('node:fs').writeSync(2, name + ': no end after ' + limit + ' s of processor time\\n');
    process.kill(process.pid, 'SIGKILL');
  }, Math.min(1000, limit * 250));
`;

/** Runs work under a watch of processor time, which a loaded machine does not use up. */
export function hangWatch(
  limit = LIMIT_SECONDS,
): <T>(name: string, work: () => T | Promise<T>) => Promise<T> {
  const state = new Int32Array(new SharedArrayBuffer(8));
  const names = new Uint8Array(new SharedArrayBuffer(200));
  let worker: Worker | undefined;
  return async (name, work) => {
    worker ??= new Worker(WATCH, { eval: true, execArgv: [], workerData: { state, names, limit } });
    worker.unref();
    Atomics.store(state, 1, new TextEncoder().encodeInto(name, names).written);
    Atomics.add(state, 0, 1);
    try {
      return await work();
    } finally {
      Atomics.add(state, 0, 1);
    }
  };
}
