import * as vscode from 'vscode';
import type { Diagnosis } from '../diagnosis/model.ts';
import { checkArgument, type DiagnoseArgument } from '../render/commandLink.ts';
import { plain } from '../render/escape.ts';
import type { Finding } from '../rules/rule.ts';
import { type ErrorAt, errorAt } from './atPosition.ts';
import type { DiagnosisDocuments } from './diagnosisDocument.ts';
import type { Diagnostics } from './diagnostics.ts';
import { isRead } from './documents.ts';
import { pickProblem } from './pick.ts';
import type { Services } from './services.ts';

/** A text to diagnose and the document whose project it belongs to, or a finding of ours. */
type Report = { readonly text: string; readonly uri: vscode.Uri | undefined } | { readonly finding: Finding };

/** What the command needs. */
interface Tools {
  readonly services: Services;
  readonly diagnostics: Diagnostics;
}

/** "Diagnose Plaid error": from the palette, the context menu, a quick fix or a hover's link. */
export function registerDiagnose(
  services: Services,
  diagnostics: Diagnostics,
  documents: DiagnosisDocuments,
): vscode.Disposable {
  const tools = { services, diagnostics };
  return vscode.Disposable.from(
    vscode.commands.registerCommand('linkDoctor.diagnose', async (argument?: unknown) => {
      const diagnosis = await diagnose(services, await find(tools, argument));
      if (diagnosis) await documents.show(diagnosis);
    }),
    vscode.commands.registerCommand('linkDoctor.copyForSupport', async (argument?: unknown) => {
      const checked = checkArgument(argument);
      const diagnosis = checked && (await diagnose(services, await fromArgument(tools, checked)));
      if (diagnosis) await documents.copyForSupport(diagnosis);
    }),
  );
}

/** The diagnosis of a text with the facts of where it belongs: `uri`, else the active document, else the first folder. */
export async function diagnoseText(services: Services, text: string, uri?: vscode.Uri): Promise<Diagnosis> {
  const { diagnose } = await services.engine();
  const place =
    uri ?? vscode.window.activeTextEditor?.document.uri ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  return diagnose({ text }, place ? await services.studyOf(place) : null);
}

async function diagnose(services: Services, report: Report | null): Promise<Diagnosis | null> {
  if (!report) return null;
  if ('finding' in report) {
    const engine = await services.engine();
    const rule = engine.allRules.find(({ id }) => id === report.finding.rule);
    return rule
      ? engine.diagnoseFinding(report.finding, rule)
      : engine.diagnose({ text: report.finding.message }, null);
  }
  return diagnoseText(services, report.text, report.uri);
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
  return text ? { text, uri: document?.uri } : null;
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
  if (error) return { text: textOf(document, error), uri: document.uri };
  const [finding] = diagnostics.findingsAt(document, offset, rule);
  return finding ? { finding } : null;
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
  if (selected.trim() !== '') return { text: selected, uri: document.uri };
  return at(tools, document, document.offsetAt(editor.selection.active));
}

/** A text tab without an editor holds a file beyond what VS Code hands to extensions (50 MB). */
function tellTooLarge(): void {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (!(input instanceof vscode.TabInputText)) return;
  const file = input.uri.path.slice(input.uri.path.lastIndexOf('/') + 1);
  void vscode.window.showInformationMessage(
    `VS Code does not hand ${plain(file, 80)} to extensions: it is too large. "link-doctor recognize ${plain(file, 80)}" reads it in a terminal.`,
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
  return named || quoted ? { text, uri: undefined } : null;
}

async function fromPick(services: Services): Promise<Report | null> {
  const text = await pickProblem(await services.engine(), readClipboard);
  return text ? { text, uri: undefined } : null;
}

async function readClipboard(): Promise<string> {
  try {
    return await vscode.env.clipboard.readText();
  } catch {
    return '';
  }
}
