import type { Tree } from 'web-tree-sitter';
import type { Grammars } from '../syntax/grammars.ts';
import type { Language } from '../syntax/language.ts';
import { languageOfPath } from '../syntax/languages/index.ts';
import type { TreeCache } from '../syntax/tree-cache.ts';
import { importsOf } from './imports.ts';
import type { LinkTokenRequest } from './model.ts';
import { type Modules, modulePaths, type ReadModule } from './modules.ts';
import { recognizeRequests } from './requests/index.ts';
import { type TreeDocument, treeDocument } from './tree.ts';

/** Modules of one document that are read, and how long one may be, in UTF-16 units. */
const maxModules = 8;
const maxLength = 500_000;

export interface Importing {
  readonly text: string;
  readonly path: string;
  readonly language: Language;
  readonly read: ReadModule;
}

interface ModuleText {
  readonly path: string;
  readonly text: string;
  readonly language: Language;
}

/**
 * The requests of a document with what its own imports bring in (a base record, a wrapper that adds a field), or null
 * when it imports nothing of the project. `parse` gives the document's tree anew: time has passed since it was read.
 */
export async function requestsWithImports(
  document: Importing,
  grammars: Grammars,
  trees: TreeCache,
  parse: () => Tree | null,
): Promise<LinkTokenRequest[] | null> {
  const texts = await moduleTexts(document, grammars);
  if (texts.size === 0) return null;
  // From here on nothing waits, so that no tree in use is freed by another document's turn.
  const opened = new Map<string, TreeDocument>();
  for (const [module, { path, text, language }] of texts) {
    const tree = trees.parse(path, language, text);
    if (tree) opened.set(module, treeDocument({ text, language }, tree, path));
  }
  const tree = parse();
  if (!tree) return null;
  const modules: Modules = { open: (module) => opened.get(module) ?? null };
  const { text, language, path } = document;
  return recognizeRequests(treeDocument({ text, language }, tree, path, modules));
}

async function moduleTexts(document: Importing, grammars: Grammars): Promise<Map<string, ModuleText>> {
  const found = new Map<string, ModuleText>();
  for (const module of new Set([...importsOf(document.text).values()].map((each) => each.module))) {
    if (found.size >= maxModules) break;
    for (const path of modulePaths(document.language.id, document.path, module)) {
      const text = path === document.path ? null : await document.read(path);
      if (text === null) continue;
      const language = languageOfPath(path);
      if (language && text.length <= maxLength && (await grammars.prepare(language))) {
        found.set(module, { path, text, language });
      }
      break;
    }
  }
  return found;
}
