import * as vscode from 'vscode';
import { classifyPath, isBinaryPath } from '../project/paths.ts';
import { mentionsPlaid } from '../recognize/mention.ts';
import { excluder } from '../rules/settings.ts';
import { SourceText } from '../syntax/source.ts';
import type { Diagnostics } from './diagnostics.ts';
import type { Services } from './services.ts';
import { readSettings } from './settings.ts';
import { toDiagnostic } from './toDiagnostic.ts';
import { workspaceOf } from './workspaceFiles.ts';

/** Files that are read at the same time. */
const BATCH = 8;

interface Result {
  readonly found: [vscode.Uri, vscode.Diagnostic[]][];
  files: number;
  /** Files that mention Plaid. */
  plaid: number;
}

/** "Check Plaid integration": every file of the workspace, with progress and cancel, into the Problems panel. */
export function registerCheck(services: Services, diagnostics: Diagnostics): vscode.Disposable {
  return vscode.commands.registerCommand('linkDoctor.checkWorkspace', async () => {
    const folders = vscode.workspace.workspaceFolders ?? [];
    if (folders.length === 0) {
      void vscode.window.showInformationMessage('No folder is open, so there is nothing to check.');
      return;
    }
    const result: Result = { found: [], files: 0, plaid: 0 };
    const done = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: 'Checking Plaid integration',
        cancellable: true,
      },
      async (progress, token) => {
        for (const folder of folders) {
          if (!(await checkFolder({ services, diagnostics }, folder, result, progress, token))) return false;
        }
        return true;
      },
    );
    diagnostics.showClosed(result.found);
    if (done) await tell(result);
  });
}

type Progress = vscode.Progress<{ message?: string; increment?: number }>;

/** Adds the findings of one folder; false when the user canceled. */
async function checkFolder(
  tools: { readonly services: Services; readonly diagnostics: Diagnostics },
  folder: vscode.WorkspaceFolder,
  result: Result,
  progress: Progress,
  token: vscode.CancellationToken,
): Promise<boolean> {
  const settings = readSettings(folder);
  const excluded = excluder(settings);
  const workspace = workspaceOf(folder);
  progress.report({ message: `listing ${folder.name}` });
  const paths = (await workspace.list()).filter((path) => {
    if (isBinaryPath(path) || excluded(path)) return false;
    const kind = classifyPath(path);
    return kind === 'code' || (kind === 'test' && settings.includeTests);
  });
  for (let i = 0; i < paths.length; i += BATCH) {
    if (token.isCancellationRequested) return false;
    const batch = paths.slice(i, i + BATCH);
    progress.report({
      message: `${i} of ${paths.length} files`,
      increment: (100 * batch.length) / paths.length / (vscode.workspace.workspaceFolders?.length ?? 1),
    });
    await Promise.all(
      batch.map(async (path) => {
        const text = await workspace.read(path);
        if (text === null) return;
        result.files++;
        if (!mentionsPlaid(text)) return;
        result.plaid++;
        await checkFile(tools, vscode.Uri.joinPath(folder.uri, path), path, text, result);
      }),
    );
  }
  return !token.isCancellationRequested;
}

async function checkFile(
  { services, diagnostics }: { readonly services: Services; readonly diagnostics: Diagnostics },
  uri: vscode.Uri,
  path: string,
  text: string,
  result: Result,
): Promise<void> {
  try {
    const recognition = await services.recognize({ text, path });
    const findings = await diagnostics.findingsOf(recognition, uri);
    if (findings.length === 0) return;
    const read = { uri, source: new SourceText(text) };
    result.found.push([uri, findings.map((finding) => toDiagnostic(read, finding))]);
  } catch (error) {
    services.log.error(
      `${path}: could not be checked: ${error instanceof Error ? error.stack : String(error)}`,
    );
  }
}

/** Says what was looked at, also when nothing is wrong; findings are shown where problems are shown. */
async function tell({ found, files, plaid }: Result): Promise<void> {
  if (found.length > 0) {
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    return;
  }
  const looked = `${files} ${files === 1 ? 'file was' : 'files were'} read`;
  void vscode.window.showInformationMessage(
    plaid === 0
      ? `No Plaid in this project: ${looked}, and none mentions it.`
      : `Nothing wrong found in the Plaid integration: ${looked}, ${plaid} of them with Plaid.`,
  );
}
