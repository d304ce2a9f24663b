import assert from 'node:assert/strict';
import type { TextEdit } from '../../src/fixes/index.ts';

/** The text after the edits; fails when they overlap, are out of order or leave the text. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let from = 0;
  for (const { span, newText } of edits) {
    assert.ok(span.start >= from, `edits are in order and do not overlap: ${span.start} before ${from}`);
    assert.ok(span.end >= span.start && span.end <= text.length, 'an edit stays inside the text');
    result += text.slice(from, span.start) + newText;
    from = span.end;
  }
  return result + text.slice(from);
}
