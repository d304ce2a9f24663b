import { mask } from '../render/mask.ts';
import { type NamedToken, tokensIn } from '../render/support.ts';

/** What a diagnosis started from: enough to run it again. */
export type Report = TextReport | FindingReport;

/** A text, and where it stands when it stands in a document. */
export interface TextReport {
  readonly kind: 'text';
  readonly text: string;
  /** The document the text belongs to, for the facts of its project. */
  readonly uri: string | null;
  /** The 0-based line in it; null when the text was typed, picked or pasted. */
  readonly line: number | null;
}

/** A finding of one of our rules. */
export interface FindingReport {
  readonly kind: 'finding';
  readonly rule: string;
  readonly uri: string;
  /** 0-based; the nearest finding of the rule is meant when the document has changed. */
  readonly line: number;
}

/** How much of a text is kept over a restart of the editor, in UTF-16 units. */
export const MAX_KEPT = 200_000;
/** A credential that stands across the cut of a long text goes as a whole; none is longer, in UTF-16 units. */
const LONGEST = 400;
const URI = /^[A-Za-z][A-Za-z0-9+.-]{0,63}:[^\s\p{Cc}]{0,4000}$/u;
const RULE = /^[a-z][a-z0-9-]{0,99}$/;

const isUri = (value: unknown): value is string => typeof value === 'string' && URI.test(value);
const isLine = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** A report that was kept, or null when it is anything but what we would have kept. */
export function parseReport(value: unknown): Report | null {
  if (value === null || typeof value !== 'object') return null;
  const { kind, text, uri, line, rule } = value as Record<string, unknown>;
  if (kind === 'text') {
    if (typeof text !== 'string' || text.length > MAX_KEPT) return null;
    if ((uri !== null && !isUri(uri)) || (line !== null && !isLine(line))) return null;
    return { kind, text, uri: uri as string | null, line: line as number | null };
  }
  if (kind !== 'finding' || typeof rule !== 'string' || !RULE.test(rule)) return null;
  return isUri(uri) && isLine(line) ? { kind, rule, uri, line } : null;
}

/** What may lie on the disk until the editor is back: no token, no secret, no more than is read again. */
export function keepable(report: Report): Report {
  return report.kind === 'text' ? { ...report, text: keptText(report.text) } : report;
}

function keptText(text: string): string {
  if (text.length <= MAX_KEPT) return mask(text).slice(0, MAX_KEPT);
  const tail = text.slice(MAX_KEPT - LONGEST, MAX_KEPT).replace(/[^\s,;]*$/, '');
  return mask(text.slice(0, MAX_KEPT - LONGEST) + tail).slice(0, MAX_KEPT);
}

/** The tokens a report holds, for Plaid Support. */
export function tokensOf(report: Report): readonly NamedToken[] {
  return report.kind === 'text' ? tokensIn(report.text) : [];
}
