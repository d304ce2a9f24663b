import type { InsertPoint } from '../recognize/model.ts';
import type { Recognition } from '../recognize/recognize.ts';
import type { Finding } from '../rules/rule.ts';
import type { Fix, TextEdit } from './fix.ts';
import { type RequiredField, type RequiredText, requiredText } from './required-entries.ts';
import { type Code, codeAt, requestOf } from './shared/code.ts';
import { chainStep, insertEntry, insertStatement, standsAlone } from './shared/insert.ts';
import { insertLine } from './shared/lines.ts';

/** Values that are one choice of many, named in the title. */
const choices: Readonly<Record<RequiredField, string>> = {
  language: "language 'en' (English)",
  country_codes: "country_codes ['US'] (United States)",
};

/** Adds language and country_codes with a named choice; what names the app or its user nobody else can tell. */
export function addRequiredFields(finding: Finding, recognition: Recognition): Fix[] {
  const data = finding.data as { fields?: readonly RequiredField[] } | undefined;
  const request = requestOf(recognition, data);
  const fields = data?.fields ?? [];
  const at = request?.insert;
  if (!request || !at || fields.length === 0 || fields.some((field) => !Object.hasOwn(choices, field)))
    return [];
  const code = codeAt(recognition, at.span.start);
  if (code.isQuoted) return [];
  const texts = fields.flatMap((field) => requiredText(code, request, field) ?? []);
  const edits = texts.length === fields.length ? together(code, at, texts) : [];
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

function together(code: Code, at: InsertPoint, all: readonly RequiredText[]): TextEdit[] {
  const texts = all.map(({ text }) => text);
  switch (all[0]?.as) {
    case 'statement': {
      const { statementStart: start, statementEnd: end } = at;
      if (at.name === undefined || start === undefined || end === undefined) return [];
      return standsAlone(code.source, start, end) ? [insertStatement(code.source, end, start, texts)] : [];
    }
    case 'step': {
      const steps = texts.map((text) => chainStep(code, at, text));
      const [first] = steps;
      return first ? [{ ...first, newText: steps.map((step) => step?.newText ?? '').join('') }] : [];
    }
    default:
      return at.form === 'lines' ? lines(code, at, texts) : entries(code, at, texts);
  }
}

function lines(code: Code, at: InsertPoint, texts: readonly string[]): TextEdit[] {
  const edits = texts.flatMap((text) => insertLine(code, at, text));
  const [first] = edits;
  return first ? [{ ...first, newText: edits.map(({ newText }) => newText).join('') }] : [];
}

/** One insertion per entry at the same place; the edits of the entries are put together by their spans. */
function entries(code: Code, at: InsertPoint, texts: readonly string[]): TextEdit[] {
  if (at.empty && texts.length > 1) return [];
  const bySpan = new Map<string, TextEdit>();
  for (const text of texts) {
    for (const edit of insertEntry(code.source, at, text)) {
      const key = `${edit.span.start} ${edit.span.end}`;
      const before = bySpan.get(key);
      if (!before) bySpan.set(key, edit);
      else if (edit.newText !== ',') {
        // Behind the first new entry there is no comma yet, unless the layout has one behind each.
        const comma = before.newText.endsWith(',') || edit.newText.startsWith(',') ? '' : ',';
        bySpan.set(key, { ...before, newText: `${before.newText}${comma}${edit.newText}` });
      }
    }
  }
  return [...bySpan.values()].sort((a, b) => a.span.start - b.span.start);
}
