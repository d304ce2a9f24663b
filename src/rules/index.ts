import type { ProjectFacts } from '../project/model.ts';
import { classifyPath } from '../project/paths.ts';
import type { Recognition } from '../recognize/recognize.ts';
import { missingAndroidPackageName } from './missing-android-package-name.ts';
import { missingOauthReturn } from './missing-oauth-return.ts';
import { missingRedirectUri } from './missing-redirect-uri.ts';
import { plaidErrorInLog } from './plaid-error-in-log.ts';
import { publicKeyLaunch } from './public-key-launch.ts';
import { removedEnvironment } from './removed-environment.ts';
import type { Finding, Rule, RuleContext, SeveritySetting } from './rule.ts';

export const allRules: readonly Rule[] = [
  missingRedirectUri,
  missingAndroidPackageName,
  missingOauthReturn,
  publicKeyLaunch,
  removedEnvironment,
  plaidErrorInLog,
];

export interface RunOptions {
  /** Severity by rule id; a rule that is not named keeps its own. */
  readonly severities: Readonly<Record<string, SeveritySetting>>;
  /** Check test files and third-party code as well (`rules.md` 0.7). */
  readonly includeTests: boolean;
}

/** The findings of one document in document order; none for what `rules.md` 0.7 leaves alone. */
export function runRules(recognition: Recognition, facts: ProjectFacts, options: RunOptions): Finding[] {
  const context: RuleContext = { recognition, facts, path: recognition.path };
  if (!isChecked(context.path, options.includeTests)) return [];
  const findings: Finding[] = [];
  for (const rule of allRules) {
    const setting = options.severities[rule.id];
    if (setting === 'off') continue;
    for (const report of rule.check(context)) {
      findings.push({
        ...report,
        rule: rule.id,
        severity: setting ?? report.severity ?? rule.severity,
        docs: report.docs ?? rule.docs,
      });
    }
  }
  return findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
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
