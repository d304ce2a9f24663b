import type { Recognizer } from '../recognize/analyze.ts';
import { mentionsPlaid } from '../recognize/mention.ts';
import type { Recognition } from '../recognize/recognize.ts';
import { languageOf } from '../syntax/languages/index.ts';
import { type Position, SourceText, type Span } from '../syntax/source.ts';
import { textOf } from './decode.ts';
import { type Window, type WindowSizes, windowsOf } from './windows.ts';

export interface LogInput {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Relative to the workspace with `/`, or null. */
  readonly path: string | null;
}

/**
 * What of Plaid stands in a log of any length, window by window and in the order of the text, in memory that does not grow
 * with it. Offsets are those of each recognition's `source`, whose lines and columns are those of the whole log. Code is
 * read as text: only what needs no parsing is found. Binary input gives nothing. Rejects only when `bytes` does.
 */
export async function* recognizeLog(
  recognizer: Recognizer,
  { bytes, path }: LogInput,
  sizes?: WindowSizes,
): AsyncGenerator<Recognition> {
  const language = languageOf(path);
  const isLines = language.reader === 'text' || language.reader === 'env' || language.id === 'jsonl';
  const languageId = isLines || language.reader === 'json' ? language.id : 'log';
  for await (const window of windowsOf(textOf(bytes), sizes)) {
    if (!mentionsPlaid(window.text)) continue;
    const recognition = await recognizer.recognize({ text: window.text, path, languageId });
    yield inCore(recognition, window, isLines);
  }
}

/** Without what belongs to other windows, and without what only a whole document tells. */
function inCore(recognition: Recognition, { text, core, start }: Window, isLines: boolean): Recognition {
  const own = <T extends { readonly span: Span }>(all: readonly T[]): readonly T[] =>
    all.filter(({ span }) => core.start <= span.start && span.start < core.end);
  const { regions, parts, ...rest } = recognition;
  return {
    ...rest,
    source: new ShiftedText(text, start),
    requests: isLines ? own(recognition.requests) : [],
    launches: own(recognition.launches),
    codes: own(recognition.codes),
    payloads: own(recognition.payloads),
    environments: own(recognition.environments),
    webviews: own(recognition.webviews),
    secrets: own(recognition.secrets),
    variables: own(recognition.variables),
    legacyEndpoints: own(recognition.legacyEndpoints),
    publicKeyOptions: own(recognition.publicKeyOptions),
    nearCodes: own(recognition.nearCodes),
    suppressions: [],
    commentPlaces: new Map(),
  };
}

/** A part of a text that counts lines and columns as the whole does. */
export class ShiftedText extends SourceText {
  readonly #start: Position;

  /** `start` is where the part begins in the whole. */
  constructor(text: string, start: Position) {
    super(text);
    this.#start = start;
  }

  override get lineCount(): number {
    return super.lineCount + this.#start.line;
  }

  override positionAt(offset: number): Position {
    const { line, column } = super.positionAt(offset);
    return { line: line + this.#start.line, column: line === 0 ? column + this.#start.column : column };
  }

  override offsetAt({ line, column }: Position): number {
    const own = line - this.#start.line;
    return super.offsetAt({ line: own, column: own === 0 ? column - this.#start.column : column });
  }

  override lineSpan(line: number): Span {
    return super.lineSpan(line - this.#start.line);
  }
}
