import * as vscode from 'vscode';
import type { Diagnosis } from '../diagnosis/model.ts';
import type { Answer, Fixable, PanelHost } from '../panel/host.ts';
import type { FindingReport, Report, TextReport } from '../panel/report.ts';
import type { Place } from '../project/model.ts';
import { placeIn } from '../project/place.ts';
import type { Recognition } from '../recognize/recognize.ts';
import type { Finding } from '../rules/rule.ts';
import { diagnoseText } from './diagnoseText.ts';
import type { DiagnosisDocuments } from './diagnosisDocument.ts';
import type { Diagnostics } from './diagnostics.ts';
import { pathInWorkspace, rangeOf } from './documents.ts';
import type { Services } from './services.ts';

/** How far a finding may have moved and still be the one that was diagnosed, in lines. */
const MOVED = 10;
/** Causes whose rules are asked for fixes, files that are looked into for them, fixes that are offered. */
const MOST = { causes: 4, files: 8, fixes: 5 };

interface Tools {
  readonly services: Services;
  readonly diagnostics: Diagnostics;
  readonly documents: DiagnosisDocuments;
}

/** A document with what was recognized and found in it. */
interface Checked {
  readonly document: vscode.TextDocument;
  readonly recognition: Recognition;
  readonly findings: readonly Finding[];
}

/** The editor as the diagnosis panel sees it. */
export class EditorPanelHost implements PanelHost {
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  async answer(report: Report, { fresh }: { readonly fresh: boolean }): Promise<Answer | null> {
    if (fresh) this.#tools.services.forgetStudies();
    return report.kind === 'text' ? this.#ofText(report) : this.#ofFinding(report);
  }

  async #ofText(report: TextReport): Promise<Answer> {
    const { services } = this.#tools;
    const uri = report.uri === null ? undefined : vscode.Uri.parse(report.uri);
    const diagnosis = await diagnoseText(services, report.text, uri);
    return { report, diagnosis, fixes: await this.#fixesOf(report, diagnosis) };
  }

  async #ofFinding(report: FindingReport): Promise<Answer | null> {
    const { services } = this.#tools;
    const { allRules, diagnoseFinding } = await services.engine();
    const rule = allRules.find(({ id }) => id === report.rule);
    const checked = rule && (await this.#check(vscode.Uri.parse(report.uri)));
    const finding = checked && nearest(checked, report);
    if (!rule || !finding) return null;
    const { source } = checked.recognition;
    const path = pathInWorkspace(checked.document);
    const place = path === null ? null : placeIn(path, source, finding.span.start, finding.span.end);
    return {
      report: { ...report, line: source.positionAt(finding.span.start).line },
      diagnosis: placed(diagnoseFinding(finding, rule), rule.title, place),
      fixes: await this.#fixesFor([finding], checked),
    };
  }

  /** Fixes for what our rules find in the project, where a cause names the rule. */
  async #fixesOf(report: TextReport, { causes }: Diagnosis): Promise<readonly Fixable[]> {
    const rules = new Set(causes.slice(0, MOST.causes).map(({ rule }) => rule));
    const folder = folderOf(report);
    if (!folder || ![...rules].some((rule) => rule)) return [];
    const { findings = [] } = await this.#tools.services.studyOf(folder.uri);
    const paths = new Set(findings.filter(({ rule }) => rules.has(rule)).map(({ place }) => place.path));
    const fixes: Fixable[] = [];
    for (const path of [...paths].slice(0, MOST.files)) {
      const checked = await this.#check(vscode.Uri.joinPath(folder.uri, path));
      if (!checked) continue;
      const named = checked.findings.filter(({ rule }) => rules.has(rule));
      fixes.push(...(await this.#fixesFor(named, checked)));
      if (fixes.length >= MOST.fixes) break;
    }
    return fixes.slice(0, MOST.fixes);
  }

  /** The edits that the quick fixes offer. */
  async #fixesFor(findings: readonly Finding[], { document, recognition }: Checked): Promise<Fixable[]> {
    const { fixesFor } = await this.#tools.services.engine();
    const path = vscode.workspace.asRelativePath(document.uri, false);
    return findings.flatMap((finding) => {
      const { line } = document.positionAt(finding.span.start);
      return fixesFor(finding, recognition).map(({ title }) => ({
        title,
        where: `${path}:${line + 1}`,
        uri: document.uri.toString(),
        rule: finding.rule,
        line,
      }));
    });
  }

  async apply(fix: Fixable): Promise<boolean> {
    const { fixesFor } = await this.#tools.services.engine();
    const checked = await this.#check(vscode.Uri.parse(fix.uri));
    if (!checked) return false;
    const { document, recognition } = checked;
    const finding = nearest(checked, fix);
    const found = finding && fixesFor(finding, recognition).find(({ title }) => title === fix.title);
    if (!found) return false;
    const edit = new vscode.WorkspaceEdit();
    edit.set(
      document.uri,
      found.edits.map(({ span, newText }) => new vscode.TextEdit(rangeOf(document, span), newText)),
    );
    return vscode.workspace.applyEdit(edit);
  }

  /** Opens a document and checks it as the diagnostics do; null when it is gone or holds nothing of Plaid. */
  async #check(uri: vscode.Uri): Promise<Checked | null> {
    const { services, diagnostics } = this.#tools;
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      const recognition = await services.recognition(document);
      return (
        recognition && { document, recognition, findings: await diagnostics.findingsOf(recognition, uri) }
      );
    } catch (error) {
      services.log.info(`A document could not be opened: ${String(error)}`);
      return null;
    }
  }

  resolve(report: Report, { path }: { readonly path: string }): vscode.Uri | undefined {
    const folder = folderOf(report);
    if (folder) return vscode.Uri.joinPath(folder.uri, path);
    // A file that lies in no folder is known by its name alone.
    return report.uri?.endsWith(`/${path}`) ? vscode.Uri.parse(report.uri) : undefined;
  }

  async read(uri: vscode.Uri): Promise<string | null> {
    try {
      return (await vscode.workspace.openTextDocument(uri)).getText();
    } catch {
      return null;
    }
  }

  async openMarkdown(report: Report, diagnosis: Diagnosis): Promise<void> {
    await this.#tools.documents.show(diagnosis, report);
  }

  failed(what: string, error: unknown): void {
    this.#tools.services.log.error(
      `Diagnosis panel: ${what}: ${error instanceof Error ? error.stack : String(error)}`,
    );
  }
}

/** The folder whose files a report's places lie in: its document's, else the first for a text without one. */
function folderOf({ uri }: Report): vscode.WorkspaceFolder | undefined {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  if (uri === null) return first;
  const parsed = vscode.Uri.parse(uri);
  return vscode.workspace.getWorkspaceFolder(parsed) ?? (parsed.scheme === 'file' ? undefined : first);
}

function nearest(
  { document, findings }: Checked,
  { rule, line }: { readonly rule: string; readonly line: number },
): Finding | undefined {
  const away = ({ span }: Finding) => Math.abs(document.positionAt(span.start).line - line);
  return findings
    .filter((finding) => finding.rule === rule && away(finding) <= MOVED)
    .sort((a, b) => away(a) - away(b))[0];
}

/** Headed by the rule's title instead of the whole message, which is the verdict; the finding's own place heads the evidence. */
function placed(diagnosis: Diagnosis, title: string, place: Place | null): Diagnosis {
  const [first, ...others] = diagnosis.causes;
  if (!first) return diagnosis;
  const evidence = place ? [{ text: 'Found here', place }, ...first.evidence] : first.evidence;
  return { ...diagnosis, causes: [{ ...first, title, statement: first.title, evidence }, ...others] };
}
