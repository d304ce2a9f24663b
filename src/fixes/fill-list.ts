import type { Recognition } from '../recognize/recognize.ts';
import type { Finding } from '../rules/rule.ts';
import type { Span } from '../syntax/source.ts';
import type { Fix } from './fix.ts';
import { codeAt, isScript, isTyped, requestOf } from './shared/code.ts';

/** Puts a named value into an empty list where there is one to name; which products only the developer can tell. */
export function fillList(finding: Finding, recognition: Recognition): Fix[] {
  const data = finding.data as { field?: string; value?: Span } | undefined;
  const request = requestOf(recognition, data);
  if (!request || !data?.value || data.field === undefined) return [];
  const word = data.field === 'country_codes' ? 'US' : /account_subtypes$/.test(data.field) ? 'all' : null;
  const code = codeAt(recognition, data.value.start);
  const written = code.text.slice(data.value.start, data.value.end);
  if (word === null || !/^\[\s*\]$/.test(written)) return [];
  const { id } = code.language;
  // A client library's own types have members for the values.
  if (request.keys === 'typed' && id !== 'ruby' && id !== 'php') return [];
  if (isTyped(code) && /\bPlaidApi\b|\bLinkTokenCreateRequest\b/.test(code.text)) return [];
  if (!isScript(code) && !/^(?:python|ruby|php|json|jsonc|http)$/.test(id)) return [];
  const quote = /^(?:python|json|jsonc|http)$/.test(id) ? '"' : "'";
  const name = word === 'US' ? 'US (United States)' : 'all';
  return [
    {
      title: `Put ${name} into ${data.field.slice(data.field.lastIndexOf('.') + 1)}`,
      edits: [{ span: data.value, newText: `[${quote}${word}${quote}]` }],
      preferred: false,
      changesBehavior: true,
    },
  ];
}
