import * as vscode from 'vscode';
import { equal, eventually, ok, test } from './runner.ts';
import { linkDoctor, openSample, showDiagnosesAs } from './support.ts';

test('the terminal has its entry, and the palette keeps one "Diagnose Plaid error"', async () => {
  await openSample('src/server.ts');
  const { commands, menus } = linkDoctor().packageJSON.contributes;
  const title = (name: string) =>
    commands.find(({ command }: { command: string }) => command === name)?.title;
  const [entry] = menus['terminal/context'];
  equal(title(entry.command), 'Diagnose Plaid error');
  equal(entry.when, 'terminalTextSelected');
  ok(
    menus.commandPalette.some(
      ({ command, when }: { command: string; when: string }) => command === entry.command && when === 'false',
    ),
    'it is in the palette twice',
  );
});

test('without a selection in a terminal the clipboard is what it was', async () => {
  const before = 'what the user copied before';
  await vscode.commands.executeCommand('workbench.view.explorer');
  await vscode.env.clipboard.writeText(before);
  await vscode.commands.executeCommand('linkDoctor.diagnoseTerminalSelection');
  await vscode.commands.executeCommand('workbench.view.explorer');
  equal(await vscode.env.clipboard.readText(), before);
});

/** A terminal without a process, for which a server needs no native part. */
async function terminalWith(text: string): Promise<vscode.Terminal> {
  const written = new vscode.EventEmitter<string>();
  let ready = (): void => {};
  const opened = new Promise<void>((resolve) => {
    ready = resolve;
  });
  const pty = { onDidWrite: written.event, open: () => ready(), close: () => {} };
  const terminal = vscode.window.createTerminal({ name: 'sample', pty });
  terminal.show();
  await opened;
  written.fire(text.replaceAll('\n', '\r\n'));
  await new Promise((resolve) => setTimeout(resolve, 500));
  return terminal;
}

test("the terminal's selection is diagnosed, and the clipboard is what it was", async () => {
  const before = 'what the user copied before that';
  await showDiagnosesAs('markdown');
  await vscode.commands.executeCommand('workbench.view.explorer');
  await vscode.env.clipboard.writeText(before);
  const known = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
  const opened = await terminalWith('plaid says PRODUCTS_NOT_SUPPORTED\nfor item 3\n');
  try {
    await vscode.commands.executeCommand('workbench.action.terminal.selectAll');
    await vscode.commands.executeCommand('linkDoctor.diagnoseTerminalSelection');
    const shown = await eventually('a diagnosis', () =>
      vscode.workspace.textDocuments.find(
        ({ uri }) => uri.scheme === 'link-doctor' && !known.has(uri.toString()),
      ),
    );
    ok(shown.getText().startsWith('# PRODUCTS_NOT_SUPPORTED'), shown.getText());
  } finally {
    opened.dispose();
    await showDiagnosesAs(undefined);
  }
  await vscode.commands.executeCommand('workbench.view.explorer');
  equal(await vscode.env.clipboard.readText(), before);
});
