import { ancestors, below, folderOf, joined } from './files.ts';
import type { IndexedFile, Reading } from './index.ts';
import { jsonObject, objectOf, textsOf } from './json.ts';
import { packageFile } from './packages.ts';

const endings = [
  '.ts',
  '.tsx',
  '.js',
  '.jsx',
  '.mjs',
  '.cjs',
  '.mts',
  '.cts',
  '/index.ts',
  '/index.tsx',
  '/index.js',
  '/index.jsx',
  '/index.mjs',
];

/** Aliases that frameworks and templates set up by themselves. */
const alias = /^(?:@\/|~\/|#\/?|\$lib\/|\$)/;

/** The file of the project behind a module that JavaScript or TypeScript imports; null for packages from outside. */
export async function ecmaModule(
  reading: Reading,
  from: string,
  module: string,
): Promise<IndexedFile | null> {
  const folder = folderOf(from);
  if (/^\.{1,2}(?:\/|$)/.test(module)) return stem(reading, joined(folder, module));
  return (
    (await byConfiguration(reading, folder, module)) ??
    (await packageFile(reading, folder, module, stem)) ??
    (await byHabit(reading, folder, module))
  );
}

/** The file that a path without its ending, or with that of what is built, stands for. */
export async function stem(reading: Reading, path: string | null): Promise<IndexedFile | null> {
  if (path === null) return null;
  // TypeScript imports name the file that will be: ./config.js is ./config.ts.
  const source = path.replace(/\.(?:m|c)?jsx?$/, '');
  const built = source === path ? [] : [`${source}.ts`, `${source}.tsx`];
  const whole = /\.\w+$/.test(path) ? [path] : [];
  for (const candidate of [...built, ...whole, ...endings.map((ending) => below('', path + ending))]) {
    const file = await reading.file(candidate.replace(/^\//, ''));
    if (file) return file;
  }
  return null;
}

const configurations = ['tsconfig.json', 'jsconfig.json', 'tsconfig.app.json', 'tsconfig.base.json'];
const maxExtends = 4;

/** `paths` and `baseUrl` of the nearest configurations of TypeScript that lead to a file. */
async function byConfiguration(
  reading: Reading,
  folder: string,
  module: string,
): Promise<IndexedFile | null> {
  for (const above of ancestors(folder)) {
    const names = new Set(await reading.names(above));
    for (const name of configurations) {
      if (!names.has(name)) continue;
      for (const path of await aliased(reading, below(above, name), module, 0)) {
        const file = await stem(reading, path);
        if (file) return file;
      }
    }
  }
  return null;
}

async function aliased(reading: Reading, path: string, module: string, depth: number): Promise<string[]> {
  const options = (await reading.file(path))?.derive(configuration);
  if (!options) return [];
  const folder = folderOf(path);
  const base = joined(folder, options.baseUrl ?? '.');
  const out: string[] = [];
  if (base !== null) {
    for (const [pattern, targets] of options.paths) {
      const rest = matched(pattern, module);
      if (rest === null) continue;
      for (const target of targets) {
        const to = joined(
          base,
          target.replace('*', () => rest),
        );
        if (to !== null) out.push(to);
      }
    }
    const plain = options.baseUrl === undefined ? null : joined(base, module);
    if (plain !== null) out.push(plain);
  }
  if (options.paths.length > 0 || depth >= maxExtends) return out;
  for (const parent of options.parents) {
    const at = joined(folder, /\.json$/.test(parent) ? parent : `${parent}.json`);
    if (at !== null) out.push(...(await aliased(reading, at, module, depth + 1)));
  }
  return out;
}

interface Configuration {
  readonly baseUrl?: string;
  /** Patterns with what they stand for, the most exact first. */
  readonly paths: readonly (readonly [string, readonly string[]])[];
  /** Relative ones. */
  readonly parents: readonly string[];
}

function configuration(text: string): Configuration {
  const whole = jsonObject(text);
  const { baseUrl, paths } = objectOf(whole.compilerOptions);
  const patterns = Object.entries(objectOf(paths)).slice(0, 200);
  return {
    ...(typeof baseUrl === 'string' ? { baseUrl } : {}),
    paths: patterns
      .map(([pattern, targets]) => [pattern, textsOf(targets)] as const)
      .sort(([a], [b]) => b.length - a.length),
    parents: textsOf(whole.extends).filter((each) => each.startsWith('.')),
  };
}

/** What `*` of a pattern stands for in a module's name; '' when it is the name itself; null when it does not match. */
export function matched(pattern: string, module: string): string | null {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === module ? '' : null;
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
  const fits = module.startsWith(before) && module.endsWith(after);
  return fits && module.length >= before.length + after.length
    ? module.slice(before.length, module.length - after.length)
    : null;
}

async function byHabit(reading: Reading, folder: string, module: string): Promise<IndexedFile | null> {
  if (!alias.test(module) && !module.startsWith('src/')) return null;
  const rest = module.startsWith('$lib/') ? `lib/${module.slice(5)}` : module.replace(alias, '');
  for (const above of ancestors(folder)) {
    const file =
      (await stem(reading, joined(above, `src/${rest}`))) ?? (await stem(reading, joined(above, rest)));
    if (file) return file;
  }
  return null;
}
