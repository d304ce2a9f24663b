import { realpathSync, statSync } from 'node:fs';
import { basename, isAbsolute, relative, resolve, sep } from 'node:path';
import { UsageError } from '../args.ts';
import { reasonOf } from '../walk.ts';

/** What a path of an assistant names. */
export interface Target {
  /** The project's folder, absolute and without links. */
  readonly project: string;
  /** Below the project, with `/`; '' for the project itself. */
  readonly path: string;
  readonly isFolder: boolean;
}

/** The folders an assistant may ask about. Nothing outside of them is opened, whatever a path says. */
export class Projects {
  /** Absolute, without links. */
  readonly roots: readonly string[];

  /** Throws `UsageError` for a folder that cannot be opened. */
  constructor(given: readonly string[], cwd: string) {
    const roots = (given.length > 0 ? given : ['.']).map((folder) => {
      try {
        const root = realpathSync(resolve(cwd, folder));
        if (statSync(root).isDirectory()) return root;
      } catch (error) {
        throw new UsageError(`--project ${folder}: ${reasonOf(error)}.`);
      }
      throw new UsageError(`--project ${folder} is not a folder.`);
    });
    this.roots = [...new Set(roots)];
  }

  /** What a path names, or null when it is nothing inside the projects; links are followed before that is decided. */
  find(given: string): Target | null {
    for (const project of this.roots) {
      try {
        const real = realpathSync(resolve(project, given));
        const path = relative(project, real);
        if (path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)) continue;
        const stat = statSync(real);
        if (!stat.isDirectory() && !stat.isFile()) continue;
        return { project, path: path.split(sep).join('/'), isFolder: stat.isDirectory() };
      } catch {
        // Not there, or a name that no file can have.
      }
    }
    return null;
  }

  /** How a path below a project is shown: with the project's name when there are several. */
  show(project: string, path: string): string {
    const name = this.roots.length > 1 ? basename(project) : '';
    return [name, path].filter((part) => part !== '').join('/') || '.';
  }
}
