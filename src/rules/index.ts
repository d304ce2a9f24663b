import type { ProjectFacts } from '../project/model.ts';
import { classifyPath } from '../project/paths.ts';
import type { Recognition } from '../recognize/recognize.ts';
import type { Suppression } from '../recognize/suppressions.ts';
import { missingAndroidPackageName } from './missing-android-package-name.ts';
import { missingOauthReturn } from './missing-oauth-return.ts';
import { missingRedirectUri } from './missing-redirect-uri.ts';
import { plaidErrorInLog } from './plaid-error-in-log.ts';
import { publicKeyLaunch } from './public-key-launch.ts';
import { removedEnvironment } from './removed-environment.ts';
import type { Finding, Report, Rule, RuleContext, Severity, SeveritySetting } from './rule.ts';
import { applySuppressions, unusedMessage } from './suppress.ts';
import { UNUSED_SUPPRESSION, unusedSuppression } from './unused-suppression.ts';

export const allRules: readonly Rule[] = [
  missingRedirectUri,
  missingAndroidPackageName,
  missingOauthReturn,
  publicKeyLaunch,
  removedEnvironment,
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
  const findings: Finding[] = [];
  for (const rule of allRules) {
    const setting = options.severities[rule.id];
    if (setting === 'off') continue;
    for (const report of rule.check(context)) findings.push(findingOf(rule, report, setting));
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
