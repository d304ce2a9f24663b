import type { Node } from 'web-tree-sitter';
import { type Expression, lower, shapeOf } from '../../syntax/expression.ts';
import type { LinkLaunch } from '../model.ts';
import { nodeAt, type TreeDocument } from '../tree.ts';
import { pageAddress } from './table.ts';

const keyParameter = /[?&](?:key|public_key)=(?!&|$)/;
const linkParameters = /[?&](?:isWebview|isMobile|product|env|clientName|apiVersion|token|selectAccount)=/gi;
const candidates = /[?&](?:key|public_key)=/g;
const calls =
  /\b(?:append|set|appendQueryParameter)\(\s*(['"])key\1\s*,|\bURLQueryItem\(\s*name:\s*"key"\s*,/g;
/** Maps of the page's options; other keys must be set in the same way. */
const puts =
  /\bput\(\s*"key"\s*,|\bforKey:\s*@"key"|\[\s*["']key["']\s*\]\s*=(?!=)|"key"\s*:(?=[^{}\n]{1,200}(?:,|$))/gm;
const otherPuts =
  /\bput\(\s*"(?:product|env|clientName|isWebview)"|\bforKey:\s*@"(?:product|env|clientName|isWebview)"|\[\s*["'](?:product|env|clientName|isWebview)["']\s*\]\s*=(?!=)|"(?:product|env|clientName|isWebview)"\s*:/;
const maxPlaces = 400;

/** Launches by the address of Link's page with the public key in its query (`link.html?…&key=…`). */
export function addressLaunches(document: TreeDocument): LinkLaunch[] {
  const { text } = document;
  const namesPage = pageAddress.test(text);
  const out: LinkLaunch[] = [];
  let count = 0;
  for (const match of text.matchAll(candidates)) {
    if (++count > maxPlaces) break;
    const string = stringAround(document, match.index);
    if (string?.kind !== 'string' || !keyParameter.test(string.text)) continue;
    const parameters = new Set(string.text.match(linkParameters)?.map((each) => each.toLowerCase())).size;
    if (!pageAddress.test(string.text) && parameters < (namesPage ? 1 : 3)) continue;
    if (out.some((each) => each.span.start === string.span.start)) continue;
    const keySpan = { start: match.index + 1, end: match.index + match[0].length - 1 };
    out.push({ kind: 'link-launch', span: string.span, mode: 'public_key', via: 'link.html', keySpan });
  }
  if (!namesPage) return out;
  const setters = otherPuts.test(text)
    ? [...text.matchAll(calls), ...text.matchAll(puts)]
    : text.matchAll(calls);
  for (const match of setters) {
    if (++count > maxPlaces) break;
    const node = nodeAt(document, match.index, match.index + 1);
    const as = node ? shapeOf(document, node)?.as : undefined;
    if (as === 'comment' || as === 'string') continue;
    const span = { start: match.index, end: match.index + match[0].length };
    out.push({ kind: 'link-launch', span, mode: 'public_key', via: 'link.html', keySpan: span });
  }
  return [...out, ...queryRecords(document)];
}

/** `new URLSearchParams({ isWebview: true, key: KEY })` beside the page's address. */
function queryRecords(document: TreeDocument): LinkLaunch[] {
  const out: LinkLaunch[] = [];
  let count = 0;
  for (const match of document.text.matchAll(/\b(?:URLSearchParams|stringify|urlencode)\s*\(\s*\{/g)) {
    if (++count > maxPlaces) break;
    const open = match.index + match[0].length - 1;
    let record: Expression | null = null;
    for (let node: Node | null = nodeAt(document, open, open + 1); node && !record; node = node.parent) {
      if (shapeOf(document, node)?.as === 'record') record = lower(document, node);
      if (node.startIndex < open) break;
    }
    if (record?.kind !== 'record') continue;
    const pairs = record.entries.flatMap((entry) => (entry.kind === 'pair' ? [entry] : []));
    const key = pairs.find((entry) => /^(?:key|public_key)$/.test(entry.key) && entry.value.kind !== 'null');
    const isLink = pairs.some((entry) =>
      /^(?:isWebview|isMobile|product|env|clientName|apiVersion)$/i.test(entry.key),
    );
    if (!key || !isLink) continue;
    out.push({
      kind: 'link-launch',
      span: record.span,
      mode: 'public_key',
      via: 'link.html',
      keySpan: key.keySpan,
      optionsSpan: record.span,
    });
  }
  return out;
}

/** The whole string at an offset, concatenations included. */
export function stringAround(document: TreeDocument, offset: number): Expression | null {
  const node = nodeAt(document, offset, offset + 1);
  if (!node) return null;
  let found: Node | null = shapeOf(document, node)?.as === 'string' ? node : null;
  for (const each of document.scopes.ancestors(node).slice(0, 40)) {
    const as = shapeOf(document, each)?.as;
    if (as === 'string' || (found && (as === 'binary' || as === 'wrapper'))) found = each;
    else if (found) break;
    else if (as !== undefined) return null;
  }
  return found ? lower(document, found) : null;
}
