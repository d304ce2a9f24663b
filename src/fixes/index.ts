import type { Recognition } from '../recognize/recognize.ts';
import type { Finding } from '../rules/rule.ts';
import { addRequiredFields } from './add-required-fields.ts';
import { addReturnField } from './add-return-field.ts';
import { dropProducts } from './drop-products.ts';
import { withoutElsewhere } from './elsewhere.ts';
import { fillList } from './fill-list.ts';
import type { Fix } from './fix.ts';
import { keepOneReturn } from './keep-one-return.ts';
import { launchWithLinkToken } from './launch-with-link-token.ts';
import { leaveOutBlank } from './leave-out-blank.ts';
import { makeList } from './make-list.ts';
import { acrossMapping, insidePieces } from './mapped.ts';
import { cutRedirectUri, trimRedirectUri, useHttps } from './mend-redirect-uri.ts';
import { readFromEnvironment } from './read-from-environment.ts';
import { removeProduct } from './remove-product.ts';
import { removeVariable } from './remove-variable.ts';
import { renameField } from './rename-field.ts';
import { repeatReturn } from './repeat-return.ts';
import { replaceEnvironment } from './replace-environment.ts';
import { replaceWithMeant } from './replace-word.ts';
import { suppressFixes as offersToSuppress, removeSuppression } from './suppress.ts';

export type { Fix, TextEdit } from './fix.ts';

type FixProvider = (finding: Finding, recognition: Recognition) => Fix[];

/** Rules that are not named have no edit that is safe: what is right then is the developer's to say. */
const providers: Readonly<Record<string, FixProvider>> = {
  'missing-redirect-uri': addReturnField,
  'missing-android-package-name': addReturnField,
  'missing-oauth-return': addReturnField,
  'oauth-return-dropped-in-update-mode': repeatReturn,
  'public-key-launch': launchWithLinkToken,
  'public-key-env-var': removeVariable,
  'removed-environment': replaceEnvironment,
  'redirect-uri-blank': leaveOutBlank,
  'redirect-uri-http': useHttps,
  'redirect-uri-query': cutRedirectUri,
  'redirect-uri-fragment': cutRedirectUri,
  'redirect-uri-whitespace': trimRedirectUri,
  'redirect-uri-with-android-package-name': keepOneReturn,
  'balance-in-products': removeProduct,
  'unknown-product': removeProduct,
  'unknown-country-code': replaceWithMeant,
  'unknown-language': replaceWithMeant,
  'unknown-error-code': replaceWithMeant,
  'not-an-array': makeList,
  'empty-array': fillList,
  'camel-case-field': renameField,
  'unknown-field': renameField,
  'missing-required-field': addRequiredFields,
  'products-in-update-mode': dropProducts,
  'hard-coded-secret': readFromEnvironment,
  'hard-coded-access-token': readFromEnvironment,
  'unused-suppression': removeSuppression,
};

/** The edits that mend a finding, best first; empty when no edit is safe to offer. Spans are of the recognized text. */
export const fixesFor: FixProvider = acrossMapping((finding, recognition) =>
  withoutElsewhere(providers[finding.rule]?.(finding, recognition) ?? [], recognition),
);

/** The fixes that turn a rule off by a comment; empty where the language, or the place, has no comments. */
export const suppressFixes: FixProvider = insidePieces(acrossMapping(offersToSuppress));
