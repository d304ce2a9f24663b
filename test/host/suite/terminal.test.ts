import * as vscode from 'vscode';
import { equal, ok, test } from './runner.ts';
import { linkDoctor, openSample } from './support.ts';

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
