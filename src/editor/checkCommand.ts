import * as vscode from 'vscode';
import { type Checked, checkFolder } from './check.ts';
import type { Diagnostics } from './diagnostics.ts';
import type { Services } from './services.ts';
import { toDiagnostic } from './toDiagnostic.ts';

/** "Check Plaid integration": every file of the workspace, with progress and cancel, into the Problems panel. */
export function registerCheck(services: Services, diagnostics: Diagnostics): vscode.Disposable {
  return vscode.commands.registerCommand('linkDoctor.checkWorkspace', async () => {
    const folders = vscode.workspace.workspaceFolders ?? [];
    if (folders.length === 0) {
      void vscode.window.showInformationMessage('No folder is open, so there is nothing to check.');
      return;
    }
    const found: [vscode.Uri, vscode.Diagnostic[]][] = [];
    const counts: Checked = { files: 0, plaid: 0 };
    const done = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: 'Checking Plaid integration',
        cancellable: true,
      },
      async (progress, token) => {
        for (const folder of folders) {
          progress.report({ message: `listing ${folder.name}` });
          let reported = 0;
          const wentThrough = await checkFolder({ services, diagnostics }, folder, {
            token,
            counts,
            progress: (files, all) => {
              const increment = (100 * (files - reported)) / all / folders.length;
              reported = files;
              progress.report({ message: `${files} of ${all} files`, increment });
            },
            found: (file) => {
              found.push([file.uri, file.findings.map((finding) => toDiagnostic(file, finding))]);
            },
          });
          if (!wentThrough) return false;
        }
        return true;
      },
    );
    diagnostics.showClosed(found);
    if (done) await tell(found.length, counts);
  });
}

/** Says what was looked at, also when nothing is wrong; findings are shown where problems are shown. */
async function tell(found: number, { files, plaid }: Checked): Promise<void> {
  if (found > 0) {
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
