import * as vscode from 'vscode';
import type { Report } from '../panel/report.ts';
import { checkArgument, type DiagnoseArgument } from '../render/commandLink.ts';
import { plain } from '../render/escape.ts';
import { type ErrorAt, errorAt } from './atPosition.ts';
import type { DiagnosisViews } from './diagnosisViews.ts';
import type { Diagnostics } from './diagnostics.ts';
import { isRead } from './documents.ts';
import { pickProblem } from './pick.ts';
import type { Services } from './services.ts';

/** What the command needs. */
interface Tools {
  readonly services: Services;
  readonly diagnostics: Diagnostics;
}

/** "Diagnose Plaid error": from the palette, the context menu, a quick fix or a hover's link. */
export function registerDiagnose(
  services: Services,
  diagnostics: Diagnostics,
  views: DiagnosisViews,
): vscode.Disposable {
  const tools = { services, diagnostics };
  return vscode.Disposable.from(
    vscode.commands.registerCommand('linkDoctor.diagnose', async (argument?: unknown) => {
      const report = await find(tools, argument);
      if (report) await views.open(report);
    }),
    vscode.commands.registerCommand('linkDoctor.copyForSupport', async (argument?: unknown) => {
      const checked = checkArgument(argument);
      const report = checked && (await fromArgument(tools, checked));
      if (report) await views.copyForSupport(report);
    }),
  );
}

/** What is in question: what a link names, the selection, the error under the cursor, the clipboard, or what is picked. */
async function find(tools: Tools, argument: unknown): Promise<Report | null> {
  // The context menu passes the document's address as the first argument; that is no argument of ours.
  const checked = argument instanceof vscode.Uri ? null : checkArgument(argument);
  const named = checked ? await fromArgument(tools, checked) : null;
  return (
    named ??
    (await fromEditor(tools)) ??
    (await fromClipboard(tools.services)) ??
    (await fromPick(tools.services))
  );
}

async function fromArgument(tools: Tools, argument: DiagnoseArgument): Promise<Report | null> {
  const { error_code, error_type, rule, uri, start } = argument;
  const name = [error_type, error_code].filter(Boolean).join(' ');
  const document = uri ? vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri) : undefined;
  if (document && start !== undefined)
    return (await at(tools, document, start, rule)) ?? named(name, document);
  return named(name, document);
}

function named(text: string, document: vscode.TextDocument | undefined): Report | null {
  return text ? textReport(text, document) : null;
}

/** A text, for the project of a document or of what is open; with a line when the text stands in the document. */
export function textReport(text: string, document?: vscode.TextDocument, line: number | null = null): Report {
  const uri =
    document?.uri ??
    vscode.window.activeTextEditor?.document.uri ??
    vscode.workspace.workspaceFolders?.[0]?.uri;
  return { kind: 'text', text, uri: uri?.toString() ?? null, line };
}

/** The error at an offset, else the finding there. */
async function at(
  { services, diagnostics }: Tools,
  document: vscode.TextDocument,
  offset: number,
  rule?: string,
): Promise<Report | null> {
  const recognition = await services.recognition(document);
  const error = recognition ? errorAt(recognition, offset, true) : null;
  if (error) return textReport(textOf(document, error), document, document.positionAt(error.span.start).line);
  const [finding] = diagnostics.findingsAt(document, offset, rule);
  if (!finding) return null;
  const { line } = document.positionAt(finding.span.start);
  return { kind: 'finding', rule: finding.rule, uri: document.uri.toString(), line };
}

function textOf(document: vscode.TextDocument, error: ErrorAt): string {
  const text = document.getText().slice(error.whole.start, error.whole.end);
  if (error.payload) return text;
  // A code written as `itemLoginRequired` is diagnosed under its name on the wire, with the type its place gives it.
  return [error.error_type, error.error_code].filter(Boolean).join(' ') || text;
}

async function fromEditor(tools: Tools): Promise<Report | null> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) tellTooLarge();
  if (!editor || !isRead(editor.document)) return null;
  const { document, selections } = editor;
  const selected = selections.map((selection) => document.getText(selection)).join('\n');
  if (selected.trim() !== '') return textReport(selected, document, selections[0]?.start.line);
  return at(tools, document, document.offsetAt(editor.selection.active));
}

/** A text tab without an editor holds a file beyond what VS Code hands to extensions (50 MB). */
function tellTooLarge(): void {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (!(input instanceof vscode.TabInputText)) return;
  const file = plain(input.uri.path.slice(input.uri.path.lastIndexOf('/') + 1), 80);
  const argument = /^[\w.+-]+$/.test(file) ? file : 'FILE';
  void vscode.window.showInformationMessage(
    `VS Code does not hand ${file} to extensions: it is too large. In a terminal, "link-doctor recognize ${argument}" lists the errors in it, and "link-doctor explain" diagnoses one.`,
  );
}

/** The clipboard counts only when it surely holds a Plaid error; it is never shown otherwise. */
async function fromClipboard(services: Services): Promise<Report | null> {
  const text = await readClipboard();
  if (text.trim() === '' || text.length > 1_000_000) return null;
  const { diagnose } = await services.engine();
  const { recognized, payloads, causes } = diagnose({ text }, null);
  const named =
    recognized.some(({ known, error_code }) => known && error_code !== null) || payloads.length > 0;
  const quoted = causes.some(({ certainty }) => certainty === 'stated by the error');
  return named || quoted ? textReport(text) : null;
}

async function fromPick(services: Services): Promise<Report | null> {
  const text = await pickProblem(await services.engine(), readClipboard);
  return text ? textReport(text) : null;
}

async function readClipboard(): Promise<string> {
  try {
    return await vscode.env.clipboard.readText();
  } catch {
    return '';
  }
}
