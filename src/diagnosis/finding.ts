import type { Finding, Rule } from '../rules/rule.ts';
import type { Cause, Diagnosis, Evidence } from './model.ts';

/**
 * The diagnosis of a rule's finding: the file proves the cause, so nothing has to be guessed. Evidence that lies in the
 * same document has no place of its own here.
 */
export function diagnoseFinding(finding: Finding, rule: Rule): Diagnosis {
  const isSure = finding.severity === 'error' || finding.severity === 'warning';
  const cause: Cause = {
    id: `rule/${rule.id}`,
    title: finding.message,
    why: rule.why,
    certainty: isSure ? 'proved by the project' : 'possible',
    evidence: finding.related.map(
      ({ message, at }): Evidence => ({
        text: message,
        place: 'path' in at ? at : null,
      }),
    ),
    against: [],
    steps: [rule.remedy],
    fix: rule.remedy,
    source: finding.docs || null,
  };
  return {
    recognized: [],
    payloads: [],
    verdict: { text: cause.title, certainty: cause.certainty },
    causes: [cause],
    steps: cause.steps,
    in_link: [],
    checks: /\bDashboard\b/.test(`${finding.message} ${rule.remedy}`) ? [DASHBOARD] : [],
    sandbox: null,
    support: { wanted: [], at_hand: [] },
    links: finding.docs ? [{ title: rule.docsTitle, url: finding.docs }] : [],
    suggestions: [],
    notes: [],
  };
}

const DASHBOARD = {
  text: 'Team Settings > API: allowed redirect URIs and allowed Android package names.',
  url: 'https://dashboard.plaid.com/developers/api',
};
