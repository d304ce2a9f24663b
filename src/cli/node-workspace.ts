import { existsSync, readdirSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { parse } from 'jsonc-parser';
import { manifestReader } from '../project/manifests/index.ts';
import { mergeSettings, parseSettings, type Settings } from '../rules/settings.ts';
import { readFile, type Tell } from './walk.ts';

/**
 * The workspace of a file: the nearest folder above with `.git` or a manifest, but none above the working directory;
 * without one, the file's own folder. All absolute.
 */
export function workspaceOf(file: string, workingDirectory: string): string {
  const own = dirname(file);
  for (let folder = own; ; folder = dirname(folder)) {
    if (isStrictlyAbove(folder, workingDirectory)) return own;
    if (hasMark(folder)) return folder;
    if (folder === workingDirectory || folder === dirname(folder)) return own;
  }
}

function isStrictlyAbove(folder: string, other: string): boolean {
  const way = relative(folder, other);
  return way !== '' && !way.startsWith('..') && resolve(folder, way) === other;
}

function hasMark(folder: string): boolean {
  if (existsSync(`${folder}/.git`)) return true;
  try {
    return readdirSync(folder).some((name) => manifestReader(name)?.package === true);
  } catch {
    return false;
  }
}

/** Files of settings, the later one wins. */
const SETTINGS_FILES = [
  { path: '.vscode/settings.json', prefix: 'linkDoctor.' },
  { path: 'link-doctor.json', prefix: '' },
] as const;

/** The settings of a workspace from its own files; what is wrong in them goes to `tell`. */
export function loadSettings(
  root: string,
  knownRules: ReadonlySet<string> | undefined,
  tell: Tell,
): Settings {
  const found: Partial<Settings>[] = [];
  for (const { path, prefix } of SETTINGS_FILES) {
    if (!existsSync(`${root}/${path}`)) continue;
    const read = readFile(`${root}/${path}`);
    if (!('text' in read)) {
      tell(path, 'problem' in read ? read.problem : 'is not text');
      continue;
    }
    const { settings, problems } = parseSettings(parseJsonc(read.text), prefix, knownRules);
    for (const problem of problems) tell(path, problem);
    found.push(settings);
  }
  return mergeSettings(...found);
}

/** A JSON text with comments and trailing commas; undefined when it cannot be read at all. */
function parseJsonc(text: string): unknown {
  try {
    return parse(text, [], { allowTrailingComma: true, allowEmptyContent: true });
  } catch {
    // The parser recurses: nesting of thousands of levels ends here.
    return undefined;
  }
}
