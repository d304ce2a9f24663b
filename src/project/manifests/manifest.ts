/** Where a dependency's name is looked up. */
export type Ecosystem =
  | 'npm'
  | 'cocoapods'
  | 'swift'
  | 'maven'
  | 'pub'
  | 'rubygems'
  | 'pypi'
  | 'go'
  | 'nuget'
  | 'packagist'
  | 'hex'
  | 'crates'
  /** A script address, an activity, an import: what stands in the text says which platform. */
  | 'mark';

/** A dependency that a manifest declares: the span covers what a reader looks at, in UTF-16 offsets. */
export interface Dependency {
  readonly ecosystem: Ecosystem;
  /** As the ecosystem compares names (PyPI's are folded). */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** The version or range as written. */
  readonly version?: string;
}

/** How one kind of manifest is read. A reader never throws: from a broken file it takes what it can. */
export interface ManifestReader {
  /** Tested on the file's name, the last part of its path. */
  readonly name: RegExp;
  /** False where the file says something but makes no package of its folder (a lock file, a page). */
  readonly package: boolean;
  read(text: string): Iterable<Dependency>;
}

/**
 * Every match of `pattern` (flags `dg`) as a dependency. The group `name` is what the place covers and, unless
 * `fixed` is given, the dependency's name; the group `version` is optional.
 */
export function* matches(
  text: string,
  pattern: RegExp,
  ecosystem: Ecosystem,
  options: { readonly fixed?: string; readonly comment?: RegExp } = {},
): Generator<Dependency> {
  for (const match of text.matchAll(pattern)) {
    const span = match.indices?.groups?.name;
    const name = match.groups?.name;
    if (!span || name === undefined) continue;
    if (options.comment?.test(lineBefore(text, span[0]))) continue;
    const version = match.groups?.version;
    yield {
      ecosystem,
      name: options.fixed ?? name,
      start: span[0],
      end: span[1],
      ...(version === undefined ? {} : { version }),
    };
  }
}

/** How far back a comment's start is looked for: many matches on one long line must not take quadratic time. */
const LOOK_BACK = 1000;

function lineBefore(text: string, offset: number): string {
  const before = text.slice(Math.max(0, offset - LOOK_BACK), offset);
  return before.slice(before.lastIndexOf('\n') + 1);
}

/** What stands before a match on its line and makes a comment of it, by how the language starts one. */
export const HASH_COMMENT = /(?:^|\s)#/;
export const SLASH_COMMENT = /(?:^|[\s;{}])\/\/|^\s*\*/;
