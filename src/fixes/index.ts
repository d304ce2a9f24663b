import type { Recognition } from '../recognize/recognize.ts';
import type { Finding } from '../rules/rule.ts';
import { addReturnField } from './add-return-field.ts';
import type { Fix } from './fix.ts';
import { launchWithLinkToken } from './launch-with-link-token.ts';
import { acrossMapping } from './mapped.ts';
import { replaceEnvironment } from './replace-environment.ts';
import { removeSuppression, suppressFixes as suppress } from './suppress.ts';

export type { Fix, TextEdit } from './fix.ts';

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
export const fixesFor: FixProvider = acrossMapping(
  (finding, recognition) => providers[finding.rule]?.(finding, recognition) ?? [],
);

/** The fixes that turn a rule off by a comment; empty where the language, or the place, has no comments. */
export const suppressFixes: FixProvider = acrossMapping(suppress);
