import { hasWithin } from '../../syntax/sorted.ts';
import { type Group, newGroup } from './groups.ts';
import type { KeyMeaning } from './keys.ts';

const MAX_OPEN = 4000;

const OPENER: Record<string, string> = { '}': '{', ']': '[', ')': '(' };

const ID_KEYS = new Set<KeyMeaning>([
  'request_id',
  'link_session_id',
  'institution_id',
  'institution_name',
  'item_id',
  'weak_id',
  'status',
]);

/** Offsets of the words that make a place worth keeping, in order. */
export class Anchors {
  readonly #offsets: readonly number[];

  constructor(offsets: readonly number[]) {
    this.#offsets = offsets;
  }

  /** True when one of them stands in [from, to). */
  within(from: number, to: number): boolean {
    return hasWithin(this.#offsets, from, to);
  }
}

/**
 * The open brackets around the place that is read. Groups that hold nothing of interest are forgotten when they close; of
 * more than a few thousand open ones the outermost are kept by their kind alone.
 */
export class Nesting {
  readonly root: Group;
  /** The innermost open group. */
  group: Group;
  readonly #anchors: Anchors;
  #open = 0;
  /** The kinds of the outermost brackets, from the outside in, when too many are open to keep their groups. */
  readonly #buried: string[] = [];

  constructor(root: Group, anchors: Anchors) {
    this.root = root;
    this.group = root;
    this.#anchors = anchors;
  }

  /** Opens a group at `at` as the value of `key`. */
  push(kind: '{' | '[' | '(', at: number, key: string | null): Group {
    if (this.#open >= MAX_OPEN) this.#bury(at);
    const child = newGroup(kind, at, this.group, key);
    this.group.children.push(child);
    this.group = child;
    this.#open++;
    return child;
  }

  /** Closes the group that a closing bracket at `at` belongs to; only an inner bracket that was never closed is jumped over. */
  pop(closer: string, at: number): void {
    const kind = OPENER[closer];
    if (this.group === this.root) {
      if (this.#buried.at(-1) === kind) this.#buried.pop();
      return;
    }
    let own: Group | null = this.group;
    for (let steps = 0; own && own !== this.root && own.open !== kind && steps < 3; steps++) own = own.parent;
    if (!own || own === this.root || own.open !== kind) return;
    while (this.group !== own) this.#leave(at);
    own.closed = true;
    this.#leave(at + 1);
  }

  /** Ends every open group: the text, or the record, ends at `at`. */
  end(at: number): void {
    while (this.group !== this.root) this.#leave(at);
  }

  #leave(end: number): void {
    const left = this.group;
    left.end = end;
    this.group = left.parent as Group;
    this.#open--;
    this.#drop(left);
  }

  #bury(at: number): void {
    const half = this.#open >> 1;
    const chain: Group[] = [];
    for (let group = this.group; group !== this.root; group = group.parent as Group) chain.push(group);
    chain.reverse();
    const top = chain[half] as Group;
    const outer = chain.slice(0, half);
    for (const group of outer) this.#buried.push(group.open);
    const siblings = top.parent?.children;
    if (siblings?.at(-1) === top) siblings.pop();
    for (const group of outer.reverse()) {
      group.end = at;
      this.#drop(group);
    }
    top.parent = this.root;
    this.root.children.push(top);
    this.#open -= half;
  }

  /** Forgets a group that holds nothing of interest. */
  #drop(group: Group): void {
    // The children that are left are all of interest.
    if (group.children.length > 0) return;
    if (group.entries.some((entry) => ID_KEYS.has(entry.meaning))) return;
    if (group.entries.length > 0 && this.#anchors.within(group.start, group.end)) return;
    const siblings = group.parent?.children;
    if (siblings?.at(-1) === group) siblings.pop();
  }
}
