import type { WorkspaceFiles } from '../../src/recognize/workspace/files.ts';
import { type IndexLimits, WorkspaceIndex } from '../../src/recognize/workspace/index.ts';

/** A workspace of files by path; `asked` collects what is read. */
export function filesOf(files: Readonly<Record<string, string>>, asked: string[] = []): WorkspaceFiles {
  return {
    async read(path) {
      asked.push(path);
      return files[path] ?? null;
    },
    async list(folder) {
      asked.push(`${folder}/`);
      const names = new Set<string>();
      for (const path of Object.keys(files)) {
        if (folder !== '' && !path.startsWith(`${folder}/`)) continue;
        const rest = folder === '' ? path : path.slice(folder.length + 1);
        names.add(rest.includes('/') ? rest.slice(0, rest.indexOf('/') + 1) : rest);
      }
      return names.size > 0 || folder === '' ? [...names] : null;
    },
  };
}

export function workspaceWith(
  files: Readonly<Record<string, string>>,
  limits: Partial<IndexLimits> = {},
): WorkspaceIndex {
  return new WorkspaceIndex(filesOf(files), limits);
}
