import { lookupCode, rowsOf, unlistedTitle } from '../catalog/lookup.ts';
import type { CatalogError, Lookup } from '../catalog/types.ts';
import type { Recognized } from './model.ts';
import type { Reported } from './reported.ts';

/** A recognized error together with the catalog's answer. */
export interface Known {
  readonly recognized: Recognized;
  readonly lookup: Lookup;
  /** The row that is assumed, when there is one. */
  readonly row: CatalogError | null;
}

interface Named {
  readonly error_type: string | null;
  readonly error_code: string | null;
  count: number;
  readonly inPayload: boolean;
}

/**
 * The distinct errors a report names: those of payloads first, then by how often they stand in the text. A type that
 * stands beside its code is no error of its own.
 */
export function recognizedErrors(report: Reported): readonly Known[] {
  const named = new Map<string, Named>();
  const add = (error_type: string | null, error_code: string | null, inPayload: boolean) => {
    if (error_type === null && error_code === null) return;
    const key = `${error_type ?? ''} ${error_code ?? ''}`;
    const same = named.get(key);
    if (same) same.count++;
    else named.set(key, { error_type, error_code, count: 1, inPayload });
  };
  for (const { error_type, error_code } of report.payloads) add(error_type, error_code, true);
  for (const { error_type, error_code } of report.mentions) add(error_type, error_code, false);

  return merge([...named.values()])
    .sort(
      (a, b) =>
        Number(b.inPayload) - Number(a.inPayload) ||
        Number(a.error_code === null) - Number(b.error_code === null) ||
        b.count - a.count,
    )
    .map(known);
}

/** Joins `ITEM_ERROR … ITEM_LOGIN_REQUIRED` named apart: the type goes with a code that exists under it. */
function merge(named: readonly Named[]): Named[] {
  const types = named.filter(({ error_code, inPayload }) => error_code === null && !inPayload);
  const used = new Set<Named>();
  const codes = named
    .filter((one) => !types.includes(one))
    .map((one) => {
      if (one.error_code === null) return one;
      const type = types.find(({ error_type }) => hasType(one.error_code as string, error_type));
      for (const other of types) if (other.error_type === one.error_type || other === type) used.add(other);
      return one.error_type === null && type ? { ...one, error_type: type.error_type } : one;
    });
  // The same code with and without its type is one error.
  const kept = codes.filter(
    (one) =>
      one.error_type !== null ||
      !codes.some(
        (other) => other !== one && other.error_code === one.error_code && other.error_type !== null,
      ),
  );
  for (const one of kept) {
    for (const dropped of codes) {
      if (!kept.includes(dropped) && dropped.error_code === one.error_code) one.count += dropped.count;
    }
  }
  return [...kept, ...types.filter((one) => !used.has(one))];
}

function hasType(error_code: string, error_type: string | null): boolean {
  return rowsOf(error_code).some((row) => row.error_type === error_type);
}

function known({ error_type, error_code, count }: Named): Known {
  const lookup = lookupCode(error_code, error_type);
  const row = lookup.rows[0] ?? null;
  const code = lookup.code;
  const others = otherTypes(code, row);
  return {
    lookup,
    row,
    recognized: {
      error_type: lookup.error_type ?? (row?.error_type || null),
      error_code: code,
      aliases: row?.aliases ?? [],
      title: row?.title ?? (code === null ? (lookup.type?.title ?? null) : unlistedTitle(code)),
      docs: row?.docs_url ?? lookup.type?.docs_url ?? null,
      known: row !== null || (code === null && lookup.type !== null),
      summary: row?.summary || lookup.type?.summary || null,
      http_status: row?.http_status ?? [],
      assumed: assumption(error_type, code, row, others),
      others,
      count,
    },
  };
}

function otherTypes(code: string | null, row: CatalogError | null): Recognized['others'] {
  if (code === null || row === null) return [];
  return rowsOf(code).flatMap((other) =>
    other !== row && other.error_type ? [{ error_type: other.error_type, docs: other.docs_url }] : [],
  );
}

function assumption(
  given: string | null,
  code: string | null,
  row: CatalogError | null,
  others: Recognized['others'],
): string | null {
  if (code === null || row === null) return null;
  if (given !== null && row.error_type !== null && row.error_type !== given) {
    return `The text says ${given}; our catalog knows ${code} under ${row.error_type}, and that row is shown.`;
  }
  if (given !== null || others.length === 0 || !row.error_type) return null;
  const names = others.map(({ error_type }) => error_type).join(', ');
  return `${code} also exists under ${names}; the text names no type, so ${row.error_type}, the most common, is assumed.`;
}
