import type { Node, Tree } from 'web-tree-sitter';
import type { CallExpression } from '../syntax/expression.ts';
import { lower } from '../syntax/lower.ts';
import type { TreeSource } from '../syntax/node.ts';
import { Scopes } from '../syntax/scope.ts';
import type { Modules } from './modules.ts';

/** One parsed document as the recognizers see it. */
export interface TreeDocument extends TreeSource {
  readonly root: Node;
  readonly scopes: Scopes;
  readonly path: string | null;
  /** Leads to other files of the project; missing where only this document is read. */
  readonly modules?: Modules;
}

export function treeDocument(
  source: TreeSource,
  tree: Tree,
  path: string | null,
  modules?: Modules,
): TreeDocument {
  const { text, language } = source;
  const root = tree.rootNode;
  const scopes = new Scopes(source, root);
  return { text, language, root, scopes, path, ...(modules ? { modules } : {}) };
}

/** The smallest node that covers a match, or null when the match is not exactly one node. */
export function nodeAt(document: TreeDocument, start: number, end: number): Node | null {
  return document.root.descendantForIndex(start, end);
}

/** The call whose callee ends with this node (`client.linkTokenCreate` of `client.linkTokenCreate(…)`), or null. */
export function callOf(document: TreeDocument, name: Node): CallExpression | null {
  let below = name;
  for (const each of document.scopes.nearest(name, 6)) {
    const expression = document.language.shapes?.[each.type];
    if (expression?.as === 'call' || expression?.as === 'send') {
      const call = lower(document, each);
      if (call.kind !== 'call') return null;
      const isCallee = call.callee.node.id === below.id || call.callee.span.end === name.endIndex;
      return isCallee ? call : null;
    }
    if (expression?.as !== 'member' && expression?.as !== 'wrapper') return null;
    if (each.endIndex !== name.endIndex) return null;
    below = each;
  }
  return null;
}
