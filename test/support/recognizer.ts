import { readFile } from 'node:fs/promises';
import { createRecognizer } from '../../src/recognize/analyze.ts';

const grammars = new URL('../../dist/grammars/', import.meta.url);

/** A recognizer with the grammars that `npm run grammars` lays out. */
export const recognizer = createRecognizer((name) => readFile(new URL(name, grammars)));
