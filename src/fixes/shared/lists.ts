import type { FieldSite } from '../../recognize/model.ts';
import { type Code, codeText, isScript } from './code.ts';

/** Languages whose lists are written in plain brackets. */
const bracketed = /^(?:python|ruby|php|json|jsonc|dart|swift|elixir|http|shellscript|rust|yaml)$/;

/** A list of literals as the language writes one where keys are sent as they are written; null where none is known. */
export function listText(code: Code, site: FieldSite, items: readonly string[]): string | null {
  const all = items.join(', ');
  const { id } = code.language;
  if (isScript(code) || bracketed.test(id)) return `[${all}]`;
  if (id === 'objective-c') return `@[${all}]`;
  if (id === 'scala') return inScala(code, all);
  // A client library's own types refuse a text before the program runs.
  if (!isRawKey(code, site)) return null;
  switch (id) {
    case 'go':
      return `[]string{${all}}`;
    case 'java':
      return `${/^import java\.util\.(?:\*|List);/m.test(codeText(code)) ? 'List' : 'java.util.List'}.of(${all})`;
    case 'kotlin':
      return `listOf(${all})`;
    case 'csharp':
      return `new[] { ${all} }`;
    default:
      return null;
  }
}

/** Scala and Groovy; the other languages that are read under this id write lists in other ways. */
function inScala(code: Code, all: string): string | null {
  if (/\.groovy$/.test(code.path ?? '')) return `[${all}]`;
  if (!/\.(?:scala|sc)$/.test(code.path ?? '')) return null;
  const text = codeText(code);
  if (!/\bJson\.obj\(/.test(text)) return `List(${all})`;
  return /\bplay\.api\.libs\.json\b/.test(text) ? `Json.arr(${all})` : null;
}

/** The key of a map, or a member of an anonymous object: sent as it is written. */
export function isRawKey({ text, language }: Code, { keySpan }: FieldSite): boolean {
  const written = text.slice(Math.max(0, keySpan.start - 1), keySpan.end);
  if (/["'`]/.test(written)) return true;
  return language.id === 'csharp' && /^[\s,{][a-z]\w*$/.test(written);
}

/** One value of a list as the list at hand takes it; null where its type is not known. */
export function itemText(
  code: Code,
  site: FieldSite,
  list: string,
  word: string,
  isModel: boolean,
): string | null {
  const { id } = code.language;
  const text = codeText(code);
  const isCountry = word === 'US';
  const hasEnum = isCountry && /\bCountryCode\b/.test(text);
  if (isScript(code)) {
    const isClient = id.startsWith('typescript') && /\bPlaidApi\b|\bLinkTokenCreateRequest\b/.test(text);
    return isClient ? (hasEnum ? 'CountryCode.Us' : null) : `'${word}'`;
  }
  switch (id) {
    case 'python':
      if (!isModel) return `"${word}"`;
      return hasEnum ? `CountryCode("${word}")` : null;
    case 'ruby':
      return list.startsWith('%') ? word : `'${word}'`;
    case 'php':
    case 'dart':
      return `'${word}'`;
    case 'yaml':
      return word;
    case 'shellscript':
      return /\\"/.test(
        text.slice(Math.max(0, site.span.start - code.span.start - 200), site.span.start - code.span.start),
      )
        ? `\\"${word}\\"`
        : `"${word}"`;
    case 'json':
    case 'jsonc':
    case 'http':
    case 'swift':
    case 'elixir':
      return `"${word}"`;
    case 'rust':
      return list.startsWith('vec!') ? null : `"${word}"`;
    case 'objective-c':
      return `@"${word}"`;
    case 'scala':
      return /\.(?:scala|sc|groovy)$/.test(code.path ?? '') ? `"${word}"` : null;
    case 'java':
    case 'kotlin':
      if (isRawKey(code, site)) return `"${word}"`;
      return hasEnum || (isCountry && /^import com\.plaid\.client\.model\.\*/m.test(text))
        ? 'CountryCode.US'
        : null;
    case 'csharp':
      if (isRawKey(code, site)) return `"${word}"`;
      return hasEnum || (isCountry && /\bGoing\.Plaid\.Entity\b/.test(text)) ? 'CountryCode.Us' : null;
    default:
      return null;
  }
}
