import * as vscode from 'vscode';
import { mentionsPlaid } from '../recognize/mention.ts';
import { CHECK_TOOL, DIAGNOSE_TOOL, readCheckInput, readDiagnoseInput } from '../render/assistantTools.ts';
import { escapeMarkdown } from '../render/escape.ts';
import type { PlacedFinding } from '../render/findings.ts';
import {
  type Checked,
  type CheckTools,
  checkFolder,
  checkText,
  type FileFindings,
  isCheckedPath,
} from './check.ts';
import { diagnoseText } from './diagnoseText.ts';
import { isChecked, pathInWorkspace } from './documents.ts';
import { workspaceOf } from './workspaceFiles.ts';

/** The tools for assistants in the editor; nothing where the editor has no such tools (before 1.95, or another product). */
export function registerLanguageModelTools(tools: CheckTools): vscode.Disposable {
  const lm: Partial<typeof vscode.lm> | undefined = vscode.lm;
  if (typeof lm?.registerTool !== 'function') return new vscode.Disposable(() => {});
  try {
    return register(tools, vscode.lm);
  } catch (error) {
    // Older editors have a proposal of the same name that extensions may not call.
    tools.services.log.info(`No tools for assistants here: ${String(error)}`);
    return new vscode.Disposable(() => {});
  }
}

function register(tools: CheckTools, lm: typeof vscode.lm): vscode.Disposable {
  return vscode.Disposable.from(
    lm.registerTool(DIAGNOSE_TOOL.name, {
      prepareInvocation: () => ({
        invocationMessage: 'Diagnosing a Plaid error',
        confirmationMessages: {
          title: 'Diagnose a Plaid error?',
          message:
            'Link Doctor reads the text, and for evidence the files of this workspace, on this machine. The assistant gets the diagnosis; tokens and secrets are masked.',
        },
      }),
      invoke: async ({ input }) => answer(await diagnose(tools, input)),
    }),
    lm.registerTool(CHECK_TOOL.name, {
      prepareInvocation: ({ input }) => {
        const what = whatOf(input);
        return {
          invocationMessage: `Checking the Plaid integration in ${what}`,
          confirmationMessages: {
            title: 'Check the Plaid integration?',
            message: `Link Doctor reads ${what} on this machine and changes nothing. The assistant gets the findings; credentials are masked.`,
          },
        };
      },
      invoke: async ({ input }, token) => answer(await check(tools, input, token)),
    }),
  );
}

function answer(text: string): vscode.LanguageModelToolResult {
  return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
}

function whatOf(input: unknown): string {
  const read = readCheckInput(input);
  return 'path' in read && read.path ? escapeMarkdown(read.path, 200) : 'the files of this workspace';
}

async function diagnose({ services }: CheckTools, input: unknown): Promise<string> {
  const read = readDiagnoseInput(input);
  if ('problem' in read) throw new Error(read.problem);
  const target = read.path === undefined ? null : await targetOf(read.path);
  const { diagnosisMarkdown } = await services.engine();
  return diagnosisMarkdown(await diagnoseText(services, read.text, target?.uri));
}

async function check(tools: CheckTools, input: unknown, token: vscode.CancellationToken): Promise<string> {
  const read = readCheckInput(input);
  if ('problem' in read) throw new Error(read.problem);
  const counts: Checked = { files: 0, plaid: 0 };
  const notes: string[] = [];
  const found: PlacedFinding[] = [];
  const options = { token, counts, found: (file: FileFindings) => found.push(...placed(file)) };
  const folders = vscode.workspace.workspaceFolders ?? [];
  const target = read.path === undefined ? null : await targetOf(read.path);
  if (read.path !== undefined && !target)
    throw new Error(
      'The path names nothing in this workspace: give a file or folder of it, or an open document.',
    );
  if (target?.document || target?.isFile) await checkOne(tools, target, options, notes);
  else if (target?.folder) {
    const prefix = target.path === '' ? '' : `${target.path}/`;
    await checkFolder(tools, target.folder, { ...options, only: (path) => path.startsWith(prefix) });
    if (counts.files === 0)
      notes.push('No file here gets findings: they are excluded by a setting, tests, or of third parties.');
  } else {
    if (folders.length === 0) notes.push('No folder is open, so there was nothing to check.');
    for (const folder of folders) await checkFolder(tools, folder, options);
  }
  if (token.isCancellationRequested) throw new vscode.CancellationError();
  const { findingsMarkdown } = await tools.services.engine();
  return findingsMarkdown(found, { ...counts, notes });
}

async function checkOne(
  tools: CheckTools,
  { uri, document, folder, path }: Target,
  { counts, found }: { readonly counts: Checked; readonly found: (file: FileFindings) => void },
  notes: string[],
): Promise<void> {
  if ((document && !isChecked(document)) || (folder && !isCheckedPath(folder)(path))) {
    notes.push('This file gets no findings: a setting excludes it, or it is a test or of third parties.');
    return;
  }
  const text = document?.getText() ?? (folder ? await workspaceOf(folder).read(path) : null);
  if (text === null) {
    notes.push('This file could not be read: it is binary, or too large for the editor.');
    return;
  }
  counts.files++;
  if (!mentionsPlaid(text)) return;
  counts.plaid++;
  const file = await checkText(tools, uri, path === '' ? null : path, text, document?.languageId);
  if (file) found(file);
}

function placed({ uri, source, findings }: FileFindings): PlacedFinding[] {
  const path = vscode.workspace.asRelativePath(uri);
  return findings.map(({ span, severity, rule, message, docs }) => {
    const { line, column } = source.positionAt(span.start);
    return { path, line: line + 1, column: column + 1, severity, rule, message, docs };
  });
}

/** What a path of an assistant names: an open document, or a file or folder of the workspace. */
interface Target {
  readonly uri: vscode.Uri;
  readonly document?: vscode.TextDocument;
  readonly folder?: vscode.WorkspaceFolder;
  readonly isFile?: boolean;
  /** Below `folder`, with `/`; '' for the folder itself and for documents in none. */
  readonly path: string;
}

/** Nothing outside the workspace is opened, save documents that the user has open. */
async function targetOf(given: string): Promise<Target | null> {
  const places = candidates(given);
  const named = new Set([given, ...places.map(String)]);
  const document = vscode.workspace.textDocuments.find(
    ({ uri }) => named.has(uri.toString()) || named.has(uri.fsPath) || named.has(uri.path),
  );
  if (document) {
    const folder = vscode.workspace.getWorkspaceFolder(document.uri);
    return { uri: document.uri, document, folder, path: pathInWorkspace(document) ?? '' };
  }
  for (const uri of places) {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (!folder) continue;
    try {
      const { type } = await vscode.workspace.fs.stat(uri);
      const path = uri.path.slice(folder.uri.path.length).replace(/^\/+|\/+$/g, '');
      return { uri, folder, path, isFile: (type & vscode.FileType.File) !== 0 };
    } catch {
      // Not there.
    }
  }
  return null;
}

/** The places a path may mean: an address, an absolute path, or one below each folder (or beginning with its name). */
function candidates(given: string): vscode.Uri[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const slashed = given.replaceAll('\\', '/');
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(given)) return [vscode.Uri.parse(given)];
  if (/^(?:\/|[A-Za-z]:\/)/.test(slashed)) {
    const absolute = slashed.startsWith('/') ? slashed : `/${slashed}`;
    return folders.map(({ uri }) => vscode.Uri.joinPath(uri.with({ path: '/' }), absolute));
  }
  return folders.flatMap(({ uri, name }) => [
    vscode.Uri.joinPath(uri, slashed),
    ...(slashed === name || slashed.startsWith(`${name}/`)
      ? [vscode.Uri.joinPath(uri, slashed.slice(name.length))]
      : []),
  ]);
}
