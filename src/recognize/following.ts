import type { Grammars } from '../syntax/grammars.ts';
import type { Language } from '../syntax/language.ts';
import { languageOfPath } from '../syntax/languages/index.ts';
import type { TreeCache } from '../syntax/tree-cache.ts';
import type { Modules, Reference } from './modules.ts';
import { type TreeDocument, treeDocument } from './tree.ts';
import type { IndexedFile, Reading } from './workspace/index.ts';
import { locate } from './workspace/locate.ts';

/**
 * What one document may have of others: `files` that are parsed (fewer than the cache of their trees keeps), `steps` from
 * file to file, `references` that are looked for, rounds, and the time for all of it, in ms.
 */
const most = { files: 12, steps: 5, references: 60, rounds: 8, time: 3000 };

interface Wanted {
  readonly from: TreeDocument;
  readonly reference: Reference;
}

/**
 * Follows a document into other files, in rounds: a round asks, without waiting, for what it needs; `load` brings it; the
 * next round has it. So only what requests lead to is read, and what is too far stays unknown.
 */
export class Following implements Modules {
  readonly #reading: Reading;
  readonly #grammars: Grammars;
  readonly #trees: TreeCache;
  readonly #located = new Map<string, readonly IndexedFile[]>();
  readonly #files = new Map<string, { readonly file: IndexedFile; readonly language: Language }>();
  readonly #steps = new Map<string, number>();
  readonly #until = performance.now() + most.time;
  #wanted = new Map<string, Wanted>();
  #opened = new Map<string, TreeDocument>();
  #rounds = 0;

  constructor(reading: Reading, grammars: Grammars, trees: TreeCache) {
    this.#reading = reading;
    this.#grammars = grammars;
    this.#trees = trees;
  }

  open(from: TreeDocument, reference: Reference): readonly TreeDocument[] {
    if (from.path === null || this.#stepsTo(from.path) >= most.steps) return [];
    const key = JSON.stringify([from.path, reference.module, reference.name]);
    const files = this.#located.get(key);
    if (!files) this.#wanted.set(key, { from, reference });
    return (files ?? []).flatMap((file) => this.#tree(file) ?? []);
  }

  /** Brings what the last round asked for; true when there is something new, and another round is worth it. */
  async load(): Promise<boolean> {
    const wanted = this.#wanted;
    this.#wanted = new Map();
    this.#opened = new Map();
    if (wanted.size === 0 || ++this.#rounds > most.rounds) return false;
    let any = false;
    for (const [key, { from, reference }] of wanted) {
      if (this.#located.size >= most.references || performance.now() > this.#until) return any;
      const files: IndexedFile[] = [];
      const user = { path: from.path as string, text: from.text };
      for (const file of await locate(this.#reading, from.language.id, user, reference)) {
        if (!(await this.#admit(file, this.#stepsTo(user.path) + 1))) continue;
        files.push(file);
        any = true;
      }
      this.#located.set(key, files);
    }
    return any;
  }

  #stepsTo(path: string): number {
    return this.#steps.get(path) ?? 0;
  }

  async #admit(file: IndexedFile, steps: number): Promise<boolean> {
    if (this.#files.has(file.path)) return true;
    const language = languageOfPath(file.path);
    if (!language || this.#files.size >= most.files || !(await this.#grammars.prepare(language)))
      return false;
    this.#files.set(file.path, { file, language });
    this.#steps.set(file.path, steps);
    return true;
  }

  /** The tree of a file for this round, in which nothing waits: no other document's turn frees it. */
  #tree({ path }: IndexedFile): TreeDocument | null {
    const known = this.#opened.get(path);
    if (known) return known;
    const { file, language } = this.#files.get(path) ?? {};
    const tree = file && language ? this.#trees.parse(path, language, file.text) : null;
    if (!file || !language || !tree) return null;
    const document = treeDocument({ text: file.text, language }, tree, path, this);
    this.#opened.set(path, document);
    return document;
  }
}
