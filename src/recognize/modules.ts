import type { TreeDocument } from './tree.ts';

/** Other files of the project, as a document imports them. */
export interface Modules {
  /** The parsed file behind a module as the import spells it; null when it is not of the project or not read yet. */
  open(module: string): TreeDocument | null;
}

/** The text of a project's file by its path relative to the workspace, or null when there is none. */
export type ReadModule = (path: string) => Promise<string | null>;

const ecmaEndings = [
  '',
  '.ts',
  '.tsx',
  '.js',
  '.jsx',
  '.mjs',
  '.cjs',
  '/index.ts',
  '/index.tsx',
  '/index.js',
];
const alias = /^(?:@\/|~\/|#\/?|\$lib\/|\$)/;

/**
 * Where the file behind an import may lie, likeliest first, relative to the workspace. Empty for packages: only the
 * project's own files are followed.
 */
export function modulePaths(languageId: string, from: string, module: string): string[] {
  const folder = from.slice(0, Math.max(0, from.lastIndexOf('/')));
  if (languageId === 'python') return pythonPaths(folder, module);
  if (!/^(?:java|type)script(?:react)?$/.test(languageId)) return [];
  const stems: string[] = [];
  if (/^\.{1,2}(?:\/|$)/.test(module)) {
    const joined = join(folder, module);
    if (joined !== null) stems.push(joined);
  } else if (alias.test(module) || module.startsWith('src/')) {
    const rest = module.startsWith('$lib/') ? `lib/${module.slice(5)}` : module.replace(alias, '');
    for (const above of ancestors(folder)) stems.push(under(above, `src/${rest}`), under(above, rest));
  }
  return stems.flatMap((stem) => {
    // TypeScript imports name the file that will be: ./config.js is ./config.ts.
    const source = stem.replace(/\.(?:m|c)?jsx?$/, '');
    const plain = source === stem ? [] : [`${source}.ts`, `${source}.tsx`];
    return [...plain, ...ecmaEndings.map((ending) => stem + ending)].filter((path) => /\.\w+$/.test(path));
  });
}

function pythonPaths(folder: string, module: string): string[] {
  const dots = /^\.*/.exec(module)?.[0].length ?? 0;
  const rest = module.slice(dots).replaceAll('.', '/');
  let bases: string[];
  if (dots > 0) {
    const base = join(folder, '../'.repeat(dots - 1) || '.');
    bases = base === null ? [] : [base];
  } else bases = ancestors(folder);
  return bases.flatMap((base) =>
    rest === ''
      ? [under(base, '__init__.py')]
      : [under(base, `${rest}.py`), under(base, `${rest}/__init__.py`)],
  );
}

/** A folder and those above it, up to the workspace itself. */
function ancestors(folder: string): string[] {
  const out = [folder];
  for (let at = folder; at !== ''; ) {
    at = at.slice(0, Math.max(0, at.lastIndexOf('/')));
    out.push(at);
  }
  return out.slice(0, 12);
}

function under(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}

/** A relative path from a folder; null when it leaves the workspace. */
function join(folder: string, path: string): string | null {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}
