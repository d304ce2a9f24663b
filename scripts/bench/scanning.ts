import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { print, timed } from './report.ts';
import { tree } from './texts.ts';

const platforms: Record<string, string> = {
  'linux-x64': 'cli-linux-x64-gnu',
  'linux-arm64': 'cli-linux-arm64-gnu',
  'darwin-arm64': 'cli-darwin-arm64',
  'darwin-x64': 'cli-darwin-x64',
  'win32-x64': 'cli-win32-x64-msvc',
};

/** `scan` against ast-grep and a text search, on the same trees in the same run. `given` is a tree of the caller's. */
export async function benchScanning(root: string, given: string | undefined): Promise<void> {
  const temporary = mkdtempSync(join(tmpdir(), 'link-doctor-bench-'));
  try {
    tree(temporary, 10_000, 100);
    await compare(root, '10,000 files, 1 in 100 with Plaid', temporary);
    if (given) await compare(root, given, given);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

async function compare(root: string, what: string, folder: string): Promise<void> {
  const scan = await timed(
    5,
    () => run(process.execPath, [join(root, 'dist', 'cli.js'), 'scan', '.', '--format', 'jsonl'], folder),
    1,
  );
  const platform = platforms[`${process.platform}-${process.arch}`];
  const astGrep = join(root, 'node_modules', '@ast-grep', platform ?? '', 'ast-grep');
  if (platform && existsSync(astGrep)) {
    const pattern = ['run', '--pattern', '$C.linkTokenCreate($$$)', '--lang', 'ts', '--json=stream', '.'];
    const peer = await timed(5, () => run(astGrep, pattern, folder), 1);
    print({
      what: `scan of ${what}`,
      runs: scan,
      peer: { what: 'ast-grep', runs: peer },
      aim: 'under 1 x, on a large tree under 0.33 x',
    });
  } else print({ what: `scan of ${what} (ast-grep is not here)`, runs: scan });
  const search = ['rg', 'grep'].find((name) => spawnSync(name, ['--version']).status === 0);
  if (!search) return;
  const args = search === 'rg' ? ['-l', '-i', 'plaid', '.'] : ['-r', '-l', '-i', 'plaid', '.'];
  print({
    what: 'the same',
    runs: scan,
    peer: {
      what: `${search} ${args.slice(0, -1).join(' ')}`,
      runs: await timed(5, () => run(search, args, folder), 1),
    },
  });
}

function run(command: string, args: readonly string[], cwd: string): void {
  const { status, error } = spawnSync(command, [...args], {
    cwd,
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (error || (status !== 0 && status !== 1)) throw error ?? new Error(`${command} ended with ${status}`);
}
