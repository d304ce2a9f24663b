import type { Span } from '../../syntax/source.ts';
import type { LinkLaunch } from '../model.ts';
import { inComment, type TextDocument } from '../text.ts';
import { indentedTags } from './indented.ts';
import { launch } from './launch.ts';
import { type LooseTag, readTag } from './loose.ts';
import {
  linkLikeness,
  looseList,
  looseOptions,
  type Options,
  plainName,
  publicKeyOf,
  tokenOf,
} from './options.ts';
import { scriptHost } from './table.ts';

const callPattern = /\bPlaid\s*\.\s*create(?:Embedded)?\s*\(|\busePlaidLink\s*\(/g;
const tagPattern = /<(?:[A-Za-z][\w-]{0,60})?plaid[\w-]{0,60}/gi;
const attributePattern = /\bdata-key\b|\b(?:[a-z]{2,12}P|p)laidLink\b/g;
/** The attribute by which a directive of a wrapper is put on an element: `ngxPlaidLink`. */
const directive = /^(?:[a-z]{2,12}P|p)laidLink$/;
const setters =
  /\[\s*['"]data-key['"]\s*\]\s*=(?!=)|\b(?:setAttribute|attr)\(\s*['"]data-key['"]\s*,|\bdataset\.key\s*=(?!=)/g;
/** The address of the generations that took attributes, or further attributes of theirs. */
const attributeScript =
  /cdn\.plaid\.com\/(?:link\/(?:stable|beta)|connect)\/|data-(?:env|client-name|longtail)\b|\bdataset\.(?:env|clientName|longtail)\b/;
/** Attributes that with `data-key` make a tag one of Link's. */
const linkTag = /^data-(?:env|client-name|longtail|form-id)$/;
const maxPlaces = 400;

/**
 * Launches that a tree does not show as code: in strings that hold HTML or scripts, in templates, in broken code.
 * `isSeen` tells of places that were already read as code.
 */
export function textLaunches(input: TextDocument, isSeen: (offset: number) => boolean): LinkLaunch[] {
  const { text } = input;
  if (!/plaid/i.test(text)) return [];
  const out: LinkLaunch[] = input.language.id === 'xml' ? manifestLaunches(input) : [];
  let count = 0;
  const isHidden = (offset: number): boolean =>
    isSeen(offset) || inComment(input, offset) || inHtmlComment(text, offset);
  for (const match of text.matchAll(callPattern)) {
    if (++count > maxPlaces) break;
    if (isHidden(match.index) || isLineComment(text, match.index)) continue;
    const found = looseCall(text, match.index, match[0]);
    if (found) out.push(found);
  }
  for (const start of tagStarts(text)) {
    if (++count > maxPlaces) break;
    if (isHidden(start)) continue;
    const tag = readTag(text, start);
    const found = tag ? looseTag(text, tag) : null;
    if (found && !out.some((each) => each.span.start === found.span.start)) out.push(found);
  }
  if (/\blang=["']pug["']/.test(text) || input.language.isIndented) {
    for (const tag of indentedTags(text)) {
      const found = isHidden(tag.span.start) ? null : looseTag(text, tag);
      if (found && !out.some((each) => each.span.start === found.span.start)) out.push(found);
    }
  }
  if (scriptHost.test(text) && attributeScript.test(text)) {
    for (const match of text.matchAll(setters)) {
      if (++count > maxPlaces) break;
      if (inComment(input, match.index) || isLineComment(text, match.index)) continue;
      const span = { start: match.index, end: match.index + match[0].length };
      out.push({ kind: 'link-launch', span, mode: 'public_key', via: 'data-key', keySpan: span });
    }
  }
  return out;
}

function looseCall(text: string, start: number, written: string): LinkLaunch | null {
  const via = written.replace(/[\s(]/g, '');
  const open = start + written.length;
  const name = { start, end: open - 1 };
  const lead = /^[\s\\nrt]{0,80}/.exec(text.slice(open, open + 80))?.[0].length ?? 0;
  const at = open + lead;
  let options: Options | null = null;
  // A Python format string doubles the braces.
  if (text[at] === '{') options = looseOptions(text, text[at + 1] === '{' ? at + 1 : at, text.length);
  else {
    const word = /^[A-Za-z_$][\w$]{0,80}(?=\s*[,)])/.exec(text.slice(at, at + 100))?.[0];
    if (word !== undefined) options = assignedBefore(text, word, start);
  }
  if (!options) return null;
  const isHook = via === 'usePlaidLink';
  const carries = publicKeyOf(options.list, true) ?? tokenOf(options.list);
  if (!carries && linkLikeness(options.list) < (isHook ? 1 : 2)) return null;
  return launch(via, name, options.end, [options], true);
}

/** `const word = { … }` not far before an offset. */
function assignedBefore(text: string, word: string, before: number): Options | null {
  const from = Math.max(0, before - 8000);
  const part = text.slice(from, before);
  const escaped = word.replace(/\$/g, '\\$&');
  const all = [...part.matchAll(new RegExp(`(?<![\\w$.])${escaped}\\s{0,20}=\\s{0,20}\\{`, 'g'))];
  const last = all[all.length - 1];
  return last ? looseOptions(text, from + last.index + last[0].length - 1, before) : null;
}

/** Where tags start that are a wrapper by name, or that hold an attribute of one. */
function* tagStarts(text: string): Generator<number> {
  for (const match of text.matchAll(tagPattern)) yield match.index;
  let seen = -1;
  let count = 0;
  for (const match of text.matchAll(attributePattern)) {
    if (++count > maxPlaces) return;
    const from = Math.max(0, match.index - 3000);
    const last = [...text.slice(from, match.index).matchAll(/<[A-Za-z]/g)].at(-1);
    const open = last ? from + last.index : -1;
    if (open <= seen) continue;
    seen = open;
    if ((readTag(text, open)?.span.end ?? 0) > match.index) yield open;
  }
}

/** A wrapper's tag with a public key, or the tag of the script's first generations with `data-key`. */
function looseTag(text: string, tag: LooseTag): LinkLaunch | null {
  const list = looseList(tag.entries);
  const whole = text.slice(tag.span.start, tag.span.end);
  const { start } = tag.span;
  const name: Span = { start, end: start + tag.name.length + 1 };
  const options: Options = { list, span: tag.span, end: tag.span.end, closed: true };
  const data = list.find((each) => each.name === 'data-key' && !each.blank);
  if (data) {
    const isScript = /^script$/i.test(tag.name) && scriptHost.test(whole);
    const isLink = isScript || list.some((each) => linkTag.test(each.name));
    if (!isLink) return null;
    const form = { ...options, list: [...list, { ...data, name: 'publicKey' }] };
    return launch('data-key', name, tag.span.end, [form], false);
  }
  if (!/plaid/i.test(tag.name) && !list.some((each) => directive.test(each.name))) return null;
  const key = publicKeyOf(list, false);
  if (key) return launch(`<${tag.name}>`, name, tag.span.end, [options], false);
  const isLink = /^plaid-?link$/i.test(tag.name) && list.some((each) => plainName(each.name) === 'linktoken');
  return isLink ? launch(`<${tag.name}>`, name, tag.span.end, [options], false) : null;
}

/** The key in an Android manifest, or in the property list of an iOS app (`PLKPlaidLinkConfiguration`). */
const manifests: readonly (readonly [string, RegExp])[] = [
  ['com.plaid.link.public_key', /<meta-data\b[^<>]{0,500}?\bcom\.plaid\.link\.public_key\b[^<>]{0,500}>/g],
  [
    'PLKPlaidLinkConfiguration',
    /<key>PLKPlaidLinkConfiguration<\/key>\s{0,80}<dict>[\s\S]{0,2000}?<key>key<\/key>/g,
  ],
];

function manifestLaunches(input: TextDocument): LinkLaunch[] {
  const out: LinkLaunch[] = [];
  for (const [via, pattern] of manifests) {
    for (const match of input.text.matchAll(pattern)) {
      if (inHtmlComment(input.text, match.index)) continue;
      const span = { start: match.index, end: match.index + match[0].length };
      out.push({ kind: 'link-launch', span, mode: 'public_key', via });
    }
  }
  return out;
}

/** A `//` before the place on its line, in code that stands inside a string. */
function isLineComment(text: string, offset: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^\s*(?:\/\/|\*|#)/.test(line);
}

function inHtmlComment(text: string, offset: number): boolean {
  const open = text.lastIndexOf('<!--', offset);
  return open >= 0 && text.slice(open, offset).indexOf('-->') < 0;
}
