import * as vscode from 'vscode';
import { WorkspaceIndex } from '../recognize/workspace/index.ts';
import { homeOf } from './notebooks.ts';
import { filesIn } from './workspaceFiles.ts';

/** How long changes are collected before the documents that they concern are told, in ms. */
const SETTLE = 300;

/**
 * The index of each workspace folder, for what requests take from other files. Follows what is typed, saved, created,
 * renamed and deleted, and tells which documents are concerned.
 */
export class WorkspaceIndexes implements vscode.Disposable {
  readonly #known = new Map<string, WorkspaceIndex>();
  readonly #changed = new vscode.EventEmitter<ReadonlySet<string>>();
  readonly #disposables: vscode.Disposable[] = [this.#changed];
  #concerned = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #watched = false;
  /** Files changed that these documents (by the text of their URI) have something from. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    const all = (uris: readonly vscode.Uri[]) => {
      for (const uri of uris) this.#change(uri, true);
    };
    this.#disposables.push(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#change(document.uri);
      }),
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (document.isDirty) this.#change(document.uri);
      }),
      // What was typed and not saved is gone.
      vscode.workspace.onDidCloseTextDocument((document) => {
        for (const index of this.#known.values()) index.forget(document.uri.toString());
        this.#change(document.uri);
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) => {
        for (const folder of removed) this.#known.delete(folder.uri.toString());
      }),
      // Not every file system can be watched.
      vscode.workspace.onDidCreateFiles(({ files }) => all(files)),
      vscode.workspace.onDidDeleteFiles(({ files }) => all(files)),
      vscode.workspace.onDidRenameFiles(({ files }) =>
        all(files.flatMap((each) => [each.oldUri, each.newUri])),
      ),
    );
  }

  /** The index around a document; undefined outside of every folder. */
  around(uri: vscode.Uri): WorkspaceIndex | undefined {
    const folder = vscode.workspace.getWorkspaceFolder(homeOf(uri));
    return folder && this.of(folder);
  }

  of(folder: vscode.WorkspaceFolder): WorkspaceIndex {
    this.#watch();
    const key = folder.uri.toString();
    const index = this.#known.get(key) ?? new WorkspaceIndex(filesIn(folder));
    this.#known.set(key, index);
    return index;
  }

  #watch(): void {
    if (this.#watched) return;
    this.#watched = true;
    const watcher = vscode.workspace.createFileSystemWatcher('**/*');
    this.#disposables.push(
      watcher,
      watcher.onDidChange((uri) => this.#change(uri)),
      watcher.onDidCreate((uri) => this.#change(uri, true)),
      watcher.onDidDelete((uri) => this.#change(uri, true)),
    );
  }

  #change(uri: vscode.Uri, isNew = false): void {
    const folder = this.#known.size > 0 ? vscode.workspace.getWorkspaceFolder(uri) : undefined;
    const index = folder && this.#known.get(folder.uri.toString());
    if (!folder || !index) return;
    const path = uri.path.slice(folder.uri.path.length).replace(/^\/+/, '');
    const concerned = index.changed(path, isNew);
    if (concerned.length === 0) return;
    for (const key of concerned) this.#concerned.add(key);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const keys = this.#concerned;
      this.#concerned = new Set();
      this.#changed.fire(keys);
    }, SETTLE);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }
}
