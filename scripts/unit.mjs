// The unit tests for the quick check: the files in two processes at once, many in one, which saves starting and loading for
// each. `npm test` gives each file a process of its own.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { root } from './root.mjs';

const shards = Math.min(2, availableParallelism());
const options = ['--test', '--test-isolation=none', '--test-reporter=dot'];

/** Runs one share of the files; its exit status, 1 when it was killed. */
const run = (index) =>
  new Promise((resolve) => {
    const share = `--test-shard=${index + 1}/${shards}`;
    spawn(process.execPath, [...options, share, 'test/unit/**/*.test.ts'], { cwd: root, stdio: 'inherit' })
      .on('error', () => resolve(1))
      .on('exit', (status) => resolve(status ?? 1));
  });

const statuses = await Promise.all(Array.from({ length: shards }, (_, index) => run(index)));
process.exitCode = Math.max(...statuses);
