import type { DetailFact } from '../project/model.ts';
import type { Evidence } from './model.ts';

/** Evidence that is kept for one name. */
const MOST = 4;

/** Names of conditions that hold, each with what says so. */
export class Known {
  readonly names = new Map<string, Evidence[]>();

  add(name: string, ...evidence: Evidence[]): void {
    const list = this.names.get(name);
    if (!list) this.names.set(name, evidence.slice(0, MOST));
    else list.push(...evidence.slice(0, Math.max(0, MOST - list.length)));
  }

  /** Each detail is evidence with the same words. */
  all(name: string, details: readonly DetailFact[], text: (one: DetailFact) => string): void {
    if (details.length > 0) this.add(name, ...details.map((one) => ({ text: text(one), place: one.place })));
  }
}

/** A project's details by their names. */
export class Details {
  readonly #byName = new Map<string, DetailFact[]>();

  constructor(details: readonly DetailFact[]) {
    for (const one of details) {
      const same = this.#byName.get(one.name);
      if (same) same.push(one);
      else this.#byName.set(one.name, [one]);
    }
  }

  of(name: string, value?: string): readonly DetailFact[] {
    const found = this.#byName.get(name) ?? [];
    return value === undefined ? found : found.filter((one) => one.value === value);
  }

  starting(prefix: string): readonly DetailFact[] {
    return [...this.#byName].flatMap(([name, found]) => (name.startsWith(prefix) ? found : []));
  }
}
