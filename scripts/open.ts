/**
 * Builds, packages and opens VS Code with the extension on test/workspace, in a profile of its own under .vscode-test/:
 * `code` on PATH, else a download, else the server from npm for the browser (`--server` asks for it).
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { resolveCliPathFromVSCodeExecutablePath } from '@vscode/test-electron';
import { findDesktop } from '../test/host/desktop.ts';
import { root, startServer, vsix } from '../test/host/server.ts';

const workspace = join(root, 'test', 'workspace');
const profile = join(root, '.vscode-test', 'profile');

function run(program: string, args: readonly string[], quiet = false): boolean {
  const { status } = spawnSync(program, args, {
    cwd: root,
    stdio: quiet ? 'ignore' : 'inherit',
    shell: process.platform === 'win32',
  });
  return status === 0;
}

/** The command line of a desktop VS Code, when one can show a window here. */
async function desktop(): Promise<string | undefined> {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return undefined;
  if (run('code', ['--version'], true)) return 'code';
  const found = await findDesktop();
  return 'path' in found ? resolveCliPathFromVSCodeExecutablePath(found.path) : undefined;
}

async function openDesktop(program: string): Promise<void> {
  const folders = [
    `--user-data-dir=${join(profile, 'desktop')}`,
    `--extensions-dir=${join(profile, 'desktop-extensions')}`,
  ];
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  if (!run(program, [...folders, ...sandbox, '--install-extension', vsix, '--force'])) {
    throw new Error('VS Code did not install the VSIX');
  }
  spawn(program, [...folders, ...sandbox, '--disable-workspace-trust', '--new-window', workspace], {
    stdio: 'ignore',
    detached: true,
    shell: process.platform === 'win32',
  }).unref();
  console.log(`VS Code opens on ${workspace}`);
}

async function openServer(): Promise<void> {
  const server = await startServer({ profile: join(profile, 'server') });
  console.log(`\nOpen this in a browser (Ctrl+C ends it):\n  ${server.folder(workspace)}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close().then(() => process.exit(0)));
  }
}

mkdirSync(profile, { recursive: true });
for (const script of ['build.mjs', 'package.mjs']) {
  if (!run(process.execPath, [join(root, 'scripts', script)])) process.exit(1);
}
const program = process.argv.includes('--server') ? undefined : await desktop();
if (program) await openDesktop(program);
else await openServer();
