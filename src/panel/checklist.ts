import type { Diagnosis } from '../diagnosis/model.ts';
import { hash } from '../render/html/view.ts';

/** Where ticks are kept: `vscode.Memento`, or a map in tests. */
export interface Store {
  get<T>(key: string): T | undefined;
  update(key: string, value: unknown): Thenable<void>;
}

const KEY = 'linkDoctor.checklists';
/** Checklists that are kept; the oldest is forgotten first. */
const MOST = 100;

/** The ticked steps of diagnoses, kept in the workspace: the same problem in the same project has the same checklist. */
export class Checklists {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  done(key: string): ReadonlySet<string> {
    return new Set(this.#all()[key] ?? []);
  }

  async tick(key: string, step: string, done: boolean): Promise<void> {
    const steps = new Set(this.done(key));
    if (done) steps.add(step);
    else steps.delete(step);
    await this.#keep(key, [...steps]);
  }

  async clear(key: string): Promise<void> {
    await this.#keep(key, []);
  }

  async #keep(key: string, steps: readonly string[]): Promise<void> {
    const { [key]: _, ...others } = this.#all();
    const kept = Object.entries(others).slice(-(MOST - 1));
    if (steps.length > 0) kept.push([key, [...steps]]);
    await this.#store.update(KEY, Object.fromEntries(kept));
  }

  /** What another version wrote in another shape is left out. */
  #all(): Readonly<Record<string, readonly string[]>> {
    const kept: unknown = this.#store.get(KEY);
    if (kept === null || typeof kept !== 'object') return {};
    return Object.fromEntries(
      Object.entries(kept).filter(
        ([, steps]) => Array.isArray(steps) && steps.every((step) => typeof step === 'string'),
      ),
    );
  }
}

/**
 * The key of a diagnosis: what was recognized and the cause that leads, and for a finding the document. Another request_id
 * of the same problem has the same key. It begins with a letter, so that objects keep the order in which keys came.
 */
export function checklistKey(diagnosis: Diagnosis, uri: string | null): string {
  const names = diagnosis.recognized.map((one) => `${one.error_type}/${one.error_code}`);
  const lead = diagnosis.causes[0]?.id ?? '';
  return `d${hash([...names, lead, lead.startsWith('rule/') ? uri : ''].join('\n'))}`;
}
