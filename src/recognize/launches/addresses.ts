import type { Node } from 'web-tree-sitter';
import type { Expression } from '../../syntax/expression.ts';
import { lower } from '../../syntax/lower.ts';
import { shapeOf } from '../../syntax/node.ts';
import type { LinkLaunch } from '../model.ts';
import { inComment, type StringAt, stringAt, type TextDocument } from '../text.ts';
import { nodeAt, type TreeDocument } from '../tree.ts';
import { namesLinkPage, pageAddress } from './table.ts';

const keyParameter = /[?&](?:key|public_key)=(?!&|$)/;
const linkParameters = /[?&](?:isWebview|isMobile|product|env|clientName|apiVersion|token|selectAccount)=/gi;
const candidates = /[?&](?:key|public_key)=/g;
const calls =
  /\b(?:append|set|appendQueryParameter)\(\s*(['"])key\1\s*,|\bURLQueryItem\(\s*name:\s*"key"\s*,/g;
/** Maps of the page's options, in the forms of several languages; an option beside must be set in the same way. */
const puts =
  /\bput\(\s*"key"\s*,|\bforKey:\s*@"key"|\[\s*["']key["']\s*\]\s*=(?!=)|"key"\s*:(?=[^{}\n]{1,200}(?:,|$))|"key"\s+to\s|\{\s*"key"\s*,/gm;
/** Dart quotes its keys in this way; elsewhere that is any object. */
const dartPuts = /'key'\s*:(?=[^{}\n]{1,200}(?:,|\}|$))/gm;
const options = '(?:product|env|clientName|isWebview|isMobile|selectAccount|apiVersion)';
const otherPuts = new RegExp(
  [
    `\\bput\\(\\s*"${options}"`,
    `\\bforKey:\\s*@"${options}"`,
    `\\[\\s*["']${options}["']\\s*\\]\\s*=(?!=)`,
    `["']${options}["']\\s*:`,
    `"${options}"\\s+to\\s`,
    `\\{\\s*"${options}"\\s*,`,
  ].join('|'),
);
/** How far apart the options of one launch are set. */
const reach = 600;
const maxPlaces = 400;
/** No query put together by hand is longer. */
const maxJoined = 1000;

/** Launches by the address of Link's page with the public key in its query (`link.html?…&key=…`). */
export function addressLaunches(input: TextDocument): LinkLaunch[] {
  const { text, document } = input;
  const namesPage = namesLinkPage(text);
  const out: LinkLaunch[] = [];
  let count = 0;
  for (const match of text.matchAll(candidates)) {
    if (++count > maxPlaces) break;
    const string = stringAt(input, match.index);
    if (!string || !carriesKey(text, string)) continue;
    const isLink =
      pageAddress.test(string.text) ||
      parametersOf(string.text) >= (namesPage ? 1 : 3) ||
      isJoined(text.slice(match.index, match.index + maxJoined));
    if (!isLink) continue;
    if (out.some((each) => each.span.start === string.span.start)) continue;
    const keySpan = { start: match.index + 1, end: match.index + match[0].length - 1 };
    out.push({ kind: 'link-launch', span: string.span, mode: 'public_key', via: 'link.html', keySpan });
  }
  if (!namesPage) return out;
  const maps = [...text.matchAll(puts), ...(input.language.id === 'dart' ? text.matchAll(dartPuts) : [])];
  const inMaps = maps.filter(({ index }) =>
    otherPuts.test(text.slice(Math.max(0, index - reach), index + reach)),
  );
  const setters = [...text.matchAll(calls), ...inMaps].sort((x, y) => x.index - y.index);
  for (const match of setters) {
    if (++count > maxPlaces) break;
    if (inComment(input, match.index)) continue;
    // A key in quotes starts a string itself; anything else inside a string is no code.
    if (/\w/.test(match[0][0] as string) && stringAt(input, match.index)) continue;
    const span = { start: match.index, end: match.index + match[0].length };
    out.push({ kind: 'link-launch', span, mode: 'public_key', via: 'link.html', keySpan: span });
  }
  return document ? [...out, ...queryRecords(document)] : out;
}

/** The key is written in the string, or added behind its end. */
function carriesKey(text: string, string: StringAt): boolean {
  if (keyParameter.test(string.text)) return true;
  return (
    /[?&](?:key|public_key)=$/.test(string.text) &&
    /^\s{0,80}\+/.test(text.slice(string.span.end, string.span.end + 100))
  );
}

function parametersOf(text: string): number {
  return new Set(text.match(linkParameters)?.map((each) => each.toLowerCase())).size;
}

/** `base + '?key=' + key + '&isWebview=true' + …`: the query of a page whose address comes from elsewhere. */
function isJoined(text: string): boolean {
  const end = text.search(/;|\r?\n[ \t]*\r?\n/);
  const statement = end < 0 ? text : text.slice(0, end);
  return /[?&]isWebview=/i.test(statement) && parametersOf(statement) >= 3;
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
