import type { SourceText } from '../syntax/source.ts';
import type { Place } from './model.ts';

/** The place of a span; one that goes over the end of its first line is cut there. */
export function placeIn(path: string, source: SourceText, start: number, end: number): Place {
  const { line, column } = source.positionAt(start);
  const lineEnd = source.lineSpan(line).end;
  return { path, line, column, endColumn: column + Math.max(0, Math.min(end, lineEnd) - start) };
}
