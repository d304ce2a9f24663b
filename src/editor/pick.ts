import * as vscode from 'vscode';
import type { SearchHit } from '../catalog/search.ts';
import { plain } from '../render/escape.ts';
import type { Engine } from './services.ts';

interface Choice extends vscode.QuickPickItem {
  /** What is diagnosed when this is chosen: a text, or where to take it from. */
  readonly choose: () => Promise<string | null> | string;
}

const MOST = 60;

/**
 * Lets the user choose a code or a symptom, type free text, or take the clipboard. The items are built again at every
 * key, because VS Code's own filter forgives no slips. Resolves to the text to diagnose, or null when dismissed.
 */
export function pickProblem(engine: Engine, readClipboard: () => Promise<string>): Promise<string | null> {
  const pick = vscode.window.createQuickPick<Choice>();
  pick.title = 'Diagnose Plaid error';
  pick.placeholder = 'An error code, a message, or what the user sees, such as "bank is not in the list"';
  pick.matchOnDescription = false;
  pick.matchOnDetail = false;
  const update = (value: string) => {
    pick.items = choices(engine, value, readClipboard);
  };
  update('');
  return new Promise((resolve) => {
    let chosen: Promise<string | null> = Promise.resolve(null);
    pick.onDidChangeValue(update);
    pick.onDidAccept(() => {
      const item = pick.selectedItems[0];
      if (!item) return;
      chosen = Promise.resolve(item.choose());
      pick.hide();
    });
    pick.onDidHide(() => {
      pick.dispose();
      resolve(chosen);
    });
    pick.show();
  });
}

function choices(engine: Engine, value: string, readClipboard: () => Promise<string>): Choice[] {
  const typed = value.trim();
  const free: Choice = {
    label: `$(edit) Diagnose "${plain(typed, 60)}"`,
    description: 'as it is',
    alwaysShow: true,
    choose: () => typed,
  };
  const clipboard: Choice = {
    label: '$(clippy) Use clipboard',
    alwaysShow: true,
    choose: async () => {
      const text = await readClipboard();
      if (text.trim() !== '') return text;
      void vscode.window.showInformationMessage('The clipboard holds no text. Copy the error first.');
      return null;
    },
  };
  const hits = engine.searchCatalog(typed, MOST).map(choiceOf);
  return typed === '' ? [clipboard, ...hits] : [...hits, free, clipboard];
}

function choiceOf(hit: SearchHit): Choice {
  if (hit.kind === 'symptom') {
    const [first] = hit.symptom.symptoms;
    return {
      label: `$(question) ${hit.symptom.title}`,
      description: 'symptom',
      detail: first === hit.symptom.title ? undefined : first,
      alwaysShow: true,
      choose: () => `${hit.symptom.title}\n${hit.symptom.symptoms.join('\n')}`,
    };
  }
  const { error_code, error_type, title, summary } = hit.error;
  return {
    label: error_code,
    description: [error_type, title].filter(Boolean).join(' · '),
    detail: summary,
    alwaysShow: true,
    choose: () => [error_type, error_code].filter(Boolean).join(' '),
  };
}
