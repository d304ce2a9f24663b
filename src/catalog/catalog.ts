import errors from './data/errors.json' with { type: 'json' };
import messages from './data/messages.json' with { type: 'json' };
import symptoms from './data/symptoms.json' with { type: 'json' };
import types from './data/types.json' with { type: 'json' };
import type { Catalog } from './types.ts';

/** JSON as it is imported: parsed, or as text where a bundler leaves it so until the first use. */
export function parseData<T>(data: unknown): T {
  return (typeof data === 'string' ? JSON.parse(data) : data) as T;
}

let loaded: Catalog | undefined;

/** All curated facts; parsed at the first call and kept. */
export function catalog(): Catalog {
  if (loaded) return loaded;
  const facts = {
    errors: parseData<Catalog['errors']>(errors),
    symptoms: parseData<Catalog['symptoms']>(symptoms),
    types: parseData<Catalog['types']>(types),
    messages: parseData<Catalog['messages']>(messages),
  };
  const date = [...facts.errors, ...facts.types].reduce(
    (newest, row) => (row.date > newest ? row.date : newest),
    '',
  );
  loaded = { ...facts, date };
  return loaded;
}
