import type { FieldSite, LinkTokenRequest } from '../recognize/model.ts';
import type { Recognition } from '../recognize/recognize.ts';
import type { Finding } from '../rules/rule.ts';
import { addReturnField } from './add-return-field.ts';
import type { Fix, TextEdit } from './fix.ts';
import { type Code, codeAt, isScript, requestOf } from './shared/code.ts';
import { isEntry } from './shared/guard.ts';
import { insertEntry } from './shared/insert.ts';

/** Sends the return in update mode as the request for new Items does, where that entry can stand here too. */
export function repeatReturn(finding: Finding, recognition: Recognition): Fix[] {
  const data = finding.data as { field?: string; sibling?: number; like?: { start: number } } | undefined;
  const request = requestOf(recognition, data);
  const sibling = recognition.requests.find(({ span }) => span.start === data?.sibling);
  const field = data?.field;
  if (!request?.insert || !sibling || field === undefined) return [];
  const site = sibling.fields.get(field)?.sites.at(-1);
  const code = codeAt(recognition, request.insert.span.start);
  const edits = site && !code.isQuoted ? repeated(code, request, sibling, site) : null;
  // The value of the sibling may not be in scope here; the environment always is.
  if (!edits) return addReturnField(finding, recognition).map((fix) => ({ ...fix, preferred: false }));
  return [{ title: `Send ${field} here too`, edits, preferred: true, changesBehavior: true }];
}

function repeated(
  code: Code,
  request: LinkTokenRequest,
  sibling: LinkTokenRequest,
  site: FieldSite,
): TextEdit[] | null {
  const { insert } = request;
  if (!insert || insert.form !== sibling.insert?.form || site.conditional || !isEntry(code, site))
    return null;
  if (!isScript(code) && !/^(?:python|ruby|php|csharp|dart|json|jsonc)$/.test(code.language.id)) return null;
  const value = code.text.slice(site.value.span.start, site.value.span.end);
  // Literals, the environment and constants are the same everywhere in the file.
  const isConstant =
    site.value.kind === 'string' || site.value.kind === 'env' || /^(?:\w+\.)*[A-Z][A-Z0-9_]*$/.test(value);
  if (!isConstant || /[\r\n]/.test(value) || site.value.fallback !== undefined) return null;
  const edits = insertEntry(code.source, insert, code.text.slice(site.span.start, site.span.end));
  return edits.length > 0 ? edits : null;
}
