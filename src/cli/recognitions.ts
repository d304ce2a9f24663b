import { recognizeLog } from '../logs/read.ts';
import type { Recognizer } from '../recognize/analyze.ts';
import type { Recognition } from '../recognize/recognize.ts';
import type { Document, Source } from './documents.ts';
import { reasonOf, type Tell } from './walk.ts';

/**
 * What a document of a source holds: in one piece, or a large file's in several, in the order of the text. Each note goes
 * to `tell` once, and so does what ends the reading of a large file.
 */
export async function* recognitionsOf(
  recognizer: Recognizer,
  { text, path, shown, large }: Document,
  { workspace }: Source,
  tell: Tell,
): AsyncGenerator<Recognition> {
  const told = new Set<string>();
  const parts = large
    ? readable(recognizeLog(recognizer, { bytes: large(), path }), shown, tell)
    : [await recognizer.recognize({ text, path, workspace })];
  for await (const recognition of parts) {
    for (const note of recognition.notes) {
      if (!told.has(note)) tell(shown, note);
      told.add(note);
    }
    yield recognition;
  }
}

/** What was read before a file fails stays. */
async function* readable<T>(values: AsyncIterable<T>, shown: string, tell: Tell): AsyncGenerator<T> {
  try {
    yield* values;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    tell(shown, `${reasonOf(error)}, the rest is left out`);
  }
}
