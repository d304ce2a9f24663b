import type { Uri } from 'vscode';
import type { Diagnosis } from '../diagnosis/model.ts';
import type { Place } from '../project/model.ts';
import type { OfferedFix } from '../render/html/view.ts';
import type { Checklists } from './checklist.ts';
import type { Report } from './report.ts';

/** A fix that can be applied: what is shown of it, and how it is found again. */
export interface Fixable extends OfferedFix {
  readonly uri: string;
  readonly rule: string;
  /** 0-based line of the finding. */
  readonly line: number;
}

/** A report's diagnosis with what the project has to it at this moment. */
export interface Answer {
  /** The same report, at the line where it stands now. */
  readonly report: Report;
  readonly diagnosis: Diagnosis;
  readonly fixes: readonly Fixable[];
}

/** What the panel needs of the editor; `src/editor/panelHost.ts` is the one that does it. */
export interface PanelHost {
  /** The diagnosis; `fresh` reads the project again. Null when what was diagnosed is no longer there. */
  answer(report: Report, options: { readonly fresh: boolean }): Promise<Answer | null>;
  /** Applies a fix by the same edits as the quick fix; false when it is no longer offered. */
  apply(fix: Fixable): Promise<boolean>;
  /** The document behind a place of a diagnosis of this report, or undefined when no folder holds it. */
  resolve(report: Report, place: Place): Uri | undefined;
  /** The text of a document, open or not; null when it cannot be read. */
  read(uri: Uri): Promise<string | null>;
  /** Opens the diagnosis as rendered Markdown. */
  openMarkdown(report: Report, diagnosis: Diagnosis): Promise<void>;
  /** Says in the log what went wrong. */
  failed(what: string, error: unknown): void;
}

/** What every panel works with. */
export interface PanelTools {
  readonly host: PanelHost;
  readonly checklists: Checklists;
  /** `dist/panel`: the only folder a page can load from. */
  readonly media: Uri;
}
