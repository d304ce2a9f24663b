import type { Language } from './language.ts';
import type { MappedText } from './mapped.ts';

/** A stretch of a host text that is code of another language: offsets of the host, the end exclusive. */
export interface Region {
  readonly language: Language;
  readonly start: number;
  readonly end: number;
  /** The code, where the host writes it in another way (behind escapes, in parts). */
  readonly mapped?: MappedText;
}

/** More regions than this in one document are no work of a person. */
export const maxRegions = 400;

/** The region of a mapped text; none when it is empty or of no language that is read. */
export function mappedRegion(language: Language, mapped: MappedText): Region[] {
  const { starts, ends } = mapped;
  const start = starts[0];
  const end = ends[ends.length - 1];
  return start === undefined || end === undefined || language.id === 'plaintext'
    ? []
    : [{ language, start, end, mapped }];
}
