import * as vscode from 'vscode';
import { mergeSettings, parseSettings, type Settings } from '../rules/settings.ts';

/** The first part of every setting, command and context key. */
export const SECTION = 'linkDoctor';

/** The settings that hold for a document or a folder; a value of the wrong kind counts as not set. */
export function readSettings(scope: vscode.ConfigurationScope | undefined): Settings {
  const configuration = vscode.workspace.getConfiguration(SECTION, scope);
  const rules = Object.entries(configuration.get<Record<string, unknown>>('rules') ?? {});
  return mergeSettings(
    parseSettings(
      {
        rules: Object.fromEntries(rules.filter(([, severity]) => severity !== 'default')),
        platforms: configuration.get('platforms') ?? null,
        exclude: configuration.get('exclude') ?? [],
        includeTests: configuration.get('includeTests') === true,
      },
      '',
    ).settings,
  );
}
