import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** Beside the bundle; where the sources run as they are, in the build's output. */
const folder = [join(here, 'grammars'), join(here, '..', '..', 'dist', 'grammars')].find((path) =>
  existsSync(path),
);

/** Reads a grammar by name; rejects when it is missing. */
export async function loadGrammar(name: string): Promise<Uint8Array> {
  if (!folder) throw new Error('There is no folder of grammars.');
  return readFile(join(folder, name));
}
