import * as vscode from 'vscode';
import type { Diagnosis } from '../diagnosis/model.ts';
import type { Report } from '../panel/report.ts';
import type { Services } from './services.ts';

/** The scheme of rendered diagnoses; they live in memory only. */
export const SCHEME = 'link-doctor';
const MOST_KEPT = 20;
const SHOWN = 'linkDoctor.diagnosisShown';

/** A diagnosis that was shown and what it started from. */
export interface Shown {
  readonly report: Report;
  readonly diagnosis: Diagnosis;
}

/** Shows diagnoses as rendered Markdown. */
export class DiagnosisDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #services: Services;
  readonly #texts = new Map<string, string>();
  readonly #disposables: vscode.Disposable[];
  #last: Shown | undefined;
  #count = 0;

  constructor(services: Services) {
    this.#services = services;
    this.#disposables = [
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.window.tabGroups.onDidChangeTabs(() => this.#updateContext()),
      vscode.window.tabGroups.onDidChangeTabGroups(() => this.#updateContext()),
    ];
  }

  /** What was shown last. */
  get last(): Shown | undefined {
    return this.#last;
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return (
      this.#texts.get(uri.toString()) ??
      'This diagnosis is no longer in memory. Run "Diagnose Plaid error" again.\n'
    );
  }

  /** Opens a diagnosis beside nothing: in the active group, rendered, or as Markdown text where there is no preview. */
  async show(diagnosis: Diagnosis, report: Report): Promise<void> {
    const { diagnosisMarkdown } = await this.#services.engine();
    const first = diagnosis.recognized[0];
    const title = (first?.error_code ?? first?.error_type ?? 'Diagnosis')
      .replace(/[^A-Za-z0-9_-]/g, '')
      .slice(0, 60);
    const uri = vscode.Uri.from({
      scheme: SCHEME,
      path: `/${title || 'Diagnosis'}.md`,
      query: String(++this.#count),
    });
    this.#texts.set(uri.toString(), diagnosisMarkdown(diagnosis));
    for (const old of [...this.#texts.keys()].slice(0, -MOST_KEPT)) this.#texts.delete(old);
    this.#last = { report, diagnosis };
    const document = await vscode.workspace.openTextDocument(uri);
    try {
      await vscode.commands.executeCommand('markdown.showPreview', uri);
    } catch (error) {
      this.#services.log.info(`No Markdown preview here (${String(error)}); the diagnosis is shown as text`);
      await vscode.window.showTextDocument(document, { preview: true });
    }
    this.#updateContext();
  }

  /** The preview's buttons show only on our own previews, which are known by their tab's title. */
  #updateContext(): void {
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    const titles = [...this.#texts.keys()].map((key) => vscode.Uri.parse(key).path.slice(1));
    const shown =
      tab?.input instanceof vscode.TabInputWebview && titles.some((title) => tab.label.endsWith(title));
    void vscode.commands.executeCommand('setContext', SHOWN, shown);
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }
}
