import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WorkspaceIndex } from '../../../../src/recognize/workspace/index.ts';
import { filesOf, workspaceWith } from '../../../support/workspace.ts';

test('a file is read once, and again after it changed', async () => {
  const files: Record<string, string> = { 'src/a.ts': '1' };
  const asked: string[] = [];
  const index = new WorkspaceIndex(filesOf(files, asked));
  assert.equal((await index.open().file('src/a.ts'))?.text, '1');
  assert.equal((await index.open().file('src/a.ts'))?.text, '1');
  assert.deepEqual(asked, ['/', 'src/', 'src/a.ts']);
  files['src/a.ts'] = '2';
  index.changed('src/a.ts');
  assert.equal((await index.open().file('src/a.ts'))?.text, '2');
});

test('what is derived from a text is derived once per version', async () => {
  const files: Record<string, string> = { 'a.json': '{"a":1}' };
  const index = new WorkspaceIndex(filesOf(files));
  let times = 0;
  const count = (text: string): number => {
    times++;
    return text.length;
  };
  for (let i = 0; i < 3; i++) assert.equal((await index.open().file('a.json'))?.derive(count), 7);
  assert.equal(times, 1);
  files['a.json'] = '{}';
  index.changed('a.json');
  assert.equal((await index.open().file('a.json'))?.derive(count), 2);
  assert.equal(times, 2);
});

test('a change names the documents that read the file, or looked for it', async () => {
  const files: Record<string, string> = { 'src/a.ts': '1', 'src/link.ts': '' };
  const index = new WorkspaceIndex(filesOf(files));
  const one = index.open('one');
  await one.file('src/a.ts');
  one.close();
  const two = index.open('two');
  assert.equal(await two.file('src/b.ts'), null);
  two.close();
  assert.deepEqual(index.changed('src/a.ts'), ['one']);
  assert.deepEqual(index.changed('src/other.ts'), []);
  files['src/b.ts'] = 'new';
  assert.deepEqual(index.changed('src/b.ts', true), ['one', 'two']);
  assert.equal((await index.open().file('src/b.ts'))?.text, 'new');
  index.forget('one');
  index.forget('two');
  assert.deepEqual(index.changed('src/a.ts', true), []);
  assert.equal(index.size.watched, 0);
});

test('a folder that goes takes what lies in it along', async () => {
  const files: Record<string, string> = { 'src/config/index.ts': '1' };
  const index = new WorkspaceIndex(filesOf(files));
  const reading = index.open('link');
  assert.ok(await reading.file('src/config/index.ts'));
  reading.close();
  delete files['src/config/index.ts'];
  assert.deepEqual(index.changed('src/config', true), ['link']);
  assert.equal(await index.open().file('src/config/index.ts'), null);
});

test('what a later reading no longer needs does not concern the document; an older one that ends late does not count', async () => {
  const index = workspaceWith({ 'a.ts': '', 'b.ts': '' });
  const old = index.open('link');
  await old.file('a.ts');
  const fresh = index.open('link');
  await fresh.file('b.ts');
  fresh.close();
  old.close();
  assert.deepEqual(index.changed('a.ts'), []);
  assert.deepEqual(index.changed('b.ts'), ['link']);
});

test('a change while a file is read is not missed', async () => {
  let release = (_: string): void => {};
  let text = new Promise<string>((resolve) => {
    release = resolve;
  });
  const index = new WorkspaceIndex({ list: async () => ['a.ts'], read: () => text });
  const reading = index.open('link');
  const first = reading.file('a.ts');
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(index.changed('a.ts'), ['link']);
  release('old');
  assert.equal((await first)?.text, 'old');
  text = Promise.resolve('new');
  assert.equal((await index.open().file('a.ts'))?.text, 'new');
});

test('stays within its limits, and forgets the longest unused first', async () => {
  const files = Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`f${i}.ts`, 'x'.repeat(1000)]));
  const asked: string[] = [];
  const index = new WorkspaceIndex(filesOf(files, asked), { entries: 50, units: 20_000 });
  for (let i = 0; i < 400; i++) {
    await index.open(`d${i % 7}`).file('f0.ts');
    await index.open(`d${i % 7}`).file(`f${i}.ts`);
    assert.ok(index.size.entries <= 50 && index.size.units <= 20_000, JSON.stringify(index.size));
  }
  assert.equal(asked.filter((path) => path === 'f0.ts').length, 1);
  assert.equal(
    await workspaceWith({ 'a.ts': 'x'.repeat(11) }, { file: 10 })
      .open()
      .file('a.ts'),
    null,
  );
});

test('files that cannot be read are not there', async () => {
  const failing = new WorkspaceIndex({
    read: () => Promise.reject(new Error('gone')),
    list: async (folder) => (folder === '' ? ['a.ts', 'b/'] : Promise.reject(new Error('gone'))),
  });
  assert.equal(await failing.open().file('a.ts'), null);
  assert.equal(await failing.open().file('b/c.ts'), null);
  assert.equal(await failing.open().file('not/there/c.ts'), null);
});
