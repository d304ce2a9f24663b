import { guess, requestLine } from './guess.ts';
import type { Language } from './language.ts';
import { languageOf } from './languages/index.ts';
import { MappedTextBuilder } from './mapped.ts';
import { mappedRegion, maxRegions, type Region } from './region.ts';
import type { Span } from './source.ts';
import { dedented } from './yaml-blocks.ts';

const fenceLine = /^([ \t>]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?)(`{3,}|~{3,})[ \t]*([^\r\n`]{0,200})\r?$/gm;
/** Names of languages that only fences use. */
export const fenceLanguages: Readonly<Record<string, string>> = {
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
  htm: 'html',
  xhtml: 'html',
};

/** The fences of a Markdown text, and those of them with code that is read. */
export interface Fences {
  readonly code: readonly Region[];
  /** From the line behind the opening one to the closing one, in document order. */
  readonly all: readonly Span[];
}

interface Opening {
  /** Behind the line that opens it. */
  readonly start: number;
  readonly mark: string;
  readonly info: string;
  readonly isQuoted: boolean;
}

export function fences(text: string): Fences {
  const out: Region[] = [];
  const all: Span[] = [];
  let open: Opening | null = null;
  const close = (end: number): void => {
    if (!open) return;
    const code = text.slice(open.start, end);
    all.push({ start: open.start, end });
    const language = fenceLanguage(open.info, code);
    if (language && /\S/.test(code)) out.push(fencedRegion(language, text, open, end));
    open = null;
  };
  for (const match of text.matchAll(fenceLine)) {
    if (out.length >= maxRegions) break;
    const mark = match[2] as string;
    const info = (match[3] as string).trim();
    if (!open) {
      const isQuoted = (match[1] as string).includes('>');
      open = { start: match.index + match[0].length, mark, info, isQuoted };
    } else if (
      info === '' &&
      mark[0] === (open as Opening).mark[0] &&
      mark.length >= (open as Opening).mark.length
    ) {
      close(match.index);
    }
  }
  close(text.length);
  return { code: out, all };
}

/** The code of a fence: without the marks of a quote around it, and PHP with the tag that its grammar waits for. */
function fencedRegion(language: Language, text: string, { start, isQuoted }: Opening, end: number): Region {
  const needsTag = language.id === 'php' && !text.slice(start, end).includes('<?');
  if (!isQuoted && !needsTag) return { language, start, end };
  const builder = new MappedTextBuilder();
  if (needsTag) builder.written('<?php ', start, start);
  if (isQuoted) {
    for (const line of text.slice(start, end).matchAll(/[^\n]*(?:\n|$)/g)) {
      const marks = /^[ \t]*(?:>[ \t]?)*/.exec(line[0])?.[0].length ?? 0;
      builder.plain(text, start + line.index + marks, start + line.index + line[0].length);
    }
  } else builder.plain(text, start, end);
  const quote = isQuoted ? (code: string) => code.replace(/\n/g, '\n> ') : (code: string) => code;
  return { language, start, end, mapped: { ...builder.finish(quote), isPieced: true } };
}

const listMark = /^(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)/;
/** A line behind which code by indentation may start without an empty one. */
const heading = /^ {0,3}(?:#{1,6}[ \t]|={3,}\s*$|-{3,}\s*$|\*{3,}\s*$)/;

/**
 * Code by indentation of a Markdown text: lines four columns further in than what holds them, behind an empty line. What the
 * language of such code is, only the code can tell.
 */
export function indentedCode(text: string, fenced: readonly Span[]): Region[] {
  const out: Region[] = [];
  // Where the text of the list items around a line starts.
  let items: number[] = [];
  let mayStart = true;
  let block: { readonly start: number; readonly indent: number; end: number } | null = null;
  let next = 0;
  const finish = (): void => {
    if (block && out.length < maxRegions) {
      const mapped = dedented(text, block.start, block.end, block.indent);
      const language = guess(mapped.text.trimStart().slice(0, 2000));
      if (language) out.push(...mappedRegion(language, mapped));
    }
    block = null;
  };
  for (let at = 0; at < text.length; ) {
    const fence = fenced[next];
    if (fence && at >= fence.start) {
      finish();
      next++;
      // Behind the line that closes the fence.
      const close = text.indexOf('\n', fence.end);
      at = Math.max(at + 1, close < 0 ? text.length : close + 1);
      mayStart = true;
      continue;
    }
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline + 1;
    const line = text.slice(at, Math.min(end, at + 2000));
    const blanks = /^[ \t]*/.exec(line)?.[0] ?? '';
    const column = blanks.includes('\t') ? columnOf(blanks) : blanks.length;
    if (line.trim() === '') {
      mayStart = true;
      at = end;
      continue;
    }
    const held = items.filter((each) => each <= column);
    const inner = held.at(-1) ?? 0;
    if (column >= inner + 4 && (block || mayStart)) {
      if (block) block.end = end;
      else block = { start: at, indent: blanks.includes('\t') ? blanks.length : inner + 4, end };
      at = end;
      continue;
    }
    finish();
    const mark = listMark.exec(line.slice(blanks.length));
    // A line without an empty one before it goes on with its paragraph, however far out it stands.
    if (mark || mayStart) items = held;
    if (mark) {
      const behind = /^[ \t]*/.exec(line.slice(blanks.length + mark[0].length))?.[0].length ?? 1;
      items.push(column + mark[0].length + (behind > 4 || behind === 0 ? 1 : behind));
    }
    mayStart = heading.test(line);
    at = end;
  }
  finish();
  return out;
}

function columnOf(blanks: string): number {
  let column = 0;
  for (const c of blanks) column += c === '\t' ? 4 - (column % 4) : 1;
  return column;
}

/** The language a fence names; without a name, what the code looks like. */
export function fenceLanguage(info: string, code: string): Language | null {
  const word = /^\{?\.?([\w#+.-]+)/.exec(info)?.[1]?.toLowerCase() ?? '';
  const start = code.trimStart().slice(0, 2000);
  if (word === '') return guess(start);
  // A request as it goes over the wire, whatever the fence is called.
  if (!/^https?$/.test(word) && requestLine.test(start)) return languageOf(null, 'http');
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
