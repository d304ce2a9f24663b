/** The files of one workspace folder. Paths are relative to it with `/` and never lead out of it. */
export interface WorkspaceFiles {
  /** A file's text, as it is edited where it is open; null when there is none, or none that is read. */
  read(path: string): Promise<string | null>;
  /** Names in a folder ('' is the root), those of folders with a `/` behind, without links; null for no folder. */
  list(folder: string): Promise<readonly string[] | null>;
}

/** The folder of a path; '' at the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A path below a folder. */
export function below(folder: string, path: string): string {
  return folder === '' ? path : path === '' ? folder : `${folder}/${path}`;
}

/** A relative path from a folder; null when it leaves the workspace. */
export function joined(folder: string, path: string): string | null {
  const parts = folder.split('/').filter((part) => part !== '');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

/** No project nests deeper. */
const maxFolders = 20;

/** A folder and those above it, up to the workspace itself. */
export function ancestors(folder: string): string[] {
  const out = [folder];
  for (let at = folder; at !== '' && out.length < maxFolders; ) {
    at = folderOf(at);
    out.push(at);
  }
  return out;
}
