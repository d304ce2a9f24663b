import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { textOf } from '../../../src/logs/decode.ts';
import { recognizeLog, ShiftedText } from '../../../src/logs/read.ts';
import { type Window, type WindowSizes, windowsOf } from '../../../src/logs/windows.ts';
import { createRecognizer } from '../../../src/recognize/analyze.ts';
import { SourceText } from '../../../src/syntax/source.ts';

async function* each<T>(values: Iterable<T>): AsyncGenerator<T> {
  yield* values;
}

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const value of values) list.push(value);
  return list;
}

/** A value in pieces of `size`. */
function* slices<T extends { slice(from: number, to: number): T; readonly length: number }>(
  value: T,
  size: number,
): Generator<T> {
  for (let i = 0; i < value.length; i += size) yield value.slice(i, i + size);
}

const windows = (text: string, sizes: WindowSizes, piece = 7): Promise<Window[]> =>
  all(windowsOf(each(slices(text, piece)), sizes));

const ANY_TEXT = fc
  .array(fc.constantFrom('a', 'é', '😀', '\n', '\r\n', '\r', '{"x":1}\n', '2026-01-02 ', '  }\n'), {
    maxLength: 120,
  })
  .map((parts) => parts.join(''));

test('the cores are the whole text, and every window knows its lines and columns', async () => {
  await fc.assert(
    fc.asyncProperty(
      ANY_TEXT,
      fc.integer({ min: 2, max: 40 }),
      fc.integer({ min: 0, max: 20 }),
      async (text, core, context) => {
        const found = await windows(text, { core, context }, 5);
        const whole = new SourceText(text);
        assert.equal(found.map((one) => one.text.slice(one.core.start, one.core.end)).join(''), text);
        let at = 0;
        for (const one of found) {
          assert.ok(one.core.end - one.core.start <= core + context + 6);
          const shifted = new ShiftedText(one.text, one.start);
          for (let i = one.core.start; i <= one.core.end; i++) {
            // Between \r and \n of a window's very end the break is not seen whole.
            assert.deepEqual(shifted.positionAt(i), whole.positionAt(at + i - one.core.start));
            assert.equal(shifted.offsetAt(shifted.positionAt(i)), i);
          }
          at += one.core.end - one.core.start;
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('a cut goes before a record, never through its lines, where there is one near', async () => {
  const record = (n: number) =>
    `2026-03-0${(n % 9) + 1}T10:00:00Z ERROR call failed\n  {\n    "n": ${n}\n  }\n`;
  const text = Array.from({ length: 60 }, (_, n) => record(n)).join('');
  const found = await windows(text, { core: 500, context: 120 });
  assert.ok(found.length > 5);
  for (const { text: part, core } of found)
    assert.match(part.slice(core.start, core.start + 11), /^2026-03-0\dT$/);
});

test('bytes are decoded across their pieces, UTF-16 by its mark, and binary gives nothing', async () => {
  const text = `${'é😀 plaid\r\n'.repeat(900)}end`;
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
  for (const bytes of [Buffer.from(text), Buffer.from(`\ufeff${text}`), utf16, Buffer.from(utf16).swap16()])
    for (const size of [3, 1000, 1_000_000])
      assert.equal((await all(textOf(each(slices(bytes, size))))).join(''), text);
  assert.deepEqual(await all(textOf(each([Buffer.from('plaid\0'), Buffer.from('ITEM_LOCKED')]))), []);
  assert.deepEqual(await all(textOf(each([]))), []);
});

/** Lines of every kind, with payloads on one line, over several, escaped, and codes alone. */
function sample(records: number): string {
  const lines: string[] = [];
  for (let n = 0; n < records; n++) {
    const time = `2026-03-04T10:${String(n % 60).padStart(2, '0')}:00.${String(n % 1000).padStart(3, '0')}Z`;
    const id = `req${String(n).padStart(12, '0')}`;
    const payload = {
      error_type: 'ITEM_ERROR',
      error_code: 'ITEM_LOGIN_REQUIRED',
      error_message: 'x',
      request_id: id,
    };
    switch (n % 5) {
      case 0:
        lines.push(`${time} ERROR plaid ${JSON.stringify(payload)}`);
        break;
      case 1:
        lines.push(`${time} ERROR plaid call failed:`, ...JSON.stringify(payload, null, 2).split('\n'));
        break;
      case 2:
        lines.push(`${time} INFO GET /health 200 ${n} é😀`);
        break;
      case 3:
        lines.push(
          JSON.stringify({
            time,
            msg: 'plaid',
            body: JSON.stringify({ ...payload, error_code: 'INVALID_MFA' }),
          }),
        );
        break;
      default:
        lines.push(`${time} WARN plaid says PRODUCT_NOT_READY for item ${n}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

test('a log in windows holds the same, at the same places, as read whole', async () => {
  const recognizer = createRecognizer(() => Promise.reject(new Error('no grammar is needed')));
  const text = sample(400);
  const read = async (sizes: WindowSizes) => {
    const found: string[] = [];
    const bytes = each(slices(Buffer.from(text), 1000));
    for await (const one of recognizeLog(recognizer, { bytes, path: 'api.log' }, sizes)) {
      for (const { span, kind, ...rest } of [...one.codes, ...one.payloads].sort(
        (a, b) => a.span.start - b.span.start,
      )) {
        const { line, column } = one.source.positionAt(span.start);
        const end = one.source.positionAt(span.end);
        const id = 'request_id' in rest ? rest.request_id : rest.code;
        found.push(`${kind} ${line}:${column}-${end.line}:${end.column} ${id}`);
      }
    }
    return found;
  };
  const whole = await read({ core: 10_000_000, context: 0 });
  assert.equal(whole.length, 320);
  assert.deepEqual(await read({ core: 9000, context: 4000 }), whole);
  assert.deepEqual(await read({ core: 3001, context: 4000 }), whole);
});

test('one line without an end is read in windows too, with its columns', async () => {
  const recognizer = createRecognizer(() => Promise.reject(new Error('no grammar is needed')));
  const entry = (n: number) =>
    `{"n":${n},"error_type":"ITEM_ERROR","error_code":"ITEM_LOCKED","request_id":"r${String(n).padStart(14, '0')}"}, `;
  const text = Array.from({ length: 500 }, (_, n) => entry(n)).join('');
  const columns: number[] = [];
  const bytes = each(slices(Buffer.from(text), 999));
  for await (const one of recognizeLog(recognizer, { bytes, path: 'one.log' }, { core: 3000, context: 1000 }))
    for (const { codeSpan } of one.payloads) columns.push(one.source.positionAt(codeSpan.start).column);
  assert.deepEqual(
    columns,
    [...text.matchAll(/ITEM_LOCKED/g)].map(({ index }) => index),
  );
});
