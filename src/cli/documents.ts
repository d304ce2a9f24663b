import { createReadStream, statSync } from 'node:fs';
import { basename, relative, resolve, sep } from 'node:path';
import { FactsBuilder } from '../project/facts.ts';
import type { ProjectFacts } from '../project/model.ts';
import type { PathClass } from '../project/paths.ts';
import { mentionsPlaid } from '../recognize/mention.ts';
import { WorkspaceIndex } from '../recognize/workspace/index.ts';
import { excluder, type Settings } from '../rules/settings.ts';
import { kindOf, readHead, worthALook } from './glance.ts';
import { loadSettings, workspaceOf } from './node-workspace.ts';
import { MAX_FILE, readBytes, readFile, reasonOf, type Tell, walk } from './walk.ts';
import { filesBelow } from './workspace-files.ts';

/** A file that mentions Plaid, or a large one that may. */
export interface Document {
  /** As printed: the PATH as given, and what follows it. */
  readonly shown: string;
  /** Relative to the workspace with `/`. */
  readonly path: string;
  /** All of it; of a large file the beginning. */
  readonly text: string;
  readonly kind: PathClass;
  readonly excluded: boolean;
  /** The bytes of a file too large to be read at once. */
  readonly large?: () => AsyncIterable<Uint8Array>;
}

/** The documents of one PATH with what is known of its workspace. */
export interface Source {
  readonly settings: Settings;
  readonly documents: Iterable<Document>;
  /** The facts of the workspace; gathered when first asked for. */
  facts(): ProjectFacts;
  /** The folder that was given, absolute, and the text of its documents in UTF-16 units. */
  readonly root?: string;
  readonly size?: number;
  /** The files of the workspace, for what documents take from others; shared by all that lie in it. */
  readonly workspace: WorkspaceIndex;
}

export interface Count {
  /** Files that were read. */
  files: number;
  /** Files and folders that could not be. */
  failed: number;
  /** Folders given of which everything could be read, though it be nothing. */
  folders: number;
}

/** Whether something was asked for and nothing of it could be read. */
export function nothingRead({ files, failed, folders }: Count): boolean {
  return files + folders === 0 && failed > 0;
}

/** Texts that are kept between the first reading and the analysis, in UTF-16 units; beyond, a file is read again. */
const MAX_KEPT = 64 * 1024 * 1024;

/** Opens what the command line names. Problems go to `tell` with the path as shown. */
export class Sources {
  readonly #cwd: string;
  readonly #rules: ReadonlySet<string>;
  readonly #tell: Tell;
  readonly #workspaces = new Map<string, { readonly settings: Settings; facts: ProjectFacts | null }>();
  readonly #indexes = new Map<string, WorkspaceIndex>();
  readonly count: Count = { files: 0, failed: 0, folders: 0 };

  constructor(cwd: string, knownRules: ReadonlySet<string>, tell: Tell) {
    this.#cwd = cwd;
    this.#rules = knownRules;
    this.#tell = tell;
  }

  /** The documents of a PATH as given, or null when it cannot be opened. */
  open(given: string): Source | null {
    const full = resolve(this.#cwd, given);
    try {
      const stat = statSync(full);
      if (stat.isDirectory()) return this.#folder(given, full);
      if (stat.isFile()) return this.#file(given, full, stat.size > MAX_FILE);
      this.#fail(given, 'is neither a file nor a folder');
    } catch (error) {
      this.#fail(given, reasonOf(error));
    }
    return null;
  }

  #fail(shown: string, problem: string): void {
    this.count.failed++;
    this.#tell(shown, problem);
  }

  #folder(given: string, root: string): Source {
    const show = (path: string) => (path === '' ? given || '.' : joined(given, path));
    const tell: Tell = (path, problem) => this.#tell(show(path), problem);
    const settings = loadSettings(root, this.#rules, tell);
    const builder = new FactsBuilder(settings);
    const isExcluded = excluder(settings);
    const kept: (Omit<Document, 'text'> & { readonly text: string | null })[] = [];
    let size = 0;
    const walkTell: Tell = (path, problem) => this.#fail(show(path), problem);
    const before = this.count.failed;
    for (const path of walk(root, walkTell)) {
      const found = this.#read(`${root}/${path}`, path, (problem) => this.#fail(show(path), problem));
      if (!found) continue;
      const { text, mentions } = found;
      const kind = kindOf(path, text);
      if (kind !== 'third-party') builder.add(path, text);
      if (!mentions || kind === 'left-alone') continue;
      size += text.length;
      const fits = size < MAX_KEPT;
      kept.push({ shown: show(path), path, text: fits ? text : null, kind, excluded: isExcluded(path) });
    }
    // An empty folder was read as well.
    if (this.count.failed === before) this.count.folders++;
    const facts = builder.facts();
    const workspace = this.#index(root);
    return { settings, documents: again(root, kept), facts: () => facts, root, size, workspace };
  }

  #file(given: string, full: string, isLarge: boolean): Source | null {
    const root = workspaceOf(full, this.#cwd);
    const path = relative(root, full).split(sep).join('/') || basename(full);
    const workspace = this.#workspace(root);
    const read = isLarge ? readHead(full) : readFile(full);
    if ('problem' in read) {
      this.#fail(given, read.problem);
      return null;
    }
    this.count.files++;
    const documents: Document[] = [];
    if ('text' in read && (isLarge || mentionsPlaid(read.text))) {
      const kind = kindOf(path, read.text);
      const excluded = excluder(workspace.settings)(path);
      // Named by the user, it is listed whatever it is; what is reported of it is decided by its kind.
      const large = isLarge ? () => createReadStream(full, { highWaterMark: PIECE }) : undefined;
      documents.push({ shown: given, path, text: read.text, kind, excluded, large });
    }
    return {
      settings: workspace.settings,
      documents,
      facts: () => {
        workspace.facts ??= factsOf(root, workspace.settings);
        return workspace.facts;
      },
      workspace: this.#index(root),
    };
  }

  #index(root: string): WorkspaceIndex {
    const index = this.#indexes.get(root) ?? new WorkspaceIndex(filesBelow(root));
    this.#indexes.set(root, index);
    return index;
  }

  #workspace(root: string) {
    let workspace = this.#workspaces.get(root);
    if (!workspace) {
      const tell: Tell = (path, problem) => this.#tell(joined(root, path), problem);
      workspace = { settings: loadSettings(root, this.#rules, tell), facts: null };
      this.#workspaces.set(root, workspace);
    }
    return workspace;
  }

  /** The text of a file worth a closer look: one that mentions Plaid, or a manifest. */
  #read(full: string, path: string, fail: (problem: string) => void) {
    const read = readBytes(full);
    if ('problem' in read) {
      fail(read.problem);
      return null;
    }
    this.count.files++;
    return worthALook(read.bytes, path);
  }
}

/** What is read of a large file at a time, in bytes. */
const PIECE = 1024 * 1024;
function* again(
  root: string,
  kept: readonly (Omit<Document, 'text'> & { readonly text: string | null })[],
): Generator<Document> {
  for (const { text, ...document } of kept) {
    if (text !== null) yield { ...document, text };
    else {
      const read = readFile(`${root}/${document.path}`);
      if ('text' in read) yield { ...document, text: read.text };
    }
  }
}

/** The facts of a folder from all its files. What cannot be read there is no concern of who asks about one file. */
export function factsOf(root: string, settings: Settings): ProjectFacts {
  const builder = new FactsBuilder(settings);
  for (const path of walk(root, () => {})) {
    const read = readBytes(`${root}/${path}`);
    const found = 'bytes' in read ? worthALook(read.bytes, path) : null;
    if (found && kindOf(path, found.text) !== 'third-party') builder.add(path, found.text);
  }
  return builder.facts();
}

/** The PATH as given, and a path below it. */
export function joined(given: string, path: string): string {
  return /[/\\]$/.test(given) ? given + path : given === '' ? path : `${given}/${path}`;
}
