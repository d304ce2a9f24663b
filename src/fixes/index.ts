import type { Recognition } from '../recognize/recognize.ts';
import type { Finding } from '../rules/rule.ts';
import { addReturnField } from './add-return-field.ts';
import type { Fix } from './fix.ts';
import { launchWithLinkToken } from './launch-with-link-token.ts';
import { replaceEnvironment } from './replace-environment.ts';
import { removeSuppression } from './suppress.ts';

export type { Fix, TextEdit } from './fix.ts';
export { suppressFixes } from './suppress.ts';

type FixProvider = (finding: Finding, recognition: Recognition) => Fix[];

const providers: Readonly<Record<string, FixProvider>> = {
  'missing-redirect-uri': addReturnField,
  'missing-android-package-name': addReturnField,
  'missing-oauth-return': addReturnField,
  'public-key-launch': launchWithLinkToken,
  'removed-environment': replaceEnvironment,
  'unused-suppression': removeSuppression,
};

/** The edits that mend a finding, best first; empty when no edit is safe to offer. Spans are of the recognized text. */
export function fixesFor(finding: Finding, recognition: Recognition): Fix[] {
  return providers[finding.rule]?.(finding, recognition) ?? [];
}
