import type { Node } from 'web-tree-sitter';
import { lower } from '../../syntax/lower.ts';
import { shapeOf } from '../../syntax/node.ts';
import type { LinkLaunch } from '../model.ts';
import { nodeAt, type TreeDocument } from '../tree.ts';
import { launch } from './launch.ts';
import { isServers, optionsOf, plainName, publicKeyOf } from './options.ts';

const maxPlaces = 400;

/**
 * Configurations of Link that go to a launch in another file: a public key beside `clientName`, `env` and
 * `product`. Only the four together tell them from any other object. The defaults of a component are its launch's own
 * options where the document has that launch (`isLaunched`).
 */
export function keyedLaunches(document: TreeDocument, isLaunched: boolean): LinkLaunch[] {
  const out: LinkLaunch[] = [];
  let count = 0;
  for (const match of document.text.matchAll(/\bclientName\b/g)) {
    if (++count > maxPlaces) break;
    const record = recordOf(document, nodeAt(document, match.index, match.index + match[0].length));
    if (!record || (isLaunched && areDefaults(document, record))) continue;
    const forms = optionsOf(document, lower(document, record), null);
    const form = forms[0];
    if (!form || !publicKeyOf(form.list, true) || isServers(form.list)) continue;
    const names = new Set(form.list.filter((each) => !each.blank).map((each) => plainName(each.name)));
    if (!names.has('env') && !names.has('environment')) continue;
    if (!names.has('product') && !names.has('products')) continue;
    out.push(launch('The Link configuration', form.span, form.span.end, forms, true));
  }
  return out;
}

/** `static defaultProps = {…}`, `Button.defaultProps = {…}`. */
function areDefaults(document: TreeDocument, { startIndex }: Node): boolean {
  const before = document.text.slice(Math.max(0, startIndex - 120), startIndex);
  return /\bdefaultProps\s*(?::[^=;{}]{0,80})?=\s*$/.test(before);
}

function recordOf(document: TreeDocument, key: Node | null): Node | null {
  if (!key) return null;
  for (const each of document.scopes.nearest(key, 3)) {
    const as = shapeOf(document, each)?.as;
    if (as === 'record') return each;
    if (as === 'element' || as === 'call') return null;
  }
  return null;
}
