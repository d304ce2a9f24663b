// What ships of others keeps its license: dist/THIRD-PARTY-NOTICES.txt.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { files } from './grammars.mjs';
import { root } from './root.mjs';

// The package of prebuilt grammars does not carry the licenses of the grammars; we do, under scripts/licenses.
const collection = 'tree-sitter-wasms';

function packageOf(path) {
  return /^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
}

function notice(name) {
  const folder = join(root, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  if (!file) throw new Error(`${name} has no license file; it may not be bundled like this`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}

function collected(file) {
  const name = basename(file, '.wasm');
  const path = join(root, 'scripts', 'licenses', `${name}.txt`);
  if (!existsSync(path))
    throw new Error(`${name} comes from ${collection}: add its license as scripts/licenses/${name}.txt`);
  return `${name} (built by ${collection})\n\n${readFileSync(path, 'utf8').trim()}\n`;
}

/** Names the packages that esbuild's metafiles say were bundled, and the grammars. Throws when one has no license text. */
export function writeNotices(metafiles) {
  const names = new Set(files.map(([path]) => packageOf(path)));
  for (const { inputs } of metafiles) {
    for (const input of Object.keys(inputs)) {
      const path = /(?:^|\/)node_modules\/(.*)/.exec(input)?.[1];
      if (path) names.add(packageOf(path));
    }
  }
  const parts = [
    ...[...names].sort().map(notice),
    ...files.filter(([path]) => packageOf(path) === collection).map(([, file]) => collected(file)),
  ];
  const head = 'Link Doctor for Plaid includes the following work of others.\n';
  writeFileSync(
    join(root, 'dist', 'THIRD-PARTY-NOTICES.txt'),
    [head, ...parts].join(`\n${'-'.repeat(80)}\n\n`),
  );
}
