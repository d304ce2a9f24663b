import type { InsertPoint } from '../recognize/model.ts';
import type { Recognition } from '../recognize/recognize.ts';
import type { Finding } from '../rules/rule.ts';
import type { Fix, TextEdit } from './fix.ts';
import { type Code, codeAt, codeText, isScript, requestOf } from './shared/code.ts';
import { insertEntry } from './shared/insert.ts';

/** Values that are one choice of many, named in the title. */
const choices: Readonly<Record<string, string>> = {
  language: "language 'en' (English)",
  country_codes: "country_codes ['US'] (United States)",
};

/** Adds language and country_codes with a named choice; what names the app or its user nobody else can tell. */
export function addRequiredFields(finding: Finding, recognition: Recognition): Fix[] {
  const data = finding.data as { fields?: readonly string[] } | undefined;
  const request = requestOf(recognition, data);
  const fields = data?.fields ?? [];
  const at = request?.insert;
  if (!request || !at || fields.length === 0 || fields.some((field) => !Object.hasOwn(choices, field)))
    return [];
  const code = codeAt(recognition, at.span.start);
  if (code.isQuoted) return [];
  const entries = fields.map((field) => entryFor(code, at, field, request.keys === 'typed'));
  if (entries.some((entry) => entry === null)) return [];
  const edits = together(code, at, entries as string[]);
  if (edits.length === 0) return [];
  return [
    {
      title: `Add ${fields.map((field) => choices[field]).join(' and ')}`,
      edits,
      preferred: false,
      changesBehavior: true,
    },
  ];
}

/** One insertion per entry at the same place; the edits of the entries are put together by their spans. */
function together(code: Code, at: InsertPoint, entries: readonly string[]): TextEdit[] {
  const bySpan = new Map<string, TextEdit>();
  let isFirst = true;
  for (const entry of entries) {
    for (const edit of insertEntry(code.source, at, entry)) {
      const key = `${edit.span.start} ${edit.span.end}`;
      const before = bySpan.get(key);
      if (!before) bySpan.set(key, edit);
      else if (edit.newText !== ',') {
        // Behind the first new entry there is no comma yet, unless the layout has one behind each.
        const comma = before.newText.endsWith(',') || edit.newText.startsWith(',') ? '' : ',';
        bySpan.set(key, { ...before, newText: `${before.newText}${comma}${edit.newText}` });
      }
    }
    if (isFirst && at.empty) return entries.length === 1 ? [...bySpan.values()] : [];
    isFirst = false;
  }
  return [...bySpan.values()].sort((a, b) => a.span.start - b.span.start);
}

function entryFor(code: Code, at: InsertPoint, field: string, isModel: boolean): string | null {
  const { id } = code.language;
  const isLanguage = field === 'language';
  const body = code.text.slice(at.span.start + 1, at.span.end - 1);
  if (isScript(code) && at.form === 'record') {
    const isEnum = /\bCountryCode\b/.test(codeText(code));
    return isLanguage ? "language: 'en'" : `country_codes: [${isEnum ? 'CountryCode.Us' : "'US'"}]`;
  }
  if (id === 'python') {
    if (at.form === 'record') return isLanguage ? '"language": "en"' : '"country_codes": ["US"]';
    if (isLanguage) return 'language="en"';
    if (!isModel) return 'country_codes=["US"]';
    return /\bCountryCode\b/.test(codeText(code)) ? 'country_codes=[CountryCode("US")]' : null;
  }
  if (id === 'ruby') {
    const hasTexts = /["']\s*=>/.test(body);
    if (isLanguage) return hasTexts ? "'language' => 'en'" : "language: 'en'";
    return hasTexts ? "'country_codes' => ['US']" : "country_codes: ['US']";
  }
  if (id === 'php' && at.form === 'record')
    return isLanguage ? "'language' => 'en'" : "'country_codes' => ['US']";
  if (/^jsonc?$/.test(id)) return isLanguage ? '"language": "en"' : '"country_codes": ["US"]';
  return null;
}
