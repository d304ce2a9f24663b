import * as vscode from 'vscode';
import type { ProjectFacts } from '../project/model.ts';
import type { Services } from './services.ts';
import { workspaceOf } from './workspaceFiles.ts';

/** Changes here say nothing of the project. */
const FOREIGN = /\/(?:node_modules|\.git|Pods|build|dist|\.gradle|\.dart_tool|\.next)\//;

/** Files that are read at the same time. */
const BATCH = 32;

/**
 * What the files of each folder say of the integration: read when a diagnosis asks, kept until a file is saved, changed,
 * created or deleted, in the editor or outside.
 */
export class Studies implements vscode.Disposable {
  readonly #services: Services;
  readonly #known = new Map<
    string,
    { readonly facts: ProjectFacts; readonly study: Promise<ProjectFacts> }
  >();
  readonly #disposables: vscode.Disposable[];

  constructor(services: Services) {
    this.#services = services;
    const watcher = vscode.workspace.createFileSystemWatcher('**/*');
    const forget = ({ path }: vscode.Uri) => {
      if (!FOREIGN.test(path)) this.forget();
    };
    this.#disposables = [
      watcher,
      watcher.onDidChange(forget),
      watcher.onDidCreate(forget),
      watcher.onDidDelete(forget),
      // Watchers leave out what `files.watcherExclude` says and are late.
      vscode.workspace.onDidSaveTextDocument(({ uri }) => forget(uri)),
    ];
  }

  forget(): void {
    this.#known.clear();
  }

  /** The facts of a folder, deepened; the facts as they are when its files cannot be read. */
  of(folder: vscode.WorkspaceFolder, facts: ProjectFacts): Promise<ProjectFacts> {
    const key = folder.uri.toString();
    const known = this.#known.get(key);
    if (known?.facts === facts) return known.study;
    const study = Promise.resolve(
      vscode.window.withProgress(
        { location: vscode.ProgressLocation.Window, title: 'Link Doctor reads the project' },
        () => this.#study(folder, facts),
      ),
    );
    this.#known.set(key, { facts, study });
    return study;
  }

  async #study(folder: vscode.WorkspaceFolder, facts: ProjectFacts): Promise<ProjectFacts> {
    const start = Date.now();
    try {
      const { studyPaths, studyProject } = await this.#services.engine();
      const workspace = workspaceOf(folder);
      const paths = studyPaths(await workspace.list());
      const services = this.#services;
      const study = await studyProject(facts, read(workspace, paths), {
        recognize: (input) => services.recognize({ ...input, workspace: services.indexes.of(folder) }),
      });
      this.#services.log.debug(
        `${folder.name}: ${paths.length} files studied in ${Date.now() - start} ms; ${study.details?.length ?? 0} details, ${study.findings?.length ?? 0} findings`,
      );
      return study;
    } catch (error) {
      this.#services.log.warn(`${folder.name}: the project could not be studied: ${String(error)}`);
      return facts;
    }
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }
}

async function* read(
  workspace: ReturnType<typeof workspaceOf>,
  paths: readonly string[],
): AsyncGenerator<{ path: string; text: string }> {
  for (let at = 0; at < paths.length; at += BATCH) {
    const batch = paths.slice(at, at + BATCH);
    const texts = await Promise.all(batch.map((path) => workspace.read(path)));
    for (const [index, path] of batch.entries()) {
      const text = texts[index];
      if (typeof text === 'string') yield { path, text };
    }
  }
}
