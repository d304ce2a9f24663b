/** Host A: the VS Code server from npm, with the packaged extension, for a browser. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');
export const vsix = join(root, 'dist', 'link-doctor.vsix');
const cache = join(root, '.vscode-test', 'server');
const version = '4.139.1';
const vscode = join(cache, 'node_modules', 'code-server', 'lib', 'vscode');
const program = join(vscode, 'out', 'server-main.js');
const done = join(cache, `ready-${version}-3`);

const settings = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.reduceMotion': 'on',
  'extensions.ignoreRecommendations': true,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'chat.disableAIFeatures': true,
  'git.enabled': false,
  'editor.minimap.enabled': false,
};

export interface ServerOptions {
  /** Lets a page hand test modules to the extension host (`payload`). */
  readonly driver?: boolean;
  readonly port?: number;
  /** More user settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Keeps the profile here; without it a temporary one is made and removed. */
  readonly profile?: string;
}

export interface Server {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** The address of a workbench on a folder (absolute path). */
  folder(path: string, payload?: ReadonlyArray<readonly [string, string]>): string;
  close(): Promise<void>;
}

/** Puts the server into the cache when it is not there (about 20 s). Throws when npm cannot. */
export function prepareServer(): void {
  if (existsSync(done)) return;
  console.log(`Installing the VS Code server ${version} from npm into .vscode-test …`);
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  // A package of its own, so that npm does not look further up.
  writeFileSync(join(cache, 'package.json'), '{ "private": true }\n');
  npm(cache, ['install', '--ignore-scripts', '--no-audit', '--no-fund', `code-server@${version}`]);
  // The server's own packages, and TypeScript for its language features.
  for (const folder of [vscode, join(vscode, 'extensions')]) {
    npm(folder, ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund']);
  }
  copyFileSync(
    join(import.meta.dirname, 'spdlog.cjs'),
    join(vscode, 'node_modules', '@vscode', 'spdlog', 'index.js'),
  );
  writeFileSync(done, '');
}

function npm(cwd: string, args: readonly string[]): void {
  const run = spawnSync('npm', [...args, '--loglevel=error'], {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (run.status !== 0) throw new Error(`npm ${args[0]} of the VS Code server failed: ${run.stderr}`);
}

/** Starts the server with only our extension in a profile of its own. Throws when it does not come up. */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  prepareServer();
  if (!existsSync(vsix)) throw new Error('dist/link-doctor.vsix is missing: run npm run package');
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'link-doctor-host-'));
  const data = join(profile, 'data');
  const folders = ['--server-data-dir', data, '--extensions-dir', join(profile, 'extensions')];
  const user = join(data, 'data', 'User');
  mkdirSync(user, { recursive: true });
  writeFileSync(join(user, 'settings.json'), JSON.stringify({ ...settings, ...options.settings }, null, 2));
  const terms = ['--accept-server-license-terms', '--disable-telemetry'];
  const install = spawnSync(
    process.execPath,
    [program, ...folders, ...terms, '--install-extension', vsix, '--force'],
    { encoding: 'utf8' },
  );
  if (install.status !== 0 || !/successfully installed/.test(install.stdout)) {
    throw new Error(`The VSIX cannot be installed: ${install.stdout}${install.stderr}`);
  }
  const port = options.port ?? (await freePort());
  const child = spawn(
    process.execPath,
    [
      program,
      ...folders,
      ...terms,
      ...['--host', '127.0.0.1', '--port', String(port)],
      ...['--without-connection-token', '--disable-workspace-trust'],
      ...(options.driver ? ['--enable-smoke-test-driver'] : []),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const origin = `http://127.0.0.1:${port}`;
  try {
    await listening(child, origin);
  } catch (error) {
    child.kill();
    throw error;
  }
  return {
    origin,
    folder(path, payload) {
      const query = new URLSearchParams({ folder: path });
      if (payload) query.set('payload', JSON.stringify(payload));
      return `${origin}/?${query}`;
    },
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      const late = setTimeout(() => child.kill('SIGKILL'), 5000);
      await ended;
      clearTimeout(late);
      if (!options.profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

async function listening(child: ChildProcess, origin: string): Promise<void> {
  let said = '';
  child.stdout?.on('data', (chunk) => {
    said += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  for (let waited = 0; waited < 60_000; waited += 200) {
    if (child.exitCode !== null) break;
    try {
      if ((await fetch(`${origin}/version`)).ok) return;
    } catch {
      // Not yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`The VS Code server did not start: ${said.slice(-2000)}`);
}

/** A TCP port that nothing listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** The id of the packaged extension. */
export function extensionId(): string {
  const staged = JSON.parse(readFileSync(join(root, 'out', 'vsix', 'package.json'), 'utf8'));
  return `${staged.publisher}.${staged.name}`;
}

/** A copy of test/workspace that tests may change; `removeWorkspace` ends it. */
export function copyWorkspace(): string {
  const copy = join(realpathSync(mkdtempSync(join(tmpdir(), 'link-doctor-sample-'))), 'sample');
  cpSync(join(root, 'test', 'workspace'), copy, { recursive: true });
  return copy;
}

/** Removes what `copyWorkspace` made. */
export function removeWorkspace(copy: string): void {
  rmSync(dirname(copy), { recursive: true, force: true });
}
