import * as vscode from 'vscode';
import { mentionsPlaid } from '../recognize/mention.ts';
import { type ErrorLink, errorLinks } from './errorLinks.ts';
import type { Services } from './services.ts';

/** Opens the diagnosis of a text. */
export type OpenDiagnosis = (text: string) => Promise<void>;

/** Longer lines get no links, in UTF-16 units: nobody reads them in a terminal. */
const MOST_LINE = 20_000;
const COPY = 'workbench.action.terminal.copySelection';

/** Error codes and payloads in the terminal as links to their diagnosis, and the diagnosis of its selection. */
export function registerTerminal(services: Services, open: OpenDiagnosis): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.window.registerTerminalLinkProvider(new TerminalLinks(services, open)),
    vscode.commands.registerCommand('linkDoctor.diagnoseTerminalSelection', () => diagnoseSelection(open)),
  );
}

class TerminalLinks implements vscode.TerminalLinkProvider<ErrorLink> {
  readonly #services: Services;
  readonly #open: OpenDiagnosis;

  constructor(services: Services, open: OpenDiagnosis) {
    this.#services = services;
    this.#open = open;
  }

  async provideTerminalLinks(
    { line }: vscode.TerminalLinkContext,
    token: vscode.CancellationToken,
  ): Promise<ErrorLink[]> {
    if (line.length > MOST_LINE || !mentionsPlaid(line)) return [];
    const { recognizeErrors } = await this.#services.engine();
    return token.isCancellationRequested ? [] : errorLinks(recognizeErrors, line);
  }

  handleTerminalLink({ text }: ErrorLink): Promise<void> {
    return this.#open(text);
  }
}

/** Diagnoses what is selected in the active terminal. */
async function diagnoseSelection(open: OpenDiagnosis): Promise<void> {
  const selected = await terminalSelection();
  if ('problem' in selected) void vscode.window.showInformationMessage(selected.problem);
  else if (selected.text.trim() === '')
    void vscode.window.showInformationMessage(
      'Nothing is selected in the terminal. Select the error first, then run "Diagnose Plaid error" again.',
    );
  else await open(selected.text);
}

/**
 * No API gives the terminal's selection: it goes through the clipboard, which afterwards holds the text it held before,
 * whatever happens in between.
 */
async function terminalSelection(): Promise<{ readonly text: string } | { readonly problem: string }> {
  const { clipboard } = vscode.env;
  let before: string;
  try {
    before = await clipboard.readText();
  } catch {
    return {
      problem:
        'The clipboard cannot be read here, and only through it VS Code gives the selection of a terminal. Copy the error, then run "Diagnose Plaid error".',
    };
  }
  // Copying nothing leaves the clipboard as it is: a mark tells that from a selection.
  const mark = `link-doctor ${Date.now()} ${Math.random()}`;
  try {
    await clipboard.writeText(mark);
    await vscode.commands.executeCommand(COPY);
    const text = await clipboard.readText();
    return { text: text === mark ? '' : text };
  } catch {
    return {
      problem:
        'The selection of the terminal could not be copied. Copy the error, then run "Diagnose Plaid error".',
    };
  } finally {
    await clipboard.writeText(before).then(undefined, () => {});
  }
}
