import type { SourceText, Span } from '../syntax/source.ts';

/** The place fields of the command line: 1-based, columns in UTF-16 units, the end exclusive. */
export interface PlaceFields {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function placeFields(path: string, source: SourceText, span: Span): PlaceFields {
  const start = source.positionAt(span.start);
  const end = source.positionAt(span.end);
  return {
    path,
    line: start.line + 1,
    column: start.column + 1,
    endLine: end.line + 1,
    endColumn: end.column + 1,
  };
}
