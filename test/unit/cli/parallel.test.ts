import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folder, run } from './run.ts';

const filler = (i: number): string =>
  `export const filler${i} = ['${'plaid '.repeat(3)}', ${i}];\n`.repeat(500);
const launch = (i: number): string =>
  `Plaid.create({ key: 'public_key_${i}', product: ['auth'], env: 'sandbox', onSuccess() {} });\n`;

test('a large project gives the same as its files one by one, in the same order', () => {
  const files: Record<string, string> = {
    'package.json': '{ "dependencies": { "react-plaid-link": "3.5.0" } }',
  };
  for (let i = 10; i < 50; i++) {
    files[`src/part${i}.js`] = `${filler(i)}// plaid-link\n${launch(i)}${i % 7 === 0 ? '{'.repeat(20) : ''}`;
  }
  const root = folder(files);
  const paths = Object.keys(files).filter((path) => path.startsWith('src/'));
  const whole = run(root, ['scan', '--format', 'jsonl']).lines();
  const single = run(root, ['scan', ...paths, '--format', 'jsonl']).lines();
  assert.ok(whole.length >= 40);
  assert.deepEqual(whole, single);
  assert.deepEqual([...new Set(whole.map(({ path }) => path))], paths);
  // SARIF is made in one thread.
  const sarif = JSON.parse(run(root, ['scan', '--format', 'sarif']).stdout);
  assert.equal(sarif.runs[0].results.length, whole.length);
});
