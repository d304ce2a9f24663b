import type { Node } from 'web-tree-sitter';
import { declaredIn, isVariable } from './declarations.ts';
import { childOf, contains, shapeOf, type TreeSource } from './node.ts';
import { type Occurrence, type Use, useOf } from './uses.ts';

/** A variable of the document: the scope it lives in and every use there, in document order. */
export interface Variable {
  readonly name: string;
  readonly scope: Node;
  readonly uses: readonly Use[];
}

/** A step below a node that runs only on some paths: which node branches, and by which arm one stands in it. */
export interface Arm {
  readonly branch: Node;
  readonly arm: Node;
}

const maxOccurrences = 600;
const wordBoundary = '[\\p{L}\\p{N}_$]';

/** Names of a tree: which variable a name means and what happens to it. Answers are kept per tree. */
export class Scopes {
  readonly #source: TreeSource;
  readonly #root: Node;
  readonly #occurrences = new Map<string, readonly Occurrence[]>();
  readonly #ancestors = new Map<number, readonly Node[]>();
  readonly #parents = new Map<number, Node | null>();

  constructor(source: TreeSource, root: Node) {
    this.#source = source;
    this.#root = root;
  }

  /** The node's ancestors, nearest first. */
  ancestors(node: Node): readonly Node[] {
    const known = this.#ancestors.get(node.id);
    if (known) return known;
    const chain: Node[] = [];
    for (let at = this.#parent(node); at && chain.length < 1000; at = this.#parent(at)) chain.push(at);
    this.#ancestors.set(node.id, chain);
    return chain;
  }

  /** The nearest of them, at most `count`: what looks no further need not go up a deep tree. */
  nearest(node: Node, count: number): readonly Node[] {
    const chain: Node[] = [];
    for (let at = this.#parent(node); at && chain.length < count; at = this.#parent(at)) chain.push(at);
    return chain;
  }

  /** The parser finds a parent from the root down, which deep nesting makes slow: each is asked for once. */
  #parent(node: Node): Node | null {
    const known = this.#parents.get(node.id);
    if (known !== undefined) return known;
    const parent = node.parent;
    this.#parents.set(node.id, parent);
    return parent;
  }

  /** The variable a name means where it stands, or null when nothing in the document declares it. */
  variable(name: string, at: Node): Variable | null {
    const all = this.#of(name);
    let scope: Node | null = null;
    for (const each of all) {
      const candidate = each.declares;
      if (!candidate || !contains(candidate, at)) continue;
      if (!scope || contains(scope, candidate)) scope = candidate;
    }
    if (!scope) return null;
    const inner = all
      .map((each) => each.declares)
      .filter((each): each is Node => each !== null && each.id !== scope.id && contains(scope, each));
    const uses: Use[] = [];
    for (const each of all) {
      if (!contains(scope, each.node)) continue;
      if (inner.some((hidden) => contains(hidden, each.node))) continue;
      uses.push(useOf(this.#source, each));
    }
    return { name, scope, uses };
  }

  /** The nearest function around a node, or null at the top of the document. */
  functionOf(node: Node): Node | null {
    return this.ancestors(node).find((each) => shapeOf(this.#source, each)?.as === 'function') ?? null;
  }

  /** The function declared under a name that is visible at a node, or null. */
  functionNamed(name: string, at: Node): Node | null {
    const variable = this.variable(name, at);
    for (const use of variable?.uses ?? []) {
      if (use.kind !== 'assign') continue;
      const parent = use.node.parent;
      if (parent && shapeOf(this.#source, parent)?.as === 'function') return parent;
      if (use.value?.kind === 'function') return use.value.node;
    }
    return null;
  }

  /** The branches around a node, up to the function it stands in. */
  arms(node: Node): readonly Arm[] {
    const arms: Arm[] = [];
    let below = node;
    for (const each of this.ancestors(node)) {
      const shape = shapeOf(this.#source, each);
      if (shape?.as === 'function') break;
      if (shape?.as === 'branch' || shape?.as === 'conditional') {
        const test = shape.test === undefined ? null : childOf(this.#source, each, shape.test);
        if (test?.id !== below.id) arms.push({ branch: each, arm: below });
      }
      below = each;
    }
    return arms;
  }

  #of(name: string): readonly Occurrence[] {
    const known = this.#occurrences.get(name);
    if (known) return known;
    const found: Occurrence[] = [];
    const pattern = new RegExp(
      `(?<!${wordBoundary})${name.replace(/[$]/g, '\\$&')}(?!${wordBoundary})`,
      'gu',
    );
    for (const match of this.#source.text.matchAll(pattern)) {
      if (found.length >= maxOccurrences) break;
      const node = this.#root.descendantForIndex(match.index, match.index + name.length);
      if (!node || node.startIndex !== match.index || node.endIndex !== match.index + name.length) continue;
      if (!isVariable(this.#source, node)) continue;
      const ancestors = this.ancestors(node);
      found.push({ node, ancestors, declares: declaredIn(this.#source, this.#root, node, ancestors) });
    }
    this.#occurrences.set(name, found);
    return found;
  }
}
