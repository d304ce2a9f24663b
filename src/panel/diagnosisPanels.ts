import * as vscode from 'vscode';
import { Checklists } from './checklist.ts';
import { DiagnosisPanel } from './diagnosisPanel.ts';
import type { PanelHost, PanelTools } from './host.ts';
import { parseKept } from './messages.ts';
import type { Report } from './report.ts';

/** The type of our webview panels, as menus and activation name it. */
export const VIEW_TYPE = 'linkDoctor.diagnosis';

/**
 * The diagnosis panels that are open. A new diagnosis takes the place of one that nobody worked in; a panel in which a step
 * was ticked or a fix applied stays. They come back when the editor does.
 */
export class DiagnosisPanels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #tools: PanelTools;
  readonly #open = new Set<DiagnosisPanel>();
  readonly #icon: vscode.Uri;
  readonly #registered: vscode.Disposable;

  constructor(host: PanelHost, context: vscode.ExtensionContext) {
    this.#tools = {
      host,
      checklists: new Checklists(context.workspaceState),
      media: vscode.Uri.joinPath(context.extensionUri, 'dist', 'panel'),
    };
    this.#icon = vscode.Uri.joinPath(context.extensionUri, 'media', 'icon.png');
    this.#registered = vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, this);
  }

  /** The panel that has the focus, if one has. */
  get active(): DiagnosisPanel | undefined {
    return [...this.#open].find(({ panel }) => panel.active);
  }

  /** Diagnoses a report in a panel beside the text: the one that shows the same, one that nobody worked in, or a new one. */
  async show(report: Report): Promise<void> {
    const panels = [...this.#open];
    const same = panels.find((one) => JSON.stringify(one.report) === JSON.stringify(report));
    const panel = same ?? panels.find((one) => !one.isWorkedIn);
    if (panel) {
      panel.panel.reveal(panel.panel.viewColumn);
      await panel.show(report);
      return;
    }
    const created = vscode.window.createWebviewPanel(
      VIEW_TYPE,
      'Diagnosis',
      { viewColumn: vscode.ViewColumn.Beside },
      { enableFindWidget: true },
    );
    await this.#add(created, report).show(report);
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const report = parseKept(state);
    if (!report) {
      panel.dispose();
      return;
    }
    // The editor shows the page only after this is done; the diagnosis may take longer.
    void this.#add(panel, report).show(report, { back: true });
  }

  #add(panel: vscode.WebviewPanel, report: Report): DiagnosisPanel {
    panel.iconPath = this.#icon;
    const added = new DiagnosisPanel(this.#tools, panel, report);
    this.#open.add(added);
    panel.onDidDispose(() => this.#open.delete(added));
    return added;
  }

  dispose(): void {
    this.#registered.dispose();
  }
}
