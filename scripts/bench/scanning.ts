import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, print } from './report.ts';
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
  const own: Program = {
    name: 'link-doctor',
    command: process.execPath,
    args: [join(root, 'dist', 'cli.js'), 'scan', '.', '--format', 'jsonl'],
  };
  const astGrep = astGrepIn(root);
  const search = searchIn(root);
  const peers = [...(astGrep ? [astGrep] : []), ...(search ? [search] : [])];
  const programs = [own, ...peers];
  const taken = new Map<Program, Taken[]>(programs.map((each) => [each, []]));
  for (const each of programs) run(each, folder);
  // In turn, so that what else the machine does concerns all of them.
  for (let i = 0; i < 5; i++) for (const each of programs) taken.get(each)?.push(run(each, folder));
  const wall = (each: Program): number[] => (taken.get(each) ?? []).map(({ wall }) => wall);
  for (const peer of peers) {
    print({
      what: `scan of ${what}`,
      runs: wall(own),
      peer: { what: peer.name, runs: wall(peer) },
      ...(peer === astGrep ? { aim: 'under 0.33 x' } : {}),
    });
    const ratios = wall(own).map((each, i) => (each / (wall(peer)[i] as number)).toFixed(2));
    const cpu = (each: Program): number => median((taken.get(each) ?? []).map(({ cpu }) => cpu));
    console.log(
      `  run by run: ${ratios.join(', ')} x; processor time: ${(cpu(own) / cpu(peer)).toFixed(2)} x`,
    );
  }
  if (!astGrep) console.log('  ast-grep is not here');
  if (search?.name.startsWith('grep')) console.log('  ripgrep is not here: grep stands in for it');
}

function astGrepIn(root: string): Program | null {
  const platform = platforms[`${process.platform}-${process.arch}`];
  const command = join(root, 'node_modules', '@ast-grep', platform ?? '', 'ast-grep');
  const args = ['run', '--pattern', '$C.linkTokenCreate($$$)', '--lang', 'ts', '--json=stream', '.'];
  return platform && existsSync(command) ? { name: 'ast-grep', command, args } : null;
}

/** ripgrep, also the one that the VS Code server of the host tests brings; else grep. */
function searchIn(root: string): Program | null {
  const server = join(root, '.vscode-test', 'server', 'node_modules', 'code-server', 'lib', 'vscode');
  const name = `${process.platform}-${process.arch}`;
  const brought = join(server, 'node_modules', '@vscode', 'ripgrep-universal', 'bin', name, 'rg');
  const found = ['rg', brought].find((each) => spawnSync(each, ['--version']).status === 0);
  if (found) return { name: 'rg -l -i plaid', command: found, args: ['-l', '-i', 'plaid', '.'] };
  if (spawnSync('grep', ['--version']).status !== 0) return null;
  return { name: 'grep -r -l -i plaid', command: 'grep', args: ['-r', '-l', '-i', 'plaid', '.'] };
}

interface Program {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

/** Milliseconds of one run; `cpu` is what all its threads took, NaN where the system does not tell. */
interface Taken {
  readonly wall: number;
  readonly cpu: number;
}

function run({ command, args }: Program, cwd: string): Taken {
  const isPosix = process.platform !== 'win32';
  const script = '"$@" >/dev/null 2>&1; status=$?; times; exit $status';
  const start = performance.now();
  const { status, error, stdout } = spawnSync(
    isPosix ? 'sh' : command,
    isPosix ? ['-c', script, 'sh', command, ...args] : [...args],
    { cwd, maxBuffer: 1 << 28, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const wall = performance.now() - start;
  if (error || (status !== 0 && status !== 1)) throw error ?? new Error(`${command} ended with ${status}`);
  // The last line is of the programs that the shell has run: user and system, 0m1.25s 0m0.10s.
  const told = isPosix ? (stdout.trim().split('\n').at(-1) ?? '') : '';
  const parts = [...told.matchAll(/(\d+)m([\d.]+)s/g)].map(([, m, s]) => Number(m) * 60 + Number(s));
  return { wall, cpu: parts.length === 2 ? 1000 * ((parts[0] ?? 0) + (parts[1] ?? 0)) : Number.NaN };
}
