import type { FieldSite } from '../../recognize/model.ts';
import type { TextEdit } from '../fix.ts';
import { type Code, isScript } from './code.ts';
import { isSame } from './sites.ts';

/** An entry of a literal as the edit that sends it only while `test` holds; null where the language has no such form. */
export function guardEntry(code: Code, site: FieldSite, test: Test, entry: string): TextEdit | null {
  const newText = guarded(code, test, entry);
  return newText === null || !isEntry(code, site) ? null : { span: site.span, newText };
}

/** An expression, and whether the entry is sent while it is blank. */
export interface Test {
  readonly text: string;
  readonly whenBlank: boolean;
}

function guarded({ language, ...code }: Code, { text, whenBlank }: Test, entry: string): string | null {
  const two = (is: string, isNot: string): string => (whenBlank ? `${isNot}` : `${is}`);
  if (isScript({ language, ...code }))
    return `...(${text} ? ${two(`{ ${entry} } : {}`, `{} : { ${entry} }`)})`;
  switch (language.id) {
    case 'python':
      return whenBlank ? `**({} if ${text} else {${entry}})` : `**({${entry}} if ${text} else {})`;
    case 'ruby':
      return `**(${text}.to_s.empty? ? ${whenBlank ? `{ ${entry} } : {}` : `{} : { ${entry} }`})`;
    default:
      return null;
  }
}

/** The site is key and value in a literal or an argument list, or a name that is both. */
export function isEntry(code: Code, { span, keySpan, value }: FieldSite): boolean {
  const { text } = code;
  if (isSame(keySpan, value.span) && !isScript(code)) return false;
  const before = /[{([,]\s*$/.test(text.slice(Math.max(0, span.start - 300), span.start));
  const opensLine = /(?:^|[\r\n])[ \t]*$/.test(text.slice(Math.max(0, span.start - 300), span.start));
  const after = /^\s*[,})\]]/.test(text.slice(span.end, span.end + 300));
  return keySpan.start - span.start <= 3 && after && (before || opensLine);
}

/** The entry in a form that stands inside a hash: a keyword argument of Python becomes a pair. */
export function entryText(
  { text, language }: Code,
  { span, keySpan }: FieldSite,
  field: string,
  value: string,
): string {
  if (language.id === 'python') return `"${field}": ${value}`;
  const written = text.slice(span.start, span.end);
  const key = text.slice(keySpan.start, keySpan.end);
  if (language.id === 'ruby')
    return /=>/.test(written.slice(key.length)) ? `'${field}' => ${value}` : `${field}: ${value}`;
  return key.replace(/^['"]|['"]$/g, '') === value ? value : `${field}: ${value}`;
}
