import type { ProjectFacts } from '../project/model.ts';
import { classifyPath } from '../project/paths.ts';
import type { Recognition } from '../recognize/recognize.ts';
import type { Suppression } from '../recognize/suppressions.ts';
import { balanceInProducts } from './balance-in-products.ts';
import { camelCaseField } from './camel-case-field.ts';
import { clientNameTooLong } from './client-name-too-long.ts';
import { clientUserIdPii } from './client-user-id-pii.ts';
import { emptyArray } from './empty-array.ts';
import { hardCodedAccessToken } from './hard-coded-access-token.ts';
import { hardCodedSecret } from './hard-coded-secret.ts';
import { legacyTokenEndpoint } from './legacy-token-endpoint.ts';
import { missingAndroidPackageName } from './missing-android-package-name.ts';
import { missingOauthReturn } from './missing-oauth-return.ts';
import { missingRedirectUri } from './missing-redirect-uri.ts';
import { missingRequiredField } from './missing-required-field.ts';
import { notAnArray } from './not-an-array.ts';
import { oauthReturnDroppedInUpdateMode } from './oauth-return-dropped-in-update-mode.ts';
import { plaidErrorInLog } from './plaid-error-in-log.ts';
import { productsInUpdateMode } from './products-in-update-mode.ts';
import { publicKeyClientOption } from './public-key-client-option.ts';
import { publicKeyEnvVar } from './public-key-env-var.ts';
import { publicKeyLaunch } from './public-key-launch.ts';
import { redirectUriBlank } from './redirect-uri-blank.ts';
import { redirectUriCustomScheme } from './redirect-uri-custom-scheme.ts';
import { redirectUriFragment } from './redirect-uri-fragment.ts';
import { redirectUriHttp } from './redirect-uri-http.ts';
import { redirectUriQuery } from './redirect-uri-query.ts';
import { redirectUriWhitespace } from './redirect-uri-whitespace.ts';
import { redirectUriWildcard } from './redirect-uri-wildcard.ts';
import { redirectUriWithAndroidPackageName } from './redirect-uri-with-android-package-name.ts';
import { removedEnvironment } from './removed-environment.ts';
import type { Finding, Report, Rule, RuleContext, Severity, SeveritySetting } from './rule.ts';
import { applySuppressions, unusedMessage } from './suppress.ts';
import { unknownCountryCode } from './unknown-country-code.ts';
import { unknownErrorCode } from './unknown-error-code.ts';
import { unknownField } from './unknown-field.ts';
import { unknownLanguage } from './unknown-language.ts';
import { unknownProduct } from './unknown-product.ts';
import { UNUSED_SUPPRESSION, unusedSuppression } from './unused-suppression.ts';

export const allRules: readonly Rule[] = [
  publicKeyLaunch,
  publicKeyEnvVar,
  publicKeyClientOption,
  legacyTokenEndpoint,
  removedEnvironment,
  missingAndroidPackageName,
  missingRedirectUri,
  missingOauthReturn,
  redirectUriWithAndroidPackageName,
  redirectUriBlank,
  redirectUriHttp,
  redirectUriQuery,
  redirectUriFragment,
  redirectUriCustomScheme,
  redirectUriWildcard,
  redirectUriWhitespace,
  unknownProduct,
  balanceInProducts,
  unknownCountryCode,
  unknownLanguage,
  missingRequiredField,
  emptyArray,
  notAnArray,
  productsInUpdateMode,
  oauthReturnDroppedInUpdateMode,
  unknownField,
  camelCaseField,
  clientNameTooLong,
  clientUserIdPii,
  hardCodedSecret,
  hardCodedAccessToken,
  unknownErrorCode,
  plaidErrorInLog,
  unusedSuppression,
];

export interface RunOptions {
  /** Severity by rule id; a rule that is not named keeps its own. */
  readonly severities: Readonly<Record<string, SeveritySetting>>;
  /** Check test files and third-party code as well (`rules.md` 0.7). */
  readonly includeTests: boolean;
}

export interface RunResult {
  /** In document order. */
  readonly kept: readonly Finding[];
  /** What comments turned off, in document order. */
  readonly suppressed: readonly Finding[];
}

/** The findings of one document in document order; none for what `rules.md` 0.7 leaves alone. */
export function runRules(recognition: Recognition, facts: ProjectFacts, options: RunOptions): Finding[] {
  return [...runRulesFully(recognition, facts, options).kept];
}

/** `runRules` with what comments turned off beside it. */
export function runRulesFully(recognition: Recognition, facts: ProjectFacts, options: RunOptions): RunResult {
  const context: RuleContext = { recognition, facts, path: recognition.path };
  if (!isChecked(context.path, options.includeTests)) return { kept: [], suppressed: [] };
  const tests = options.includeTests ? Number.POSITIVE_INFINITY : testsWithin(recognition);
  const findings: Finding[] = [];
  for (const rule of allRules) {
    const setting = options.severities[rule.id];
    if (setting === 'off') continue;
    for (const report of rule.check(context)) {
      if (report.span.start < tests) findings.push(findingOf(rule, report, setting));
    }
  }
  const { kept, suppressed, unused } = applySuppressions(findings.sort(byPlace), recognition.suppressions);
  // A comment can turn off the hints about comments too; it then counts as used.
  const hints = applySuppressions(
    unusedFindings(unused, options),
    recognition.suppressions.filter((each) => each.rule === UNUSED_SUPPRESSION),
  );
  return {
    kept: [...kept, ...hints.kept].sort(byPlace),
    suppressed: [...suppressed, ...hints.suppressed].sort(byPlace),
  };
}

/** Where the tests start that a file of code ends with: Rust keeps them in a module of their own. */
function testsWithin({ language, source }: Recognition): number {
  const found =
    language.id === 'rust' ? /^#\[cfg\(test\)\]\s{0,200}^(?:pub )?mod\b/m.exec(source.text) : null;
  return found?.index ?? Number.POSITIVE_INFINITY;
}

function findingOf(rule: Rule, report: Report, setting: Severity | undefined): Finding {
  return {
    ...report,
    rule: rule.id,
    severity: setting ?? report.severity ?? rule.severity,
    docs: report.docs ?? rule.docs,
  };
}

function unusedFindings(unused: readonly Suppression[], { severities }: RunOptions): Finding[] {
  const setting = severities[UNUSED_SUPPRESSION];
  if (setting === 'off') return [];
  return unused
    .filter(({ rule }) => rule !== UNUSED_SUPPRESSION && (rule === null || severities[rule] !== 'off'))
    .map((each) => {
      const isKnown = each.rule === null || ruleById(each.rule) !== undefined;
      const report: Report = {
        span: each.ruleSpan,
        message: unusedMessage(each, isKnown),
        related: [],
        tags: isKnown ? ['unnecessary'] : [],
        data: each,
      };
      return findingOf(unusedSuppression, report, setting);
    });
}

function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end;
}

function isChecked(path: string | null, includeTests: boolean): boolean {
  if (path === null) return true;
  const kind = classifyPath(path);
  if (kind === 'left-alone') return false;
  return kind === 'code' || includeTests;
}

export function ruleById(id: string): Rule | undefined {
  return allRules.find((rule) => rule.id === id);
}
