// Copies the runtime and the grammars that the languages name from node_modules to dist/grammars.
import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root.mjs';

/** [package, file] of every WebAssembly file that ships. */
export const files = [
  ['web-tree-sitter', 'tree-sitter.wasm'],
  ['tree-sitter-javascript', 'tree-sitter-javascript.wasm'],
  ['tree-sitter-typescript', 'tree-sitter-typescript.wasm'],
  ['tree-sitter-typescript', 'tree-sitter-tsx.wasm'],
  ['tree-sitter-python', 'tree-sitter-python.wasm'],
  ['tree-sitter-go', 'tree-sitter-go.wasm'],
  ['tree-sitter-ruby', 'tree-sitter-ruby.wasm'],
  ['tree-sitter-java', 'tree-sitter-java.wasm'],
  ['@tree-sitter-grammars/tree-sitter-kotlin', 'tree-sitter-kotlin.wasm'],
  ['tree-sitter-c-sharp', 'tree-sitter-c_sharp.wasm'],
  ['tree-sitter-php', 'tree-sitter-php.wasm'],
  ['tree-sitter-rust', 'tree-sitter-rust.wasm'],
  ['tree-sitter-elixir', 'tree-sitter-elixir.wasm'],
  ['tree-sitter-bash', 'tree-sitter-bash.wasm'],
  ['tree-sitter-wasms/out', 'tree-sitter-dart.wasm'],
  ['tree-sitter-wasms/out', 'tree-sitter-swift.wasm'],
];

/** Brings `dist/grammars` up to date. Throws when a package lacks its file. */
export function copyGrammars() {
  const out = join(root, 'dist', 'grammars');
  mkdirSync(out, { recursive: true });
  for (const [name, file] of files) {
    const from = join(root, 'node_modules', name, file);
    const to = join(out, file);
    if (!existsSync(from)) throw new Error(`${name} has no ${file}: run npm ci`);
    if (!existsSync(to) || statSync(to).mtimeMs < statSync(from).mtimeMs) copyFileSync(from, to);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) copyGrammars();
