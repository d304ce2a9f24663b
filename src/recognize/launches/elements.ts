import type { Entry, Expression } from '../../syntax/expression.ts';
import { lower } from '../../syntax/lower.ts';
import { childOf, shapeOf } from '../../syntax/node.ts';
import type { Imported } from '../imports.ts';
import type { LinkLaunch } from '../model.ts';
import { nodeAt, type TreeDocument } from '../tree.ts';
import { launch } from './launch.ts';
import { linkLikeness, type Option, type Options, optionsOf, publicKeyOf, tokenOf } from './options.ts';
import { linkPackages, scriptHost } from './table.ts';

const tagPattern = /<([A-Za-z][\w$.]*)/g;
const maxPlaces = 20_000;
/** Attributes of components that carry all options, and whether a bare `key` in them is the public key. */
const carriers: Readonly<Record<string, boolean>> = {
  plaidLinkProps: true,
  publicKeyConfig: false,
  tokenConfig: false,
  linkTokenConfig: false,
};

/** Launches that are JSX elements: `<PlaidLink publicKey=…>`, `plaidLinkProps={{ key }}`, a script tag. */
export function elementLaunches(
  document: TreeDocument,
  imports: ReadonlyMap<string, Imported>,
): LinkLaunch[] {
  const out: LinkLaunch[] = [];
  const hasCarrier = document.text.includes('plaidLinkProps');
  const components = new Set(
    [...imports].flatMap(([name, { module }]) => (linkPackages.test(module) ? [name] : [])),
  );
  let count = 0;
  for (const match of document.text.matchAll(tagPattern)) {
    if (++count > maxPlaces) break;
    const name = match[1] as string;
    const isScript = /script$/i.test(name);
    if (!/plaid/i.test(name) && !isScript && !hasCarrier && !components.has(name)) continue;
    const node = nodeAt(document, match.index + 1, match.index + 1 + name.length);
    if (!node) continue;
    const near = [node, ...document.scopes.nearest(node, 3)];
    const element = near.find((each) => shapeOf(document, each)?.as === 'element');
    const shape = element ? shapeOf(document, element) : undefined;
    if (!element || shape?.as !== 'element') continue;
    if (childOf(document, element, shape.name)?.startIndex !== match.index + 1) continue;
    const attributes = lower(document, element);
    if (attributes.kind !== 'record') continue;
    const found = isScript
      ? scriptLaunch(document, attributes)
      : componentLaunch(document, name, attributes, imports);
    if (found) out.push(found);
  }
  return out;
}

function componentLaunch(
  document: TreeDocument,
  name: string,
  attributes: Expression & { readonly entries: readonly Entry[] },
  imports: ReadonlyMap<string, Imported>,
): LinkLaunch | null {
  const own = optionsOf(document, attributes, null);
  let bareKey = false;
  const list: Option[] = own.flatMap((form) => form.list).filter((each) => each.name !== 'key');
  for (const entry of attributes.entries) {
    if (entry.kind !== 'pair' || !(entry.key in carriers)) continue;
    const inner = optionsOf(document, entry.value, null).flatMap((form) => form.list);
    const isBare = carriers[entry.key] === true && publicKeyOf(inner, true) !== null;
    bareKey ||= isBare;
    list.push(...inner);
    // A configuration from elsewhere under this name can only hold a public key.
    if (entry.key === 'publicKeyConfig' && inner.length === 0 && entry.value.kind !== 'null') {
      list.push({ name: 'publicKey', keySpan: entry.keySpan, span: entry.span, blank: false });
    }
  }
  const forms: Options[] = [
    { list, span: attributes.span, end: attributes.span.end, closed: own.every((form) => form.closed) },
  ];
  const key = publicKeyOf(list, bareKey);
  const isPlaid = /plaid/i.test(name);
  const module = imports.get(name.split('.')[0] as string)?.module;
  const fromPackage = module !== undefined && linkPackages.test(module);
  const isLaunch = key
    ? isPlaid || fromPackage || linkLikeness(list) > 2
    : fromPackage && (tokenOf(list) !== null || !forms[0]?.closed || /PlaidLink/.test(name));
  if (!isLaunch) return null;
  const start = attributes.span.start;
  return launch(`<${name}>`, { start, end: start + name.length + 1 }, attributes.span.end, forms, bareKey);
}

/** `<script src="https://cdn.plaid.com/link/…" data-key=…>` in JSX. */
function scriptLaunch(
  document: TreeDocument,
  attributes: Expression & { readonly entries: readonly Entry[] },
): LinkLaunch | null {
  const text = document.text.slice(attributes.span.start, attributes.span.end);
  if (!scriptHost.test(text)) return null;
  const forms = optionsOf(document, attributes, null);
  const key = forms.flatMap((form) => form.list).find((each) => each.name === 'data-key' && !each.blank);
  if (!key) return null;
  const form = forms[0] as Options;
  const start = attributes.span.start;
  const only = { ...form, list: [...form.list, { ...key, name: 'publicKey' }] };
  return launch('data-key', { start, end: start + 7 }, attributes.span.end, [only], false);
}
