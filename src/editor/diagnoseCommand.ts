import * as vscode from 'vscode';
import type { Diagnosis } from '../diagnosis/model.ts';
import { checkArgument, type DiagnoseArgument } from '../render/commandLink.ts';
import { errorAt } from './atPosition.ts';
import type { DiagnosisDocuments } from './diagnosisDocument.ts';
import { SOURCE } from './diagnostics.ts';
import { isRead } from './documents.ts';
import { pickProblem } from './pick.ts';
import type { Services } from './services.ts';

/** A text to diagnose, and the document whose project it belongs to. */
interface Report {
  readonly text: string;
  readonly uri: vscode.Uri | undefined;
}

/** "Diagnose Plaid error": from the palette, the context menu, a quick fix or a hover's link. */
export function registerDiagnose(services: Services, documents: DiagnosisDocuments): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('linkDoctor.diagnose', async (argument?: unknown) => {
      const report = await find(services, argument);
      if (report) await documents.show(await diagnose(services, report));
    }),
    vscode.commands.registerCommand('linkDoctor.copyForSupport', async (argument?: unknown) => {
      const checked = checkArgument(argument);
      const report = checked ? await fromArgument(services, checked) : null;
      if (report) await documents.copyForSupport(await diagnose(services, report));
    }),
  );
}

async function diagnose(services: Services, { text, uri }: Report): Promise<Diagnosis> {
  const engine = await services.engine();
  const folder =
    uri ?? vscode.window.activeTextEditor?.document.uri ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  const facts = folder ? await services.factsOf(folder) : null;
  return engine.diagnose({ text }, facts);
}

/** The text in question: what a link names, the selection, the error under the cursor, the clipboard, or what is picked. */
async function find(services: Services, argument: unknown): Promise<Report | null> {
  // The context menu passes the document's address as the first argument; that is no argument of ours.
  const checked = argument instanceof vscode.Uri ? null : checkArgument(argument);
  const named = checked ? await fromArgument(services, checked) : null;
  return (
    named ?? (await fromEditor(services)) ?? (await fromClipboard(services)) ?? (await fromPick(services))
  );
}

async function fromArgument(services: Services, argument: DiagnoseArgument): Promise<Report | null> {
  const { error_code, error_type, uri, start, end } = argument;
  const name = [error_type, error_code].filter(Boolean).join(' ');
  const document = uri ? vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri) : undefined;
  if (document && start !== undefined && end !== undefined && end >= start) {
    const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
    const recognition = await services.recognition(document);
    const error = recognition ? errorAt(recognition, start, true) : null;
    if (error) return { text: textOf(document, error, name), uri: document.uri };
    return {
      text: [name, ...messagesAt(document, range), document.getText(range)].filter(Boolean).join('\n'),
      uri: document.uri,
    };
  }
  return name ? { text: name, uri: document?.uri } : null;
}

function textOf(
  document: vscode.TextDocument,
  error: NonNullable<ReturnType<typeof errorAt>>,
  name = '',
): string {
  const text = document.getText().slice(error.whole.start, error.whole.end);
  if (error.payload) return text;
  // A code written as `itemLoginRequired` is diagnosed under its name on the wire, with the type its place gives it.
  return name || [error.error_type, error.error_code].filter(Boolean).join(' ') || text;
}

/** What our diagnostics say about a place: the report, where the code itself names no error. */
function messagesAt(document: vscode.TextDocument, range: vscode.Range): string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source, range: at }) => source === SOURCE && at.intersection(range) !== undefined)
    .map(({ message }) => message);
}

async function fromEditor(services: Services): Promise<Report | null> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isRead(editor.document)) return null;
  const { document, selections } = editor;
  const selected = selections.map((selection) => document.getText(selection)).join('\n');
  if (selected.trim() !== '') return { text: selected, uri: document.uri };
  const recognition = await services.recognition(document);
  const error = recognition ? errorAt(recognition, document.offsetAt(editor.selection.active), true) : null;
  return error ? { text: textOf(document, error), uri: document.uri } : null;
}

/** The clipboard counts only when it surely holds a Plaid error; it is never shown otherwise. */
async function fromClipboard(services: Services): Promise<Report | null> {
  const text = await readClipboard();
  if (text.trim() === '' || text.length > 1_000_000) return null;
  const { diagnose } = await services.engine();
  const { recognized, payloads, causes } = diagnose({ text }, null);
  const named =
    recognized.some(({ known, error_code }) => known && error_code !== null) || payloads.length > 0;
  const quoted = causes.some(({ id, certainty }) => id.startsWith('message/') && certainty !== 'possible');
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
