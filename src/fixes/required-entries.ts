import type { InsertPoint, LinkTokenRequest } from '../recognize/model.ts';
import { type Code, codeText, isScript } from './shared/code.ts';

export type RequiredField = 'language' | 'country_codes';

/** English, the United States: as one entry, one setter or one step of a chain. */
export interface RequiredText {
  /** How the text is put in: as an entry of a literal or of arguments, behind the statement, or in the chain. */
  readonly as: 'entry' | 'statement' | 'step';
  readonly text: string;
}

/** A required field in the idiom of the language; null where the type of its value is not known. */
export function requiredText(
  code: Code,
  request: LinkTokenRequest,
  field: RequiredField,
): RequiredText | null {
  const at = request.insert;
  if (!at) return null;
  const maker = code.text.slice(at.makerStart ?? at.span.start, at.span.start).trim();
  const isLanguage = field === 'language';
  const entry = (text: string | null): RequiredText | null => (text === null ? null : { as: 'entry', text });
  switch (code.language.id) {
    case 'go':
      return inGo(at, maker, isLanguage);
    case 'java':
      return inJava(code, at, maker, isLanguage);
    case 'kotlin':
      return inKotlin(code, at, maker, isLanguage);
    case 'csharp':
      return dictionaryEntry(at, maker, isLanguage) ?? entry(inCsharp(code, maker, isLanguage));
    case 'yaml':
      return at.form === 'lines' ? entry(isLanguage ? 'language: en' : 'country_codes: [US]') : null;
    default:
      return entry(inLiteral(code, at, field, request.keys === 'typed'));
  }
}

function inLiteral(code: Code, at: InsertPoint, field: RequiredField, isModel: boolean): string | null {
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
  if (id === 'php') {
    if (at.form === 'record') return isLanguage ? "'language' => 'en'" : "'country_codes' => ['US']";
    // Behind arguments by position a name may clash with one of them.
    return /^\s*\w+\s*:(?!:)/.test(body) ? (isLanguage ? "language: 'en'" : "country_codes: ['US']") : null;
  }
  if (/^jsonc?$/.test(id)) return isLanguage ? '"language": "en"' : '"country_codes": ["US"]';
  return null;
}

function inGo(at: InsertPoint, maker: string, isLanguage: boolean): RequiredText | null {
  if (/\bLinkTokenConfigs$/.test(maker)) {
    return { as: 'entry', text: isLanguage ? 'Language: "en"' : 'CountryCodes: []string{"US"}' };
  }
  // The package may have another name here.
  const plaid = /(\w+)\.\w+$/.exec(maker)?.[1];
  const countries = `[]${plaid}.CountryCode{${plaid}.COUNTRYCODE_US}`;
  if (at.form === 'record' && /^&?\w+\.LinkTokenCreateRequest$/.test(maker)) {
    return { as: 'entry', text: isLanguage ? 'Language: "en"' : `CountryCodes: ${countries}` };
  }
  if (/\b\w+\.NewLinkTokenCreateRequest(?:WithDefaults)?$/.test(maker)) {
    const call = isLanguage ? 'SetLanguage("en")' : `SetCountryCodes(${countries})`;
    return { as: 'statement', text: `${at.name}.${call}` };
  }
  if (!/^map\[string\]|^(?:gin\.H|echo\.Map|fiber\.Map)$/.test(maker)) return null;
  return { as: 'entry', text: isLanguage ? '"language": "en"' : '"country_codes": []string{"US"}' };
}

function inJava(code: Code, at: InsertPoint, maker: string, isLanguage: boolean): RequiredText | null {
  const text = codeText(code);
  const list = /^import java\.util\.(?:\*|List);/m.test(text) ? 'List' : 'java.util.List';
  if (/^new (?:java\.util\.)?(?:Linked)?HashMap(?:<.*>)?$/.test(maker)) {
    const pair = isLanguage ? '"language", "en"' : `"country_codes", ${list}.of("US")`;
    return { as: 'statement', text: `${at.name}.put(${pair});` };
  }
  if (!/^new (?:[\w.]+\.)?LinkTokenCreateRequest$/.test(maker) || !at.empty) return null;
  const value = isLanguage ? '"en"' : `${list}.of(${country(text)})`;
  const hasSetters = at.name !== undefined && new RegExp(`\\b${at.name}\\.set[A-Z]\\w*\\(`).test(text);
  if (hasSetters) {
    return { as: 'statement', text: `${at.name}.set${isLanguage ? 'Language' : 'CountryCodes'}(${value});` };
  }
  return { as: 'step', text: `.${isLanguage ? 'language' : 'countryCodes'}(${value})` };
}

function inKotlin(code: Code, at: InsertPoint, maker: string, isLanguage: boolean): RequiredText | null {
  const text = codeText(code);
  if (/^(?:mutableMapOf|mapOf|hashMapOf|linkedMapOf)(?:<.*>)?$/.test(maker) && !at.empty) {
    return { as: 'entry', text: isLanguage ? '"language" to "en"' : '"country_codes" to listOf("US")' };
  }
  // Libraries of others take named arguments, each with types of its own.
  if (!/(?:^|\.)LinkTokenCreateRequest$/.test(maker) || !at.empty) return null;
  const value = isLanguage ? '"en"' : `listOf(${country(text)})`;
  return { as: 'step', text: `.${isLanguage ? 'language' : 'countryCodes'}(${value})` };
}

function country(text: string): string {
  const isKnown = /^import com\.plaid\.client\.model\.(?:\*|CountryCode\b)/m.test(text);
  return isKnown ? 'CountryCode.US' : 'com.plaid.client.model.CountryCode.US';
}

function dictionaryEntry(at: InsertPoint, maker: string, isLanguage: boolean): RequiredText | null {
  if (!/^new (?:System\.Collections\.Generic\.)?Dictionary<string, ?\w+\??>(?:\(\))?$/.test(maker))
    return null;
  const value = isLanguage ? '"en"' : 'new[] { "US" }';
  return { as: 'statement', text: `${at.name}["${isLanguage ? 'language' : 'country_codes'}"] = ${value};` };
}

function inCsharp(code: Code, maker: string, isLanguage: boolean): string | null {
  const text = codeText(code);
  if (maker === 'new') return isLanguage ? 'language = "en"' : 'country_codes = new[] { "US" }';
  if (!/^new (?:[\w.]+\.)?LinkTokenCreateRequest(?:\(\))?$/.test(maker) || !/\bGoing\.Plaid\b/.test(text))
    return null;
  const entity = /\busing Going\.Plaid\.Entity;/.test(text) ? '' : 'Going.Plaid.Entity.';
  return isLanguage
    ? `Language = ${entity}Language.English`
    : `CountryCodes = new[] { ${entity}CountryCode.Us }`;
}
