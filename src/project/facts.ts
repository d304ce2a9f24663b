import { type FileFacts, factsOfFile } from './fileFacts.ts';
import { manifestReader, packageFolder } from './manifests/index.ts';
import { page } from './manifests/page.ts';
import type { Platform, PlatformEvidence, ProjectFacts, Workspace } from './model.ts';
import { classifyPath } from './paths.ts';
import { sourceLikelihood } from './source.ts';
import { isEnvFile } from './variables.ts';

/** What the user has set about the project. */
export interface FactsSettings {
  /** `linkDoctor.platforms`; null or absent: infer. */
  readonly platforms?: readonly Platform[] | null;
}

/** Longer manifests are passed over (an Xcode project of a large app has about a megabyte), in UTF-16 units. */
const MAX_MANIFEST = 4 * 1024 * 1024;
/** Manifests of one workspace that are read, those nearest to its top first. */
const MAX_MANIFESTS = 3000;
/** Pages and sources that are read for what they import or load, the likeliest first. */
const MAX_SOURCES = 600;
/** Files of environment variables that are read, those nearest to its top first. */
const MAX_SETTINGS = 200;
/** Evidence that is kept of one workspace. */
const MAX_EVIDENCE = 5000;
const BATCH = 16;

/** Collects facts file by file, in any order, so that who reads files anyway needs no second pass. */
export class FactsBuilder {
  readonly #pinned: readonly Platform[] | null;
  readonly #files = new Map<string, FileFacts>();
  readonly #packages = new Set<string>();
  readonly #notes: string[] = [];

  constructor(settings: FactsSettings = {}) {
    this.#pinned = settings.platforms?.length ? [...settings.platforms] : null;
  }

  /** Takes a manifest or a source file; a text given again replaces what was known of its path. */
  add(path: string, text: string): void {
    this.#files.delete(path);
    this.addPath(path);
    if (text.length > MAX_MANIFEST) return;
    const file = factsOfFile(path, text);
    if (
      file.platforms.length + file.servers.length + file.variables.length > 0 &&
      this.#files.size < MAX_EVIDENCE
    )
      this.#files.set(path, file);
  }

  /** Takes a file's name alone: enough to know where packages begin. */
  addPath(path: string): void {
    const folder = packageFolder(path);
    if (folder !== null && classifyPath(path) !== 'third-party') this.#packages.add(folder);
  }

  remove(path: string): void {
    this.#files.delete(path);
  }

  note(text: string): void {
    this.#notes.push(text);
  }

  facts(): ProjectFacts {
    const files = [...this.#files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, file]) => file);
    return {
      platforms: files.flatMap((file) => file.platforms),
      pinned: this.#pinned,
      servers: files.flatMap((file) => file.servers),
      variables: files.flatMap((file) => file.variables),
      packages: [...this.#packages].sort(),
      notes: [...this.#notes],
    };
  }
}

/**
 * The facts of a workspace from its manifests, its pages and the sources whose names promise something; who reads all
 * files anyway gives them to a `FactsBuilder`. Bounded; what was left out is in `notes`. Never throws on account of a
 * file.
 */
export async function gatherFacts(workspace: Workspace, settings: FactsSettings = {}): Promise<ProjectFacts> {
  const builder = new FactsBuilder(settings);
  await addLikely(workspace, builder);
  return builder.facts();
}

async function addLikely(workspace: Workspace, builder: FactsBuilder): Promise<void> {
  const manifests: string[] = [];
  const settings: string[] = [];
  const sources: { readonly path: string; readonly likely: number }[] = [];
  for (const path of await workspace.list()) {
    if (isEnvFile(path) && classifyPath(path) === 'code') settings.push(path);
    const reader = manifestReader(path);
    const likely = reader === page ? 1 : sourceLikelihood(path);
    if (reader && reader !== page && classifyPath(path) !== 'third-party') manifests.push(path);
    else if (likely > 0) sources.push({ path, likely });
  }
  manifests.sort(byDepth);
  sources.sort((a, b) => b.likely - a.likely || byDepth(a.path, b.path));
  if (manifests.length > MAX_MANIFESTS)
    builder.note(`${manifests.length - MAX_MANIFESTS} manifests were not read`);
  const chosen = [
    ...manifests.slice(0, MAX_MANIFESTS),
    ...settings.sort(byDepth).slice(0, MAX_SETTINGS),
    ...sources.slice(0, MAX_SOURCES).map(({ path }) => path),
  ];
  for (let i = 0; i < chosen.length; i += BATCH) {
    const batch = chosen.slice(i, i + BATCH);
    const texts = await Promise.all(batch.map((path) => workspace.read(path).catch(() => null)));
    batch.forEach((path, index) => {
      const text = texts[index];
      if (typeof text === 'string') builder.add(path, text);
      else builder.addPath(path);
    });
  }
}

function byDepth(a: string, b: string): number {
  return depth(a) - depth(b) || (a < b ? -1 : 1);
}

function depth(path: string): number {
  return path.split('/').length;
}

/** The platforms a file's code serves, and what says so. */
export interface ServedPlatforms {
  /** Without repetition; empty when nothing in the workspace says where Link runs. */
  readonly platforms: readonly Platform[];
  /** Empty when the user has pinned the platforms. */
  readonly evidence: readonly PlatformEvidence[];
  readonly pinned: boolean;
}

/** Evidence of one platform that is worth showing. */
const MAX_SHOWN = 3;

/**
 * Which platforms the code at `path` serves (`rules.md` 0.4): what the user pinned; else the evidence of the file's
 * own package (of the nearest folder in it with a manifest of its own, where it is a collection of samples); else that
 * of the nearest folder above which has any, so that a back end finds the apps beside it.
 * `path` null (untitled): the whole workspace.
 */
export function platformsFor(facts: ProjectFacts, path: string | null): ServedPlatforms {
  if (facts.pinned) return { platforms: facts.pinned, evidence: [], pinned: true };
  const kind = path === null ? 'code' : classifyPath(path);
  const usable = facts.platforms.filter(
    ({ place }) => kind !== 'code' || classifyPath(place.path) !== 'test',
  );
  if (path === null || usable.length === 0) return served(usable);
  const packages = new Set(facts.packages ?? []);
  const own = packageOf(packages, path);
  for (let folder = parent(path); ; folder = parent(folder)) {
    const inside = usable.filter(({ place }) => isWithin(place.path, folder));
    // Below its package's top, a file shares a folder with single pages and imports by chance; a manifest is a sign.
    const below = own !== null && folder.length > own.length;
    const evidence = below ? inside.filter(({ from }) => from !== 'source') : inside;
    const beside = own !== null && folder.length < own.length;
    if (evidence.length > 0)
      return served(beside ? ofOthers(facts, packages, evidence, folder, own) : evidence);
    if (folder === '') return served([]);
  }
}

/**
 * What packages beside `own` say about a back end in it. A package that calls Plaid itself (a server library is in its
 * manifests) has its own back end, so where several such stand side by side, as in a collection of samples, they say
 * nothing about this one, unless all agree.
 */
function ofOthers(
  facts: ProjectFacts,
  packages: ReadonlySet<string>,
  evidence: readonly PlatformEvidence[],
  folder: string,
  own: string,
): readonly PlatformEvidence[] {
  const servers = facts.servers ?? [];
  if (!servers.some(({ place }) => isWithin(place.path, own))) return evidence;
  const callers = new Set(servers.map(({ place }) => unitOf(packages, place.path, folder)));
  callers.delete(null);
  const open = evidence.filter(({ place }) => !callers.has(unitOf(packages, place.path, folder)));
  if (open.length > 0) return open;
  return new Set(evidence.map(({ platform }) => platform)).size === 1 ? evidence : [];
}

/** The topmost package below `folder` that holds the path, or null. */
function unitOf(packages: ReadonlySet<string>, path: string, folder: string): string | null {
  for (
    let end = path.indexOf('/', folder === '' ? 0 : folder.length + 1);
    end >= 0;
    end = path.indexOf('/', end + 1)
  )
    if (packages.has(path.slice(0, end))) return path.slice(0, end);
  return null;
}

/** Whether a path lies below a folder; everything lies below ''. */
function isWithin(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

/** The folder of the package a file belongs to, or null without one. */
function packageOf(packages: ReadonlySet<string>, path: string): string | null {
  for (let folder = parent(path); ; folder = parent(folder)) {
    if (packages.has(folder)) return folder;
    if (folder === '') return null;
  }
}

function parent(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function served(all: readonly PlatformEvidence[]): ServedPlatforms {
  const ordered = [...all].sort((a, b) => Number(a.from === 'source') - Number(b.from === 'source'));
  const platforms = [...new Set(ordered.map(({ platform }) => platform))];
  const evidence = platforms.flatMap((platform) =>
    ordered.filter((one) => one.platform === platform).slice(0, MAX_SHOWN),
  );
  return { platforms, evidence, pinned: false };
}
