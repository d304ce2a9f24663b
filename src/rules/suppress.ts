import type { Suppression } from '../recognize/suppressions.ts';
import type { Finding } from './rule.ts';

export interface Silenced {
  readonly kept: readonly Finding[];
  readonly suppressed: readonly Finding[];
  /** Suppressions that silenced nothing. */
  readonly unused: readonly Suppression[];
}

/** Divides findings by the suppression comments of their document; the order of the findings stays. */
export function applySuppressions(
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
): Silenced {
  if (suppressions.length === 0) return { kept: findings, suppressed: [], unused: [] };
  const used = new Set<Suppression>();
  const kept: Finding[] = [];
  const suppressed: Finding[] = [];
  for (const finding of findings) {
    const by = suppressions.filter((each) => silences(each, finding));
    for (const each of by) used.add(each);
    (by.length > 0 ? suppressed : kept).push(finding);
  }
  return { kept, suppressed, unused: suppressions.filter((each) => !used.has(each)) };
}

function silences({ rule, scope, enabled }: Suppression, finding: Finding): boolean {
  if (rule !== null && rule !== finding.rule) return false;
  const at = finding.span.start;
  if (at < scope.start || at > scope.end) return false;
  return !enabled?.some(
    (each) => each.rule === finding.rule && at >= each.scope.start && at <= each.scope.end,
  );
}

/** The message of `unused-suppression`; `isKnown` tells whether the comment names a rule there is. */
export function unusedMessage({ rule, form }: Suppression, isKnown: boolean): string {
  if (rule === null)
    return `This comment turns rules off, but nothing is reported ${where(form)}. Delete it.`;
  if (!isKnown)
    return `There is no rule ${rule}: this comment turns nothing off. Correct the name or delete it.`;
  return `This comment turns off ${rule}, which reports nothing ${where(form)}. Delete it.`;
}

function where(form: Suppression['form']): string {
  if (form === 'next-line') return 'on the next line';
  return form === 'line' ? 'on this line' : 'from here on';
}
