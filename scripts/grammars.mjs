// Copies the runtime and the grammars that the languages name from node_modules to dist/grammars.
import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, 'dist', 'grammars');

/** [package, file] of every WebAssembly file that ships. */
export const files = [
  ['web-tree-sitter', 'tree-sitter.wasm'],
  ['tree-sitter-javascript', 'tree-sitter-javascript.wasm'],
  ['tree-sitter-typescript', 'tree-sitter-typescript.wasm'],
  ['tree-sitter-typescript', 'tree-sitter-tsx.wasm'],
  ['tree-sitter-python', 'tree-sitter-python.wasm'],
];

mkdirSync(out, { recursive: true });
for (const [name, file] of files) {
  const from = join(root, 'node_modules', name, file);
  const to = join(out, file);
  if (!existsSync(from)) throw new Error(`${name} has no ${file}: run npm ci`);
  if (!existsSync(to) || statSync(to).mtimeMs < statSync(from).mtimeMs) copyFileSync(from, to);
}
