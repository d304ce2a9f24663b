import type { ErrorPayload } from '../recognize/model.ts';
import type { Recognition } from '../recognize/recognize.ts';
import type { Span } from '../syntax/source.ts';

/** The error that stands at an offset of a document. */
export interface ErrorAt {
  readonly error_type: string | null;
  readonly error_code: string | null;
  readonly payload?: ErrorPayload;
  /** What to highlight. */
  readonly span: Span;
  /** What a diagnosis reads: the payload, or the code alone. */
  readonly whole: Span;
}

const holds = (span: Span, offset: number): boolean => span.start <= offset && offset <= span.end;

/**
 * The error at an offset: a code outside payloads, or a payload when the offset is on one of its fields. With `anywhere`
 * the whole payload counts, its braces and keys too.
 */
export function errorAt(recognition: Recognition, offset: number, anywhere = false): ErrorAt | null {
  for (const payload of innermostFirst(recognition.payloads.filter(({ span }) => holds(span, offset)))) {
    const field = payload.fields.find(({ span }) => holds(span, offset));
    const span = holds(payload.codeSpan, offset)
      ? payload.codeSpan
      : (field?.span ?? (anywhere ? payload.codeSpan : null));
    if (!span) continue;
    return {
      error_type: payload.error_type,
      error_code: payload.error_code,
      payload,
      span,
      whole: payload.span,
    };
  }
  const mention = recognition.codes.find(({ span }) => holds(span, offset));
  return mention
    ? { error_type: mention.type, error_code: mention.code, span: mention.span, whole: mention.span }
    : null;
}

function innermostFirst(payloads: readonly ErrorPayload[]): ErrorPayload[] {
  return [...payloads].sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
}
