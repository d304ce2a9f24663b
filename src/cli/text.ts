import { plain, visible } from '../render/escape.ts';
import type { Severity } from '../rules/rule.ts';
import type { PrintedFinding } from './check.ts';

const COLORS: Readonly<Record<Severity, number>> = { error: 31, warning: 33, information: 36, hint: 90 };
const MAX_MESSAGE = 1000;

/** One finding on one line: `path:line:column  severity  message  rule`. */
export function findingLine(finding: PrintedFinding, color: boolean): string {
  const place = `${visible(finding.path)}:${finding.line}:${finding.column}`;
  const paint = (text: string, code: number) =>
    color && !process.env.NO_COLOR ? `\u001b[${code}m${text}\u001b[0m` : text;
  const severity = paint(finding.severity, COLORS[finding.severity]);
  return `${place}  ${severity}  ${plain(finding.message, MAX_MESSAGE)}  ${paint(finding.rule, 90)}\n`;
}

/** What was found and what was looked at, in the last line. */
export function summary(counts: ReadonlyMap<Severity, number>, files: number): string {
  const order: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
  const found = order.filter((severity) => (counts.get(severity) ?? 0) > 0);
  const looked = `${files} ${files === 1 ? 'file' : 'files'} read`;
  if (found.length === 0) return `Nothing wrong found, ${looked}.\n`;
  const parts = found.map(
    (severity) => `${counts.get(severity)} ${severity}${plural(severity, counts.get(severity) ?? 0)}`,
  );
  return `\n${parts.join(', ')}; ${looked}.\n`;
}

function plural(severity: Severity, count: number): string {
  return count === 1 || severity === 'information' ? '' : 's';
}
