import type { FieldSite, LinkTokenRequest, Value } from '../recognize/model.ts';
import type { Recognition } from '../recognize/recognize.ts';
import type { Finding } from '../rules/rule.ts';
import type { Span } from '../syntax/source.ts';
import type { Fix, TextEdit } from './fix.ts';
import { returnFieldEdits } from './return-field/index.ts';
import { type Code, codeAt, isScript, requestOf } from './shared/code.ts';
import { entryText, guardEntry } from './shared/guard.ts';
import { indentationAt, indentUnit, standsAlone } from './shared/insert.ts';
import { removeSite } from './shared/remove.ts';
import { siteAt } from './shared/sites.ts';

/** Leaves redirect_uri out where it would be blank: always, on one path, or while nothing is configured. */
export function leaveOutBlank(finding: Finding, recognition: Recognition): Fix[] {
  const data = finding.data as { site?: Span; from?: 'value' | 'choice' | 'fallback' } | undefined;
  const request = requestOf(recognition, data);
  const site = request && data?.site ? siteAt(request, data.site) : null;
  if (!site) return [];
  const code = codeAt(recognition, site.span.start);
  const edit =
    data?.from === 'value'
      ? removeSite(code, site)
      : data?.from === 'choice'
        ? onOnePath(code, finding.span)
        : whileBlank(code, site);
  if (!edit) return [];
  const instead = data?.from === 'value' ? fromVariable(code, request as LinkTokenRequest, edit) : [];
  const title =
    data?.from === 'value' ? 'Remove the blank redirect_uri' : 'Leave redirect_uri out when it is blank';
  return [{ title, edits: [edit], preferred: true, changesBehavior: true }, ...instead];
}

/** The blank goes, and an environment variable comes, where the two edits do not touch. */
function fromVariable(code: Code, request: LinkTokenRequest, removal: TextEdit): Fix[] {
  const at = request.insert;
  const variable = 'PLAID_REDIRECT_URI';
  // A null by position leaves the name in place.
  if (!at || code.isQuoted || code.language.id === 'php') return [];
  const added = returnFieldEdits({ code, request, at, field: 'redirect_uri', variable });
  const touches = added?.some(({ span }) => span.start <= removal.span.end && removal.span.start <= span.end);
  if (!added || touches) return [];
  const edits = [...added, removal].sort((a, b) => a.span.start - b.span.start);
  return [{ title: `Read redirect_uri from ${variable}`, edits, preferred: false, changesBehavior: true }];
}

/** `on ? uri : ''`: JSON leaves out what is undefined. */
function onOnePath(code: Code, blank: Span): TextEdit | null {
  const written = code.text.slice(blank.start, blank.end);
  return isScript(code) && /^(["'`])\s*\1$/.test(written) ? { span: blank, newText: 'undefined' } : null;
}

function whileBlank(code: Code, site: FieldSite): TextEdit | null {
  const value = plainValue(code, site.value);
  if (value === null) return null;
  const entry = entryText(code, site, 'redirect_uri', value);
  return (
    guardEntry(code, site, { text: value, whenBlank: false }, entry) ?? guardStatement(code, site, value)
  );
}

/** `request["redirect_uri"] = value` becomes an assignment under a guard. */
function guardStatement(code: Code, { span, keySpan, value }: FieldSite, plain: string): TextEdit | null {
  const { text, source, language } = code;
  const isAssignment =
    /^\s*=\s*$/.test(text.slice(keySpan.end, value.span.start)) && value.span.end === span.end;
  if (!isAssignment || code.isQuoted || !standsAlone(source, span.start, span.end)) return null;
  const assignment = `${text.slice(span.start, keySpan.end)} = ${plain}`;
  if (isScript(code)) return { span, newText: `if (${plain}) ${assignment}` };
  if (language.id === 'ruby') return { span, newText: `${assignment} unless ${plain}.to_s.empty?` };
  if (language.id !== 'python') return null;
  const indent = indentationAt(source, span.start);
  const unit = indentUnit(source) === '\t' ? '\t' : '    ';
  return { span, newText: `if ${plain}:${code.newline}${indent}${unit}${assignment}` };
}

/** An expression without side effects whose blank is the blank of the value: `A || ''` is A, `get('X', '')` itself. */
function plainValue({ text }: Code, { span }: Value): string | null {
  const written = text.slice(span.start, span.end);
  if (/[\r\n]/.test(written) || written.length > 200) return null;
  const stripped = /^(.*?)\s*(?:\|\||\?\?|\bor\b)\s*(["'`])\s*\2$/.exec(written);
  const plain = stripped?.[1] ?? written;
  const isName = /^[\w$@]+(?:\??\.[\w$]+|\[["'][\w-]+["']\])*!?$/.test(plain);
  const isRead =
    /^(?:os\.getenv|os\.environ\.get|getenv|Deno\.env\.get|ENV\.fetch|env)\(\s*["'][\w.-]+["']\s*(?:,\s*["']\s*["']\s*)?\)$/.test(
      plain,
    );
  if (!isName && !isRead) return null;
  // Without its blank default Python's read gives None, which is as false.
  return plain.replace(
    /^((?:os\.getenv|os\.environ\.get)\(\s*["'][\w.-]+["'])\s*,\s*["']\s*["']\s*\)$/,
    '$1)',
  );
}
