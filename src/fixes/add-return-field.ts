import type { InsertPoint, LinkTokenRequest } from '../recognize/model.ts';
import type { Recognition } from '../recognize/recognize.ts';
import type { Finding } from '../rules/rule.ts';
import type { Fix, TextEdit } from './fix.ts';
import { readsInfoPlist } from './return-field/apple.ts';
import { type ReturnField, returnFieldEdits, type Target } from './return-field/index.ts';
import { type Code, codeAt, isScript, requestOf } from './shared/code.ts';
import { scriptVariable } from './shared/environment.ts';
import { guardEntry } from './shared/guard.ts';
import { removeSite } from './shared/remove.ts';

const variables: Record<ReturnField, string> = {
  redirect_uri: 'PLAID_REDIRECT_URI',
  android_package_name: 'PLAID_ANDROID_PACKAGE_NAME',
};

const others: Record<ReturnField, ReturnField> = {
  redirect_uri: 'android_package_name',
  android_package_name: 'redirect_uri',
};

function isSent({ fields }: LinkTokenRequest, field: ReturnField): boolean {
  return fields.get(field)?.state === 'present';
}

/** Bodies of texts and anonymous objects send all that stands in them. */
function isUnconditional({ language, text }: Code, { makerStart, span }: InsertPoint): boolean {
  if (/^(?:shellscript|http|json|jsonc|yaml)$/.test(language.id)) return true;
  return language.id === 'csharp' && text.slice(makerStart ?? span.start, span.start).trim() === 'new';
}

/** Adds the missing return field from an environment variable; the key is left out while the variable is blank. */
export function addReturnField(finding: Finding, recognition: Recognition): Fix[] {
  const data = finding.data as { field?: ReturnField | 'either' } | undefined;
  const request = requestOf(recognition, finding.data);
  const at = request?.insert;
  if (!request || !at || data?.field === undefined) return [];
  const code = codeAt(recognition, at.span.start);
  if (code.isQuoted) return [];
  const fields: ReturnField[] =
    data.field === 'either' ? ['redirect_uri', 'android_package_name'] : [data.field];
  // A token serves one return: beside the other one this one needs a condition, which a body cannot hold.
  if (isUnconditional(code, at) && fields.some((field) => isSent(request, others[field]))) return [];
  return fields.flatMap((field) => {
    const variable = variables[field];
    const edits = withoutNull({ code, request, at, field, variable });
    if (!edits) return [];
    return [
      {
        title: `Add ${field} from ${variable}${readsInfoPlist(code) ? ' of the Info.plist' : ''}`,
        edits,
        preferred: data.field !== 'either',
        changesBehavior: true,
      },
    ];
  });
}

/** A field that is set to null gives way: most languages refuse the same name twice. */
function withoutNull(target: Target): TextEdit[] | null {
  const { code, request, field, variable } = target;
  const [site, ...more] = request.fields.get(field)?.sites ?? [];
  if (!site) return returnFieldEdits(target);
  if (more.length > 0 || site.value.kind !== 'null') return null;
  const removal = removeSite(code, site);
  if (!removal) return null;
  const fields = new Map([...request.fields].filter(([path]) => path !== field));
  const added = returnFieldEdits({ ...target, request: { ...request, fields } });
  if (!added) return null;
  const touches = added.some(({ span }) => span.start <= removal.span.end && removal.span.start <= span.end);
  if (!touches) return [...added, removal].sort((a, b) => a.span.start - b.span.start);
  if (!isScript(code)) return null;
  const value = scriptVariable(code, variable, request.span.start);
  const edit = guardEntry(code, site, { text: value, whenBlank: false }, `${field}: ${value}`);
  return edit && [edit];
}
