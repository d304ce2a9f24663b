import type { Node } from 'web-tree-sitter';
import { type CallExpression, lastName, pathOf } from '../../syntax/expression.ts';
import { lower } from '../../syntax/lower.ts';
import { shapeOf } from '../../syntax/node.ts';
import { type Imported, isOwnModule } from '../imports.ts';
import type { LinkLaunch } from '../model.ts';
import { callOf, nodeAt, type TreeDocument } from '../tree.ts';
import { launch } from './launch.ts';
import {
  isServers,
  linkLikeness,
  looseOptions,
  type Options,
  optionsOf,
  publicKeyOf,
  tokenOf,
} from './options.ts';
import { type LaunchCall, launchCalls, linkPackages, optionTypes } from './table.ts';

const names = [...new Set(launchCalls.map((each) => each.name))].join('|');
const callPattern = new RegExp(`\\b(?:${names})\\b(?=['"]?\\]?\\s*(?:<[^>()]{0,200}>)?\\s*\\()`, 'g');

/** No file written by hand has more. */
const maxPlaces = 2000;

/** Launches that are calls: `Plaid.create(…)`, `usePlaidLink(…)`, `openLink(…)`. */
export function callLaunches(document: TreeDocument, imports: ReadonlyMap<string, Imported>): LinkLaunch[] {
  const out: LinkLaunch[] = [];
  let count = 0;
  for (const match of document.text.matchAll(callPattern)) {
    if (++count > maxPlaces) break;
    const node = nodeAt(document, match.index, match.index + match[0].length);
    const call = node ? callOf(document, nameNode(document, node)) : null;
    if (!call) continue;
    const forms = formsOf(document, call);
    for (const rule of launchCalls) {
      if (rule.name !== match[0] || !fits(document, rule, call, forms, imports)) continue;
      const receiver = rule.form === 'plaid' ? 'Plaid.' : '';
      out.push(launch(`${receiver}${rule.name}`, nameSpan(call), call.span.end, forms, rule.bareKey));
      break;
    }
  }
  return out;
}

const elementPattern = /\b(?:createElement|jsxs?|h)\(\s{0,20}([A-Za-z_$][\w$.]{0,80})\s{0,20},/g;

/** Components of Link that are made by a call: `React.createElement(PlaidLink, { publicKey })`. */
export function createdLaunches(
  document: TreeDocument,
  imports: ReadonlyMap<string, Imported>,
): LinkLaunch[] {
  const out: LinkLaunch[] = [];
  let count = 0;
  for (const match of document.text.matchAll(elementPattern)) {
    if (++count > maxPlaces) break;
    const name = match[1] as string;
    const module = imports.get(name.split('.')[0] as string)?.module;
    const fromPackage = module !== undefined && linkPackages.test(module);
    if (!fromPackage && !/plaid/i.test(name)) continue;
    const word = /^\w+/.exec(match[0])?.[0] ?? '';
    const node = nodeAt(document, match.index, match.index + word.length);
    const call = node ? callOf(document, node) : null;
    const props = call?.args[1];
    if (!call || !props) continue;
    const forms = optionsOf(document, props, call.node);
    const isLaunch =
      forms.some((form) => publicKeyOf(form.list, false)) ||
      (fromPackage && forms.some((form) => tokenOf(form.list)));
    if (isLaunch) out.push(launch(`<${name}>`, nameSpan(call), call.span.end, forms, false));
  }
  return out;
}

/** `x['create']`: the whole of it stands for the name. */
function nameNode(document: TreeDocument, node: Node): Node {
  for (const each of [node, ...document.scopes.nearest(node, 2)]) {
    if (shapeOf(document, each)?.as === 'index') return each;
  }
  return node;
}

/** Whether a place is the name of a call that the tree shows as one. */
export function isCalled(document: TreeDocument, offset: number): boolean {
  const node = nodeAt(document, offset, offset + 1);
  if (!node || shapeOf(document, node)?.as !== 'name') return false;
  for (const each of document.scopes.nearest(node, 5)) {
    const shape = shapeOf(document, each);
    if (shape?.as === 'call') return true;
    if (shape?.as !== 'member' && shape?.as !== 'index' && shape?.as !== 'wrapper') return false;
  }
  return false;
}

function nameSpan(call: CallExpression): { start: number; end: number } {
  return { start: call.callee.span.start, end: call.callee.span.end };
}

function formsOf(document: TreeDocument, call: CallExpression): Options[] {
  const first = call.args[0];
  if (!first) return [];
  const forms = optionsOf(document, first, call.node);
  if (!call.node.hasError) return forms;
  // The tree of broken code loses entries; a reader without a grammar does not.
  const open = document.text.indexOf('{', call.argsSpan.start);
  const loose =
    open >= 0 && open <= call.argsSpan.start + 3
      ? looseOptions(document.text, open, document.text.length)
      : null;
  return loose ? [...forms, loose] : forms;
}

function fits(
  document: TreeDocument,
  rule: LaunchCall,
  call: CallExpression,
  forms: readonly Options[],
  imports: ReadonlyMap<string, Imported>,
): boolean {
  const likeness = Math.max(0, ...forms.map((form) => linkLikeness(form.list)));
  const carries = forms.some((form) => publicKeyOf(form.list, rule.bareKey) ?? tokenOf(form.list));
  const handles = forms.some((form) => form.list.some((each) => /^onSuccess$/i.test(each.name)));
  const callee = call.callee;
  switch (rule.form) {
    case 'plaid': {
      if (callee.kind !== 'member') return false;
      const receiver = callee.object;
      const name = lastName(receiver) ?? '';
      if (name === 'Plaid') {
        const module = receiver.kind === 'name' ? imports.get('Plaid')?.module : undefined;
        // A model or a class of the project's own.
        const isOwn = module !== undefined && (isOwnModule(module) || module === 'plaid');
        if (isOwn) return handles && carries;
        return receiver.kind === 'member' || forms.length === 0
          ? isScripted(document, receiver, forms)
          : likeness > 0 || carries;
      }
      const loads =
        receiver.kind === 'call' && /^load(?:Plaid|Link)\w*$/i.test(lastName(receiver.callee) ?? '');
      return (loads || /plaid/i.test(name)) && handles && (carries || likeness > 1);
    }
    case 'hook': {
      if (callee.kind !== 'name') return false;
      const module = imports.get(callee.name)?.module;
      const isOwn = document.scopes.functionNamed(callee.name, call.node) !== null;
      if (!isOwn && (module === undefined || linkPackages.test(module))) return call.args.length > 0;
      return handles && carries;
    }
    case 'imported': {
      const root = callee.kind === 'name' ? callee.name : (pathOf(callee)?.split('.')[0] ?? '');
      const module = imports.get(root)?.module;
      return module !== undefined && linkPackages.test(module) && call.args.length > 0;
    }
    case 'member':
      return callee.kind === 'member' && carries && handles;
  }
}

/** `Plaid.create(options)` with options from elsewhere: the document must know Link otherwise. */
function isScripted(
  document: TreeDocument,
  receiver: CallExpression['callee'],
  forms: readonly Options[],
): boolean {
  if (forms.some((form) => linkLikeness(form.list) > 0 || publicKeyOf(form.list, true))) return true;
  if (forms.some((form) => form.closed)) return false;
  return (
    /window|global/.test(pathOf(receiver) ?? 'window') || /\bonSuccess\b|link-initialize/.test(document.text)
  );
}

/** Records whose type says that they configure Link with a public key: `const c: PlaidLinkOptions = { publicKey }`. */
export function typedLaunches(document: TreeDocument): LinkLaunch[] {
  const out: LinkLaunch[] = [];
  let count = 0;
  for (const match of document.text.matchAll(optionTypes)) {
    if (++count > maxPlaces) break;
    const node = nodeAt(document, match.index, match.index + match[0].length);
    if (!node || node.endIndex !== match.index + match[0].length) continue;
    const declared = document.scopes
      .ancestors(node)
      .slice(0, 4)
      .find((each) => {
        const as = shapeOf(document, each)?.as;
        return as === 'declaration' || as === 'wrapper';
      });
    if (!declared) continue;
    const shape = shapeOf(document, declared);
    const value = shape?.as === 'declaration' ? declared.childForFieldName('value') : declared;
    if (!value || (value.id !== declared.id && value.startIndex < node.endIndex)) continue;
    const forms = optionsOf(document, lower(document, value), null);
    if (!forms.some((form) => publicKeyOf(form.list, /Config/.test(match[0])) && !isServers(form.list)))
      continue;
    const span = forms[0]?.span ?? { start: value.startIndex, end: value.endIndex };
    out.push(launch(match[0], span, span.end, forms, true));
  }
  return out;
}
