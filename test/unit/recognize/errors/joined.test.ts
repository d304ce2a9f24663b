import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { decode } from '../../../../src/cli/walk.ts';
import { recognizeErrors } from '../../../../src/recognize/errors/index.ts';
import { SourceText } from '../../../../src/syntax/source.ts';

const ROOT = fileURLToPath(new URL('../../../fixtures/wire/blind/', import.meta.url));
const IDS = [
  'error_type',
  'error_code',
  'request_id',
  'link_session_id',
  'institution_id',
  'item_id',
] as const;

const samples = readdirSync(ROOT)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .map((name) => {
    const decoded = decode(readFileSync(ROOT + name));
    const text = 'text' in decoded ? decoded.text : '';
    return { name, text, errors: errorsOf(text) };
  });

function errorsOf(text: string): string[] {
  return recognizeErrors(new SourceText(text), { reader: 'text', path: null }).payloads.map((payload) =>
    IDS.map((name) => payload[name] ?? '-').join(' '),
  );
}

function eachLine(text: string, change: (line: string, at: number) => string): string {
  return text
    .split(/\r?\n/)
    .map((line, at, all) => (line === '' && at === all.length - 1 ? '' : change(line, at)))
    .join('\n');
}

test('a log behind another log: neither takes an id from the other', () => {
  for (let step = 1; step <= 4; step++) {
    samples.forEach((one, at) => {
      const other = samples[(at * 7 + step * 31) % samples.length];
      if (!other || other === one) return;
      const joined = `${one.text.trimEnd()}\n${other.text}`;
      assert.deepEqual(errorsOf(joined), [...one.errors, ...other.errors], `${one.name} + ${other.name}`);
    });
  }
});

test('the records before and after lend no ids', () => {
  const before = '2026-03-07 10:00:00 INFO start request_id=AbCdEfGhIjK1234\n';
  const after = [
    '2026-03-07 10:00:00 INFO end request_id=AbCdEfGhIjK1234 item_id=bQ7kZx1pL9Tn4vRw8yMsJdGh2eFcAu6oXiKqZ',
    '{"level":30,"msg":"ok","request_id":"AbCdEfGhIjK1234","link_session_id":"11111111-2222-4333-8444-555555555555"}',
  ];
  for (const { name, text, errors } of samples) {
    for (const line of after) assert.deepEqual(errorsOf(`${text.trimEnd()}\n${line}\n`), errors, name);
    // That one ends with a record of its own, whose error is printed over several lines.
    if (!name.startsWith('160-')) assert.deepEqual(errorsOf(before + text), errors, name);
  }
});

/** Tables and lines that were wrapped lose their form behind a prefix. */
const FORMS = /table|csv|tsv|wrapped|psql|mysql|chrome|docker-compose|cut-before/;

for (const [prefix, of] of [
  ['a container', () => 'api-1  | '],
  ['a time', (at: number) => `2026-03-07T16:30:00.${100000 + at}Z `],
  ['syslog', () => 'Mar  6 07:08:09 bank01 bankd[2211]: '],
  ['a drain', (at: number) => `2026-03-07T16:00:00.${100000 + at}+00:00 app[web.1]: `],
  ['logcat', () => '03-07 19:10:11.123  4242  4242 I ReactNativeJS: '],
  ['Flutter', () => 'I/flutter (12345): '],
  ['grep', (at: number) => `app.log:${at + 1}:`],
] as const) {
  test(`every line behind ${prefix}`, () => {
    for (const { name, text, errors } of samples) {
      if (FORMS.test(name)) continue;
      assert.deepEqual(errorsOf(eachLine(text, (line, at) => of(at) + line)), errors, name);
    }
  });
}

test('line ends of Windows change nothing', () => {
  for (const { name, text, errors } of samples)
    assert.deepEqual(errorsOf(text.replace(/\r?\n/g, '\r\n')), errors, name);
});
