import * as vscode from 'vscode';
import { equal, ok, test } from './runner.ts';
import { linkDoctor, openSample } from './support.ts';

test('a document of a language we read activates the extension, not the start', async () => {
  const { activationEvents } = linkDoctor().packageJSON;
  ok(
    !activationEvents.some((event: string) => event === '*' || event === 'onStartupFinished'),
    'starts with VS Code',
  );
  await openSample('src/server.ts');
  equal(linkDoctor().isActive, true);
});

test('every command of the manifest is registered', async () => {
  await openSample('src/server.ts');
  const registered = new Set(await vscode.commands.getCommands(true));
  const missing = linkDoctor()
    .packageJSON.contributes.commands.map(({ command }: { command: string }) => command)
    .filter((command: string) => !registered.has(command));
  equal(missing, []);
});

test('the command has the title that the documentation names', () => {
  const { commands } = linkDoctor().packageJSON.contributes;
  const diagnose = commands.find(({ command }: { command: string }) => command === 'linkDoctor.diagnose');
  equal(diagnose?.title, 'Diagnose Plaid error');
  equal(diagnose?.category, undefined, 'a category would change the title in the palette');
});
