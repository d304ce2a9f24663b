import type { Span } from '../syntax/source.ts';

/** A replacement of a span of the recognized text. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** A change that mends a finding. */
export interface Fix {
  /** Starts with a verb and names the result. */
  readonly title: string;
  /** In document order, never overlapping. */
  readonly edits: readonly TextEdit[];
  /** The mechanical choice, offered first. */
  readonly preferred: boolean;
  /** The program does something else afterwards; such fixes are never applied on save. */
  readonly changesBehavior: boolean;
}
