import * as vscode from 'vscode';
import type { Report } from './report.ts';

/** Where the text stands: `logs/api.log:12`; a finding has its place among the evidence. */
export function originOf({ kind, uri, line }: Report): string | null {
  if (kind === 'finding' || uri === null || line === null) return null;
  return `${vscode.workspace.asRelativePath(vscode.Uri.parse(uri), false)}:${line + 1}`;
}

/** Opens a file beside the panel, never over it. Rejects when it is gone. */
export async function openBeside(
  panel: vscode.WebviewPanel,
  uri: vscode.Uri,
  options: { readonly selection: vscode.Range; readonly preserveFocus: boolean },
): Promise<void> {
  const viewColumn =
    panel.viewColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Beside : vscode.ViewColumn.One;
  await vscode.window.showTextDocument(uri, { ...options, viewColumn, preview: true });
}
