import * as vscode from 'vscode';
import type { Diagnosis } from '../diagnosis/model.ts';
import type { Services } from './services.ts';

/** The diagnosis of a text with the facts of where it belongs: `uri`, else the active document, else the first folder. */
export async function diagnoseText(services: Services, text: string, uri?: vscode.Uri): Promise<Diagnosis> {
  const { diagnose } = await services.engine();
  const place =
    uri ?? vscode.window.activeTextEditor?.document.uri ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  return diagnose({ text }, place ? await services.studyOf(place) : null);
}
