import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupsAlong, itemsOf, readBrackets } from '../../../src/syntax/brackets.ts';
import { assertLinear } from '../../support/growth.ts';
import { recognizer } from '../../support/recognizer.ts';

const language = { lineComment: '//', quotes: '"\'' };

test('brackets: items are cut at the commas of the group itself', () => {
  const text = 'f({ a: [1, 2], // b, c\n d: "e, f", g(h, i) })';
  const brackets = readBrackets(text, language);
  const [, group] = brackets.groups;
  assert.ok(group);
  assert.deepEqual(
    itemsOf(text, group, brackets).map(({ start, end }) => text.slice(start, end)),
    ['a: [1, 2]', 'd: "e, f"', 'g(h, i)'],
  );
});

test('brackets: a group that was never closed does not own what comes after its parent', () => {
  const text = '[ { a, ] ( b, c ), d';
  const brackets = readBrackets(text, language);
  const lost = brackets.groups.find(({ open }) => open === '{');
  assert.ok(lost);
  assert.deepEqual(
    itemsOf(text, lost, brackets).map(({ start, end }) => text.slice(start, end)),
    ['a', '] ( b', 'c )', 'd'],
  );
});

test('brackets: the innermost group along a text', () => {
  const text = 'a(b[c]d)e{f';
  const around = groupsAlong(readBrackets(text, language));
  const found = [...text].map((_, offset) => around(offset)?.open ?? '-').join('');
  assert.equal(found, '--((' + '[[' + '((' + '-' + '-{');
});

test('brackets: requests in nested and unclosed groups take linear time', async () => {
  for (const part of ['  - client_name: [\n', 'link_token_create({ client_name: "a", ', '// client_name\n'])
    for (const path of ['a.dart', 'a.sh'])
      await assertLinear(`${path} ${part}`, 24_000, (size) =>
        recognizer.recognize({ text: `plaid ${part.repeat(size)} link_token`, path }),
      );
  await assertLinear('comments before items', 24_000, (size) => {
    const text = `{${'a, // b\n'.repeat(size)}`;
    const brackets = readBrackets(text, language);
    for (const group of brackets.groups) itemsOf(text, group, brackets);
  });
});
