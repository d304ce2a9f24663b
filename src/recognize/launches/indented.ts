import { type LooseEntry, type LooseTag, readAttributes, readObject } from './loose.ts';

const tagHead = /^[ \t]*([%.#]?[A-Za-z][\w:-]{0,60}(?:[.#][\w-]{1,60}){0,10})(?=[ \t({]|$)/gm;
/** What makes a line worth reading: a wrapper's tag, a script, the attributes of the first generations. */
const telling = /plaid|\bdata-key\b|\bdata['"]?[ \t]{0,10}(?::|=>)/i;
const opensLines = /[({,][ \t]*\r?$/;
const maxTags = 400;

/**
 * Tags of templates without closing tags that may launch Link: `script(data-key=…)` of Pug, `%div{ data: { key: … } }` of Haml,
 * `div data-key="…"` of Slim.
 */
export function indentedTags(text: string): LooseTag[] {
  const out: LooseTag[] = [];
  let end = 0;
  let count = 0;
  for (const match of text.matchAll(tagHead)) {
    if (match.index < end) continue;
    const name = match[1] as string;
    const newline = text.indexOf('\n', match.index);
    const lineEnd = newline < 0 ? text.length : newline;
    const line = text.slice(match.index, Math.min(lineEnd, match.index + 2000));
    const isScript = /^%?script\b/i.test(name);
    if (!telling.test(line) && !(isScript || opensLines.test(line))) continue;
    if (++count > maxTags) break;
    const start = match.index + match[0].length - name.length;
    const from = match.index + match[0].length;
    const tag = { name: name.replace(/^%/, '').split(/[.#]/, 1)[0] as string, start };
    const read = attributesAt(text, tag, from, lineEnd);
    if (!read) continue;
    out.push({ ...read, name: tag.name === '' ? 'div' : tag.name });
    end = read.span.end;
  }
  return out;
}

function attributesAt(
  text: string,
  tag: { readonly name: string; readonly start: number },
  from: number,
  lineEnd: number,
): LooseTag | null {
  if (text[from] === '(') return readAttributes(text, { ...tag, from: from + 1, close: ')' });
  if (text[from] === '{') return hashAttributes(text, tag, from);
  return readAttributes(text, { ...tag, from, close: '>' }, lineEnd);
}

/** A Ruby hash of attributes, `data: { client_name: … }` as `data-client-name`. */
function hashAttributes(
  text: string,
  { name, start }: { readonly name: string; readonly start: number },
  open: number,
): LooseTag | null {
  const part = text.slice(open, open + 5000);
  // Keys as symbols or words before an arrow, written as before a colon.
  const plain = part
    .replace(/=>/g, ': ')
    .replace(/:(["'])([\w-]{1,60})\1(?=\s*:)/g, ' $1$2$1')
    .replace(/([{,]\s*):(\w{1,60})(?=\s*:)/g, '$1 $2');
  const object = readObject(plain, 0);
  if (!object) return null;
  const at = (entry: LooseEntry, key: string, by: number): LooseEntry => ({
    key: key.replace(/_/g, '-'),
    keySpan: { start: entry.keySpan.start + by, end: entry.keySpan.end + by },
    span: { start: entry.span.start + by, end: entry.span.end + by },
    value: entry.value,
  });
  const entries = object.entries.flatMap((entry) => {
    if (entry.key !== 'data' || !entry.value?.startsWith('{')) return [at(entry, entry.key, open)];
    const from = entry.span.end - entry.value.length;
    const inner = readObject(plain, from, entry.span.end);
    return (inner?.entries ?? []).map((each) => at(each, `data-${each.key}`, open));
  });
  return { name, entries, span: { start, end: open + object.span.end } };
}
