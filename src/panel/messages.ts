import { parseReport, type Report } from './report.ts';

/** What the page may ask for. Numbers index what was rendered last; nothing names a file, an address or a command. */
export type FromPage =
  /** The page stands empty; `done` of earlier renderings is not its business. */
  | { readonly type: 'ready' }
  | { readonly type: 'tick'; readonly step: string; readonly done: boolean }
  | { readonly type: 'place' | 'fix'; readonly index: number }
  | { readonly type: PlainAction };

const PLAIN = [
  'origin',
  'check',
  'clear',
  'copy-markdown',
  'copy-support',
  'copy-full',
  'open-markdown',
] as const;
type PlainAction = (typeof PLAIN)[number];

/** What the extension tells the page. */
export type ToPage =
  /** A new body, what to keep for a restart, and a sentence for screen readers. */
  | {
      readonly type: 'render';
      readonly body: string;
      readonly kept: Kept;
      readonly say: string;
      /** Another diagnosis than before: start at the top. */
      readonly isNew: boolean;
    }
  | { readonly type: 'busy'; readonly say: string }
  | { readonly type: 'say'; readonly say: string };

/** What the page keeps for the editor over a restart. */
export interface Kept {
  readonly version: 1;
  readonly report: Report;
}

/** A message of the page, or null when it is none of ours. */
export function parseMessage(value: unknown): FromPage | null {
  if (value === null || typeof value !== 'object') return null;
  const { type, step, done, index } = value as Record<string, unknown>;
  if (type === 'ready' || PLAIN.includes(type as PlainAction)) return { type } as FromPage;
  if (type === 'place' || type === 'fix')
    return Number.isSafeInteger(index) && (index as number) >= 0 ? { type, index: index as number } : null;
  if (type === 'tick' && typeof step === 'string' && /^[0-9a-f]{8}$/.test(step) && typeof done === 'boolean')
    return { type, step, done };
  return null;
}

/** The report in a kept state, or null; the state went through the page, so it is not trusted. */
export function parseKept(value: unknown): Report | null {
  if (value === null || typeof value !== 'object') return null;
  const { version, report } = value as Record<string, unknown>;
  return version === 1 ? parseReport(report) : null;
}
