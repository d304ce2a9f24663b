import type { Recognition } from '../recognize/recognize.ts';
import type { Finding } from '../rules/rule.ts';
import type { Span } from '../syntax/source.ts';
import type { Fix } from './fix.ts';
import { endOfLine } from './shared/insert.ts';

/** Takes the line of a variable that nothing can use out of an env file; other files have too many forms. */
export function removeVariable(finding: Finding, { source, language, variables }: Recognition): Fix[] {
  const data = finding.data as { variable?: string; span?: Span } | undefined;
  const variable = variables.find(({ span }) => span.start === data?.span?.start);
  if (language.reader !== 'env' || !variable) return [];
  const { text } = source;
  const line = source.lineSpan(source.positionAt(variable.span.start).line);
  const head = text.slice(line.start, variable.span.start);
  const rest = text.slice(variable.span.end, line.end);
  // A quote that is not closed on the line goes on behind it.
  if (!/^[ \t]*(?:export[ \t]+)?$/.test(head) || !/^[ \t]*(?:#.*)?$/.test(rest)) return [];
  if (variable.quote === null && /["'`]/.test(variable.value)) return [];
  const end = endOfLine(text, line.end);
  const behind = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : end < text.length ? 1 : 0);
  return [
    {
      title: `Remove ${variable.name}`,
      edits: [{ span: { start: line.start, end: behind }, newText: '' }],
      preferred: false,
      changesBehavior: true,
    },
  ];
}
