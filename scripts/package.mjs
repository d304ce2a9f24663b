// Writes dist/link-doctor.vsix from a staged copy of what .vscodeignore leaves, so that the manifest that ships names
// no tools, and so that packaging works before the owner has set `publisher` and `repository`.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { listFiles } from '@vscode/vsce';
import { root } from './root.mjs';

const stage = join(root, 'out', 'vsix');
const made = join(root, 'out', 'link-doctor.vsix');
const vsix = join(root, 'dist', 'link-doctor.vsix');
const standIn = 'local';

/** The manifest that ships: what VS Code and the Marketplace read. */
function shippedManifest(manifest) {
  const { scripts, devDependencies, optionalDependencies, dependencies, type, engines, ...rest } = manifest;
  delete rest.private;
  return { ...rest, publisher: manifest.publisher ?? standIn, engines: { vscode: engines.vscode } };
}

/** Without a repository relative links and pictures lead nowhere: pictures go, links keep their words. */
function readmeWithoutRepository(text) {
  return text
    .replace(/^[ \t]*!\[[^\]]*\]\((?!https?:)[^)]*\)[ \t]*\r?\n/gm, '')
    .replace(/!\[([^\]]*)\]\((?!https?:)[^)]*\)/g, '$1')
    .replace(/\[([^\]]+)\]\((?!https?:|#|mailto:)[^)]*\)/g, '$1');
}

async function main() {
  for (const needed of ['dist/extension.js', 'dist/web/extension.js', 'media/icon.png']) {
    if (!existsSync(join(root, needed))) throw new Error(`${needed} is missing: run npm run build first`);
  }
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  rmSync(stage, { recursive: true, force: true });
  cpSync(join(root, '.vscodeignore'), join(stage, '.vscodeignore'), { recursive: true });
  // PackageManager.None: nothing of node_modules.
  for (const file of await listFiles({ cwd: root, packageManager: 2 })) {
    mkdirSync(dirname(join(stage, file)), { recursive: true });
    cpSync(join(root, file), join(stage, file));
  }
  writeFileSync(join(stage, 'package.json'), `${JSON.stringify(shippedManifest(manifest), null, 2)}\n`);
  const options = ['--no-dependencies', '--out', made];
  if (!manifest.repository) {
    const readme = join(stage, 'README.md');
    if (existsSync(readme)) writeFileSync(readme, readmeWithoutRepository(readFileSync(readme, 'utf8')));
    options.push('--allow-missing-repository', '--no-rewrite-relative-links');
  }
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  const run = spawnSync(process.execPath, [vsce, 'package', ...options], { cwd: stage, encoding: 'utf8' });
  const said = `${run.stdout}${run.stderr}`;
  process.stdout.write(said);
  if (run.status !== 0) throw new Error('vsce could not package the extension');
  if (/\bWARNING\b/.test(said)) throw new Error('packaging must not warn');
  renameSync(made, vsix);
  console.log(`dist/link-doctor.vsix ${(statSync(vsix).size / 1024 / 1024).toFixed(2)} MB`);
}

try {
  await main();
} catch (error) {
  console.error(`package: ${error.message}`);
  process.exitCode = 1;
}
