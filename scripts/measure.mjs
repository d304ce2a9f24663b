// Measures the built command line on hand-labelled code:
//   node scripts/measure.mjs CORPUS LABELS [--include-tests] [--split dev|held|all] [options of score]
// CORPUS holds the code as `materialise` lays it out; LABELS is the folder of sites.jsonl, completeness.json and score.
// Runs `scan` and `recognize` with each `dir` of the labels as a PATH of its own and hands the result to `score`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { root } from './root.mjs';

// The rules of the labels that the command line has under other names. `null`: not measured by the labels.
const RULES = {
  'missing-oauth-return': 'missing-redirect-uri',
  'unknown-product': 'invalid-product',
  'redirect-uri-with-android-package-name': 'redirect-uri-and-android-package-name-conflict',
  'plaid-error-in-log': null,
  'unused-suppression': null,
};
const STATES = { present: 'yes', absent: 'no', conditional: 'conditional', unknown: 'unknown' };

const WITH_TESTS = '--include-tests';
const [corpus, labels, ...options] = process.argv.slice(2);
const scoreOptions = options.filter((option) => option !== WITH_TESTS);
const scanOptions = options.filter((option) => option === WITH_TESTS);
if (!corpus || !labels) {
  console.error('usage: node scripts/measure.mjs CORPUS LABELS [options of score]');
  process.exit(2);
}

const lines = (text) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const sites = lines(readFileSync(join(labels, 'sites.jsonl'), 'utf8'));
const dirs = [...new Set(sites.map(({ dir }) => dir))].filter((dir) => existsSync(join(corpus, dir))).sort();
const work = mkdtempSync(join(tmpdir(), 'link-doctor-measure-'));

function run(command, ...options) {
  const output = join(work, `${command}.jsonl`);
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(root, 'dist', 'cli.js'), command, ...dirs, '--format', 'jsonl', ...options],
    { cwd: resolve(corpus), stdio: ['ignore', openSync(output, 'w'), 'pipe'], encoding: 'utf8' },
  );
  if (status === 2) throw new Error(`${command} failed: ${stderr}`);
  console.log(`${command}: ${dirs.length} folders, ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return lines(readFileSync(output, 'utf8'));
}

/** A finding of `scan` in score's words: `end_line` inclusive. */
function finding({ path, line, endLine, endColumn, rule }) {
  return { path, line, end_line: lastLine(line, endLine, endColumn), rule };
}

/** A construct of `recognize`: codes and payloads are scored as findings, the rest as recognitions. */
function construct({ path, line, endLine, endColumn, kind, ...details }) {
  const place = { path, line, end_line: lastLine(line, endLine, endColumn) };
  if (kind === 'error-code') {
    // The labels are of codes, and of the one type that programs handle like a code.
    const value = details.code ?? (details.type === 'RATE_LIMIT_EXCEEDED' ? details.type : null);
    return value === null ? null : { ...place, rule: 'error-code', value };
  }
  if (kind === 'error-payload')
    return { ...place, rule: 'error-payload', value: details.error_code ?? undefined };
  if (kind === 'link-launch') {
    return details.mode === 'public_key' ? { ...place, kind: 'public-key-launch' } : null;
  }
  if (kind !== 'link-token-request' || details.endpoint === 'layer') return null;
  const state = (name) => STATES[details.fields[name]] ?? (details.closed ? 'no' : 'unknown');
  return {
    ...place,
    kind: 'link-token-config',
    has_redirect_uri: state('redirect_uri'),
    has_android_package_name: state('android_package_name'),
  };
}

function lastLine(line, endLine, endColumn) {
  return endColumn === 1 && endLine > line ? endLine - 1 : endLine;
}

try {
  const found = [
    ...run('scan', ...scanOptions).map(finding),
    ...run('recognize').map(construct).filter(Boolean),
  ];
  const file = join(work, 'findings.jsonl');
  const map = join(work, 'rules.json');
  writeFileSync(file, found.map((one) => `${JSON.stringify(one)}\n`).join(''));
  writeFileSync(map, JSON.stringify(RULES));
  const score = spawnSync(join(labels, 'score'), [file, '--map', map, ...scoreOptions], { stdio: 'inherit' });
  process.exitCode = score.status ?? 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
