import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { print } from './report.ts';

// Everything of `vscode` that is touched while activating answers with itself, so that only our own code is timed.
const stub = `
const any = new Proxy(function () {}, { get: (_, key) => key === Symbol.toPrimitive ? () => '' : key === 'then' ? undefined : any, apply: () => any, construct: () => any, getPrototypeOf: () => any });
const Module = require('node:module');
const load = Module._load;
Module._load = (name, ...rest) => (name === 'vscode' ? any : load(name, ...rest));
const context = { subscriptions: [], extensionUri: any, globalState: any, workspaceState: any, extension: { packageJSON: { version: '0' } } };
const start = performance.now();
const extension = require(process.argv[2]);
extension.activate(context);
console.log(performance.now() - start);
`;

/** Activation in a fresh process, against an extension that does nothing; sizes of what ships. */
export function benchStarting(root: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'link-doctor-bench-'));
  try {
    const runner = join(folder, 'run.cjs');
    const empty = join(folder, 'empty.cjs');
    writeFileSync(runner, stub);
    writeFileSync(empty, 'exports.activate = () => {};');
    const runs = (file: string): number[] =>
      Array.from({ length: 9 }, () => {
        const { stdout, stderr } = spawnSync(process.execPath, [runner, file], { encoding: 'utf8' });
        const milliseconds = Number.parseFloat(stdout);
        if (Number.isNaN(milliseconds)) throw new Error(`${file} did not activate: ${stderr.slice(-300)}`);
        return milliseconds;
      });
    print({
      what: 'activation',
      runs: runs(join(root, 'dist', 'extension.js')),
      peer: { what: 'an empty extension', runs: runs(empty) },
      aim: 'under 30 ms',
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  for (const file of ['extension.js', 'engine.js', 'web/extension.js', 'cli.js', 'link-doctor.vsix']) {
    const path = join(root, 'dist', file);
    if (existsSync(path)) console.log(`${file}: ${(statSync(path).size / 1e6).toFixed(2)} MB`);
  }
}
