import * as vscode from 'vscode';
import { plain } from '../render/escape.ts';
import type { Finding, Related } from '../rules/rule.ts';
import { excluder } from '../rules/settings.ts';
import { isChecked, pathInWorkspace, rangeOf } from './documents.ts';
import { name, type Services } from './services.ts';
import { readSettings, SECTION } from './settings.ts';

/** How long a document rests before it is checked again, in ms. */
const REST = 250;

const SEVERITY: Readonly<Record<Finding['severity'], vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** The name shown before every message of ours, and by which our diagnostics are known. */
export const SOURCE = 'Link Doctor';

/** Checks open documents while they are open, and keeps the findings for the quick fixes. */
export class Diagnostics implements vscode.Disposable {
  readonly #services: Services;
  readonly #collection = vscode.languages.createDiagnosticCollection('link-doctor');
  readonly #findings = new Map<string, ReadonlyMap<vscode.Diagnostic, Finding>>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #disposables: vscode.Disposable[];
  /** Counts upward; a check whose number is no longer the document's newest must not report. */
  readonly #generation = new Map<string, number>();

  constructor(services: Services) {
    this.#services = services;
    this.#disposables = [
      this.#collection,
      vscode.workspace.onDidOpenTextDocument((document) => this.#check(document, 0)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#check(document, REST);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.#close(document)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(SECTION)) this.#checkAll();
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
      const findings = await this.#find(document);
      if (isStale()) return;
      const diagnostics = new Map(findings.map((finding) => [toDiagnostic(document, finding), finding]));
      this.#findings.set(key, diagnostics);
      this.#collection.set(document.uri, [...diagnostics.keys()]);
    } catch (error) {
      this.#services.log.error(
        `${name(document)}: could not be checked: ${error instanceof Error ? error.stack : error}`,
      );
      if (!isStale()) this.#collection.delete(document.uri);
    }
  }

  async #find(document: vscode.TextDocument): Promise<readonly Finding[]> {
    const settings = readSettings(document);
    const path = pathInWorkspace(document);
    if (path !== null && excluder(settings)(path)) return [];
    const recognition = await this.#services.recognition(document);
    if (!recognition) return [];
    const facts = await this.#services.factsOf(document.uri);
    const { runRules } = await this.#services.engine();
    return runRules(recognition, facts, { severities: settings.rules, includeTests: settings.includeTests });
  }

  #close(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#generation.delete(key);
    this.#findings.delete(key);
    this.#collection.delete(document.uri);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }
}

function toDiagnostic(document: vscode.TextDocument, finding: Finding): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    rangeOf(document, finding.span),
    plain(finding.message, 1000),
    SEVERITY[finding.severity],
  );
  diagnostic.source = SOURCE;
  diagnostic.code =
    finding.docs === '' ? finding.rule : { value: finding.rule, target: vscode.Uri.parse(finding.docs) };
  diagnostic.relatedInformation = finding.related.flatMap((related) => toRelated(document, related) ?? []);
  diagnostic.tags = finding.tags?.map((tag) =>
    tag === 'deprecated' ? vscode.DiagnosticTag.Deprecated : vscode.DiagnosticTag.Unnecessary,
  );
  return diagnostic;
}

function toRelated(
  document: vscode.TextDocument,
  { message, at }: Related,
): vscode.DiagnosticRelatedInformation | undefined {
  const text = plain(message, 300);
  if ('start' in at) {
    return new vscode.DiagnosticRelatedInformation(
      new vscode.Location(document.uri, rangeOf(document, at)),
      text,
    );
  }
  const folder = vscode.workspace.getWorkspaceFolder(document.uri) ?? vscode.workspace.workspaceFolders?.[0];
  if (!folder) return undefined;
  const uri = vscode.Uri.joinPath(folder.uri, at.path);
  return new vscode.DiagnosticRelatedInformation(
    new vscode.Location(uri, new vscode.Range(at.line, at.column, at.line, at.endColumn)),
    text,
  );
}
