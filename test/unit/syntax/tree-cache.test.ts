import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { Grammars } from '../../../src/syntax/grammars.ts';
import { typescript } from '../../../src/syntax/languages/typescript.ts';
import { editBetween, TreeCache } from '../../../src/syntax/tree-cache.ts';
import { recognizer } from '../../support/recognizer.ts';

const grammars = new Grammars((name) => readFile(new URL(`../../../dist/grammars/${name}`, import.meta.url)));
const base = `const é = '😀';\r\nawait plaid.linkTokenCreate({ client_name: 'x', country_codes: ['US'], language: 'en', user });\n`;

test('an edit is what stands between the common beginning and end', () => {
  const edit = editBetween('a\nbcd\ne', 'a\nbXd\ne');
  assert.deepEqual(
    [edit.startIndex, edit.oldEndIndex, edit.newEndIndex, edit.startPosition],
    [3, 4, 4, { row: 1, column: 1 }],
  );
  const repeated = editBetween('aaa', 'aaaa');
  assert.deepEqual([repeated.startIndex, repeated.oldEndIndex, repeated.newEndIndex], [3, 3, 4]);
});

test('a tree made from the last version is the tree of the text', async () => {
  await grammars.prepare(typescript);
  const cache = new TreeCache(grammars);
  let text = base;
  cache.parse('a', typescript, text);
  const edits: readonly ((text: string) => string)[] = [
    (t) => t.replace("'x'", "'Harbor 😀'"),
    (t) => `// first line\n${t}`,
    (t) => t.replace('user }', 'user, redirect_uri: uri }'),
    (t) => t.slice(0, 40),
    (t) => t + base,
    () => '',
    () => base,
  ];
  for (const edit of edits) {
    text = edit(text);
    const fresh = grammars.parse(typescript, text);
    const made = cache.parse('a', typescript, text);
    assert.equal(made?.rootNode.toString(), fresh?.rootNode.toString());
    assert.equal(made?.rootNode.endIndex, text.length);
    fresh?.delete();
  }
  cache.forget('a');
});

test('an edited document is recognized as a new one would be', async () => {
  const key = 'file:///a.ts';
  const before = await recognizer.recognize({ text: base, path: 'a.ts', key });
  assert.equal(before.requests[0]?.fields.has('redirect_uri'), false);
  const text = base.replace('user }', 'user, redirect_uri: uri }');
  const after = await recognizer.recognize({ text, path: 'a.ts', key });
  const fresh = await recognizer.recognize({ text, path: 'a.ts' });
  assert.deepEqual(after.requests, fresh.requests);
  recognizer.forget(key);
});
