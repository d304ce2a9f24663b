import { mask } from './mask.ts';

/** How much of a foreign text one place shows, in UTF-16 units. */
export const DEFAULT_LIMIT = 400;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const ANSI = /\u001b\[[0-9;?]{0,30}[A-Za-z]/g;
/** Control characters, bidirectional overrides and marks, invisible characters, lone surrogates. */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\ud800-\udfff]/gu;

/** Makes visible what would hide or reorder a text: control characters, bidi overrides, zero-width characters. ANSI colors go. */
export function visible(text: string): string {
  return text.replace(ANSI, '').replace(UNSEEN, (character) => {
    const code = character.codePointAt(0) as number;
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    if (code === 0x7f) return '␡';
    if (code >= 0xd800 && code <= 0xdfff) return '�';
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}

/** Cuts a text to `limit` UTF-16 units, the ellipsis included, never inside a surrogate pair. */
export function cap(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let end = Math.max(0, limit - 1);
  const last = text.charCodeAt(end - 1);
  if (last >= 0xd800 && last <= 0xdbff) end--;
  return `${text.slice(0, end).trimEnd()}…`;
}

/**
 * The first step of everything that shows a foreign text: masked, made visible, cut. Line breaks stay.
 * A text far above the limit is cut before it is masked, at a place where no credential is cut in two.
 */
export function shown(text: string, limit = DEFAULT_LIMIT): string {
  const enough = limit * 8 + 4096;
  const head = text.length > enough ? `${text.slice(0, enough).replace(/[^\s,;]{0,300}$/, '')}…` : text;
  return cap(visible(mask(head)), limit);
}

function inline(text: string, limit: number): string {
  return shown(text, limit)
    .replace(/[\s\u2028\u2029]+/g, ' ')
    .trim();
}

/**
 * A foreign text as inline Markdown: it renders as itself, on one line, and nothing in it becomes markup, a link, an
 * image, HTML, a formula or a command. Underscores inside words stay as they are, so that identifiers read well.
 */
export function escapeMarkdown(text: string, limit = DEFAULT_LIMIT): string {
  return escapeInline(inline(text, limit));
}

function escapeInline(text: string): string {
  return text
    .replace(/[\\`*[\]<|~$]/g, '\\$&')
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
    .replace(/&(?=[#A-Za-z])/g, '\\&')
    .replace(/\/(?=\/)/g, '\\/')
    .replace(/\b(www)\./gi, '$1\\.')
    .replace(/@/g, '\\@')
    .replace(/\b(mailto|xmpp|command|javascript|vscode|data|file):/gi, '$1\\:')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(/^[#+=>-]/, '\\$&');
}

/** A text inside HTML, in an element or a quoted attribute. Line breaks stay. */
export function escapeHtml(text: string, limit = DEFAULT_LIMIT): string {
  return shown(text, limit)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;')
    .replace(/`/g, '&#96;');
}

/** A text for a terminal, a message or a tooltip without markup: masked, visible, one line. */
export function plain(text: string, limit = DEFAULT_LIMIT): string {
  return inline(text, limit);
}

/** A code span whose backticks no text can close. */
export function codeSpan(text: string, limit = DEFAULT_LIMIT): string {
  const content = inline(text, limit);
  if (content === '') return '` `';
  const ticks = '`'.repeat(longestRun(content) + 1);
  const pad = /^`|`$/.test(content) ? ' ' : '';
  return `${ticks}${pad}${content}${pad}${ticks}`;
}

/** A code span inside a table cell, where a bar would end the cell. */
export function codeCell(text: string, limit = DEFAULT_LIMIT): string {
  return codeSpan(text, limit).replace(/\|/g, '\\|');
}

/** A fenced block that no line of the text can close. `language` is a name such as `json`. */
export function codeBlock(text: string, language = '', limit = 2000): string {
  const content = shown(text, limit).replace(/\r\n?|[\u2028\u2029]/g, '\n');
  const fence = '`'.repeat(Math.max(3, longestRun(content) + 1));
  return `${fence}${language.replace(/[^A-Za-z0-9_+-]/g, '')}\n${content}\n${fence}`;
}

function longestRun(text: string): number {
  let longest = 0;
  for (const run of text.match(/`+/g) ?? []) longest = Math.max(longest, run.length);
  return longest;
}

/** Addresses of plaid.com, of no host that only begins so. */
const DOCS_HOST = String.raw`https:\/\/(?:(?:dashboard|status|support|docs)\.)?plaid\.com(?:\/(?:[\w\-./?=%&#~]*[\w/#])?)?(?![\w-]|\.\w)|(?<![\w.-])(?:dashboard|status)\.plaid\.com(?:\/[\w\-./]*\w)?(?![\w-]|\.\w)`;
const ADDRESS = new RegExp(DOCS_HOST, 'g');
/** What our own texts set as code: paths of the API, codes, snake_case and camelCase names, header names. */
export const AS_CODE = new RegExp(
  String.raw`${DOCS_HOST}|\/[a-z_]+(?:\/[a-z_]+)+\b|\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b|\b[a-z][a-z0-9]*(?:[_.][a-z0-9]+)*_[a-z0-9_]+(?:\.[a-z0-9_]+)*\b|\b[a-z]+(?:[A-Z][a-z0-9]+)+\b|\bPLAID-[A-Z-]+\b`,
  'g',
);

/**
 * A sentence of our own catalog as Markdown: names and codes as code, addresses of plaid.com as links, the
 * rest escaped. For texts that come with the product; a foreign word in them is still inert.
 */
export function prose(text: string, limit = 1200): string {
  return marked(text, limit, AS_CODE);
}

/**
 * The same without code marks: names stay as they are written, so that a longer text also reads well, and is found by a
 * search, where nothing renders it.
 */
export function sentence(text: string, limit = 1200): string {
  return marked(text, limit, ADDRESS);
}

/** Code that the sentence itself sets in single backticks stays code; with longer runs of backticks nothing does. */
function marked(text: string, limit: number, names: RegExp): string {
  const content = inline(text, limit);
  if (content.includes('``')) return markNames(content, names);
  return content
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : markNames(part, names)))
    .join('');
}

function markNames(text: string, names: RegExp): string {
  let result = '';
  let from = 0;
  for (const match of text.matchAll(names)) {
    result += escapeInline(text.slice(from, match.index)) + asCode(match[0]);
    from = match.index + match[0].length;
  }
  return result + escapeInline(text.slice(from));
}

function isAddress(name: string): boolean {
  return /^https:|^(?:dashboard|status)\.plaid\.com/.test(name);
}

function asCode(name: string): string {
  if (name.startsWith('https:')) return `<${name}>`;
  return isAddress(name) ? `[${name}](https://${name})` : `\`${name}\``;
}

/** Only https addresses, without characters that could end a link, become links. */
export function isSafeAddress(address: string | null | undefined): address is string {
  return !!address && /^https:\/\/[A-Za-z0-9.-]+(?:\/[\w\-./?=%&#~:+,]*)?$/.test(address);
}

/** A link to a documentation page or to a place in a file; for an address that is not safe the label alone. */
export function link(label: string, address: string | null | undefined): string {
  const text = escapeMarkdown(label, 120);
  return isSafeAddress(address) ? `[${text}](${address})` : text;
}
