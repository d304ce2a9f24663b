import type { InsertPoint, LinkTokenRequest } from '../recognize/model.ts';
import type { Recognition } from '../recognize/recognize.ts';
import type { Finding } from '../rules/rule.ts';
import type { Fix, TextEdit } from './fix.ts';
import { insertEntry, insertStatement } from './insert.ts';
import { isEcmaScript, languageAt } from './place.ts';

type ReturnField = 'redirect_uri' | 'android_package_name';

const variables: Record<ReturnField, string> = {
  redirect_uri: 'PLAID_REDIRECT_URI',
  android_package_name: 'PLAID_ANDROID_PACKAGE_NAME',
};

/** Adds the missing return field from an environment variable; the key is left out while the variable is blank. */
export function addReturnField(finding: Finding, recognition: Recognition): Fix[] {
  const data = finding.data as { field?: ReturnField | 'either'; request?: number } | undefined;
  const request = recognition.requests.find((each) => each.span.start === data?.request);
  if (!request?.insert || data?.field === undefined) return [];
  const fields: ReturnField[] =
    data.field === 'either' ? ['redirect_uri', 'android_package_name'] : [data.field];
  return fields.flatMap((field) => {
    const edits = editsFor(recognition, request, request.insert as InsertPoint, field);
    if (edits.length === 0) return [];
    return [
      {
        title: `Add ${field} from ${variables[field]}`,
        edits,
        preferred: data.field !== 'either',
        changesBehavior: true,
      },
    ];
  });
}

function editsFor(
  recognition: Recognition,
  request: LinkTokenRequest,
  at: InsertPoint,
  field: ReturnField,
): TextEdit[] {
  const { source } = recognition;
  const language = languageAt(recognition, request.site.start);
  const variable = variables[field];
  if (language.id === 'python') return pythonEdits(recognition, request, at, field, variable);
  if (!isEcmaScript(language)) return [];
  const value = environmentValue(source.text, variable);
  return insertEntry(source, at, `...(${value} ? { ${field}: ${value} } : {})`);
}

/** How JavaScript reads an environment variable on the runtime the file is written for. */
function environmentValue(text: string, variable: string): string {
  if (/\bDeno\.env\.get\(/.test(text)) return `Deno.env.get('${variable}')`;
  return `process.env.${variable}`;
}

function pythonEdits(
  recognition: Recognition,
  request: LinkTokenRequest,
  at: InsertPoint,
  field: ReturnField,
  variable: string,
): TextEdit[] {
  const { source } = recognition;
  const get = `os.environ.get("${variable}")`;
  const imports = osImport(source.text);
  // A request that stands in a variable gets the guarded assignment the library's own samples use.
  if (at.name !== undefined && /^[A-Za-z_]\w*$/.test(at.name)) {
    const lines = [
      `if ${get}:`,
      `${source.text.includes('\n\t') ? '\t' : '    '}${at.name}["${field}"] = os.environ["${variable}"]`,
    ];
    return [...imports, insertStatement(source, at.span.end, request.span.start, lines)];
  }
  return [...imports, ...insertEntry(source, at, `**({"${field}": ${get}} if ${get} else {})`)];
}

/** `import os`, above the first import, when the module lacks it. */
function osImport(text: string): TextEdit[] {
  if (/^\s*import\s+(?:[\w.]+\s*,\s*)*os\b/m.test(text)) return [];
  const first = /^(?:import|from)\s/m.exec(text);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const start = first && !text.startsWith('from __future__', first.index) ? first.index : afterPreamble(text);
  return [{ span: { start, end: start }, newText: `import os${newline}` }];
}

/** Behind shebang, encoding line and `from __future__` imports. */
function afterPreamble(text: string): number {
  const preamble = /^(?:(?:#.*|from __future__ .*)?\r?\n)*/.exec(text);
  return preamble?.[0].length ?? 0;
}
