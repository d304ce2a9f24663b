import type { SourceText } from '../../syntax/source.ts';
import type { DetailFact } from '../model.ts';
import { placeIn } from '../place.ts';

export type Detail = DetailFact;

/** A file being read for details. */
export interface DetailFile {
  readonly path: string;
  /** The last part of the path. */
  readonly name: string;
  readonly text: string;
  readonly source: SourceText;
}

/** Details of one file at most. */
export const MOST_DETAILS = 200;
/** Longer files are passed over, in UTF-16 units. */
export const MAX_FILE = 2_000_000;

export function detail(
  file: DetailFile,
  name: string,
  value: string | null,
  start: number,
  end: number,
): Detail {
  return {
    name,
    value: value === null ? null : value.slice(0, 300),
    place: placeIn(file.path, file.source, start, end),
  };
}

/** Every match of `pattern` (flags `dg`) as a detail; the group `value`, where there is one, is value and place. */
export function* matched(file: DetailFile, name: string, pattern: RegExp): Generator<Detail> {
  let count = 0;
  for (const match of file.text.matchAll(pattern)) {
    if (count++ >= MOST_DETAILS) return;
    const span = match.indices?.groups?.value ?? match.indices?.[0];
    if (span) yield detail(file, name, match.groups?.value ?? null, span[0], span[1]);
  }
}

/** The group `value` of every match of `pattern` (flags `dg`), with its place in the text. */
export function* valuesOf(
  text: string,
  pattern: RegExp,
): Generator<{ readonly value: string; readonly start: number; readonly end: number }> {
  let count = 0;
  for (const match of text.matchAll(pattern)) {
    if (count++ >= MOST_DETAILS) return;
    const span = match.indices?.groups?.value;
    if (span) yield { value: match.groups?.value ?? '', start: span[0], end: span[1] };
  }
}
