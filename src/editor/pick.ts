import * as vscode from 'vscode';
import type { SearchHit } from '../catalog/search.ts';
import { plain } from '../render/escape.ts';
import type { Engine } from './services.ts';

interface Choice extends vscode.QuickPickItem {
  /** What is diagnosed when this is chosen: a text, or where to take it from. */
  readonly choose: () => Promise<string | null> | string;
}

const MOST = 60;
/** So many words are a description rather than a search. */
const DESCRIPTION = 4;

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
  keepOrder(pick);
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

/** VS Code sorts by where the label matches, and slips match nowhere; the switch for it is not in the typed API. */
function keepOrder(pick: vscode.QuickPick<Choice>): void {
  if ('sortByLabel' in pick) (pick as { sortByLabel: boolean }).sortByLabel = false;
}

function choices(engine: Engine, value: string, readClipboard: () => Promise<string>): Choice[] {
  const typed = value.trim();
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
  if (typed === '') {
    const all = engine.searchCatalog('');
    return [
      clipboard,
      separator('What the user sees'),
      ...all.filter(({ kind }) => kind === 'symptom').map(choiceOf),
      separator('Error codes'),
      ...all.filter(({ kind }) => kind === 'error').map(choiceOf),
    ];
  }
  const free: Choice = {
    label: '$(edit) Diagnose this text',
    description: plain(typed, 80),
    alwaysShow: true,
    choose: () => typed,
  };
  const hits = engine.searchCatalog(typed, MOST).map(choiceOf);
  return typed.split(/\s+/).length >= DESCRIPTION ? [free, ...hits, clipboard] : [...hits, free, clipboard];
}

function separator(label: string): Choice {
  return { label, kind: vscode.QuickPickItemKind.Separator, choose: () => '' };
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
