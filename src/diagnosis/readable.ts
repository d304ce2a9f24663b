/** Longer texts are logs; what a page or a picture did to them is not worth a pass. */
const MAX_TEXT = 200_000;
const ENTITIES: Readonly<Record<string, string>> = {
  quot: '"',
  '#34': '"',
  '#x22': '"',
  apos: "'",
  '#39': "'",
  '#x27': "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
  '#160': ' ',
  '#123': '{',
  '#125': '}',
  amp: '&',
};
const ENTITY = /&(quot|apos|lt|gt|nbsp|amp|#34|#39|#160|#123|#125|#x22|#x27);/gi;
/** Written in an address: at least a quote, a brace or a space among its escapes. */
const ADDRESS = /%(?:22|7b|20|3a)/i;
const ESCAPES = /(?:%[0-9a-f]{2})+/gi;
/** Markup around words, not code: a table, a paragraph, a list. */
const BLOCK = /<\/?(?:td|th|tr|table|p|div|pre|li|ul|ol|br|h[1-6])(?:\s[^<>]{0,300})?\/?>/gi;
const INLINE = /<\/?(?:span|b|i|em|strong|code|a|font)(?:\s[^<>]{0,300})?>/gi;
/** What a text recognizer or a narrow column puts into a name: `INSTITUTION_ DOWN`. */
const TORN = /(?<=[A-Za-z])_[ \t\r\n]{1,8}(?=[A-Za-z])/g;

/**
 * A text as it was before a page, an address, an editor or a picture changed it: entities and escapes of addresses
 * resolved, straight quotes, plain spaces, names in one piece. Linear; a text without such traces comes back as it is.
 */
export function readable(text: string): string {
  if (text.length > MAX_TEXT) return text;
  let read = text;
  // Escaped twice is common: `&amp;quot;`.
  for (let pass = 0; pass < 2 && read.includes('&'); pass++)
    read = read.replace(ENTITY, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole);
  if (ADDRESS.test(read)) {
    // In an address `+` is a space only where no other space is left.
    const spaced = /\s/.test(read.trim()) ? read : read.replaceAll('+', ' ');
    read = spaced.replace(ESCAPES, decoded);
  }
  if (read.includes('</')) read = read.replace(BLOCK, '\n').replace(INLINE, ' ');
  return unwrapped(read)
    .replace(/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"')
    .replace(/[\u2018\u2019\u201a]/g, "'")
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(TORN, '_');
}

function decoded(escapes: string): string {
  try {
    return decodeURIComponent(escapes);
  } catch {
    return escapes;
  }
}

/** Longer texts are not what someone copied from a narrow window. */
const MAX_WRAPPED = 10_000;
const WIDTH = { least: 40, most: 240 };

/** Lines that a window cut at its width, in the middle of a word, made whole again. */
function unwrapped(text: string): string {
  if (text.length > MAX_WRAPPED || !text.includes('\n')) return text;
  const lines = text.split('\n');
  const width = Math.max(...lines.map((line) => line.length));
  const full = lines.filter((line) => line.length === width).length;
  if (width < WIDTH.least || width > WIDTH.most || full < 2) return text;
  let read = lines[0] ?? '';
  for (const [index, line] of lines.entries()) {
    if (index === 0) continue;
    const before = lines[index - 1] ?? '';
    const isCut = before.length === width && /\w$/.test(before) && /^\w/.test(line);
    read += `${isCut ? '' : '\n'}${line}`;
  }
  return read;
}
