import * as vscode from 'vscode';
import type { ProjectFacts } from '../project/model.ts';
import type { DocumentInput, Recognizer } from '../recognize/analyze.ts';
import { mentionsPlaid } from '../recognize/mention.ts';
import type { Recognition } from '../recognize/recognize.ts';
import { isRead, pathInWorkspace } from './documents.ts';
import { FactsOfFolders } from './facts.ts';
import { cellsTogether, versionOf } from './notebooks.ts';
import { Studies } from './studies.ts';
import { WorkspaceIndexes } from './workspaceIndexes.ts';

export type Engine = typeof import('./engine.ts');

interface Cached {
  readonly version: number;
  readonly recognition: Promise<Recognition | null>;
}

/** Longer documents are left alone: VS Code itself does not hand them to extensions whole. UTF-16 units. */
const MAX_DOCUMENT = 50_000_000;

/**
 * What every feature of the editor shares: the engine (loaded at the first text that mentions Plaid), what documents
 * hold (kept per version), and the facts of their folders.
 */
export class Services implements vscode.Disposable {
  readonly log: vscode.LogOutputChannel;
  readonly facts: FactsOfFolders;
  readonly indexes = new WorkspaceIndexes();
  readonly #extension: vscode.Uri;
  readonly #documents = new Map<string, Cached>();
  readonly #disposables: vscode.Disposable[];
  #engine: Promise<Engine> | undefined;
  #recognizer: Recognizer | undefined;
  #studies: Studies | undefined;

  constructor(context: vscode.ExtensionContext) {
    this.log = vscode.window.createOutputChannel('Link Doctor', { log: true });
    this.facts = new FactsOfFolders(this.log);
    this.#extension = context.extensionUri;
    this.#disposables = [
      this.log,
      this.facts,
      this.indexes,
      this.indexes.onDidChange((keys) => {
        for (const key of keys) this.#documents.delete(key);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#documents.delete(uri.toString());
        this.#recognizer?.forget(uri.toString());
      }),
    ];
  }

  /** Catalog, rules, fixes and rendering; loaded at the first call. */
  engine(): Promise<Engine> {
    this.#engine ??= import('./engine.ts');
    return this.#engine;
  }

  /** What the present version of a document holds; null when it mentions nothing of Plaid or cannot be read. */
  recognition(document: vscode.TextDocument): Promise<Recognition | null> {
    if (!isRead(document)) return Promise.resolve(null);
    const key = document.uri.toString();
    const cached = this.#documents.get(key);
    const version = versionOf(document);
    if (cached?.version === version) return cached.recognition;
    const recognition = this.#recognize(document);
    this.#documents.set(key, { version, recognition });
    return recognition;
  }

  /** What any text holds, open or not. */
  async recognize(input: DocumentInput): Promise<Recognition> {
    const { createRecognizer } = await this.engine();
    this.#recognizer ??= createRecognizer((file) => this.#load(file));
    return this.#recognizer.recognize(input);
  }

  async factsOf(uri: vscode.Uri): Promise<ProjectFacts> {
    const { gatherFacts } = await this.engine();
    return this.facts.of(uri, gatherFacts);
  }

  /** The facts around a document with what the files of its folder say of the integration; for a diagnosis. */
  async studyOf(uri: vscode.Uri): Promise<ProjectFacts> {
    const facts = await this.factsOf(uri);
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (!folder) return facts;
    this.#studies ??= new Studies(this);
    return this.#studies.of(folder, facts);
  }

  /** The next study reads the files again, those that are edited and not saved as they are edited. */
  forgetStudies(): void {
    this.#studies?.forget();
  }

  async #recognize(document: vscode.TextDocument): Promise<Recognition | null> {
    const text = document.getText();
    const path = pathInWorkspace(document);
    if (text.length > MAX_DOCUMENT) {
      this.log.info(
        `${name(document)}: too large for the editor; "link-doctor recognize" reads it in a terminal`,
      );
      return null;
    }
    if (!mentionsPlaid(text)) return null;
    const start = Date.now();
    try {
      const key = document.uri.toString();
      const together = cellsTogether(document);
      const whole = await this.recognize({
        text: together?.text ?? text,
        path,
        languageId: document.languageId,
        ...(together ? {} : { key }),
        dependent: key,
        workspace: this.indexes.around(document.uri),
      });
      const recognition = together ? (await this.engine()).cutOut(whole, together.cell) : whole;
      for (const note of recognition.notes) this.log.info(`${name(document)}: ${note}`);
      this.log.trace(`${name(document)}: read in ${Date.now() - start} ms`);
      return recognition;
    } catch (error) {
      this.log.error(
        `${name(document)}: could not be read: ${error instanceof Error ? error.stack : String(error)}`,
      );
      return null;
    }
  }

  #load(file: string): Promise<Uint8Array> {
    return Promise.resolve(
      vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.#extension, 'dist', 'grammars', file)),
    );
  }

  dispose(): void {
    this.#studies?.dispose();
    for (const disposable of this.#disposables) disposable.dispose();
  }
}

/** A document by its file name: the log holds no whole paths. */
export function name(document: vscode.TextDocument): string {
  return document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1) || document.uri.scheme;
}
