// What ships of others keeps its license: dist/THIRD-PARTY-NOTICES.txt.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { files } from './grammars.mjs';
import { root } from './root.mjs';

/** Names the packages that esbuild's metafiles say were bundled, and those of the grammars. Throws when one has no license text. */
export function writeNotices(metafiles) {
  const names = new Set(files.map(([name]) => name));
  for (const { inputs } of metafiles) {
    for (const input of Object.keys(inputs)) {
      const name = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
      if (name) names.add(name);
    }
  }
  const parts = [...names].sort().map((name) => {
    const folder = join(root, 'node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    if (!file) throw new Error(`${name} has no license file; it may not be bundled like this`);
    return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  });
  const head = 'Link Doctor for Plaid includes the following work of others.\n';
  writeFileSync(
    join(root, 'dist', 'THIRD-PARTY-NOTICES.txt'),
    [head, ...parts].join(`\n${'-'.repeat(80)}\n\n`),
  );
}
