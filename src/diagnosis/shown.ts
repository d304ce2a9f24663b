import { catalog } from '../catalog/catalog.ts';
import type { CatalogError } from '../catalog/types.ts';
import { wordsOf } from './words.ts';

const MAX_TEXT = 20_000;
/** A shorter text of Link says nothing within a longer one. */
const TELLING = 25;
/** Share of the words of what Link says that a text in the user's words must have, and the other way round. */
const SAID = 0.75;
const MEANT = 0.6;

interface Shown {
  readonly row: CatalogError;
  readonly texts: readonly string[];
  readonly words: ReadonlySet<string>;
}

let shown: readonly Shown[] | undefined;

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

function all(): readonly Shown[] {
  shown ??= catalog().errors.flatMap((row) => {
    const said = [row.display_message, row.user_message].filter((text) => text !== null);
    if (said.length === 0) return [];
    const words = new Set(wordsOf(row.user_message ?? '').flat());
    return [{ row, texts: said.map(fold).filter((text) => text.length >= TELLING), words }];
  });
  return shown;
}

/**
 * The error behind what Link shows the end user, when a text quotes it or says the same in other words; null when none or
 * several errors look like this.
 */
export function errorShown(text: string): CatalogError | null {
  const folded = fold(text.slice(0, MAX_TEXT));
  if (folded === '') return null;
  const quoted = all().filter(({ texts }) => texts.some((one) => folded.includes(one)));
  const rows = quoted.length > 0 ? quoted : folded.length > 300 ? [] : resembling(text);
  const codes = new Set(rows.map(({ row }) => row.error_code));
  return codes.size === 1 ? (rows[0]?.row ?? null) : null;
}

function resembling(text: string): readonly Shown[] {
  const said = new Set(wordsOf(text).flat());
  if (said.size < 4) return [];
  return all().filter(({ words }) => {
    if (words.size < 4) return false;
    const shared = [...words].filter((word) => said.has(word)).length;
    return shared / words.size >= SAID && shared / said.size >= MEANT;
  });
}
