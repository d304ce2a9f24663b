import { folderOf, nameOf, type WorkspaceFiles } from './files.ts';

/** What an index holds at most. */
export interface IndexLimits {
  /** Files and folders, those that are known not to exist included. */
  readonly entries: number;
  /** Text, in UTF-16 units. */
  readonly units: number;
  /** One file; longer ones are written by programs. */
  readonly file: number;
}

const usual: IndexLimits = { entries: 5000, units: 8_000_000, file: 500_000 };

/** A file's text and what was read from it. */
export interface IndexedFile {
  readonly path: string;
  readonly text: string;
  /** What a function reads from the text, once per version of the file. */
  derive<T>(read: (text: string) => T): T;
}

interface Entry {
  readonly value: Promise<IndexedFile | ReadonlySet<string> | null>;
  units: number;
}

/**
 * What is known of a workspace's files: read when a request leads there, kept within limits, the longest unused
 * forgotten first, and dropped when the file changes. Knows which documents read what, so that a change concerns only those.
 */
export class WorkspaceIndex {
  readonly #files: WorkspaceFiles;
  readonly #limits: IndexLimits;
  /** By path, folders with a `/` behind; in order of use, the latest last. */
  readonly #entries = new Map<string, Entry>();
  readonly #dependents = new Map<string, Set<string>>();
  readonly #reads = new Map<string, Set<string>>();
  /** The latest reading of each document: what an older one ends with no longer counts. */
  readonly #latest = new Map<string, Reading>();
  #units = 0;

  constructor(files: WorkspaceFiles, limits: Partial<IndexLimits> = {}) {
    this.#files = files;
    this.#limits = { ...usual, ...limits };
  }

  /** Entries, text in UTF-16 units, and files that documents depend on. */
  get size(): { readonly entries: number; readonly units: number; readonly watched: number } {
    return { entries: this.#entries.size, units: this.#units, watched: this.#dependents.size };
  }

  /** Opens the workspace for one reading of a document; `dependent` names the document when changes concern it. */
  open(dependent?: string): Reading {
    if (dependent === undefined) return new Reading((key) => this.#get(key));
    const reading: Reading = new Reading(
      (key) => this.#get(key),
      (key) => this.#depend(dependent, key),
      (keys) => {
        const latest = this.#latest.get(dependent);
        if (latest === reading || !latest) this.#keep(dependent, latest ? keys : new Set());
      },
    );
    this.#latest.set(dependent, reading);
    return reading;
  }

  /**
   * A file changed, or with `isNew` came or went: what was known of it is dropped. Gives the documents that read it, or
   * looked for it.
   */
  changed(path: string, isNew = false): readonly string[] {
    const keys = isNew ? [path, `${path}/`, `${folderOf(path)}/`] : [path];
    const found = new Set<string>();
    for (const key of keys) {
      this.#drop(key);
      for (const dependent of this.#dependents.get(key) ?? []) found.add(dependent);
    }
    const asFolder = `${path}/`;
    if (isNew && (this.#entries.has(asFolder) || this.#dependents.has(asFolder))) {
      // A folder that came or went: all below it.
      for (const key of [...this.#entries.keys()]) if (key.startsWith(asFolder)) this.#drop(key);
      for (const [key, dependents] of this.#dependents) {
        if (key.startsWith(asFolder)) for (const dependent of dependents) found.add(dependent);
      }
    }
    return [...found];
  }

  /** A document is closed: nothing has to be told of it any more. */
  forget(dependent: string): void {
    this.#latest.delete(dependent);
    this.#keep(dependent, new Set());
  }

  #get(key: string): Promise<IndexedFile | ReadonlySet<string> | null> {
    const known = this.#entries.get(key);
    if (known) {
      this.#entries.delete(key);
      this.#entries.set(key, known);
      return known.value;
    }
    const value = key.endsWith('/') ? this.#list(key.slice(0, -1)) : this.#read(key);
    const entry: Entry = { value, units: key.length };
    this.#entries.set(key, entry);
    this.#units += entry.units;
    void value.then((found) => {
      // Dropped meanwhile: its size is not counted.
      if (this.#entries.get(key) !== entry) return;
      const size = found === null ? 0 : 'text' in found ? found.text.length : sizeOf(found);
      entry.units += size;
      this.#units += size;
      this.#shrink();
    });
    this.#shrink();
    return value;
  }

  async #read(path: string): Promise<IndexedFile | null> {
    const text = await this.#files.read(path).catch(() => null);
    return text === null || text.length > this.#limits.file ? null : indexed(path, text);
  }

  async #list(folder: string): Promise<ReadonlySet<string> | null> {
    const names = await this.#files.list(folder).catch(() => null);
    return names && new Set(names);
  }

  #shrink(): void {
    for (const key of this.#entries.keys()) {
      if (this.#entries.size <= this.#limits.entries && this.#units <= this.#limits.units) return;
      this.#drop(key);
    }
  }

  #drop(key: string): void {
    this.#units -= this.#entries.get(key)?.units ?? 0;
    this.#entries.delete(key);
  }

  #depend(dependent: string, key: string): void {
    const reads = this.#reads.get(dependent) ?? new Set();
    this.#reads.set(dependent, reads.add(key));
    const dependents = this.#dependents.get(key) ?? new Set();
    this.#dependents.set(key, dependents.add(dependent));
  }

  /** What only earlier readings needed no longer counts. */
  #keep(dependent: string, keys: ReadonlySet<string>): void {
    const reads = this.#reads.get(dependent);
    for (const key of reads ?? []) {
      if (keys.has(key)) continue;
      reads?.delete(key);
      const dependents = this.#dependents.get(key);
      dependents?.delete(dependent);
      if (dependents?.size === 0) this.#dependents.delete(key);
    }
    if (reads?.size === 0) this.#reads.delete(dependent);
  }
}

type Get = (key: string) => Promise<IndexedFile | ReadonlySet<string> | null>;

/** One document's view of the index: everything it asks for is noted before it is read, so that no change is missed. */
export class Reading {
  readonly #get: Get;
  readonly #note: ((key: string) => void) | undefined;
  readonly #done: ((keys: ReadonlySet<string>) => void) | undefined;
  readonly #keys = new Set<string>();

  constructor(get: Get, note?: (key: string) => void, done?: (keys: ReadonlySet<string>) => void) {
    this.#get = get;
    this.#note = note;
    this.#done = done;
  }

  /** A file; null when there is none, or none that is read. */
  async file(path: string): Promise<IndexedFile | null> {
    const names = await this.#names(folderOf(path));
    if (!names?.has(nameOf(path))) return null;
    this.#ask(path);
    const found = await this.#get(path);
    return found && 'text' in found ? found : null;
  }

  /** The names in a folder, those of folders with a `/` behind; empty when there is no such folder. */
  async names(folder: string): Promise<readonly string[]> {
    return [...((await this.#names(folder)) ?? [])];
  }

  /** The reading is over: from now on changes of what it asked for concern the document. */
  close(): void {
    this.#done?.(this.#keys);
  }

  /** Each folder on the way is looked up in the one above: what links lead to is nowhere listed, and not reached. */
  async #names(folder: string): Promise<ReadonlySet<string> | null> {
    if (folder !== '' && !(await this.#names(folderOf(folder)))?.has(`${nameOf(folder)}/`)) return null;
    const key = `${folder}/`;
    this.#ask(key);
    const found = await this.#get(key);
    return found && !('text' in found) ? found : null;
  }

  #ask(key: string): void {
    if (this.#keys.has(key)) return;
    this.#keys.add(key);
    this.#note?.(key);
  }
}

function indexed(path: string, text: string): IndexedFile {
  const derived = new Map<unknown, unknown>();
  return {
    path,
    text,
    derive<T>(read: (text: string) => T): T {
      if (!derived.has(read)) derived.set(read, read(text));
      return derived.get(read) as T;
    },
  };
}

function sizeOf(names: ReadonlySet<string>): number {
  let size = 0;
  for (const name of names) size += name.length;
  return size;
}
