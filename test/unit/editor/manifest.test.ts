import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { activationEvents, configuration, languageModelTools } from '../../../scripts/manifest.mjs';
import { LINK_COMMANDS } from '../../../src/render/commandLink.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

test('the settings agree with the rules (else: node scripts/manifest.mjs)', () => {
  assert.deepEqual(manifest.contributes.configuration, JSON.parse(JSON.stringify(configuration())));
});

test('the tools for assistants agree with their definitions (else: node scripts/manifest.mjs)', () => {
  assert.deepEqual(manifest.contributes.languageModelTools, JSON.parse(JSON.stringify(languageModelTools())));
});

/** Commands that the sources of the editor register. */
function registered(): Set<string> {
  const folder = join(root, 'src', 'editor');
  const text = readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  return new Set([...text.matchAll(/'(linkDoctor\.[a-z]\w*)'/gi)].map(([, name]) => name as string));
}

test('every command of the manifest, of its menus and of our links is registered', () => {
  const { commands, menus } = manifest.contributes;
  const known = registered();
  const named = [
    ...commands.map(({ command }: { command: string }) => command),
    ...Object.values<{ command: string }[]>(menus)
      .flat()
      .map(({ command }) => command),
    ...LINK_COMMANDS,
  ];
  for (const command of named) assert.ok(known.has(command), command);
});

test('commands that need a diagnosis are offered only when there is one', () => {
  const hidden = manifest.contributes.menus.commandPalette.map(({ command }: { command: string }) => command);
  const titles = manifest.contributes.commands.filter(
    ({ command }: { command: string }) => !hidden.includes(command),
  );
  assert.ok(titles.some(({ title }: { title: string }) => title === 'Diagnose Plaid error'));
});

test('activation never waits for the start of the editor, and covers every language that is read', () => {
  const events: string[] = manifest.activationEvents;
  assert.ok(
    !events.some((event) => event === '*' || event === 'onStartupFinished' || event === 'onLanguage'),
  );
  assert.deepEqual(events, activationEvents(), 'run: node scripts/manifest.mjs');
});
