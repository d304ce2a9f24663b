import * as vscode from 'vscode';
import type { Recognition } from '../recognize/recognize.ts';
import type { Finding } from '../rules/rule.ts';
import { excluder } from '../rules/settings.ts';
import { isChecked, pathInWorkspace } from './documents.ts';
import { homeOf, siblingsOf } from './notebooks.ts';
import { name, type Services } from './services.ts';
import { readSettings, SECTION } from './settings.ts';
import { type Read, toDiagnostic } from './toDiagnostic.ts';

/** How long a document rests before it is checked again, in ms. */
const REST = 250;

/** Checks open documents while they are open, and keeps the findings for the quick fixes. */
export class Diagnostics implements vscode.Disposable {
  readonly #services: Services;
  readonly #collection = vscode.languages.createDiagnosticCollection('link-doctor');
  /** Findings in files that are not open, from the last check of the workspace. */
  readonly #closed = vscode.languages.createDiagnosticCollection('link-doctor-workspace');
  #keepsClosed = false;
  readonly #findings = new Map<string, ReadonlyMap<vscode.Diagnostic, Finding>>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #disposables: vscode.Disposable[];
  /** Counts upward; a check whose number is no longer the document's newest must not report. */
  readonly #generation = new Map<string, number>();

  constructor(services: Services) {
    this.#services = services;
    this.#disposables = [
      this.#collection,
      this.#closed,
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.#closed.delete(document.uri);
        this.#check(document, 0);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length === 0) return;
        for (const each of [document, ...siblingsOf(document)]) this.#check(each, REST);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.#close(document)),
      // Requests are followed into other files, and these have changed.
      services.indexes.onDidChange((keys) => {
        for (const document of vscode.workspace.textDocuments) {
          if (keys.has(document.uri.toString())) this.#check(document, 0);
        }
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration(SECTION)) return;
        this.#closed.clear();
        this.#checkAll();
      }),
      services.facts.onDidChange(() => this.#checkAll()),
    ];
    this.#checkAll();
  }

  /** The finding behind one of our diagnostics, which VS Code may have copied. */
  findingOf(document: vscode.TextDocument, diagnostic: vscode.Diagnostic): Finding | undefined {
    for (const [known, finding] of this.#findings.get(document.uri.toString()) ?? []) {
      if (known === diagnostic) return finding;
      if (known.message === diagnostic.message && known.range.isEqual(diagnostic.range)) return finding;
    }
    return undefined;
  }

  /** The findings that touch an offset, in the order of the document; of one rule when it is named. */
  findingsAt(document: vscode.TextDocument, offset: number, rule?: string): readonly Finding[] {
    const all = this.#findings.get(document.uri.toString())?.values() ?? [];
    return [...all].filter(
      (finding) =>
        finding.span.start <= offset &&
        offset <= finding.span.end &&
        (rule === undefined || finding.rule === rule),
    );
  }

  #checkAll(): void {
    for (const document of vscode.workspace.textDocuments) this.#check(document, 0);
  }

  #check(document: vscode.TextDocument, delay: number): void {
    if (!isChecked(document)) return;
    const key = document.uri.toString();
    const generation = (this.#generation.get(key) ?? 0) + 1;
    this.#generation.set(key, generation);
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => {
        this.#timers.delete(key);
        void this.#report(document, generation);
      }, delay),
    );
  }

  async #report(document: vscode.TextDocument, generation: number): Promise<void> {
    const key = document.uri.toString();
    const isStale = () => document.isClosed || this.#generation.get(key) !== generation;
    if (isStale()) return;
    try {
      const recognition = isExcluded(document) ? null : await this.#services.recognition(document);
      const findings = recognition ? await this.findingsOf(recognition, document.uri) : [];
      if (isStale()) return;
      const read = recognition && { uri: document.uri, source: recognition.source };
      const diagnostics = new Map(
        findings.map((finding) => [toDiagnostic(read as Read, finding), finding] as const),
      );
      this.#findings.set(key, diagnostics);
      this.#collection.set(document.uri, [...diagnostics.keys()]);
    } catch (error) {
      this.#services.log.error(
        `${name(document)}: could not be checked: ${error instanceof Error ? error.stack : error}`,
      );
      if (!isStale()) this.#collection.delete(document.uri);
    }
  }

  /** The findings of a text under the settings and the facts of where it lies. */
  async findingsOf(recognition: Recognition, uri: vscode.Uri): Promise<readonly Finding[]> {
    const settings = readSettings(homeOf(uri));
    const facts = await this.#services.factsOf(uri);
    const { runRules } = await this.#services.engine();
    return runRules(recognition, facts, { severities: settings.rules, includeTests: settings.includeTests });
  }

  /** Shows what a check of the workspace found in files that are not open; an open document speaks for itself. */
  showClosed(found: readonly (readonly [vscode.Uri, readonly vscode.Diagnostic[]])[]): void {
    this.#closed.clear();
    if (!this.#keepsClosed) this.#watch();
    this.#keepsClosed = true;
    for (const [uri, diagnostics] of found) if (!isOpen(uri)) this.#closed.set(uri, [...diagnostics]);
  }

  /** A file that changes while it is closed is no longer what was checked. */
  #watch(): void {
    const watcher = vscode.workspace.createFileSystemWatcher('**/*', true);
    const forget = (uri: vscode.Uri) => this.#closed.delete(uri);
    this.#disposables.push(watcher, watcher.onDidChange(forget), watcher.onDidDelete(forget));
  }

  #close(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#generation.delete(key);
    this.#findings.delete(key);
    const last = this.#collection.get(document.uri);
    if (this.#keepsClosed && document.uri.scheme !== 'untitled') this.#closed.set(document.uri, last);
    this.#collection.delete(document.uri);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }
}

function isExcluded(document: vscode.TextDocument): boolean {
  const path = pathInWorkspace(document);
  return path !== null && excluder(readSettings(document))(path);
}

function isOpen(uri: vscode.Uri): boolean {
  return vscode.workspace.textDocuments.some((one) => one.uri.toString() === uri.toString());
}
