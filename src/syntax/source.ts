import { firstIndex } from './sorted.ts';

/** A half-open range of UTF-16 code units in a document. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A 0-based line and a 0-based UTF-16 column, as editors count. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * A text and its line table. Lines end at `\n`, `\r\n` or a lone `\r`; offsets are UTF-16 code units.
 * The text never starts with a byte order mark: whoever decodes bytes takes it off (`decode`).
 */
export class SourceText {
  readonly text: string;
  #starts: number[] | undefined;

  constructor(text: string) {
    this.text = text;
  }

  get lineCount(): number {
    return this.#lineStarts().length;
  }

  positionAt(offset: number): Position {
    const starts = this.#lineStarts();
    const at = Math.max(0, Math.min(offset, this.text.length));
    const line = firstIndex(starts, (start) => start > at) - 1;
    return { line, column: at - (starts[line] as number) };
  }

  offsetAt(position: Position): number {
    const starts = this.#lineStarts();
    if (position.line < 0) return 0;
    const start = starts[position.line];
    if (start === undefined) return this.text.length;
    const next = starts[position.line + 1] ?? this.text.length + 1;
    return Math.min(start + Math.max(0, position.column), Math.max(start, next - 1), this.text.length);
  }

  /** The span of a 0-based line without its line break. */
  lineSpan(line: number): Span {
    const starts = this.#lineStarts();
    const start = starts[line] ?? this.text.length;
    let end = starts[line + 1] ?? this.text.length;
    while (end > start && (this.text[end - 1] === '\n' || this.text[end - 1] === '\r')) end--;
    return { start, end };
  }

  #lineStarts(): number[] {
    if (this.#starts) return this.#starts;
    const starts = [0];
    const text = this.text;
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c === 10) starts.push(i + 1);
      else if (c === 13 && text.charCodeAt(i + 1) !== 10) starts.push(i + 1);
    }
    this.#starts = starts;
    return starts;
  }
}
