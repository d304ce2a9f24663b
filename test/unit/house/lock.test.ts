import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

interface Entry {
  readonly resolved?: string;
  readonly version?: string;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

const root = join(import.meta.dirname, '..', '..', '..');
const read = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'));
const packages: Record<string, Entry> = read('package-lock.json').packages;

test('the lock file names no registry', () => {
  assert.deepEqual(
    Object.keys(packages).filter((path) => packages[path]?.resolved !== undefined),
    [],
  );
});

test('the lock file has what npm ci asks for, for every system', () => {
  const manifest: Entry = read('package.json');
  for (const kind of ['devDependencies', 'optionalDependencies'] as const) {
    assert.deepEqual(packages['']?.[kind], manifest[kind], kind);
  }
  const missing: string[] = [];
  for (const [path, { dependencies, optionalDependencies }] of Object.entries(packages)) {
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      let folder = path;
      while (folder && !packages[`${folder}/node_modules/${name}`]) {
        folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')));
      }
      if (!folder && !packages[`node_modules/${name}`]) missing.push(`${path} > ${name}`);
    }
  }
  assert.deepEqual(missing, []);
});
