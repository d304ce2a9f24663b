import type { Recognition } from '../recognize/recognize.ts';
import type { Finding } from '../rules/rule.ts';
import type { Fix } from './fix.ts';
import { type ReturnField, returnFieldEdits } from './return-field/index.ts';
import { codeAt, requestOf } from './shared/code.ts';

const variables: Record<ReturnField, string> = {
  redirect_uri: 'PLAID_REDIRECT_URI',
  android_package_name: 'PLAID_ANDROID_PACKAGE_NAME',
};

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
  return fields.flatMap((field) => {
    const variable = variables[field];
    const edits = returnFieldEdits({ code, request, at, field, variable });
    if (!edits) return [];
    return [
      {
        title: `Add ${field} from ${variable}`,
        edits,
        preferred: data.field !== 'either',
        changesBehavior: true,
      },
    ];
  });
}
