import { isInside } from '../../recognize/embedded.ts';
import type { LinkTokenRequest } from '../../recognize/model.ts';
import type { Recognition } from '../../recognize/recognize.ts';
import type { Language } from '../../syntax/language.ts';
import type { SourceText, Span } from '../../syntax/source.ts';
import { isEcmaScript } from '../place.ts';

/** The code around an offset: the document, or the region of a page or text that it stands in. */
export interface Code {
  readonly source: SourceText;
  /** Of the whole document; spans count in it. */
  readonly text: string;
  /** The language of the region. */
  readonly language: Language;
  /** The document's whole span, or the region's. */
  readonly span: Span;
  readonly path: string | null;
  readonly newline: '\n' | '\r\n';
  /** In a quote of a Markdown document: a new line would need the quote's marks. */
  readonly isQuoted: boolean;
}

export function codeAt({ source, language, regions, path }: Recognition, offset: number): Code {
  const { text } = source;
  const inside = regions?.findLast((region) => isInside(region, offset));
  const line = source.lineSpan(source.positionAt(offset).line);
  return {
    source,
    text,
    language: inside?.language ?? language,
    span: inside ? { start: inside.start, end: inside.end } : { start: 0, end: text.length },
    path,
    newline: text.includes('\r\n') ? '\r\n' : '\n',
    isQuoted:
      language.embeds === 'markdown' &&
      /^[ \t]*>/.test(text.slice(line.start, Math.min(line.end, line.start + 200))),
  };
}

/** Imports stand at the head, and a file is written in one style: no need to search megabytes for each finding. */
const maxSearched = 300_000;

/** The code's own text, or the head of a long one. */
export function codeText({ text, span }: Code): string {
  return text.slice(span.start, Math.min(span.end, span.start + maxSearched));
}

/** A word from the source as a title can show it. */
export function shown(word: string): string {
  const clean = word.replace(/[^\w .:/$@-]/g, '').trim();
  return clean.length > 40 ? `${clean.slice(0, 39)}…` : clean;
}

/** The request of a finding's data. */
export function requestOf(recognition: Recognition, data: unknown): LinkTokenRequest | null {
  const start = (data as { request?: number } | undefined)?.request;
  return recognition.requests.find((request) => request.span.start === start) ?? null;
}

/** The first of some names that the code does not use; null when it uses all. */
export function unusedName(code: Code, names: readonly string[]): string | null {
  const text = codeText(code);
  return names.find((name) => !new RegExp(`(?<![\\w$])${name}(?![\\w$])`).test(text)) ?? null;
}

export function isScript({ language }: Code): boolean {
  return isEcmaScript(language);
}

/** Whether the file is written in TypeScript. */
export function isTyped({ language }: Code): boolean {
  return language.id.startsWith('typescript');
}
