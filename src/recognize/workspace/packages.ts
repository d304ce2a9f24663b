import { ancestors, below, joined, nameOf } from './files.ts';
import type { IndexedFile, Reading } from './index.ts';
import { jsonObject, objectOf, textsOf } from './json.ts';

type Stem = (reading: Reading, path: string | null) => Promise<IndexedFile | null>;

/** Folders of a workspace's packages that are looked into for one name. */
const maxPackages = 60;

/**
 * The file behind a package of the same repository: one of the workspaces, one that `dependencies` give a folder for, the
 * package itself, or what `imports` (`#config`) name.
 */
export async function packageFile(
  reading: Reading,
  folder: string,
  module: string,
  stem: Stem,
): Promise<IndexedFile | null> {
  const [, name, rest = ''] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.+))?$/.exec(module) ?? [];
  if (name === undefined) return null;
  for (const above of ancestors(folder)) {
    const own = (await reading.file(below(above, 'package.json')))?.derive(manifest);
    if (own && module.startsWith('#')) {
      for (const target of targetsOf(own.imports, module)) {
        const file = await source(reading, above, target, stem);
        if (file) return file;
      }
    }
    if (own?.name === name) return entry(reading, above, own, rest, stem);
    const local = own?.folders.get(name);
    const at = local === undefined ? null : joined(above, local);
    const found = at === null ? await workspacePackage(reading, above, own, name) : at;
    if (found === null) continue;
    const other = (await reading.file(below(found, 'package.json')))?.derive(manifest);
    return other ? entry(reading, found, other, rest, stem) : null;
  }
  return null;
}

async function workspacePackage(
  reading: Reading,
  root: string,
  own: Manifest | undefined,
  name: string,
): Promise<string | null> {
  const listed = (await reading.file(below(root, 'pnpm-workspace.yaml')))?.derive(yamlPackages) ?? [];
  const patterns = [...(own?.workspaces ?? []), ...listed];
  const folders: string[] = [];
  for (const pattern of patterns) {
    const star = pattern.indexOf('*');
    const base = joined(root, star < 0 ? pattern : pattern.slice(0, star));
    if (base === null || pattern.startsWith('!')) continue;
    if (star < 0) folders.push(base);
    else {
      for (const each of await reading.names(base)) {
        if (each.endsWith('/')) folders.push(below(base, each.slice(0, -1)));
      }
    }
  }
  // A package's folder is mostly called as the package is.
  const last = nameOf(name);
  const likely = (path: string): number => (nameOf(path) === last ? 0 : 1);
  for (const path of folders.sort((a, b) => likely(a) - likely(b)).slice(0, maxPackages)) {
    const file = await reading.file(below(path, 'package.json'));
    if (file?.derive(manifest).name === name) return path;
  }
  return null;
}

/** What a package gives under a path of its own. */
async function entry(
  reading: Reading,
  folder: string,
  { exports, main }: Manifest,
  rest: string,
  stem: Stem,
): Promise<IndexedFile | null> {
  const targets = targetsOf(exports, rest === '' ? '.' : `./${rest}`);
  if (rest === '') targets.push(...main, 'src/index', 'index');
  else targets.push(rest, `src/${rest}`);
  for (const target of targets) {
    const file = await source(reading, folder, target, stem);
    if (file) return file;
  }
  return null;
}

/** A file as named, or the source of what is built from it. */
async function source(
  reading: Reading,
  folder: string,
  target: string,
  stem: Stem,
): Promise<IndexedFile | null> {
  const plain = target.replace(/\.d\.[mc]?ts$/, '');
  const sources = plain.replace(/^(\.\/)?(?:dist|build|lib|out)\/(?:(?:esm|cjs|types|src)\/)?/, '$1src/');
  return (
    (sources === plain ? null : await stem(reading, joined(folder, sources))) ??
    (await stem(reading, joined(folder, plain)))
  );
}

interface Manifest {
  readonly name: string | null;
  readonly workspaces: readonly string[];
  /** Packages in folders of their own, by `file:`, `link:` or `portal:`. */
  readonly folders: ReadonlyMap<string, string>;
  readonly main: readonly string[];
  readonly exports: unknown;
  readonly imports: unknown;
}

function manifest(text: string): Manifest {
  const whole = jsonObject(text);
  const folders = new Map<string, string>();
  for (const list of [whole.dependencies, whole.devDependencies]) {
    for (const [name, version] of Object.entries(objectOf(list))) {
      const at = typeof version === 'string' ? /^(?:file|link|portal):(.+)$/.exec(version)?.[1] : undefined;
      if (at !== undefined) folders.set(name, at);
    }
  }
  return {
    name: typeof whole.name === 'string' ? whole.name : null,
    workspaces: textsOf(
      Array.isArray(whole.workspaces) ? whole.workspaces : objectOf(whole.workspaces).packages,
    ),
    folders,
    main: textsOf([whole.source, whole.module, whole.main, whole.types]),
    exports: whole.exports,
    imports: whole.imports,
  };
}

function yamlPackages(text: string): string[] {
  const block = /^packages:[ \t]*\r?\n((?:[ \t]*(?:-.*|#.*)?\r?\n?)*)/m.exec(text)?.[1] ?? '';
  return [...block.matchAll(/^[ \t]*-[ \t]*['"]?([^'"#\r\n]+?)['"]?[ \t]*$/gm)].map(([, path]) => path ?? '');
}

const conditions = ['source', 'development', 'types', 'import', 'node', 'default', 'require', 'module'];

/** What `exports` or `imports` of a manifest name for a path, likeliest first. */
function targetsOf(map: unknown, path: string): string[] {
  const byPath = objectOf(map);
  const isMap = Object.keys(byPath).some((key) => /^[.#]/.test(key));
  if (!isMap) return path === '.' ? textsIn(map) : [];
  if (path in byPath) return textsIn(byPath[path]);
  for (const [pattern, value] of Object.entries(byPath)) {
    const star = pattern.indexOf('*');
    if (star < 0 || !path.startsWith(pattern.slice(0, star)) || !path.endsWith(pattern.slice(star + 1)))
      continue;
    const rest = path.slice(star, path.length - (pattern.length - star - 1));
    return textsIn(value).map((each) => each.replace('*', () => rest));
  }
  return [];
}

function textsIn(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return [value];
  if (depth > 4) return [];
  if (Array.isArray(value)) return value.slice(0, 10).flatMap((each) => textsIn(each, depth + 1));
  const byCondition = objectOf(value);
  return conditions.flatMap((name) => (name in byCondition ? textsIn(byCondition[name], depth + 1) : []));
}
