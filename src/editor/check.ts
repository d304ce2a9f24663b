import * as vscode from 'vscode';
import { classifyPath, isBinaryPath } from '../project/paths.ts';
import { mentionsPlaid } from '../recognize/mention.ts';
import type { Finding } from '../rules/rule.ts';
import { excluder } from '../rules/settings.ts';
import type { SourceText } from '../syntax/source.ts';
import type { Diagnostics } from './diagnostics.ts';
import type { Services } from './services.ts';
import { readSettings } from './settings.ts';
import { workspaceOf } from './workspaceFiles.ts';

/** Files that are read at the same time. */
const BATCH = 8;

export interface Checked {
  files: number;
  /** Files that mention Plaid. */
  plaid: number;
}

export interface CheckTools {
  readonly services: Services;
  readonly diagnostics: Diagnostics;
}

/** One file with findings. */
export interface FileFindings {
  readonly uri: vscode.Uri;
  readonly source: SourceText;
  readonly findings: readonly Finding[];
}

export interface CheckOptions {
  readonly token: vscode.CancellationToken;
  /** Counts what is read. */
  readonly counts: Checked;
  /** Only files for which this is true; `path` is relative to the folder with `/`. */
  readonly only?: (path: string) => boolean;
  /** Called before each batch: files done, and files in all. */
  readonly progress?: (done: number, all: number) => void;
  readonly found: (file: FileFindings) => void;
}

/** Whether a file gets findings, by its path relative to the folder and the settings there. */
export function isCheckedPath(folder: vscode.WorkspaceFolder): (path: string) => boolean {
  const settings = readSettings(folder);
  const excluded = excluder(settings);
  return (path) => {
    if (isBinaryPath(path) || excluded(path)) return false;
    const kind = classifyPath(path);
    return kind === 'code' || (kind === 'test' && settings.includeTests);
  };
}

/** Checks the files of one folder, open or not; false when it was canceled. */
export async function checkFolder(
  tools: CheckTools,
  folder: vscode.WorkspaceFolder,
  { token, counts, only, progress, found }: CheckOptions,
): Promise<boolean> {
  const workspace = workspaceOf(folder);
  const isChecked = isCheckedPath(folder);
  const paths = (await workspace.list()).filter((path) => isChecked(path) && (only?.(path) ?? true));
  for (let i = 0; i < paths.length; i += BATCH) {
    if (token.isCancellationRequested) return false;
    progress?.(i, paths.length);
    await Promise.all(
      paths.slice(i, i + BATCH).map(async (path) => {
        const text = await workspace.read(path);
        if (text === null) return;
        counts.files++;
        if (!mentionsPlaid(text)) return;
        counts.plaid++;
        const file = await checkText(tools, vscode.Uri.joinPath(folder.uri, path), path, text);
        if (file) found(file);
      }),
    );
  }
  return !token.isCancellationRequested;
}

/** The findings of one text; null when there are none or it could not be checked, which the log tells. */
export async function checkText(
  { services, diagnostics }: CheckTools,
  uri: vscode.Uri,
  path: string | null,
  text: string,
  languageId?: string,
): Promise<FileFindings | null> {
  try {
    const recognition = await services.recognize({
      text,
      path,
      languageId,
      workspace: services.indexes.around(uri),
    });
    const findings = await diagnostics.findingsOf(recognition, uri);
    return findings.length === 0 ? null : { uri, source: recognition.source, findings };
  } catch (error) {
    services.log.error(
      `${path}: could not be checked: ${error instanceof Error ? error.stack : String(error)}`,
    );
    return null;
  }
}
