// Measures what users wait for, each beside a peer in the same run: npm run bench [-- TREE]
// TREE is a folder of code on which `scan` is held against ast-grep as well.
import { existsSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { benchEditing } from './editing.ts';
import { benchScanning } from './scanning.ts';
import { benchStarting } from './starting.ts';

const root = resolve(import.meta.dirname, '..', '..');
if (!existsSync(join(root, 'dist', 'cli.js'))) throw new Error('Nothing is built: run npm run build');
console.log(`Node ${process.version}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`);
benchStarting(root);
await benchEditing(root);
const given = process.argv[2];
await benchScanning(root, given === undefined ? undefined : resolve(given));
