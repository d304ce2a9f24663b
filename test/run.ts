/**
 * Runs the suites and prints their sum as the last line. Arguments name the suites to run:
 *   node test/run.ts lint types unit package server ui web desktop
 * Without arguments all of them run.
 */
import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './host/browser.ts';
import { type Counts, failure } from './host/page.ts';
import { runOnDesktop } from './host/run-desktop.ts';
import { runInServer } from './host/run-server.ts';
import { runInWeb } from './host/run-web.ts';
import { root } from './host/server.ts';

type Result = Counts | { readonly skipped: string };

const suites: Readonly<Record<string, () => Result | Promise<Result>>> = {
  lint: () =>
    step(npx('@biomejs/biome', 'bin/biome'), ['ci', ...(process.stdout.isTTY ? [] : ['--colors=off']), '.']),
  // The page of the panel knows the DOM, everything else must not.
  types: () =>
    both(step(npx('typescript', 'bin/tsc'), []), () =>
      step(npx('typescript', 'bin/tsc'), ['-p', 'src/panel/webview']),
    ),
  unit: () => both(step('scripts/grammars.mjs', []), () => nodeTests('unit', 'test/unit/**/*.test.ts', [])),
  package: () => both(step('scripts/build.mjs', []), () => step('scripts/package.mjs', [])),
  server: () => runInServer(),
  ui: () => nodeTests('ui', 'test/host/ui/*.test.ts', ['--test-concurrency=1']),
  web: () => runInWeb(),
  desktop: () => runOnDesktop(),
};

function npx(name: string, bin: string): string {
  return join('node_modules', name, bin);
}

function step(script: string, args: readonly string[]): Counts {
  const run = spawnSync(process.execPath, [join(root, script), ...args], { cwd: root, stdio: 'inherit' });
  return run.status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function both(first: Counts, second: () => Counts): Counts {
  return first.failed > 0 ? first : second();
}

/** Runs node:test files; a file that cannot be loaded counts as node:test counts it, a run without counts as one failure. */
function nodeTests(name: string, pattern: string, options: readonly string[]): Counts {
  const files = globSync(pattern, { cwd: root });
  if (files.length === 0) return failure(`no test matches ${pattern}`);
  const report = join(root, 'out', `${name}.tap`);
  mkdirSync(join(root, 'out'), { recursive: true });
  rmSync(report, { force: true });
  const run = spawnSync(
    process.execPath,
    [
      '--test',
      ...options,
      ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
      ...['--test-reporter=tap', `--test-reporter-destination=${report}`],
      ...files,
    ],
    // node:test cannot end a file that loops; the run must not wait for it.
    { cwd: root, stdio: 'inherit', timeout: 900_000, killSignal: 'SIGKILL' },
  );
  const said = readFileSync(report, 'utf8');
  const count = (word: string) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(said)?.[1]);
  const [passed, failed] = [count('pass'), count('fail') + count('cancelled')];
  if (Number.isNaN(passed) || Number.isNaN(failed)) return failure(`${name}: node:test gave no counts`);
  return failed === 0 && run.status !== 0 ? { passed, failed: 1 } : { passed, failed };
}

/** Debian's Chromium, when there is none and we may install it. */
function ensureChromium(): void {
  if (findChromium() || process.platform !== 'linux' || process.getuid?.() !== 0) return;
  console.log('Installing Chromium (apt-get) …');
  const options: SpawnSyncOptions = { stdio: ['ignore', 'ignore', 'inherit'] };
  spawnSync('apt-get', ['update', '-q'], options);
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], options);
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in suites));
if (unknown.length > 0) {
  console.error(`test: no suite ${unknown.join(', ')}; there are ${Object.keys(suites).join(', ')}`);
  process.exit(2);
}
const wanted = asked.length > 0 ? asked : Object.keys(suites);
if (wanted.some((name) => ['server', 'ui', 'web'].includes(name))) ensureChromium();

let passed = 0;
let failed = 0;
const lines: string[] = [];
let hosts = 0;
for (const [name, suite] of Object.entries(suites)) {
  if (!wanted.includes(name)) continue;
  console.log(`\n== ${name}`);
  const start = Date.now();
  let result: Result;
  try {
    result = await suite();
  } catch (error) {
    result = failure(error);
  }
  const took = `${((Date.now() - start) / 1000).toFixed(1)} s`;
  if ('skipped' in result) {
    lines.push(`${name}: not run, ${result.skipped}`);
    continue;
  }
  if (['server', 'web', 'desktop'].includes(name)) hosts++;
  passed += result.passed;
  failed += result.failed;
  lines.push(`${name}: ${result.passed} passed, ${result.failed} failed (${took})`);
}
if (asked.length === 0 && hosts === 0) {
  failed++;
  lines.push('no VS Code ran');
}
console.log(`\n${lines.join('\n')}`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
