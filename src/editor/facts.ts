import * as vscode from 'vscode';
import { manifestReader } from '../project/manifests/index.ts';
import { NO_FACTS, type ProjectFacts } from '../project/model.ts';
import { isEnvFile } from '../project/variables.ts';
import { homeOf } from './notebooks.ts';
import { readSettings, SECTION } from './settings.ts';
import { workspaceOf } from './workspaceFiles.ts';

type Gather = typeof import('../project/facts.ts').gatherFacts;

/** How long file events are collected before facts are gathered again, in ms. */
const SETTLE = 500;

/** The facts of each workspace folder: gathered when first asked for, again after a manifest or a setting changed. */
export class FactsOfFolders implements vscode.Disposable {
  readonly #known = new Map<string, Promise<ProjectFacts>>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: vscode.Disposable[] = [this.#changed];
  readonly #log: vscode.LogOutputChannel;
  #watched = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Facts changed: what was concluded from the old ones is stale. */
  readonly onDidChange = this.#changed.event;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
    this.#disposables.push(
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#forget()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(SECTION)) this.#forget();
      }),
    );
  }

  /** The facts around a document; those of the settings alone when it lies in no folder. */
  of(uri: vscode.Uri, gather: Gather): Promise<ProjectFacts> {
    const folder = vscode.workspace.getWorkspaceFolder(homeOf(uri)) ?? this.#only(uri);
    const { platforms } = readSettings(folder?.uri ?? uri);
    if (!folder) return Promise.resolve({ ...NO_FACTS, pinned: platforms });
    this.#watch();
    const key = folder.uri.toString();
    let facts = this.#known.get(key);
    if (!facts) {
      const start = Date.now();
      facts = gather(workspaceOf(folder), { platforms }).then(
        (found) => {
          const what = found.platforms.map((one) => `${one.platform} (${one.what})`).join(', ');
          this.#log.debug(
            `${folder.name}: facts in ${Date.now() - start} ms; platforms: ${what || 'unknown'}`,
          );
          return found;
        },
        (error: unknown) => {
          this.#log.warn(`${folder.name}: facts could not be gathered: ${String(error)}`);
          return { ...NO_FACTS, pinned: platforms };
        },
      );
      this.#known.set(key, facts);
    }
    return facts;
  }

  /** Untitled and output documents belong to the only folder, when there is only one. */
  #only(uri: vscode.Uri): vscode.WorkspaceFolder | undefined {
    const folders = vscode.workspace.workspaceFolders ?? [];
    return (uri.scheme === 'untitled' || uri.scheme === 'output') && folders.length === 1
      ? folders[0]
      : undefined;
  }

  #watch(): void {
    if (this.#watched) return;
    this.#watched = true;
    const watcher = vscode.workspace.createFileSystemWatcher('**/*');
    const changed = (uri: vscode.Uri) => {
      if (/\/(?:node_modules|\.git)\//.test(uri.path) || !(manifestReader(uri.path) || isEnvFile(uri.path)))
        return;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#forget(), SETTLE);
    };
    this.#disposables.push(
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate(changed),
      watcher.onDidDelete(changed),
    );
  }

  #forget(): void {
    this.#known.clear();
    this.#changed.fire();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }
}
