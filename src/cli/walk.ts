import type { Dirent } from 'node:fs';
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import ignore, { type Ignore } from 'ignore';
import { isBinaryPath, isSkippedFolder } from '../project/paths.ts';
import { isSafePattern } from '../rules/settings.ts';

/** Larger files are not read in one piece, in bytes. */
export const MAX_FILE = 32 * 1024 * 1024;
/** A file that is named is read in parts, one that a walk comes upon is not. */
const TOO_LARGE = `larger than ${MAX_FILE / 1024 / 1024} MB, left out; give it as a PATH to read it`;
/** How much of a file tells whether it is binary (as git does). */
const BINARY_SAMPLE = 8000;

/** Where a walk tells what it could not read or left out; `path` is relative to the root with `/`. */
export type Tell = (path: string, problem: string) => void;

/** Folders in folders that are walked into: no project nests deeper, and patterns take time with depth. */
const MAX_DEPTH = 100;

interface Level {
  readonly path: string;
  readonly entries: readonly Dirent[];
  next: number;
  /** The folder's own `.gitignore`, then those above it. */
  readonly rules: readonly Rules[];
}

interface Rules {
  /** With a slash at the end; '' for the root. */
  readonly folder: string;
  readonly matcher: Ignore;
}

/**
 * The files below a folder in a stable order, relative to it with `/`. Honors every `.gitignore` from the folder down,
 * lists hidden files, leaves out version control's and third-party folders, files whose name says binary, and links
 * (so nothing outside the folder is read and no loop is walked). `keep` names files that are listed although they are
 * ignored.
 */
export function* walk(
  root: string,
  tell: Tell,
  keep: (path: string) => boolean = () => false,
): Generator<string> {
  const levels: Level[] = [];
  const enter = (path: string, above: readonly Rules[]) => {
    if (levels.length > MAX_DEPTH) {
      tell(path, `more than ${MAX_DEPTH} folders deep, left out`);
      return;
    }
    try {
      const entries = readdirSync(path === '' ? root : `${root}/${path}`, { withFileTypes: true });
      entries.sort((a, b) => (a.name < b.name ? -1 : 1));
      levels.push({ path, entries, next: 0, rules: rulesOf(root, path, entries, above, tell) });
    } catch (error) {
      tell(path, reasonOf(error));
    }
  };
  enter('', []);
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const entry = level.entries[level.next++];
    if (!entry) {
      levels.pop();
      continue;
    }
    const path = level.path === '' ? entry.name : `${level.path}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!isSkippedFolder(entry.name) && !isIgnored(level.rules, `${path}/`)) enter(path, level.rules);
    } else if (entry.isFile() && !isBinaryPath(entry.name) && (keep(path) || !isIgnored(level.rules, path))) {
      yield path;
    }
  }
}

function rulesOf(
  root: string,
  path: string,
  entries: readonly Dirent[],
  above: readonly Rules[],
  tell: Tell,
): readonly Rules[] {
  if (!entries.some((entry) => entry.name === '.gitignore' && entry.isFile())) return above;
  const file = path === '' ? '.gitignore' : `${path}/.gitignore`;
  const read = readBytes(`${root}/${file}`);
  if ('problem' in read) {
    tell(file, read.problem);
    return above;
  }
  const text = decode(read.bytes);
  const lines = ('text' in text ? text.text : read.bytes.toString('utf8')).split(/\r\n?|\n/);
  const safe = lines.filter(isSafePattern);
  if (safe.length < lines.length)
    tell(file, `${lines.length - safe.length} patterns with too many wildcards were passed over`);
  const folder = path === '' ? '' : `${path}/`;
  return [{ folder, matcher: ignore({ ignorecase: false }).add(safe) }, ...above];
}

/** The nearest `.gitignore` that speaks of the path decides; `path` of a folder ends with a slash. */
function isIgnored(rules: readonly Rules[], path: string): boolean {
  for (const { folder, matcher } of rules) {
    const result = matcher.test(path.slice(folder.length));
    if (result.ignored) return true;
    if (result.unignored) return false;
  }
  return false;
}

export type FileText = { readonly text: string } | { readonly binary: true } | { readonly problem: string };

/** The text of a file without a byte order mark: UTF-8, or UTF-16 when it begins with its mark. Never throws. */
export function readFile(path: string): FileText {
  const read = readBytes(path);
  return 'bytes' in read ? decode(read.bytes) : read;
}

// One buffer for all files: it grows to the largest one that was read.
let buffer = Buffer.allocUnsafeSlow(256 * 1024);

/** A file's bytes, valid until the next call. */
export function readBytes(path: string): { readonly bytes: Buffer } | { readonly problem: string } {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    let length = 0;
    for (;;) {
      const count = readSync(file, buffer, length, buffer.length - length, null);
      if (count === 0) return { bytes: buffer.subarray(0, length) };
      length += count;
      if (length > MAX_FILE) return { problem: TOO_LARGE };
      if (length === buffer.length) {
        const larger = Buffer.allocUnsafeSlow(buffer.length * 4);
        buffer.copy(larger, 0, 0, length);
        buffer = larger;
      }
    }
  } catch (error) {
    return { problem: reasonOf(error) };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Text from bytes; a byte order mark is taken off. */
export function decode(bytes: Buffer): FileText {
  if (bytes.length >= 2 && bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: bytes.toString('utf16le', 2) };
  if (bytes.length >= 2 && bytes[0] === 0xfe && bytes[1] === 0xff)
    return { text: bigEndian(bytes.subarray(2)) };
  if (isBinary(bytes)) return { binary: true };
  const mark = bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return { text: bytes.toString('utf8', mark ? 3 : 0) };
}

/** Whether the bytes are of no text that is read: a zero byte near the start, and no mark of UTF-16. */
export function isBinary(bytes: Buffer): boolean {
  return bytes.subarray(0, BINARY_SAMPLE).includes(0);
}

function bigEndian(bytes: Buffer): string {
  const even = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  return even.swap16().toString('utf16le');
}

/** Why the system did not give a file, in words. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  switch (code) {
    case 'ENOENT':
      return 'no such file or folder';
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'EISDIR':
      return 'is a folder';
    default:
      return code ?? 'cannot be read';
  }
}
