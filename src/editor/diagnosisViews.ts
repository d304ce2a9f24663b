import * as vscode from 'vscode';
import { DiagnosisPanels } from '../panel/diagnosisPanels.ts';
import type { Report } from '../panel/report.ts';
import { tokensIn } from '../render/support.ts';
import { DiagnosisDocuments } from './diagnosisDocument.ts';
import type { Diagnostics } from './diagnostics.ts';
import { EditorPanelHost } from './panelHost.ts';
import type { Services } from './services.ts';
import { SECTION } from './settings.ts';

/** The two faces of a diagnosis, a panel and rendered Markdown, and the commands of their title bars. */
export class DiagnosisViews implements vscode.Disposable {
  readonly #services: Services;
  readonly #documents: DiagnosisDocuments;
  readonly #host: EditorPanelHost;
  readonly #panels: DiagnosisPanels;
  readonly #commands: vscode.Disposable;

  constructor(
    { services, diagnostics }: { readonly services: Services; readonly diagnostics: Diagnostics },
    context: vscode.ExtensionContext,
  ) {
    this.#services = services;
    this.#documents = new DiagnosisDocuments(services);
    this.#host = new EditorPanelHost({ services, diagnostics, documents: this.#documents });
    this.#panels = new DiagnosisPanels(this.#host, context);
    const { registerCommand } = vscode.commands;
    this.#commands = vscode.Disposable.from(
      registerCommand('linkDoctor.copyAsMarkdown', () => this.#copyAsMarkdown()),
      registerCommand('linkDoctor.copyDiagnosisForSupport', () => this.#copyDiagnosisForSupport()),
      registerCommand('linkDoctor.openDiagnosisPanel', () => this.#openPanel()),
      registerCommand('linkDoctor.openDiagnosisAsMarkdown', () => this.#openAsMarkdown()),
      registerCommand('linkDoctor.checkDiagnosisAgain', () => this.#panels.active?.check()),
    );
  }

  /** Diagnoses a report and shows it as the setting says. */
  async open(report: Report): Promise<void> {
    const view = vscode.workspace.getConfiguration(SECTION).get<string>('diagnosis.view');
    if (view !== 'markdown') return this.#panels.show(report);
    const answer = await this.#host.answer(report, { fresh: false });
    if (answer) await this.#documents.show(answer.diagnosis, report);
  }

  /** Copies what Plaid's Support asks for about a report: the error and its identifiers, tokens masked. */
  async copyForSupport(report: Report): Promise<void> {
    const answer = await this.#host.answer(report, { fresh: false });
    if (!answer) return;
    const { supportText } = await this.#services.engine();
    const tokens = report.kind === 'text' ? tokensIn(report.text) : [];
    await vscode.env.clipboard.writeText(supportText(answer.diagnosis, { tokens }));
    vscode.window.setStatusBarMessage('Copied for Plaid Support, tokens masked', 3000);
  }

  async #copyAsMarkdown(): Promise<void> {
    const diagnosis = this.#panels.active?.diagnosis ?? this.#documents.last?.diagnosis;
    if (!diagnosis) return nothingToShow();
    const { diagnosisMarkdown } = await this.#services.engine();
    await vscode.env.clipboard.writeText(diagnosisMarkdown(diagnosis));
    vscode.window.setStatusBarMessage('Diagnosis copied as Markdown', 3000);
  }

  async #copyDiagnosisForSupport(): Promise<void> {
    const report = this.#panels.active?.report ?? this.#documents.last?.report;
    return report ? this.copyForSupport(report) : nothingToShow();
  }

  async #openPanel(): Promise<void> {
    const { last } = this.#documents;
    return last ? this.#panels.show(last.report) : nothingToShow();
  }

  async #openAsMarkdown(): Promise<void> {
    const { active } = this.#panels;
    if (!active?.diagnosis) return nothingToShow();
    await this.#documents.show(active.diagnosis, active.report);
  }

  dispose(): void {
    for (const one of [this.#commands, this.#panels, this.#documents]) one.dispose();
  }
}

function nothingToShow(): void {
  void vscode.window.showInformationMessage('There is no diagnosis yet. Run "Diagnose Plaid error" first.');
}
