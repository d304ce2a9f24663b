import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { decode } from '../../../../src/cli/walk.ts';
import { diagnose } from '../../../../src/diagnosis/diagnose.ts';
import { recognizeErrors } from '../../../../src/recognize/errors/index.ts';
import { mentionsPlaid } from '../../../../src/recognize/mention.ts';
import { SourceText } from '../../../../src/syntax/source.ts';

interface Expected {
  readonly line: number;
  readonly [field: string]: string | number | null;
}

const ROOT = fileURLToPath(new URL('../../../fixtures/wire/', import.meta.url));

/** The payloads of a sample, with the fields that the expectation names. */
function found(text: string, reader: 'text' | 'json', expected: readonly Expected[]): unknown[] {
  const source = new SourceText(text);
  return recognizeErrors(source, { reader, path: null }).payloads.map((payload, at) => {
    const out: Record<string, unknown> = {};
    for (const name of Object.keys(expected[at] ?? { error_code: '', line: 0 })) {
      out[name] =
        name === 'line'
          ? source.positionAt(payload.codeSpan.start).line + 1
          : payload[name as 'error_code' | 'error_type'];
    }
    return out;
  });
}

for (const file of readdirSync(`${ROOT}shared`).filter((name) => name.endsWith('.txt'))) {
  test(`wire sample ${file}`, () => {
    const text = readFileSync(`${ROOT}shared/${file}`, 'utf8');
    const one = JSON.parse(readFileSync(`${ROOT}shared/${file.replace('.txt', '.json')}`, 'utf8'));
    const expected = one === null ? [] : [one as Expected];
    assert.deepEqual(found(text, 'text', expected), expected);
    if (one === null) {
      const codes = recognizeErrors(new SourceText(text), { reader: 'text', path: null }).codes;
      assert.deepEqual(codes, []);
    }
  });
}

const own: Record<string, Expected[]> = JSON.parse(readFileSync(`${ROOT}own/expected.json`, 'utf8'));
for (const [file, expected] of Object.entries(own)) {
  test(`own sample ${file}`, () => {
    const text = readFileSync(`${ROOT}own/${file}`, 'utf8');
    assert.deepEqual(found(text, 'text', expected), expected);
    if (file.startsWith('neg-')) {
      const codes = recognizeErrors(new SourceText(text), { reader: 'text', path: null }).codes;
      assert.deepEqual(codes, []);
    }
  });
}

// Written from knowledge of how loggers, clouds, languages and terminals print, before the other samples were read.
for (const file of readdirSync(`${ROOT}blind`).filter((name) => name.endsWith('.txt'))) {
  test(`blind sample ${file}`, () => {
    const decoded = decode(readFileSync(`${ROOT}blind/${file}`));
    assert.ok('text' in decoded);
    const { text } = decoded;
    const one = JSON.parse(readFileSync(`${ROOT}blind/${file.replace('.txt', '.json')}`, 'utf8'));
    const expected: Expected[] = one === null ? [] : [one].flat();
    assert.deepEqual(found(text, 'text', expected), expected);
    if (one === null) {
      const codes = recognizeErrors(new SourceText(text), { reader: 'text', path: null }).codes;
      assert.deepEqual(codes, []);
      assert.deepEqual(diagnose({ text }, null).recognized, []);
      return;
    }
    assert.ok(mentionsPlaid(text), 'the filter of whole files lets it through');
    const told = diagnose({ text }, null).recognized.map(
      (error) => `${error.error_type} ${error.error_code}`,
    );
    for (const { error_type, error_code } of expected)
      assert.ok(told.includes(`${error_type} ${error_code}`));
  });
}
