import type { Node } from 'web-tree-sitter';
import type { Shape } from './language.ts';
import type { TreeSource } from './node.ts';

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', '0': '' };

/** The text of a string without quotes and escapes; `\0` for each interpolation. */
export function stringText(source: TreeSource, node: Node, shape: Extract<Shape, { as: 'string' }>): string {
  const unknown = shape.unknown ?? [];
  const raw = source.text.slice(node.startIndex, node.endIndex);
  const open = /^([a-zA-Z@$]{0,3}#*)("""|'''|["'`])/.exec(raw);
  const quote = open?.[2] ?? '';
  const from = open ? open[0].length : 0;
  const closed = quote !== '' && raw.length >= from + quote.length && raw.endsWith(quote);
  const to = closed ? raw.length - quote.length : raw.length;
  const isRaw = /[r@]/i.test(open?.[1] ?? '') || (quote === '`' && source.language.id === 'go');
  let out = '';
  let at = from;
  const add = (end: number): void => {
    if (end <= at) return;
    const part = raw.slice(at, end);
    out += isRaw || !part.includes('\\') ? part : unescapeText(part);
    at = end;
  };
  if (unknown.length > 0) {
    for (const child of node.namedChildren) {
      if (!child || !unknown.includes(child.type)) continue;
      add(child.startIndex - node.startIndex);
      out += '\0';
      at = child.endIndex - node.startIndex;
    }
  }
  add(to);
  return out;
}

function unescapeText(text: string): string {
  return text.replace(
    /\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|\r?\n|([\s\S]))/g,
    (_, braced?: string, four?: string, two?: string, one?: string) => {
      const hex = braced ?? four ?? two;
      if (hex !== undefined) {
        const point = Number.parseInt(hex, 16);
        return point <= 0x10ffff ? String.fromCodePoint(point) : '';
      }
      return one === undefined ? '' : (escapes[one] ?? one);
    },
  );
}
