import type { Recognition } from '../../recognize/recognize.ts';
import type { Fix } from '../fix.ts';

/** Whether an offset stands in code that the host writes in another way: behind escapes, in parts. */
export function isMapped({ regions }: Recognition, offset: number): boolean {
  return regions?.some((region) => region.mapped && region.start <= offset && offset <= region.end) ?? false;
}

/** A fix that is right as it is written; inside mapped code only words are, which need no escapes. */
export function isPlain({ edits }: Fix, recognition: Recognition): boolean {
  const { text } = recognition.source;
  return edits.every(
    ({ span, newText }) =>
      !isMapped(recognition, span.start) ||
      (/^[\w.:/-]*$/.test(newText) && /^[\w .:/-]*$/.test(text.slice(span.start, span.end))),
  );
}
