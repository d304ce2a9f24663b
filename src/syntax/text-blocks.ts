import type { MappedText } from './mapped.ts';
import { indentedBlock } from './yaml-blocks.ts';

/** Code in a text or template that marks it by a line and its indentation, or by lines around it. */
export interface CodeBlock {
  /** As the text names it; '' when it does not. */
  readonly language: string;
  readonly mapped: MappedText;
}

const maxBlocks = 400;
/** `.. code-block:: python`, `.. sourcecode:: js`, and a paragraph that ends in `::`. */
const directive =
  /^([ \t]{0,100})(?:\.\.[ \t]{1,5}(?:code-block|code|sourcecode|highlight|prompt|parsed-literal)::[ \t]{0,20}([\w#+.-]{0,40})[^\n]{0,200}|(?!\.\.[ \t])[^\n]{0,500}::[ \t]{0,20})\r?$/gm;

/** Blocks of code of a reStructuredText document. */
export function rstBlocks(text: string): CodeBlock[] {
  const out: CodeBlock[] = [];
  let covered = 0;
  for (const found of text.matchAll(directive)) {
    if (found.index < covered || out.length >= maxBlocks) continue;
    const start = afterOptions(text, found.index + found[0].length + 1);
    const block = indentedBlock(text, start, (found[1] as string).length);
    if (!block) continue;
    covered = block.end;
    out.push({ language: (found[2] ?? '').toLowerCase(), mapped: block.mapped });
  }
  return out;
}

/** Behind the options of a directive, `:linenos:`. */
function afterOptions(text: string, from: number): number {
  const option = /[ \t]{1,100}:[\w-]{1,40}:[^\n]{0,200}(?:\n|$)/y;
  let at = from;
  for (let count = 0; count < 20; count++) {
    option.lastIndex = at;
    if (!option.test(text)) break;
    at = option.lastIndex;
  }
  return at;
}

const filter =
  /^([ \t]{0,200})(?::?(javascript|coffee|typescript|ruby|css|scss|sass|markdown|plain|erb)(?::|(?=[ \t]*\r?$))|script(?:\([^)\n]{0,300}\))?\.)[ \t]{0,20}\r?$/gm;

/** Code in templates without closing tags: `javascript:` and `ruby:` of Slim, `:javascript` of Haml, `script.` of Pug. */
export function filterBlocks(text: string): CodeBlock[] {
  const out: CodeBlock[] = [];
  for (const found of text.matchAll(filter)) {
    if (out.length >= maxBlocks) break;
    if (found[2] !== undefined && !/^(?:javascript|typescript|ruby)$/.test(found[2])) continue;
    const block = indentedBlock(text, found.index + found[0].length + 1, (found[1] as string).length);
    if (!block) continue;
    if (found[2] === 'ruby') {
      out.push({ language: 'ruby', mapped: block.mapped });
      continue;
    }
    const plain = block.mapped.text.replace(/[#!]\{[^{}\n]{0,300}\}/g, (island) => '_'.repeat(island.length));
    out.push({ language: found[2] ?? 'javascript', mapped: { ...block.mapped, text: plain } });
  }
  return out;
}

/** Tells of offsets at which lines start whether the line belongs to a filter, whose text is not the template's. */
export function filterLines(text: string): (lineStart: number) => boolean {
  const spans: { start: number; end: number }[] = [];
  for (const found of text.matchAll(filter)) {
    if (spans.length >= maxBlocks) break;
    const start = found.index + found[0].length + 1;
    if (start <= (spans.at(-1)?.end ?? 0)) continue;
    const block = indentedBlock(text, start, (found[1] as string).length);
    if (block) spans.push({ start, end: block.end });
  }
  let next = 0;
  return (at) => {
    while (next < spans.length && (spans[next] as { end: number }).end <= at) next++;
    const span = spans[next];
    return span !== undefined && span.start <= at;
  };
}

/** A stretch of a document between two lines, in a language. */
export interface Fenced {
  readonly language: string;
  readonly start: number;
  readonly end: number;
}

const listing =
  /^(?:\[([^\]\n]{0,200})\][ \t]*\r?\n(?:\.[^\s.][^\n]{0,200}\r?\n)?)?(-{4,}|\.{4,}|`{3,})[ \t]*([\w-]{0,40})\r?$/gm;

/** Listings of an AsciiDoc document: `[source,js]` before `----`, or before dots. */
export function asciidocBlocks(text: string): Fenced[] {
  const out: Fenced[] = [];
  let covered = 0;
  for (const found of text.matchAll(listing)) {
    if (found.index < covered || out.length >= maxBlocks) continue;
    const start = found.index + found[0].length + 1;
    const close = closing(text, start, found[2] as string);
    const named = /^source[%\w]*,[ \t]*["']?([\w+#-]{1,40})/.exec(found[1] ?? '')?.[1] ?? found[3] ?? '';
    out.push({ language: named.toLowerCase(), start, end: close });
    covered = close + (found[2] as string).length;
  }
  return out;
}

function closing(text: string, from: number, mark: string): number {
  for (let at = text.indexOf(`\n${mark}`, from - 1); at >= 0; at = text.indexOf(`\n${mark}`, at + 1)) {
    const behind = text[at + 1 + mark.length];
    if (behind === undefined || behind === '\n' || behind === '\r') return at + 1;
  }
  return text.length;
}
