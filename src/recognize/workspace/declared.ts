import { ancestors, below, folderOf, joined, nameOf } from './files.ts';
import type { IndexedFile, Reading } from './index.ts';
import { jsonObject, objectOf, textsOf } from './json.ts';

/** Files of one package that are looked through for a name. */
const maxFiles = 60;
/** Imports of one document that are followed for a name. */
const maxImports = 60;

/** A file that uses a name which it does not declare. */
export interface User {
  readonly path: string;
  readonly text: string;
}

/** Go: the other files of the package, or those of an imported package of the same module, that declare the name. */
export async function goFiles(
  reading: Reading,
  { path }: User,
  module: string | null,
  name: string,
): Promise<IndexedFile[]> {
  const folder = module === null ? folderOf(path) : await goFolder(reading, folderOf(path), module);
  if (folder === null || !/^\w+$/.test(name)) return [];
  const declares = new RegExp(
    `^(?:func|type)[ \\t]+${name}\\b|^(?:var|const)[ \\t]+(?:\\([^)]{0,4000}?\\n[ \\t]*)?${name}\\b|^[ \\t]+${name}\\b[^\\n(]{0,80}=`,
    'm',
  );
  return declaring(
    reading,
    folder,
    (each) => each.endsWith('.go') && !each.endsWith('_test.go') && below(folder, each) !== path,
    declares,
  );
}

async function goFolder(reading: Reading, folder: string, module: string): Promise<string | null> {
  for (const above of ancestors(folder)) {
    const own = (await reading.file(below(above, 'go.mod')))?.derive(goModule);
    if (own === undefined || own === null) continue;
    if (module === own) return above;
    return module.startsWith(`${own}/`) ? joined(above, module.slice(own.length + 1)) : null;
  }
  return null;
}

function goModule(text: string): string | null {
  return /^module[ \t]+"?([^\s"]+)/m.exec(text)?.[1] ?? null;
}

async function declaring(
  reading: Reading,
  folder: string,
  fits: (name: string) => boolean,
  declares: RegExp,
): Promise<IndexedFile[]> {
  const names = (await reading.names(folder)).filter((each) => !each.endsWith('/') && fits(each));
  if (names.length > maxFiles) return [];
  const out: IndexedFile[] = [];
  for (const each of names) {
    const file = await reading.file(below(folder, each));
    if (file && declares.test(file.text)) out.push(file);
  }
  return out;
}

/** Java and Kotlin: the file of a class that is imported or of the same package; Kotlin also functions of its package. */
export async function jvmFiles(reading: Reading, user: User, name: string): Promise<IndexedFile[]> {
  if (!/^\w+$/.test(name)) return [];
  const folder = folderOf(user.path);
  const own = /^\s*package\s+([\w.]+)/m.exec(user.text)?.[1]?.replaceAll('.', '/') ?? '';
  const isAtHome = own === '' || folder === own || folder.endsWith(`/${own}`);
  const root = isAtHome ? folder.slice(0, folder.length - own.length).replace(/\/$/, '') : null;
  const places: string[] = [];
  const imports = [...user.text.matchAll(/^\s*import\s+(?:static\s+)?([\w.]+?)(\.\*)?\s*;?\s*$/gm)];
  for (const [, path = '', star] of imports.slice(0, maxImports)) {
    const parts = path.split('.');
    if (star !== undefined) places.push([...parts, name].join('/'), parts.join('/'));
    else if (parts.at(-1) === name) places.push(parts.join('/'), parts.slice(0, -1).join('/'));
  }
  for (const place of root === null ? [] : places) {
    for (const ending of ['.java', '.kt']) {
      const file = await reading.file(below(root ?? '', place + ending));
      if (file) return [file];
    }
  }
  for (const ending of ['.java', '.kt']) {
    const file = await reading.file(below(folder, name + ending));
    if (file) return [file];
  }
  if (!user.path.endsWith('.kt')) return [];
  const declares = new RegExp(
    `^(?:internal |public |private )?(?:const )?(?:fun|val|object|class) ${name}\\b`,
    'm',
  );
  return declaring(
    reading,
    folder,
    (each) => each.endsWith('.kt') && below(folder, each) !== user.path,
    declares,
  );
}

/** C#: the file called as the class is, beside the user or in the folder that a namespace in `using` ends with. */
export async function csharpFiles(reading: Reading, user: User, name: string): Promise<IndexedFile[]> {
  if (!/^[A-Z]\w*$/.test(name)) return [];
  const folder = folderOf(user.path);
  const beside = await reading.file(below(folder, `${name}.cs`));
  if (beside) return [beside];
  const namespaces = [
    ...user.text.matchAll(/^\s*(?:global\s+)?using\s+(?:static\s+)?([\w.]+)\s*;|^\s*namespace\s+([\w.]+)/gm),
  ];
  for (const [, used, own] of namespaces.slice(0, maxImports)) {
    const parts = (used ?? own ?? '').split('.');
    if (/^(?:System|Microsoft|Going)$/.test(parts[0] ?? '')) continue;
    for (const above of ancestors(folder).slice(0, 5)) {
      for (let from = 0; from <= parts.length; from++) {
        const file = await reading.file(below(below(above, parts.slice(from).join('/')), `${name}.cs`));
        if (file) return [file];
      }
    }
  }
  return [];
}

/** PHP: a file of values that is read by its name, as Laravel's `config('plaid.uri')` reads `config/plaid.php`. */
export async function phpConfiguration(
  reading: Reading,
  { path }: User,
  name: string,
): Promise<IndexedFile[]> {
  if (!/^config\/[\w-]+$/.test(name)) return [];
  for (const above of ancestors(folderOf(path))) {
    const file = await reading.file(below(above, `${name}.php`));
    if (file) return [file];
  }
  return [];
}

/** PHP: the file of a class by PSR-4 of composer.json, or beside the user. */
export async function phpFiles(reading: Reading, user: User, name: string): Promise<IndexedFile[]> {
  const uses = [...user.text.matchAll(/^\s*use\s+\\?([\w\\]+)(?:\s+as\s+(\w+))?\s*;/gm)].slice(0, maxImports);
  const own = /^\s*namespace\s+([\w\\]+)\s*[;{]/m.exec(user.text)?.[1];
  const used = uses.find(([, path = '', as]) => (as ?? path.split('\\').at(-1)) === name)?.[1];
  const whole = name.includes('\\')
    ? name.replace(/^\\/, '')
    : (used ?? (own === undefined ? name : `${own}\\${name}`));
  for (const above of ancestors(folderOf(user.path))) {
    const prefixes = (await reading.file(below(above, 'composer.json')))?.derive(psr4);
    if (!prefixes) continue;
    for (const [prefix, folder] of prefixes) {
      if (!whole.startsWith(prefix)) continue;
      const path = joined(below(above, folder), `${whole.slice(prefix.length).replaceAll('\\', '/')}.php`);
      const file = path === null ? null : await reading.file(path);
      if (file) return [file];
    }
  }
  const beside = /^\w+$/.test(name) ? await reading.file(below(folderOf(user.path), `${name}.php`)) : null;
  return beside ? [beside] : [];
}

function psr4(text: string): (readonly [string, string])[] {
  const whole = jsonObject(text);
  return [whole.autoload, whole['autoload-dev']]
    .flatMap((each) => Object.entries(objectOf(objectOf(each)['psr-4'])))
    .flatMap(([prefix, folders]) => textsOf(folders).map((folder) => [prefix, folder] as const));
}

/** Ruby: the file that autoloading expects a constant in, below `app/*` or `lib`; one that is required by a path. */
export async function rubyFiles(reading: Reading, user: User, name: string): Promise<IndexedFile[]> {
  const wanted = name
    .split('::')
    .map((part) => part.replace(/([a-z\d])([A-Z])|([A-Z]+)([A-Z][a-z])/g, '$1$3_$2$4').toLowerCase())
    .join('/');
  if (!/^[\w/]+$/.test(wanted)) return [];
  for (const above of ancestors(folderOf(user.path))) {
    const names = new Set(await reading.names(above));
    const roots: string[] = names.has('lib/') ? [below(above, 'lib')] : [];
    if (names.has('app/')) {
      for (const each of await reading.names(below(above, 'app'))) {
        if (each.endsWith('/')) roots.push(below(above, `app/${each.slice(0, -1)}`));
      }
    }
    for (const root of roots) {
      for (const path of [`${wanted}.rb`, `concerns/${wanted}.rb`]) {
        const file = await reading.file(below(root, path));
        if (file) return [file];
      }
    }
  }
  const required = [...user.text.matchAll(/^\s*require_relative\s*\(?\s*['"]([^'"\n]{1,300})['"]/gm)];
  for (const [, path = ''] of required.slice(0, maxImports)) {
    if (nameOf(path).replace(/\.rb$/, '') !== nameOf(wanted)) continue;
    const at = joined(folderOf(user.path), path.endsWith('.rb') ? path : `${path}.rb`);
    const file = at === null ? null : await reading.file(at);
    if (file) return [file];
  }
  return [];
}
