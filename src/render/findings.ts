import type { Severity } from '../rules/rule.ts';
import { codeSpan, link, sentence } from './escape.ts';

/** A finding with its place: lines and columns count from 1. */
export interface PlacedFinding {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
  readonly docs: string;
}

/** What was looked at. */
export interface Looked {
  readonly files: number;
  /** Files that mention Plaid. */
  readonly plaid: number;
  /** What was left out and why, in sentences. */
  readonly notes: readonly string[];
}

const MOST = { findings: 100, notes: 10 };
const ORDER: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/**
 * Findings as Markdown for an assistant or a person: the count, then file by file; the gravest are kept when there are
 * too many. Everything that came from a file is masked and escaped.
 */
export function findingsMarkdown(found: readonly PlacedFinding[], looked: Looked): string {
  const kept = [...found]
    .sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity))
    .slice(0, MOST.findings);
  const parts = [`# ${heading(found, looked)}`];
  for (const [path, findings] of byPath(kept)) {
    const lines = findings
      .sort((a, b) => a.line - b.line || a.column - b.column)
      .map(
        ({ line, column, severity, rule, message, docs }) =>
          `- **${severity}** at ${line}:${column}, ${docs === '' ? codeSpan(rule, 80) : link(rule, docs)}: ${sentence(message, 1000)}`,
      );
    parts.push(`## ${codeSpan(path, 300)}\n\n${lines.join('\n')}`);
  }
  if (found.length > kept.length)
    parts.push(
      `and ${found.length - kept.length} more of the same or a lower severity; check a smaller part.`,
    );
  parts.push(...looked.notes.slice(0, MOST.notes).map((note) => `*${sentence(note)}*`));
  if (looked.notes.length > MOST.notes)
    parts.push(`*and ${looked.notes.length - MOST.notes} more were left out*`);
  return `${parts.join('\n\n')}\n`;
}

function heading(found: readonly PlacedFinding[], { files, plaid }: Looked): string {
  const read = `${files} ${files === 1 ? 'file' : 'files'} read`;
  if (found.length === 0)
    return plaid === 0
      ? `No Plaid here: ${read}, none mentions it`
      : `Nothing wrong found in the Plaid integration: ${read}, ${plaid} with Plaid`;
  const counts = ORDER.flatMap((severity) => {
    const count = found.filter((one) => one.severity === severity).length;
    const plural = count === 1 || severity === 'information' ? '' : 's';
    return count > 0 ? [`${count} ${severity}${plural}`] : [];
  });
  return `${counts.join(', ')}; ${read}`;
}

function byPath(found: readonly PlacedFinding[]): [string, PlacedFinding[]][] {
  const groups = new Map<string, PlacedFinding[]>();
  for (const finding of found) groups.set(finding.path, [...(groups.get(finding.path) ?? []), finding]);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}
