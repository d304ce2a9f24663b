import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { bundles } from '../../../scripts/build.mjs';
import { copyGrammars } from '../../../scripts/grammars.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as one JSON object per line; throws when it is anything else. */
  lines(): Record<string, unknown>[];
}

const folders: string[] = [];
// Not a test's own hook: a folder may be made inside one test and used by the next.
process.on('exit', () => {
  for (const path of folders) rmSync(path, { recursive: true, force: true });
});

let built: string | undefined;

/** The command line as it ships, bundled from the present sources into a temporary folder. */
export function cli(): string {
  if (built) return built;
  const folder = mkdtempSync(join(tmpdir(), 'link-doctor-cli-'));
  folders.push(folder);
  for (const name of ['cli.js', 'mcp.js']) {
    const options = bundles(false).find(({ outfile }) => outfile && basename(outfile) === name);
    if (!options) throw new Error(`the build has no bundle ${name}`);
    esbuild.buildSync({ ...options, outfile: join(folder, name) });
  }
  const grammars = join(root, 'dist', 'grammars');
  copyGrammars();
  try {
    symlinkSync(grammars, join(folder, 'grammars'), 'dir');
  } catch {
    // Windows allows links to few.
    cpSync(grammars, join(folder, 'grammars'), { recursive: true });
  }
  built = join(folder, 'cli.js');
  return built;
}

/** Runs the command line in `cwd`. */
export function run(cwd: string, args: readonly string[], input?: string | Buffer): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli(), ...args], {
    cwd,
    input: input ?? '',
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NO_COLOR: '1' },
  });
  return {
    status,
    stdout,
    stderr,
    lines: () =>
      stdout
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

/** A temporary folder with these files, gone after the test file. */
export function folder(files: Readonly<Record<string, string | Buffer>>): string {
  const path = mkdtempSync(join(tmpdir(), 'link-doctor-test-'));
  folders.push(path);
  for (const [name, text] of Object.entries(files)) {
    const file = join(path, name);
    if (!existsSync(dirname(file))) mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return path;
}
