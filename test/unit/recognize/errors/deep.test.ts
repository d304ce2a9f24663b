import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recognizeErrors } from '../../../../src/recognize/errors/index.ts';
import { SourceText } from '../../../../src/syntax/source.ts';
import { assertLinear } from '../../../support/growth.ts';

const PAYLOAD =
  '{"error_type":"ITEM_ERROR","error_code":"ITEM_LOGIN_REQUIRED","request_id":"d33pR3qU3stIdAA"}';

for (const [open, close] of [
  ['{"a":', '}'],
  ['[', ']'],
  ['(', ''],
  ['[{"a":', ''],
] as const) {
  for (const depth of [3, 4000, 4001, 100_000]) {
    test(`${depth} × ${open}: the payload is the innermost object`, () => {
      const text = open.repeat(depth) + PAYLOAD + close.repeat(depth);
      const { payloads } = recognizeErrors(new SourceText(text), { reader: 'text', path: null });
      assert.equal(payloads.length, 1);
      const start = open.length * depth;
      assert.deepEqual(payloads[0]?.span, { start, end: start + PAYLOAD.length });
      assert.equal(payloads[0]?.request_id, 'd33pR3qU3stIdAA');
    });
  }
}

test('the same error in many records is many payloads, each on its line', () => {
  const lines = Array.from(
    { length: 30 },
    (_, at) => `2026-03-08T10:00:${10 + at}Z ERROR plaid retry=${at} ${PAYLOAD}`,
  );
  const source = new SourceText(lines.join('\n'));
  const { payloads } = recognizeErrors(source, { reader: 'text', path: null });
  const on = payloads.map((payload) => source.positionAt(payload.codeSpan.start).line);
  assert.deepEqual(
    on,
    lines.map((_, at) => at),
  );
});

test('a line costs no more for having no quotes behind it', async () => {
  await assertLinear('lines', 400_000, (size) => {
    const source = new SourceText(`error_code:${'\n'.repeat(size)}ITEM_LOCKED`);
    recognizeErrors(source, { reader: 'text', path: null });
  });
});
