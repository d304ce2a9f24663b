import type { Node } from 'web-tree-sitter';
import { lower } from '../../syntax/lower.ts';
import { childOf, shapeOf } from '../../syntax/node.ts';
import { nodeAt, type TreeDocument } from '../tree.ts';
import { classNamed } from './classes.ts';

/** A place in the document or in another file of the project. */
export interface Found {
  readonly document: TreeDocument;
  readonly node: Node;
}

const maxSteps = 6;

/** What a file gives under a name (`default` for what it exports without one), also when it has it from a third file. */
export function exportOf(document: TreeDocument, name: string, steps = 0): Found | null {
  if (steps > maxSteps) return null;
  const isEcma = /^(?:java|type)script/.test(document.language.id);
  if (!isEcma) return declared(document, name) ?? fromStars(document, name, steps, pythonStars);
  const { names, stars } = reexports(document.text);
  const passed = names.get(name);
  if (passed && passed.module !== null) {
    for (const other of document.modules?.open(document, { module: passed.module, name: '' }) ?? []) {
      const found = exportOf(other, passed.name, steps + 1);
      if (found) return found;
    }
    return null;
  }
  const common = commonExport(document, name, steps);
  if (common) return common;
  if (name === 'default') {
    const node = defaultExport(document);
    return node ? { document, node } : passed ? declared(document, passed.name) : null;
  }
  return declared(document, passed?.name ?? name) ?? fromStars(document, name, steps, () => stars);
}

function declared(document: TreeDocument, name: string): Found | null {
  const use = document.scopes.variable(name, document.root)?.uses.find((each) => each.kind === 'assign');
  const node = use?.node ?? classNamed(document, name);
  return node ? { document, node } : null;
}

function fromStars(
  document: TreeDocument,
  name: string,
  steps: number,
  starsOf: (text: string) => readonly string[],
): Found | null {
  if (name === 'default') return null;
  const found: Found[] = [];
  for (const module of starsOf(document.text)) {
    for (const other of document.modules?.open(document, { module, name: '' }) ?? []) {
      const one = exportOf(other, name, steps + 1);
      if (one) found.push(one);
    }
  }
  return found.length === 1 ? (found[0] as Found) : null;
}

function pythonStars(text: string): string[] {
  return [...text.matchAll(/^from[ \t]+([\w.]{1,200})[ \t]+import[ \t]+\*/gm)].map(
    ([, module]) => module as string,
  );
}

interface Reexports {
  /** By the name outside: the name inside, of this file or of the module it comes from. */
  readonly names: ReadonlyMap<string, { readonly module: string | null; readonly name: string }>;
  readonly stars: readonly string[];
}

/** `export { a as b } from './x'`, `export { a as b }`, `export * from './x'`. */
function reexports(text: string): Reexports {
  const names = new Map<string, { module: string | null; name: string }>();
  const listed =
    /\bexport\s{1,20}(?:type\s{1,20})?\{([^{}]{0,4000})\}(?:\s{0,20}from\s{0,20}['"]([^'"\n]{1,300})['"])?/g;
  for (const [, list = '', module = null] of text.matchAll(listed)) {
    for (const part of list.split(',')) {
      const [name, outside] = part
        .trim()
        .replace(/^type\s+/, '')
        .split(/\s+as\s+/);
      if (name) names.set(outside?.trim() ?? name, { module, name });
    }
  }
  const stars = [...text.matchAll(/\bexport\s{0,20}\*\s{0,20}from\s{0,20}['"]([^'"\n]{1,300})['"]/g)];
  return { names, stars: stars.slice(0, 40).map(([, module]) => module as string) };
}

/** `exports.name = …`, `module.exports = { name: … }`, `module.exports = require('./x')`; null when nothing is given so. */
function commonExport(document: TreeDocument, name: string, steps: number): Found | null {
  const { text } = document;
  if (!/\bexports\b/.test(text)) return null;
  if (name !== 'default' && /^[\w$]+$/.test(name)) {
    const set = new RegExp(`\\bexports\\.${name.replace(/\$/g, '\\$')}\\s{0,10}=(?!=)\\s{0,10}`).exec(text);
    const node = set ? expressionAt(document, set.index + set[0].length) : null;
    if (node) return { document, node };
  }
  const whole = wholeExport(document);
  if (!whole) return null;
  const value = lower(document, whole);
  if (value.kind === 'call' && value.callee.kind === 'name' && value.callee.name === 'require') {
    const [from] = value.args;
    if (from?.kind !== 'string' || !from.isStatic) return null;
    for (const other of document.modules?.open(document, { module: from.text, name: '' }) ?? []) {
      const found = exportOf(other, name, steps + 1);
      if (found) return found;
    }
    return null;
  }
  if (name === 'default') return { document, node: whole };
  if (value.kind !== 'record') return null;
  const entry = value.entries.findLast((each) => each.kind === 'pair' && each.key === name);
  return entry?.kind === 'pair' ? { document, node: entry.value.node } : null;
}

function wholeExport(document: TreeDocument): Node | null {
  const match = /\bmodule\.exports\s{0,10}=(?!=)\s{0,10}/.exec(document.text);
  return match ? expressionAt(document, match.index + match[0].length) : null;
}

/** The largest expression that begins at an offset, up to the assignment it stands in. */
function expressionAt(document: TreeDocument, start: number): Node | null {
  let found: Node | null = null;
  for (let at = nodeAt(document, start, start + 1); at && at.startIndex === start; at = at.parent) {
    const as = shapeOf(document, at)?.as;
    if (as === 'assignment' || as === 'statement' || as === 'block') break;
    found = at;
  }
  return found;
}

function defaultExport(document: TreeDocument): Node | null {
  const match = /\bexport\s+default\s+/.exec(document.text);
  if (!match) return null;
  const start = match.index + match[0].length;
  const node = nodeAt(document, start, start + 1);
  for (let at = node; at && at.startIndex === start; at = at.parent) {
    const shape = shapeOf(document, at);
    if (shape?.as === 'function' && shape.name !== undefined) {
      const name = childOf(document, at, shape.name);
      if (name) return name;
    }
    if (/^(?:record|function|name|call|wrapper|member)$/.test(shape?.as ?? '')) {
      const outer = at.parent;
      const grows =
        outer?.startIndex === start && /^(?:call|wrapper|member)$/.test(shapeOf(document, outer)?.as ?? '');
      if (!grows) return at;
    } else if (/^(?:abstract_)?class/.test(at.type) && at.namedChildCount > 0) return at;
  }
  return null;
}
