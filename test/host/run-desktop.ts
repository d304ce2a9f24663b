/**
 * Runs the extension-host suite in host C: VS Code for the desktop, the packaged VSIX installed into a profile of its
 * own. `VSCODE_EXECUTABLE_PATH` names a VS Code; without it @vscode/test-electron downloads one.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveCliArgsFromVSCodeExecutablePath } from '@vscode/test-electron';
import { bundleSuite } from './bundle.ts';
import { findDesktop } from './desktop.ts';
import { type Counts, failure, Listener } from './page.ts';
import { copyWorkspace, removeWorkspace, root, vsix } from './server.ts';

/** The counts of the suite, or why no desktop VS Code can run here. */
export async function runOnDesktop(): Promise<Counts | { readonly skipped: string }> {
  const display = process.platform !== 'linux' || process.env.DISPLAY !== undefined;
  const xvfb = display || spawnSync('xvfb-run', ['--help']).error === undefined;
  if (!xvfb) return { skipped: 'there is neither a display nor xvfb-run' };
  const found = await findDesktop();
  if ('missing' in found) return { skipped: found.missing };
  const workspace = copyWorkspace();
  const profile = mkdtempSync(join(tmpdir(), 'link-doctor-desktop-'));
  const common = [
    `--user-data-dir=${join(profile, 'data')}`,
    `--extensions-dir=${join(profile, 'extensions')}`,
    '--no-sandbox',
  ];
  try {
    const tests = join(root, 'out', 'desktop');
    const suite = await bundleSuite(tests);
    const [cli = '', ...args] = resolveCliArgsFromVSCodeExecutablePath(found.path, {
      reuseMachineInstall: true,
    });
    const install = spawnSync(cli, [...args, ...common, '--install-extension', vsix, '--force'], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    if (install.status !== 0)
      throw new Error(`The VSIX cannot be installed: ${install.stdout}${install.stderr}`);
    const launch = [
      found.path,
      ...[workspace, ...common, '--disable-workspace-trust', '--disable-telemetry', '--disable-updates'],
      ...['--skip-welcome', '--skip-release-notes', '--disable-gpu'],
      ...[`--extensionDevelopmentPath=${tests}`, `--extensionTestsPath=${suite}`],
    ];
    const [program = '', ...rest] = display ? launch : ['xvfb-run', '-a', ...launch];
    return await watch(program, rest);
  } catch (error) {
    return failure(error);
  } finally {
    removeWorkspace(workspace);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** What the suite says reaches VS Code's own output. */
async function watch(program: string, args: readonly string[]): Promise<Counts> {
  const listener = new Listener();
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const late = setTimeout(() => child.kill('SIGKILL'), 300_000);
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream.on('data', (chunk) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) listener.hear(line);
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  clearTimeout(late);
  return listener.counts(code ?? undefined);
}
