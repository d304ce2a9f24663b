import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cli, folder } from './run.ts';

const MB = 1024 * 1024;

/** Writes a log of at least `size` bytes; returns the lines (1-based) on which its payloads begin. */
function writeLog(path: string, size: number, encoding: 'utf8' | 'utf16le' = 'utf8'): number[] {
  const file = openSync(path, 'w');
  const lines: number[] = [];
  let line = 1;
  let entry = 0;
  try {
    let written = encoding === 'utf8' ? 0 : writeSync(file, Buffer.from('\ufeff', encoding));
    while (written < size) {
      let text = '';
      for (let i = 0; i < 2000; i++) {
        const time = `2026-03-04T10:00:${String(entry % 60).padStart(2, '0')}Z`;
        if (++entry % 1201 === 0) {
          const id = `r${String(line + 1).padStart(14, '0')}`;
          text += `${time} ERROR plaid call failed:\r\n{\r\n  "error_type": "ITEM_ERROR",\r\n  "error_code": "ITEM_LOGIN_REQUIRED",\r\n  "request_id": "${id}"\r\n}\r\n`;
          lines.push(line + 1);
          line += 6;
        } else {
          text += `${time} INFO GET /things/${entry} 200 é😀 ${'abcdefgh '.repeat(entry % 40)}\n`;
          line++;
        }
      }
      written += writeSync(file, Buffer.from(text, encoding));
    }
  } finally {
    closeSync(file);
  }
  return lines;
}

function run(cwd: string, memory: number, args: readonly string[]) {
  return spawnSync(process.execPath, [`--max-old-space-size=${memory}`, cli(), ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 * MB,
    timeout: 120_000,
  });
}

test('a log of 120 MB is read in little memory, and every payload has its line', () => {
  const root = folder({ 'package.json': '{}' });
  const lines = writeLog(join(root, 'api.log'), 120 * MB);
  assert.ok(lines.length > 300);
  // The text alone would not fit.
  const { status, stdout, stderr } = run(root, 100, ['recognize', 'api.log']);
  assert.equal(stderr, '');
  assert.equal(status, 0);
  const found = stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    found.map(({ line }) => line),
    // The code stands two lines below the object's brace.
    lines.map((line) => line + 2),
  );
  for (const { path, kind, line, column, endLine, endColumn, error_code, request_id } of found)
    assert.deepEqual(
      [path, kind, column, endLine, endColumn, error_code, request_id],
      [
        'api.log',
        'error-payload',
        18,
        line,
        18 + 'ITEM_LOGIN_REQUIRED'.length,
        'ITEM_LOGIN_REQUIRED',
        `r${String(line - 2).padStart(14, '0')}`,
      ],
    );
});

test('a large UTF-16 log is scanned too, and is one artifact of the SARIF log', () => {
  const root = folder({ 'package.json': '{}' });
  const lines = writeLog(join(root, 'wide.log'), 34 * MB, 'utf16le');
  const { status, stdout, stderr } = run(root, 200, ['scan', 'wide.log', '--format', 'sarif']);
  assert.equal(stderr, '');
  assert.equal(status, 0, 'an error in a log is an information');
  const [sarif] = JSON.parse(stdout).runs;
  assert.deepEqual(
    sarif.artifacts.map(({ location, encoding }: { location: { uri: string }; encoding: string }) => [
      location.uri,
      encoding,
    ]),
    [['wide.log', 'utf-16le']],
  );
  interface Result {
    readonly ruleId: string;
    readonly locations: [{ readonly physicalLocation: { readonly region: { readonly startLine: number } } }];
    readonly partialFingerprints: Readonly<Record<string, string>>;
  }
  const results: Result[] = sarif.results;
  assert.deepEqual(
    results.map(({ ruleId, locations }) => [ruleId, locations[0].physicalLocation.region.startLine]),
    // The code stands two lines below the brace.
    lines.map((line) => ['plaid-error-in-log', line + 2]),
  );
  const prints = new Set(results.map(({ partialFingerprints }) => partialFingerprints['linkDoctorLine/v1']));
  assert.equal(prints.size, results.length, 'equal lines are told apart across the parts');
});

test('a large file that a walk comes upon is named, with what reads it', () => {
  const root = folder({ 'package.json': '{}', 'a.log': Buffer.alloc(33 * MB, 'x\n') });
  const { status, stderr } = run(root, 200, ['scan', '.']);
  assert.equal(status, 0);
  assert.match(stderr, /a\.log: larger than 32 MB, left out; give it as a PATH to read it/);
});

test('a large binary file gives nothing', () => {
  const bytes = Buffer.alloc(33 * MB, 'ITEM_LOGIN_REQUIRED plaid ');
  bytes[100] = 0;
  const root = folder({ 'package.json': '{}', 'dump.bin': bytes });
  const { status, stdout } = run(root, 200, ['recognize', 'dump.bin']);
  assert.equal(status, 0);
  assert.equal(stdout, '');
});
