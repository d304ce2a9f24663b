import type { Evidence } from './model.ts';

/** What is known, by the names that the causes' conditions use, each with what says so. */
export type KnownFacts = ReadonlyMap<string, readonly Evidence[]>;

/**
 * The evidence for the first condition that holds, or null. A condition joins names with ` & `; all must be known.
 * Nothing is concluded from a name that is missing: what is absent has a name of its own.
 */
export function holds(conditions: readonly string[], facts: KnownFacts): readonly Evidence[] | null {
  for (const condition of conditions) {
    const names = condition.split(' & ');
    const evidence = names.map((name) => facts.get(name));
    if (evidence.every((one) => one !== undefined)) return evidence.flat() as Evidence[];
  }
  return null;
}
