import { type MappedText, MappedTextBuilder } from './mapped.ts';

/** A text of several lines inside a YAML document. */
export interface YamlBlock {
  /** What the block is the value of; '' in a list. */
  readonly key: string;
  readonly mapped: MappedText;
}

const maxBlocks = 400;
const head =
  /^([ \t]{0,200})((?:- ){0,20})(?:["']?(\w[\w./ -]{0,99}?)["']?[ \t]{0,20}:[ \t]{1,20})?[|>][+-]?\d?[+-]?[ \t]{0,200}(?:#[^\n]*)?\r?$/gm;

/** The block scalars of a YAML text, without the indentation of their lines. Linear. */
export function yamlBlocks(text: string): YamlBlock[] {
  const out: YamlBlock[] = [];
  let covered = 0;
  for (const found of text.matchAll(head)) {
    if (found.index < covered || out.length >= maxBlocks) continue;
    const [whole, blanks, , key] = found as unknown as [string, string, string, string | undefined];
    const start = found.index + whole.length + 1;
    const block = indentedBlock(text, start, blanks.length);
    if (!block) continue;
    covered = block.end;
    out.push({ key: key ?? '', mapped: block.mapped });
  }
  return out;
}

/** The lines from an offset on that are indented further than `outer`, without their indentation; null without any. */
export function indentedBlock(
  text: string,
  start: number,
  outer: number,
): { readonly mapped: MappedText; readonly end: number } | null {
  const { indent, end } = extentOf(text, start, outer);
  return end <= start || indent === 0 ? null : { mapped: dedented(text, start, end, indent), end };
}

/** Lines without so many blanks at their start. */
export function dedented(text: string, start: number, end: number, indent: number): MappedText {
  const builder = new MappedTextBuilder();
  for (let at = start; at < end; ) {
    const newline = text.indexOf('\n', at);
    const next = newline < 0 || newline >= end ? end : newline + 1;
    builder.plain(text, Math.min(next, at + leading(text, at, Math.min(next, at + indent))), next);
    at = next;
  }
  const first = text.slice(start, end).search(/\S/);
  const margin = text.slice(start + first - indent, start + first);
  return builder.finish((code) => code.replace(/\n(?!\r?\n)/g, `\n${margin}`));
}

/** Blanks from an offset, up to a limit. */
function leading(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && (text[at] === ' ' || text[at] === '\t')) at++;
  return at - from;
}

/** The lines that are indented further than what holds the block; blank ones between them count. */
function extentOf(text: string, start: number, outer: number): { indent: number; end: number } {
  let indent = 0;
  let end = start;
  for (let at = start; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const next = newline < 0 ? text.length : newline + 1;
    const depth = leading(text, at, next);
    const isBlank = text.slice(at, next).trim() === '';
    if (!isBlank) {
      if (depth <= outer) break;
      if (indent === 0) indent = depth;
      if (depth < indent) break;
      end = next;
    }
    at = next;
  }
  return { indent, end };
}
