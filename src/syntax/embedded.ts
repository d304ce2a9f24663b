import { linkTokenBodies } from './json-strings.ts';
import type { Language } from './language.ts';
import { languageOf, languageOfPath } from './languages/index.ts';
import type { MappedText } from './mapped.ts';
import { notebookCode } from './notebooks.ts';
import { asciidocBlocks, filterBlocks, rstBlocks } from './text-blocks.ts';
import { yamlBlocks } from './yaml-blocks.ts';

/** A stretch of a host text that is code of another language: offsets of the host, the end exclusive. */
export interface Region {
  readonly language: Language;
  readonly start: number;
  readonly end: number;
  /** The code, where the host writes it in another way (behind escapes, in parts). */
  readonly mapped?: MappedText;
}

/** More regions than this in one document are no work of a person. */
const maxRegions = 400;

/** The code inside a document that is a page, a component or a text: scripts, and fenced code. */
export function regionsOf(language: Language, text: string): Region[] {
  switch (language.embeds) {
    case 'markup':
      return language.id === 'slim' ? filters(text) : [...frontMatter(language, text), ...scripts(text)];
    case 'markdown':
      return language.id === 'restructuredtext'
        ? rstRegions(text)
        : language.id === 'asciidoc'
          ? listings(text)
          : fences(text);
    case 'notebook':
      return notebookCode(text).flatMap(({ languageId, mapped }) => {
        const id = fenceLanguages[languageId] ?? languageId;
        return mappedRegion(languageOf(null, id), mapped);
      });
    case 'strings':
      return linkTokenBodies(text).flatMap(({ mapped }) => mappedRegion(languageOf(null, 'jsonc'), mapped));
    case 'blocks':
      return yamlBlocks(text).flatMap(({ key, mapped }) => {
        const id =
          guess(mapped.text.trimStart().slice(0, 2000)) ??
          (key.includes('.') ? languageOfPath(key) : undefined);
        if (id) return mappedRegion(id, mapped);
        return commandKey.test(key) ? mappedRegion(languageOf(null, 'shellscript'), mapped) : [];
      });
    default:
      return [];
  }
}

/** What a block of commands is called in pipelines, compose files and tasks. */
const commandKey =
  /^(?:|run|script|command|args|entrypoint|cmd|shell|inline|inlineScript|(?:before|after)_script|install|deploy|test)$/;

function filters(text: string): Region[] {
  return filterBlocks(text).flatMap((block) => mappedRegion(languageOf(null, block.language), block.mapped));
}

function rstRegions(text: string): Region[] {
  return rstBlocks(text).flatMap((block) => {
    const language = fenceLanguage(block.language, block.mapped.text);
    return language ? mappedRegion(language, block.mapped) : [];
  });
}

function listings(text: string): Region[] {
  return asciidocBlocks(text).flatMap(({ language: name, start, end }) => {
    const language = fenceLanguage(name, text.slice(start, end));
    return language ? [{ language, start, end }] : [];
  });
}

/** The program at the start of an Astro component. */
function frontMatter({ id }: Language, text: string): Region[] {
  const found = id === 'svelte' ? /^---\r?\n/.exec(text) : null;
  const end = found ? text.indexOf('\n---', found[0].length - 1) : -1;
  return found && end > 0
    ? [{ language: languageOf(null, 'typescript'), start: found[0].length, end: end + 1 }]
    : [];
}

function mappedRegion(language: Language, mapped: MappedText): Region[] {
  const { starts, ends } = mapped;
  const start = starts[0];
  const end = ends[ends.length - 1];
  return start === undefined || end === undefined || language.id === 'plaintext'
    ? []
    : [{ language, start, end, mapped }];
}

/**
 * The code of a region, as long as in the host. Islands of template languages (`<%= … %>`, `<?= … ?>`, `{{ … }}`) become
 * a name or blank, so that the rest can be parsed.
 */
export function regionText(host: string, region: Region): string {
  if (region.mapped) return region.mapped.text;
  const inside = host.slice(region.start, region.end);
  const { embeds, id } = region.language;
  const hasOwnIslands = embeds === 'markup' || embeds === 'markdown' || id === 'php';
  return hasOwnIslands ? inside : withoutIslands(inside);
}

const islands =
  /<%[\s\S]{0,2000}?%>|<\?(?:php|=)[\s\S]{0,2000}?\?>|\{%[^\n]{0,500}?%\}|\{\{[^{}:\n]{0,300}\}\}|\{!![^\n]{0,300}?!!\}|\/\*\[[[(][^\n]{0,300}?[\])]\]\*\/[ \t]{0,5}(?:'[^'\n]{0,200}'|"[^"\n]{0,200}"|\w{1,50})?|\[[[(]\$\{[^\n]{0,300}?\}[\])]\]/g;

function withoutIslands(code: string): string {
  if (!/<%|<\?|\{[{%!]|\[[[(]/.test(code)) return code;
  return code.replace(islands, (island) => {
    const gives = /^(?:<%[=-]|<\?=|<\?php\s+echo\b|\{\{|\{!!|\/\*\[|\[)/.test(island);
    return island.replace(/[^\r\n]/g, gives ? '_' : ' ');
  });
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

function scripts(text: string): Region[] {
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

const fenceLine = /^([ \t>]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?)(`{3,}|~{3,})[ \t]*([^\r\n`]{0,200})\r?$/gm;
const fenceLanguages: Readonly<Record<string, string>> = {
  js: 'javascript',
  node: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascriptreact',
  ts: 'typescript',
  tsx: 'typescriptreact',
  py: 'python',
  python3: 'python',
  env: 'dotenv',
  json5: 'jsonc',
  ndjson: 'jsonl',
  rb: 'ruby',
  cs: 'csharp',
  'c#': 'csharp',
  kt: 'kotlin',
  ex: 'elixir',
  rs: 'rust',
  yml: 'yaml',
  sh: 'shellscript',
  bash: 'shellscript',
  shell: 'shellscript',
  curl: 'shellscript',
  zsh: 'shellscript',
  console: 'shellscript',
  objc: 'objective-c',
  'obj-c': 'objective-c',
  objectivec: 'objective-c',
  plist: 'xml',
  golang: 'go',
  ejs: 'html',
  htm: 'html',
  xhtml: 'html',
};

function fences(text: string): Region[] {
  const out: Region[] = [];
  let open: { start: number; mark: string; info: string } | null = null;
  const close = (end: number): void => {
    if (!open) return;
    const code = text.slice(open.start, end);
    const language = fenceLanguage(open.info, code);
    if (language && /\S/.test(code)) out.push({ language, start: open.start, end });
    open = null;
  };
  for (const match of text.matchAll(fenceLine)) {
    if (out.length >= maxRegions) break;
    const mark = match[2] as string;
    const info = (match[3] as string).trim();
    if (!open) open = { start: match.index + match[0].length, mark, info };
    else if (
      info === '' &&
      mark[0] === (open as { mark: string }).mark[0] &&
      mark.length >= (open as { mark: string }).mark.length
    ) {
      close(match.index);
    }
  }
  close(text.length);
  return out;
}

/** The language a fence names; without a name, what the code looks like. */
function fenceLanguage(info: string, code: string): Language | null {
  const word = /^\{?\.?([\w#+.-]+)/.exec(info)?.[1]?.toLowerCase() ?? '';
  const start = code.trimStart().slice(0, 2000);
  if (word === '') return guess(start);
  // Templates of Ruby and others are often fenced as the language around them.
  if (
    /^<[a-z!]/i.test(start) &&
    !/^(?:[jt]sx?|javascript|typescript|php|vue|svelte|astro|xml|plist)/.test(word)
  ) {
    return languageOf(null, 'html');
  }
  const id = fenceLanguages[word] ?? word;
  // TypeScript with elements needs the other grammar.
  const hasElements = id === 'typescript' && /<\/[A-Za-z]|\/>/.test(code);
  const named = languageOf(null, hasElements ? 'typescriptreact' : id);
  return named.id === 'plaintext' ? null : named;
}

/** What an Android manifest, its resources or a property list of an iOS app start with, whole or in part. */
const appFile =
  /^<(?:\?xml|manifest|application|activity|meta-data|uses-permission|resources|string name=|plist|dict>|key>)/;

function guess(start: string): Language | null {
  if (/^[{[]/.test(start)) return languageOf(null, 'json');
  if (appFile.test(start)) return languageOf(null, 'xml');
  if (/^<[A-Z][\w.]*[\s>]/.test(start) && /=\{|\/>/.test(start)) return languageOf(null, 'javascriptreact');
  if (/^<[a-z!]/i.test(start)) return languageOf(null, 'html');
  if (/^(?:\$ *)?(?:curl|wget|https?|xh) /.test(start)) return languageOf(null, 'shellscript');
  if (
    /^POST (?:https?:\/\/|\/|\{\{)\S{1,300}(?: HTTP\/[\d.]+)?\s*$/m.test(start.split('\n', 1)[0] as string)
  ) {
    return languageOf(null, 'http');
  }
  if (/^(?:from [\w.]+ import |import \w+\s*$|def \w+\()/m.test(start)) return languageOf(null, 'python');
  if (
    /\b(?:const|let|var)\s+[\w{[]|=>|\bfunction\b[ \t]*[\w$]*\(|\brequire\(|^import .{1,200} from /m.test(
      start,
    )
  ) {
    return languageOf(null, 'typescriptreact');
  }
  return /^[A-Z][A-Z0-9_]+=/.test(start) ? languageOf(null, 'dotenv') : null;
}
