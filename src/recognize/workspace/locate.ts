import {
  csharpFiles,
  goFiles,
  jvmFiles,
  phpConfiguration,
  phpFiles,
  rubyFiles,
  type User,
} from './declared.ts';
import { ecmaModule } from './ecma.ts';
import type { IndexedFile, Reading } from './index.ts';
import { pythonModule } from './python.ts';

/** Something a document names and does not hold. */
export interface Reference {
  /** As the import spells it; null for a name that needs no import: of the same package, or loaded by its name. */
  readonly module: string | null;
  /** The name over there; '' for the module itself. */
  readonly name: string;
}

/** More than one file is no answer, except where a package has many. */
const maxFiles = 3;

/** The files of the workspace that may hold what a document refers to; empty for what is not the project's. */
export async function locate(
  reading: Reading,
  languageId: string,
  user: User,
  { module, name }: Reference,
): Promise<IndexedFile[]> {
  const found = await located(reading, languageId, user, module, name);
  return found.filter(({ path }) => path !== user.path).slice(0, maxFiles);
}

async function located(
  reading: Reading,
  languageId: string,
  user: User,
  module: string | null,
  name: string,
): Promise<IndexedFile[]> {
  const one = (file: IndexedFile | null): IndexedFile[] => (file ? [file] : []);
  switch (languageId) {
    case 'javascript':
    case 'javascriptreact':
    case 'typescript':
    case 'typescriptreact':
      return module === null ? [] : one(await ecmaModule(reading, user.path, module));
    case 'python':
      return module === null ? [] : one(await pythonModule(reading, user.path, module));
    case 'go':
      return goFiles(reading, user, module, name);
    case 'java':
    case 'kotlin':
      return module === null ? jvmFiles(reading, user, name) : [];
    case 'csharp':
      return module === null ? csharpFiles(reading, user, name) : [];
    case 'php':
      return module === null ? phpFiles(reading, user, name) : phpConfiguration(reading, user, module);
    case 'ruby':
      return module === null ? rubyFiles(reading, user, name) : [];
    default:
      return [];
  }
}
