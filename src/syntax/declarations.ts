import type { Node } from 'web-tree-sitter';
import type { Child } from './language.ts';
import { childOf, contains, shapeOf, type TreeSource } from './node.ts';

/** The node is a variable's name, not a property's, a method's or a key's. */
export function isVariable(source: TreeSource, node: Node): boolean {
  const type = node.type;
  if (type === 'shorthand_property_identifier_pattern') return true;
  const as = shapeOf(source, node)?.as;
  if (as === 'shorthand') return true;
  if (as !== 'name') return false;
  const parent = node.parent;
  if (!parent) return false;
  const shape = shapeOf(source, parent);
  const isAt = (child: Child | undefined): boolean =>
    child !== undefined && childOf(source, parent, child)?.id === node.id;
  if (shape?.as === 'member') return !isAt(shape.property);
  if (shape?.as === 'send') return !isAt(shape.method) || isAt(shape.receiver);
  if (shape?.as === 'entry') return !isAt(shape.key);
  if (shape?.as === 'argument') return !isAt(shape.name);
  return true;
}

/** The scope an occurrence declares its name in, or null when it only uses it. */
export function declaredIn(
  source: TreeSource,
  root: Node,
  node: Node,
  ancestors: readonly Node[],
): Node | null {
  const [holder, index] = holderOf(source, node, ancestors);
  const parent = ancestors[index];
  if (!parent) return null;
  const shape = shapeOf(source, parent);
  const enclosing = (from: number): Node => {
    for (const each of ancestors.slice(from)) {
      const as = shapeOf(source, each)?.as;
      if (as === 'function') return each;
      if (as === 'block' && source.language.scoping !== 'function') return each;
    }
    return root;
  };
  if (shape?.as === 'function') {
    const name = shape.name === undefined ? null : childOf(source, parent, shape.name);
    if (name?.id === node.id) return enclosing(1);
    // A bare arrow parameter: x => …
    const body = childOf(source, parent, shape.body);
    return body?.id === node.id ? null : parent;
  }
  if (shape?.as === 'declaration') {
    return childOf(source, parent, shape.name)?.id === holder.id ? enclosing(index + 1) : null;
  }
  if (shape?.as === 'assignment' && source.language.scoping === 'function') {
    return childOf(source, parent, shape.left)?.id === holder.id ? enclosing(index + 1) : null;
  }
  // Parameters, patterns and imports: the value is out of sight, the name is not.
  for (let i = 0; i < ancestors.length && i < 8; i++) {
    const each = ancestors[i] as Node;
    const as = shapeOf(source, each)?.as;
    if (as === 'parameter') return ancestors[i + 1] ?? root;
    if (/import/.test(each.type)) return root;
    if (/_pattern$|required_parameter|default_parameter|typed_parameter|^dotted_name$/.test(each.type))
      continue;
    if (as === 'declaration') {
      const pattern = childOf(source, each, (shapeOf(source, each) as { name: string }).name);
      return pattern && contains(pattern, node) && pattern.id !== node.id ? enclosing(i + 1) : null;
    }
    return null;
  }
  return null;
}

/** The node itself or the tuple of names it stands in, and where among the ancestors that one's parent is. */
function holderOf(source: TreeSource, node: Node, ancestors: readonly Node[]): readonly [Node, number] {
  let holder = node;
  let index = 0;
  for (const each of ancestors) {
    const as = shapeOf(source, each)?.as;
    if (as !== 'tuple' && as !== 'wrapper') break;
    holder = each;
    index++;
  }
  return [holder, index];
}
