import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..', '..', '..');
/** From top to bottom; each may import only those after it. */
const house = [
  ...['editor', 'panel', 'cli', 'render', 'diagnosis', 'logs'],
  ...['fixes', 'rules', 'project', 'recognize', 'syntax', 'catalog'],
];
const outside = ['vscode', 'node:fs', 'node:fs/promises'];

/** What a folder may not import, as the house says it. */
function forbidden(folder: string): Set<string> {
  const names = new Set([...house.slice(0, house.indexOf(folder)), 'extension']);
  if (folder !== 'editor' && folder !== 'panel') names.add('vscode');
  if (folder !== 'cli') names.add('node:fs').add('node:fs/promises');
  return names;
}

function specifier(name: string, up: string): string {
  if (outside.includes(name)) return name;
  return name === 'extension' ? `${up}extension.ts` : `${up}${name}/some.ts`;
}

test('the linter enforces the arrows of the house, for every pair of folders', () => {
  const folder = mkdtempSync(join(tmpdir(), 'link-doctor-arrows-'));
  try {
    cpSync(join(root, 'biome.json'), join(folder, 'biome.json'));
    spawnSync('git', ['init', '-q'], { cwd: folder });
    const expected: string[] = [];
    for (const from of house) {
      for (const [depth, up] of [
        ['', '../'],
        ['deep/', '../../'],
      ]) {
        for (const name of [...house, 'extension', ...outside]) {
          if (name === from) continue;
          const file = `src/${from}/${depth}${name.replace(/\W/g, '-')}.ts`;
          mkdirSync(join(folder, 'src', from, depth as string), { recursive: true });
          writeFileSync(join(folder, file), `export * from '${specifier(name, up as string)}';\n`);
          if (forbidden(from).has(name)) expected.push(file);
        }
      }
    }
    const run = spawnSync(
      process.execPath,
      [
        join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome'),
        ...['lint', '--only=style/noRestrictedImports', '--reporter=github', '--max-diagnostics=none', '.'],
      ],
      { cwd: folder, encoding: 'utf8' },
    );
    const reported = [...run.stdout.matchAll(/noRestrictedImports,file=([^,]+),/g)].map(([, file]) =>
      (file as string).replaceAll('\\', '/').replace(/^.*?(?=src\/)/, ''),
    );
    assert.ok(expected.length > 150, 'the test asks for enough');
    assert.deepEqual(reported.sort(), expected.sort());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
