import * as vscode from 'vscode';
import { mentionsPlaid } from '../recognize/mention.ts';
import { isRead } from './documents.ts';

const IN_PLAID_DOCUMENT = 'linkDoctor.inPlaidDocument';
/** How long an edited document rests before it is looked at again, in ms. */
const REST = 500;

/** Keeps the key behind the entry of the context menu: only documents that mention Plaid offer it. */
export function registerContextKeys(): vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const update = () => {
    const document = vscode.window.activeTextEditor?.document;
    const mentions = document !== undefined && isRead(document) && mentionsPlaid(document.getText());
    void vscode.commands.executeCommand('setContext', IN_PLAID_DOCUMENT, mentions);
  };
  update();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document !== vscode.window.activeTextEditor?.document) return;
      clearTimeout(timer);
      timer = setTimeout(update, REST);
    }),
    { dispose: () => clearTimeout(timer) },
  );
}
