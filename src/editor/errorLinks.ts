import type { recognizeErrors } from '../recognize/errors/index.ts';
import { plain } from '../render/escape.ts';
import { SourceText } from '../syntax/source.ts';

/** A part of a line that leads to a diagnosis. */
export interface ErrorLink {
  readonly startIndex: number;
  readonly length: number;
  /** Masked. */
  readonly tooltip: string;
  /** What is diagnosed. */
  readonly text: string;
}

const MOST_NAME = 80;

/** The links of one line, left to right: a payload from its first to its last character, a code by its name. */
export function errorLinks(recognize: typeof recognizeErrors, line: string): ErrorLink[] {
  const { codes, payloads } = recognize(new SourceText(line), { reader: 'text', path: null });
  // The line may say more than its payload: an endpoint, an SDK, a request.
  const isOnly = payloads.length === 1;
  const all = [
    ...payloads.map(({ span, error_type, error_code }) => ({
      span,
      name: error_code ?? error_type,
      text: isOnly ? line : line.slice(span.start, span.end),
    })),
    ...codes.map(({ span, code, type }) => ({
      span,
      name: code ?? type,
      text: [type, code].filter(Boolean).join(' '),
    })),
  ].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const links: ErrorLink[] = [];
  let end = 0;
  for (const { span, name, text } of all) {
    if (span.start < end) continue;
    end = span.end;
    links.push({
      startIndex: span.start,
      length: span.end - span.start,
      tooltip: `Diagnose ${plain(name ?? 'Plaid error', MOST_NAME)}`,
      text,
    });
  }
  return links;
}
