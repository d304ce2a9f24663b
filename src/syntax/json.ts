import { createScanner } from 'jsonc-parser';
import type { Span } from './source.ts';

/** jsonc-parser's tokens; its `SyntaxKind` is a const enum, which has no run time. */
export const jsonToken = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  null: 7,
  true: 8,
  false: 9,
  string: 10,
  number: 11,
  lineComment: 12,
  blockComment: 13,
  end: 17,
} as const;

/** A value of a JSON text with its place. */
export interface JsonNode {
  readonly kind: 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null' | 'unknown';
  readonly span: Span;
  /** Scalars as text, strings without quotes and escapes. */
  readonly text?: string;
  readonly entries?: readonly JsonEntry[];
  readonly items?: readonly JsonNode[];
  /** The writer left entries out: `...` or a comment that says so. */
  readonly elided?: true;
}

export interface JsonEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: JsonNode;
}

interface Frame {
  readonly node: { kind: 'object' | 'array'; span: { start: number; end: number } };
  readonly entries: JsonEntry[];
  readonly items: JsonNode[];
  key: { text: string; span: Span } | null;
  isElided: boolean;
}

/** Blanks and line breaks, which a scanner tells apart. */
const lineBreak = 14;
const trivia = 15;

const kinds: Record<number, JsonNode['kind']> = {
  [jsonToken.null]: 'null',
  [jsonToken.true]: 'boolean',
  [jsonToken.false]: 'boolean',
  [jsonToken.string]: 'string',
  [jsonToken.number]: 'number',
};

/**
 * Every object of a JSON text, innermost first, with its entries. Without recursion, so that nesting of any depth is
 * read; comments, trailing commas, several values and missing ends are borne. Never throws.
 */
export function* jsonObjects(text: string): Generator<JsonNode> {
  const scanner = createScanner(text, false);
  const stack: Frame[] = [];
  const close = (end: number): JsonNode | null => {
    const frame = stack.pop();
    if (!frame) return null;
    frame.node.span.end = end;
    const { kind, span } = frame.node;
    const node: JsonNode =
      kind === 'object'
        ? { kind, span, entries: frame.entries, ...(frame.isElided ? { elided: true } : {}) }
        : { kind, span, items: frame.items };
    place(stack.at(-1), node);
    return node;
  };
  for (let token: number = scanner.scan(); token !== jsonToken.end; token = scanner.scan()) {
    const start = scanner.getTokenOffset();
    const end = start + scanner.getTokenLength();
    const top = stack.at(-1);
    if (token === trivia || token === lineBreak) continue;
    if (token === jsonToken.lineComment || token === jsonToken.blockComment) {
      if (top && /^.{2}\s*(?:\.\.\.|…)/.test(text.slice(start, Math.min(end, start + 40))))
        top.isElided = true;
      continue;
    }
    if (token === jsonToken.openBrace || token === jsonToken.openBracket) {
      const kind = token === jsonToken.openBrace ? 'object' : 'array';
      stack.push({
        node: { kind, span: { start, end } },
        entries: [],
        items: [],
        key: null,
        isElided: false,
      });
    } else if (token === jsonToken.closeBrace || token === jsonToken.closeBracket) {
      const node = close(end);
      if (node?.kind === 'object') yield node;
    } else if (token === jsonToken.comma) {
      if (top) top.key = null;
    } else if (token !== jsonToken.colon) {
      const kind = kinds[token] ?? 'unknown';
      const value = token === jsonToken.string ? scanner.getTokenValue() : text.slice(start, end);
      if (top?.node.kind === 'object' && top.key === null) {
        if (kind === 'string') top.key = { text: value, span: { start, end } };
        else if (/^(?:\.{2,}|…)/.test(value)) top.isElided = true;
      } else place(top, { kind, span: { start, end }, text: value });
    }
  }
  // What the end of the text cuts off is still told.
  while (stack.length > 0) {
    const node = close(text.length);
    if (node?.kind === 'object') yield node;
  }
}

function place(frame: Frame | undefined, node: JsonNode): void {
  if (!frame) return;
  if (frame.node.kind === 'array') frame.items.push(node);
  else if (frame.key) {
    frame.entries.push({ key: frame.key.text, keySpan: frame.key.span, value: node });
    frame.key = null;
  }
}
