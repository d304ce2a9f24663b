import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { recognizeErrors } from '../../../../src/recognize/errors/index.ts';
import { SourceText } from '../../../../src/syntax/source.ts';
import { assertLinear } from '../../../support/growth.ts';

const OWN = fileURLToPath(new URL('../../../fixtures/wire/own/', import.meta.url));
const samples = readdirSync(OWN)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(OWN + name, 'utf8'));

/** A small generator with a seed, so that a failure can be repeated. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
}

function check(text: string, seed: string): void {
  for (const reader of ['text', 'json', 'tree', 'env'] as const) {
    const { codes, payloads } = recognizeErrors(new SourceText(text), { reader, path: null });
    let last = 0;
    for (const found of [...codes, ...payloads]) {
      assert.ok(found.span.start >= 0 && found.span.end <= text.length, `${seed}: span outside`);
      assert.ok(found.span.start < found.span.end, `${seed}: empty span`);
    }
    for (const { span } of payloads) {
      assert.ok(span.start >= last, `${seed}: order`);
      last = span.start;
    }
    for (const payload of payloads) {
      const { codeSpan } = payload;
      assert.ok(
        codeSpan.start >= payload.span.start && codeSpan.end <= payload.span.end,
        `${seed}: code outside`,
      );
      for (const field of payload.fields) {
        assert.ok(field.span.start >= 0 && field.span.end <= text.length, `${seed}: field outside`);
        assert.ok(field.span.start <= field.span.end, `${seed}: field reversed`);
      }
    }
  }
}

test('cut, mixed and damaged samples never throw and keep spans in the text', () => {
  const marks = [
    '"',
    "'",
    '\\',
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    '\n',
    '\r\n',
    ':',
    '=',
    ',',
    '|',
    '&quot;',
    '%22',
    '\u001b[31m',
    '""',
    '🙂',
  ];
  for (let seed = 1; seed <= 1500; seed++) {
    const next = random(seed);
    let text = samples[next(samples.length)] as string;
    if (next(3) === 0) text += samples[next(samples.length)] as string;
    const from = next(text.length);
    if (next(2) === 0) text = text.slice(from, from + 1 + next(text.length));
    for (let changes = next(6); changes > 0; changes--) {
      const at = next(text.length + 1);
      text = text.slice(0, at) + (marks[next(marks.length)] as string) + text.slice(at + next(4));
    }
    check(text, `seed ${seed}`);
  }
});

test('hostile texts take linear time', async () => {
  for (const [before, part, times, after] of [
    ['', '{"error_code":"ITEM_LOCKED","a":', 10_000, ''],
    ['', '"', 300_000, 'ITEM_LOGIN_REQUIRED'],
    ['', '\\', 300_000, '"ITEM_LOGIN_REQUIRED'],
    ['error_code:', '\n', 300_000, 'ITEM_LOGIN_REQUIRED'],
    ['', " 'a", 100_000, 'error_code ITEM_LOGIN_REQUIRED'],
    ['', '|error_code|ITEM_LOGIN_REQUIRED', 10_000, ''],
    ['', 'ITEM_ERROR:ITEM_LOGIN_REQUIRED ', 10_000, ''],
    ['', 'A_', 200_000, ' plaid error_code ITEM_LOGIN_REQUIRED'],
  ] as const)
    await assertLinear(part, times, (size) => {
      const source = new SourceText(before + part.repeat(size) + after);
      recognizeErrors(source, { reader: 'text', path: null });
    });
});

test('a single error is found in 5 MB on one line', () => {
  const filler = '{"id":"abc","note":"it\'s fine","n":[1,2,{"k":null}]},'.repeat(100_000);
  const text = `[${filler}{"error_type":"ITEM_ERROR","error_code":"ITEM_LOCKED","request_id":"aB3dE5fG7hJ9kL1"}]`;
  const { payloads } = recognizeErrors(new SourceText(text), { reader: 'json', path: null });
  assert.equal(payloads.length, 1);
  assert.equal(payloads[0]?.request_id, 'aB3dE5fG7hJ9kL1');
});
