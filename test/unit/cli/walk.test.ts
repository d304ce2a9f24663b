import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { workspaceOf } from '../../../src/cli/node-workspace.ts';
import { decode, readFile, walk } from '../../../src/cli/walk.ts';
import { folder } from './run.ts';

function listed(root: string): string[] {
  return [...walk(root, (path, problem) => assert.fail(`${path}: ${problem}`))];
}

test('every .gitignore counts from its folder down; hidden files are read', () => {
  const root = folder({
    '.gitignore': '*.log\n/build\nsecret/\n!keep.log\n',
    'a.log': '',
    'keep.log': '',
    'build/a.ts': '',
    'src/build/a.ts': '',
    'src/secret/a.ts': '',
    'src/.gitignore': 'generated.ts\n!b.log\n',
    'src/generated.ts': '',
    'src/deep/generated.ts': '',
    'src/b.log': '',
    'generated.ts': '',
    '.env': '',
    '.github/workflows/ci.yml': '',
  });
  assert.deepEqual(listed(root), [
    '.env',
    '.github/workflows/ci.yml',
    '.gitignore',
    'generated.ts',
    'keep.log',
    'src/.gitignore',
    'src/b.log',
    'src/build/a.ts',
  ]);
});

test("version control's, third-party and binary files are left out", () => {
  const root = folder({
    '.git/config': '',
    'node_modules/plaid/index.js': '',
    'ios/Pods/Plaid/a.h': '',
    'vendor/a.php': '',
    '.venv/lib/a.py': '',
    'logo.png': '',
    'a.ts': '',
  });
  assert.deepEqual(listed(root), ['a.ts']);
});

test('links are not followed: no loop, nothing from outside', () => {
  const outside = folder({ 'other.ts': '' });
  const root = folder({ 'a/b.ts': '' });
  symlinkSync(root, join(root, 'a', 'loop'));
  symlinkSync(outside, join(root, 'outside'));
  symlinkSync(join(outside, 'other.ts'), join(root, 'other.ts'));
  assert.deepEqual(listed(root), ['a/b.ts']);
});

test('hostile patterns are passed over and told', () => {
  const root = folder({
    '.gitignore': `${'*a'.repeat(40)}\n${'**/a/'.repeat(9)}b\n*.log\n`,
    'x.log': '',
    'b.ts': '',
  });
  const told: string[] = [];
  const files = [...walk(root, (path, problem) => told.push(`${path}: ${problem}`))];
  assert.deepEqual(files, ['.gitignore', 'b.ts']);
  assert.deepEqual(told, ['.gitignore: 2 patterns with too many wildcards were passed over']);
});

test('folders in folders without end are left out and told', () => {
  const root = folder({ [`${'d/'.repeat(90)}a.ts`]: '', [`${'d/'.repeat(150)}b.ts`]: '' });
  const told: string[] = [];
  const files = [...walk(root, (_, problem) => told.push(problem))];
  assert.deepEqual(files, [`${'d/'.repeat(90)}a.ts`]);
  assert.deepEqual(told, ['more than 100 folders deep, left out']);
});

test('text is decoded by its byte order mark, which is taken off', () => {
  const text = 'ITEM ✓ 😀';
  const utf16 = Buffer.from(text, 'utf16le');
  const big = Buffer.from(utf16).swap16();
  for (const bytes of [
    Buffer.from(text),
    Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]),
    Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]),
    Buffer.concat([Buffer.from([0xfe, 0xff]), big]),
  ])
    assert.deepEqual(decode(bytes), { text });
  assert.deepEqual(decode(Buffer.from([0x50, 0, 1, 2])), { binary: true });
  assert.deepEqual(decode(Buffer.alloc(0)), { text: '' });
});

test('a file larger than the buffer is read whole, one over the limit is not', () => {
  const long = 'plaid '.repeat(100_000);
  const root = folder({ 'long.txt': long, 'huge.txt': Buffer.alloc(33 * 1024 * 1024, 'a') });
  assert.deepEqual(readFile(join(root, 'long.txt')), { text: long });
  assert.deepEqual(readFile(join(root, 'huge.txt')), {
    problem: 'larger than 32 MB, left out; give it as a PATH to read it',
  });
  assert.deepEqual(readFile(join(root, 'none.txt')), { problem: 'no such file or folder' });
});

test("a file's workspace is the nearest folder with .git or a manifest, none above the working directory", () => {
  const root = folder({
    'package.json': '{}',
    'api/requirements.txt': '',
    'api/src/x/a.py': '',
    'web/src/b.ts': '',
  });
  mkdirSync(join(root, 'web', 'src', 'c', '.git'), { recursive: true });
  const of = (file: string, cwd: string) => workspaceOf(join(root, file), join(root, cwd));
  assert.equal(of('api/src/x/a.py', ''), join(root, 'api'));
  assert.equal(of('web/src/b.ts', ''), root);
  assert.equal(of('web/src/c/d.ts', ''), join(root, 'web/src/c'));
  assert.equal(of('web/src/b.ts', 'web'), join(root, 'web/src'));
  assert.equal(of('web/src/b.ts', 'api'), join(root, 'web/src'));
});
