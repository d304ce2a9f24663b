import type { Node } from 'web-tree-sitter';
import {
  type CallExpression,
  type Expression,
  type MemberExpression,
  pathOf,
} from '../../syntax/expression.ts';
import { lower } from '../../syntax/lower.ts';
import { childOf, namedChildren, shapeOf } from '../../syntax/node.ts';
import type { Variable } from '../../syntax/scope.ts';
import { importsOf } from '../imports.ts';
import type { TreeDocument } from '../tree.ts';
import { isPassing, isReader, isSend } from './callees.ts';
import { classNamed, classOfReceiver, isClass, memberOfClass } from './classes.ts';
import { exportOf, type Found } from './exports.ts';
import { ownMember, ownMethod } from './members.ts';

export type { Found } from './exports.ts';

/** Names that are followed one after another. */
const maxSteps = 6;

/** Names of other files that need no import by module, by language: of a package, or loaded by their name. */
const sharedNames: Readonly<Record<string, RegExp>> = {
  go: /^\w+$/,
  java: /^[A-Z]\w*$/,
  kotlin: /^\w+$/,
  csharp: /^[A-Z]\w*$/,
  php: /^\\?[A-Z][\w\\]*$/,
  ruby: /^[A-Z]\w*$/,
};

/** The function a callee names, in this document or in another file; null when it cannot be seen. */
export function functionBehind(document: TreeDocument, callee: Expression): Found | null {
  const member = ownMember(callee);
  if (member !== null) {
    const method = ownMethod(document, member, callee.node);
    return method ? { document, node: method } : null;
  }
  const found =
    callee.kind === 'name'
      ? (declaredHere(document, callee.name, callee.node) ?? exported(document, callee.name, callee.node))
      : callee.kind === 'member'
        ? memberBehind(document, callee)
        : null;
  const target = found && settled(found);
  return target && shapeOf(target.document, target.node)?.as === 'function' ? target : null;
}

function declaredHere(document: TreeDocument, name: string, at: Node): Found | null {
  const node = document.scopes.functionNamed(name, at);
  return node ? { document, node } : null;
}

/** What a name that a document does not declare itself stands for in the file it comes from. */
export function exported(document: TreeDocument, name: string, at: Node, steps = 0): Found | null {
  const modules = document.modules;
  if (!modules || steps > maxSteps) return null;
  const variable = document.scopes.variable(name, at);
  // A parameter that is called like the import.
  if (variable && variable.scope.id !== document.root.id) return null;
  const imported = importsOf(document.text, document.language.id).get(name);
  if (imported) {
    if (imported.name === '*') return null;
    for (const other of modules.open(document, { module: imported.module, name: '' })) {
      const found = exportOf(other, imported.name);
      if (found) return found;
    }
    return null;
  }
  if (variable || !sharedNames[document.language.id]?.test(name) || classNamed(document, name)) return null;
  for (const other of modules.open(document, { module: null, name })) {
    const found = exportOf(other, name);
    if (found) return found;
  }
  return null;
}

/**
 * What a member of a record, a class, a module or an object of a known class stands for; null when it cannot be seen, or
 * when the document sets it.
 */
export function memberBehind(document: TreeDocument, expression: MemberExpression, steps = 0): Found | null {
  const { object, property } = expression;
  if (property === null || steps > maxSteps) return null;
  const module = moduleOf(document, object, property);
  for (const other of module) {
    const found = exportOf(other, property);
    if (found) return found;
  }
  if (module.length > 0) return null;
  const owner = ownerOf(document, object, property, steps);
  if (owner) return memberOf(owner, property, steps);
  const type = classOfReceiver(document, object);
  if (type === null) return null;
  const own = classNamed(document, type);
  const found = own ? { document, node: own } : exported(document, type, document.root);
  const target = found && settled(found);
  return target && isClass(target.node) ? memberOf(target, property, steps) : null;
}

/** The module an expression stands for as a whole: `import * as x`, `require('./x')`, Python's and Go's packages. */
function moduleOf(document: TreeDocument, object: Expression, property: string): readonly TreeDocument[] {
  const modules = document.modules;
  if (!modules) return [];
  if (
    object.kind === 'call' &&
    object.callee.kind === 'name' &&
    /^(?:require|import)$/.test(object.callee.name)
  ) {
    const [from] = object.args;
    return from?.kind === 'string' && from.isStatic
      ? modules.open(document, { module: from.text, name: '' })
      : [];
  }
  const path = pathOf(object);
  if (path === null) return [];
  const language = document.language.id;
  const imported = importsOf(document.text, language).get(path);
  const variable = object.kind === 'name' ? document.scopes.variable(path, object.node) : null;
  if (!imported || (variable && variable.scope.id !== document.root.id)) return [];
  if (imported.name === '*') {
    return modules.open(document, { module: imported.module, name: language === 'go' ? property : '' });
  }
  const { module, name } = imported;
  if (language === 'python' && exported(document, path, object.node) === null) {
    return modules.open(document, {
      module: /\.$/.test(module) ? module + name : `${module}.${name}`,
      name: '',
    });
  }
  // const config = require('./config'), where that file sets its exports one by one.
  if (name === 'default' && exported(document, path, object.node) === null) {
    return modules.open(document, { module, name: '' });
  }
  return [];
}

/** What holds the member: a record, a class. */
function ownerOf(document: TreeDocument, object: Expression, property: string, steps: number): Found | null {
  if (object.kind === 'member') {
    const found = memberBehind(document, object, steps + 1);
    return found && settled(found);
  }
  if (object.kind !== 'name') return null;
  const variable = document.scopes.variable(object.name, object.node);
  if (variable && isChanged(document, variable, property)) return null;
  const own = classNamed(document, object.name);
  if (own) return { document, node: own };
  const assigned = variable?.uses.filter((use) => use.kind === 'assign') ?? [];
  const [only] = assigned;
  if (assigned.length === 1 && only?.value) return settled({ document, node: only.value.node });
  const found = exported(document, object.name, object.node);
  return found && settled(found);
}

/** Whether the document sets a member of a variable, or hands it to something that may; null is any member. */
function isChanged(document: TreeDocument, { uses }: Variable, property: string | null): boolean {
  return uses.some((use) => {
    if (use.kind === 'set' || use.kind === 'delete') return property === null || use.path?.[0] === property;
    if (use.kind === 'method') return mayChange.test(use.method ?? '');
    if (use.kind !== 'argument' || !use.call) return false;
    const call = lower(document, use.call);
    const path = call.kind === 'call' ? (pathOf(call.callee) ?? '') : '';
    return !isReader(path) && !isPassing(path) && !isSend(path);
  });
}

const mayChange = /^(?:push|unshift|splice|append|extend|insert|add|set|update|merge!|pop|clear|assign)$/;

function memberOf({ document, node }: Found, property: string, steps: number): Found | null {
  if (isClass(node)) {
    const member = memberOfClass(document, node, property);
    return member ? { document, node: member } : null;
  }
  const value = lower(document, node);
  if (value.kind === 'call' && value.args[0] && isPassing(pathOf(value.callee) ?? '') && steps < maxSteps) {
    return memberOf({ document, node: value.args[0].node }, property, steps + 1);
  }
  if (value.kind !== 'record') return null;
  const last = value.entries.findLastIndex((each) => each.kind === 'pair' && each.key === property);
  const entry = value.entries[last];
  if (entry?.kind !== 'pair') return null;
  // What is spread behind it may set it again.
  if (value.entries.slice(last).some((each) => each.kind !== 'pair')) return null;
  return { document, node: entry.value.node };
}

/** Follows a name to the function, the class or the value that is assigned to it once; else the place itself. */
function settled(found: Found, steps = 0): Found {
  const { document, node } = found;
  const value = isClass(node) ? null : lower(document, node);
  if (value?.kind === 'member' && steps < maxSteps) {
    const next = memberBehind(document, value, steps + 1);
    return next ? settled(next, steps + 1) : found;
  }
  if (value?.kind !== 'name' || steps > maxSteps) return found;
  const own = declaredHere(document, value.name, node);
  if (own) return own;
  const variable = document.scopes.variable(value.name, node);
  const assigned = variable?.uses.filter((use) => use.kind === 'assign') ?? [];
  const [only] = assigned;
  if (assigned.length === 1 && only?.value && only.value.node.id !== node.id) {
    if (variable && isChanged(document, variable, null)) return found;
    return settled({ document, node: only.value.node }, steps + 1);
  }
  const type = classNamed(document, value.name);
  if (type) return { document, node: type };
  const outside = exported(document, value.name, node, steps + 1);
  return outside ? settled(outside, steps + 1) : found;
}

/** What Laravel's `config('plaid.return.uri')` reads from `config/plaid.php`; null for other calls. */
export function configurationBehind(document: TreeDocument, call: CallExpression): Found | null {
  const [name, given] = call.args;
  if (document.language.id !== 'php' || pathOf(call.callee) !== 'config' || given) return null;
  if (name?.kind !== 'string' || !name.isStatic) return null;
  const [file, ...keys] = name.text.split('.');
  for (const other of document.modules?.open(document, { module: `config/${file}`, name: '' }) ?? []) {
    const all = other.root.namedChildren.findLast((each) => each?.type === 'return_statement')?.namedChild(0);
    let found: Found | null = all ? { document: other, node: all } : null;
    for (const key of keys.slice(0, maxSteps)) found = found && memberOf(found, key, 0);
    return found;
  }
  return null;
}

/** The name of a function's parameter by its place; null for patterns. */
export function parameterAt({ document, node }: Found, index: number): Node | null {
  const shape = shapeOf(document, node);
  if (shape?.as !== 'function') return null;
  const list = shape.params === undefined ? null : childOf(document, node, shape.params);
  const parameter = list ? namedChildren(document, list)[index] : null;
  if (!parameter) return null;
  if (shapeOf(document, parameter)?.as === 'name') return parameter;
  const pattern =
    parameter.childForFieldName('pattern') ?? parameter.childForFieldName('name') ?? parameter.namedChild(0);
  return pattern && shapeOf(document, pattern)?.as === 'name' ? pattern : null;
}
