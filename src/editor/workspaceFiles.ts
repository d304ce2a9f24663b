import ignore from 'ignore';
import * as vscode from 'vscode';
import { isLocalSettings } from '../project/localSettings.ts';
import type { Workspace } from '../project/model.ts';
import type { WorkspaceFiles } from '../recognize/workspace/files.ts';
import { isSafePattern } from '../rules/settings.ts';

/** Files of one folder that are listed at most. */
const MOST_FILES = 50_000;
const MOST_IGNORE_FILES = 200;
const MAX_BYTES = 8 * 1024 * 1024;
const THIRD_PARTY =
  '**/{node_modules,bower_components,Pods,Carthage,vendor,site-packages,.venv,venv,.git,.yarn,.dart_tool,.gradle,build,dist}/**';

/** A workspace folder of the editor, on any file system, as the project's readers see it. */
export function workspaceOf(folder: vscode.WorkspaceFolder): Workspace {
  return {
    name: folder.name,
    async list() {
      const pattern = new vscode.RelativePattern(folder, '**/*');
      const files = await vscode.workspace.findFiles(pattern, THIRD_PARTY, MOST_FILES);
      const paths = files.map((uri) => uri.path.slice(folder.uri.path.length).replace(/^\/+/, ''));
      const isIgnored = await gitIgnored(paths, (path) => this.read(path));
      return paths.filter((path) => isLocalSettings(path) || !isIgnored(path));
    },
    async read(path) {
      try {
        const uri = vscode.Uri.joinPath(folder.uri, path);
        const open = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
        if (open) return open.getText();
        const bytes = await vscode.workspace.fs.readFile(uri);
        if (bytes.length > MAX_BYTES) return null;
        return decode(bytes);
      } catch {
        return null;
      }
    },
  };
}

/** The files of a folder one by one, as they are edited where they are open; links are not followed. */
export function filesIn(folder: vscode.WorkspaceFolder): WorkspaceFiles {
  return {
    read: (path) => workspaceOf(folder).read(path),
    async list(path) {
      try {
        const uri = path === '' ? folder.uri : vscode.Uri.joinPath(folder.uri, path);
        const entries = await vscode.workspace.fs.readDirectory(uri);
        return entries.flatMap(([name, type]) =>
          type === vscode.FileType.Directory ? [`${name}/`] : type === vscode.FileType.File ? [name] : [],
        );
      } catch {
        return null;
      }
    },
  };
}

/** What the `.gitignore` files among `paths` leave out, each for its own folder. */
async function gitIgnored(
  paths: readonly string[],
  read: (path: string) => Promise<string | null>,
): Promise<(path: string) => boolean> {
  const files = paths.filter((path) => /(?:^|\/)\.gitignore$/.test(path)).slice(0, MOST_IGNORE_FILES);
  const rules = await Promise.all(
    files.map(async (path) => {
      const patterns = ((await read(path)) ?? '').split(/\r?\n/).filter(isSafePattern);
      return { folder: path.slice(0, -'.gitignore'.length), matcher: ignore().add(patterns) };
    }),
  );
  return (path) =>
    rules.some(
      ({ folder, matcher }) => path.startsWith(folder) && matcher.ignores(path.slice(folder.length)),
    );
}

/** UTF-8 or UTF-16 with a byte order mark; null for binary files. */
function decode(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.subarray(0, 8000).includes(0)) return null;
  return new TextDecoder().decode(bytes);
}
