import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseKept, parseMessage } from '../../../src/panel/messages.ts';
import { keepable, MAX_KEPT, parseReport, type Report } from '../../../src/panel/report.ts';

test('what the page sends is taken, and nothing else of it', () => {
  for (const message of [
    { type: 'ready' },
    { type: 'check' },
    { type: 'copy-full' },
    { type: 'place', index: 3 },
    { type: 'fix', index: 0 },
    { type: 'tick', step: '0123abcd', done: true },
  ])
    assert.deepEqual(parseMessage({ ...message, more: 'ignored' }), message);
});

test('anything else is refused', () => {
  for (const message of [
    null,
    'ready',
    [],
    { type: 'open', path: '/etc/passwd' },
    { type: '__proto__' },
    { type: 'place' },
    { type: 'place', index: -1 },
    { type: 'place', index: 1.5 },
    { type: 'place', index: '0' },
    { type: 'fix', index: Number.MAX_VALUE },
    { type: 'tick', step: '../../x', done: true },
    { type: 'tick', step: '0123abcd', done: 1 },
    { type: ['ready'] },
  ])
    assert.equal(parseMessage(message), null, JSON.stringify(message));
});

test('no value makes the readers throw', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true }), (value) => {
      parseMessage(value);
      parseKept(value);
      parseReport(value);
    }),
  );
});

const text: Report = { kind: 'text', text: 'ITEM_LOCKED', uri: 'file:///w/a.log', line: 3 };
const finding: Report = {
  kind: 'finding',
  rule: 'missing-redirect-uri',
  uri: 'untitled:Untitled-1',
  line: 0,
};

test('a kept report comes back as it was', () => {
  for (const report of [text, finding, { ...text, uri: null, line: null }])
    assert.deepEqual(parseKept(JSON.parse(JSON.stringify({ version: 1, report, scroll: 9 }))), report);
});

test('a kept report that we did not write is refused', () => {
  for (const report of [
    { ...text, text: 7 },
    { ...text, text: 'x'.repeat(MAX_KEPT + 1) },
    { ...text, uri: 'no address' },
    { ...text, line: -1 },
    { ...finding, rule: 'Robert"); DROP' },
    { ...finding, uri: null },
    { kind: 'file' },
  ])
    assert.equal(parseReport(report), null, JSON.stringify(report).slice(0, 80));
  assert.equal(parseKept({ version: 2, report: text }), null);
});

test('what is kept holds no token, wherever a long text is cut, and can be read again', () => {
  const token = 'access-production-de3ce8ef-33f8-452c-a685-8671031fc0f6';
  for (let before = MAX_KEPT - 60; before <= MAX_KEPT + 5; before++) {
    const kept = keepable({ ...text, text: `${'x '.repeat(before / 2)}"${token}" ${'y'.repeat(1000)}` });
    assert.ok(kept.kind === 'text' && !/de3c|8671/.test(kept.text), `${before}`);
    assert.deepEqual(parseReport(kept), kept);
  }
  assert.deepEqual(keepable(text), text);
  assert.deepEqual(keepable(finding), finding);
});
