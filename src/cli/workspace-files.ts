import { readdirSync } from 'node:fs';
import type { WorkspaceFiles } from '../recognize/workspace/files.ts';
import { readFile } from './walk.ts';

/** The files below a folder of the disk; links are not followed. */
export function filesBelow(root: string): WorkspaceFiles {
  return {
    async read(path) {
      const read = readFile(`${root}/${path}`);
      return 'text' in read ? read.text : null;
    },
    async list(folder) {
      const full = folder === '' ? root : `${root}/${folder}`;
      try {
        return readdirSync(full, { withFileTypes: true }).flatMap((entry) =>
          entry.isDirectory() ? [`${entry.name}/`] : entry.isFile() ? [entry.name] : [],
        );
      } catch {
        return null;
      }
    },
  };
}
