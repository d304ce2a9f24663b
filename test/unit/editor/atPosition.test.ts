import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorAt } from '../../../src/editor/atPosition.ts';
import { recognizeErrors } from '../../../src/recognize/errors/index.ts';
import type { Recognition } from '../../../src/recognize/recognize.ts';
import { SourceText } from '../../../src/syntax/source.ts';

/** What the error recognizer finds in a log text. */
function read(text: string): Recognition {
  const source = new SourceText(text);
  return {
    source,
    ...recognizeErrors(source, { reader: 'text', path: 'plaid.log' }),
  } as unknown as Recognition;
}

const text =
  'plaid {"error_type":"ITEM_ERROR","error_code":"ITEM_LOCKED","request_id":"m8MDnv9okwxFNBV"}\n\nthen plaid said ITEM_LOGIN_REQUIRED';
const at = (word: string, anywhere = false) => errorAt(read(text), text.indexOf(word) + 1, anywhere);

test('a code outside payloads', () => {
  const error = at('ITEM_LOGIN_REQUIRED');
  assert.equal(error?.error_code, 'ITEM_LOGIN_REQUIRED');
  assert.equal(error.payload, undefined);
  assert.equal(text.slice(error.span.start, error.span.end), 'ITEM_LOGIN_REQUIRED');
});

test('a payload on any of its fields, with the field as range and the payload as text', () => {
  for (const word of ['ITEM_LOCKED', 'm8MDnv9okwxFNBV']) {
    const error = at(word);
    assert.equal(error?.error_code, 'ITEM_LOCKED', word);
    assert.ok(text.slice(error.span.start, error.span.end).includes(word), word);
    assert.ok(text.slice(error.whole.start, error.whole.end).startsWith('{'), word);
  }
});

test('braces count only where the whole payload is meant', () => {
  assert.equal(at('{"error_type"'.slice(0, 1)), null);
  assert.equal(at('{', true)?.error_code, 'ITEM_LOCKED');
});

test('nothing elsewhere', () => {
  assert.equal(at('then', true), null);
  assert.equal(errorAt(read(''), 0, true), null);
});
