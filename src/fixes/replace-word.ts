import type { Recognition } from '../recognize/recognize.ts';
import type { Finding } from '../rules/rule.ts';
import type { Span } from '../syntax/source.ts';
import type { Fix } from './fix.ts';
import { codeAt } from './shared/code.ts';
import { replaceWord } from './shared/words.ts';

/** Puts the value that is meant for the one that is written: `UK` -> `GB`, `en-US` -> `en`, a misspelled code. */
export function replaceWithMeant(finding: Finding, recognition: Recognition): Fix[] {
  const data = finding.data as
    | { item?: Span; value?: Span; written?: string; replacement?: string }
    | undefined;
  const span = data?.item ?? data?.value;
  if (!span || data?.written === undefined || data.replacement === undefined) return [];
  const edit = replaceWord(codeAt(recognition, span.start), span, data.written, data.replacement);
  if (!edit) return [];
  return [{ title: `Use ${data.replacement}`, edits: [edit], preferred: true, changesBehavior: true }];
}
