import { catalog } from './catalog.ts';
import type { CatalogError, CatalogType, Lookup } from './types.ts';
import { codeOfAlias, isCode, isType, spelled } from './words.ts';

export { codeCandidates } from './candidates.ts';
export { catalog } from './catalog.ts';
export { codeOfAlias, isCode, isSharedCode, isType, spelled } from './words.ts';

interface Index {
  readonly rows: ReadonlyMap<string, readonly CatalogError[]>;
  readonly types: ReadonlyMap<string, CatalogType>;
}

const STATUS_RANK = { current: 0, unknown: 1, legacy: 2 } as const;

let index: Index | undefined;

function indexed(): Index {
  if (index) return index;
  const rows = new Map<string, CatalogError[]>();
  for (const row of catalog().errors) {
    const same = rows.get(row.error_code);
    if (same) same.push(row);
    else rows.set(row.error_code, [row]);
  }
  // Within a status the order of the data decides: the type met most stands first.
  for (const same of rows.values()) same.sort((a, b) => STATUS_RANK[a.status] - STATUS_RANK[b.status]);
  index = { rows, types: new Map(catalog().types.map((type) => [type.error_type, type])) };
  return index;
}

/** The type's own entry, or null for a type that is not listed. */
export function typeOf(error_type: string | null | undefined): CatalogType | null {
  return (error_type && indexed().types.get(error_type)) || null;
}

/** All rows of a code, best first; empty for a code that is not listed. */
export function rowsOf(error_code: string): readonly CatalogError[] {
  return indexed().rows.get(error_code) ?? [];
}

/**
 * The meaning of a code as on the wire, given its type when one is known. With a type that has the code: that row
 * alone. With a type that does not have it, or with none: all its rows, best first. A code that is not listed falls
 * back to the type's meaning.
 */
export function lookupCode(error_code: string | null, error_type: string | null = null): Lookup {
  const type = typeOf(error_type);
  if (error_code === null) return { code: null, error_type, rows: [], type, match: type ? 'type' : 'none' };
  const alias = isCode(error_code) ? null : codeOfAlias(error_code);
  const code = alias ?? error_code;
  const all = rowsOf(code);
  const ofType = error_type === null ? [] : all.filter((row) => row.error_type === error_type);
  // An alias may belong to one of the code's types (ASSET_PRODUCT_NOT_READY).
  const own = ofType.length > 0 || !alias ? ofType : all.filter((row) => row.aliases.includes(error_code));
  const rows = own.length > 0 ? own : all;
  const only = rows.length === 1 ? rows[0]?.error_type || null : null;
  return {
    code,
    error_type: error_type ?? only,
    rows,
    type: type ?? typeOf(only),
    match: rows.length === 0 ? 'none' : alias ? 'alias' : 'exact',
  };
}

export interface WordOptions {
  /** Also `item_login_required`, `Item Login Required`, `item-login-required`. */
  readonly ignoreCase?: boolean;
}

/**
 * What one word names: a code, an alias, a type, or a camelCase, PascalCase or iOS spelling of these. Null when it
 * names nothing of Plaid's.
 */
export function lookupWord(word: string, options: WordOptions = {}): Lookup | null {
  const text = word.trim();
  if (text.length > 200) return null;
  if (isCode(text) || codeOfAlias(text) !== null) return lookupCode(text);
  if (isType(text)) return lookupCode(null, text);
  const other = spelled(text);
  if (other) return { ...lookupCode(other.code, other.error_type), match: 'spelling' };
  if (!options.ignoreCase) return null;
  for (const form of [
    text.toUpperCase().replace(/[\s-]+/g, '_'),
    text.toLowerCase().replace(/[\s_]+/g, '-'),
  ]) {
    if (isCode(form) || isType(form) || codeOfAlias(form) !== null) {
      const found = isType(form) ? lookupCode(null, form) : lookupCode(form);
      return { ...found, match: 'spelling' };
    }
  }
  return null;
}

/** Heading for a code that is not listed: `NEW_CODE is not in our catalog (as of 2026-09)`. Not escaped. */
export function unlistedTitle(error_code: string): string {
  return `${error_code} is not in our catalog (as of ${catalog().date})`;
}

/** Heading for what a look-up found: the row's title, the type's, or that the code is not listed. Not escaped. */
export function titleOf({ code, rows, type }: Lookup): string {
  if (rows[0]) return rows[0].title;
  if (code !== null) return unlistedTitle(code);
  return type?.title ?? 'Plaid error';
}

/** The documentation for what a look-up found: the code's section, else the type's page, else that of all errors. */
export function docsOf({ rows, type }: Lookup): string {
  return rows[0]?.docs_url ?? type?.docs_url ?? 'https://plaid.com/docs/errors/';
}
