import type { Language } from './language.ts';
import { languageOf } from './languages/index.ts';
import { maxRegions, type Region } from './region.ts';

/** The program at the start of an Astro component. */
export function frontMatter({ id }: Language, text: string): Region[] {
  const found = id === 'svelte' ? /^---\r?\n/.exec(text) : null;
  const end = found ? text.indexOf('\n---', found[0].length - 1) : -1;
  return found && end > 0
    ? [{ language: languageOf(null, 'typescript'), start: found[0].length, end: end + 1 }]
    : [];
}

const scriptTag = /<!--|<script\b|<cfscript\b|<cfset\b|<\?php\b/gi;
const scriptLanguages: Readonly<Record<string, string>> = {
  ts: 'typescript',
  typescript: 'typescript',
  tsx: 'typescriptreact',
  jsx: 'javascriptreact',
  'text/typescript': 'typescript',
  'text/babel': 'javascriptreact',
  'text/jsx': 'javascriptreact',
  js: 'javascript',
  module: 'javascript',
  javascript: 'javascript',
  babel: 'javascript',
  'application/json': 'json',
};

/** The programs in the tags of a page: `<script>`, `<?php`, and those of ColdFusion. */
export function scripts(text: string): Region[] {
  const out: Region[] = [];
  scriptTag.lastIndex = 0;
  for (let match = scriptTag.exec(text); match; match = scriptTag.exec(text)) {
    if (out.length >= maxRegions) break;
    if (match[0] === '<!--') {
      const close = text.indexOf('-->', match.index);
      if (close < 0) break;
      scriptTag.lastIndex = close;
      continue;
    }
    const name = match[0].slice(1).toLowerCase();
    if (name === '?php') {
      const close = text.indexOf('?>', match.index);
      const end = close < 0 ? text.length : close + 2;
      out.push({ language: languageOf(null, 'php'), start: match.index, end });
      scriptTag.lastIndex = end;
      continue;
    }
    const open = tagEnd(text, match.index + match[0].length);
    if (open < 0) continue;
    if (name === 'cfset') {
      const start = match.index + match[0].length;
      out.push({ language: languageOf(null, 'cfml'), start, end: open - 1 });
      continue;
    }
    const tag = text.slice(match.index, open);
    const close = closingTag(text, open, name);
    scriptTag.lastIndex = close;
    if (tag.endsWith('/>') || !/\S/.test(text.slice(open, close))) continue;
    const id = name === 'cfscript' ? 'cfml' : scriptLanguage(tag);
    if (id !== null) out.push({ language: languageOf(null, id), start: open, end: close });
  }
  return out;
}

/** The offset behind the `>` of a tag, quotes and islands of templates stepped over; -1 when there is none. */
function tagEnd(text: string, from: number): number {
  const end = Math.min(text.length, from + 4000);
  let quote = '';
  for (let at = from; at < end; at++) {
    const c = text[at] as string;
    if (c === '<' && (text[at + 1] === '%' || text[at + 1] === '?')) {
      const close = text.slice(at, end).indexOf(`${text[at + 1]}>`, 2);
      if (close < 0) return -1;
      at += close + 1;
    } else if (quote !== '') {
      if (c === quote) quote = '';
    } else if (c === '"' || c === "'") quote = c;
    else if (c === '>') return at + 1;
    else if (c === '<') return -1;
  }
  return -1;
}

function closingTag(text: string, from: number, name: string): number {
  const close = name === 'cfscript' ? /<\/cfscript\s*>/gi : /<\/script\s*>/gi;
  close.lastIndex = from;
  return close.exec(text)?.index ?? text.length;
}

function scriptLanguage(tag: string): string | null {
  const lang = /\blang\s*=\s*["']?([\w/-]+)/i.exec(tag)?.[1]?.toLowerCase();
  if (lang !== undefined) return scriptLanguages[lang] ?? null;
  const type = /\btype\s*=\s*["']?([\w/+.-]+)/i.exec(tag)?.[1]?.toLowerCase();
  if (type === undefined || /^(?:text|application)\/(?:x-)?(?:java|ecma)script$/.test(type))
    return 'javascript';
  return scriptLanguages[type] ?? null;
}
