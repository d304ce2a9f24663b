/**
 * The text of a shell script, as long as written, with the bodies of requests as plain JSON: quotes around a body become
 * blanks, `'"$ID"'` becomes filler, `\"` becomes `"`, line continuations and comments inside a body become blanks.
 */
export function withoutShellQuotes(text: string): string {
  const out = text.split('');
  for (const match of text.matchAll(bodyStart)) {
    const open = match.index + (match[1] as string).length;
    if (text[open] === "'") singleQuoted(text, out, open);
    else doubleQuoted(text, out, open);
  }
  const plain = withoutComments(out.join(''));
  return /@\{/.test(plain) ? withSeparators(plain) : plain;
}

/** Stands for the backslash of an escaped quote that ends a string: white space that nobody writes. */
export const escapeMark = '\ufeff';

/** A quote, and the brace or bracket of a body behind it. */
const bodyStart = /(\$?)["'](?=\s{0,200}[{[])/g;
const maxBody = 100_000;

function blank(out: string[], at: number): void {
  if (out[at] !== '\n' && out[at] !== '\r') out[at] = ' ';
}

/** Up to the quote behind which the word ends; what stands between two quoted parts is the shell's to fill in. */
function singleQuoted(text: string, out: string[], open: number): void {
  const end = Math.min(text.length, open + maxBody);
  let at = open + 1;
  for (;;) {
    const close = text.indexOf("'", at);
    if (close < 0 || close >= end) return;
    const filled = interrupted.exec(text.slice(close, close + 300))?.[0];
    if (filled === undefined) {
      blank(out, open);
      blank(out, close);
      return;
    }
    for (let each = close; each < close + filled.length; each++) out[each] = '$';
    at = close + filled.length;
  }
}

/** `'"$ID"'`, `'$ID'`, `'$(date)'`, `'\''`: the word goes on behind it. */
const interrupted = /^'(?:"[^"'\n]{0,200}"|\$\{?\w{1,100}\}?|\$\([^()'\n]{0,200}\)|\\')'/;

function doubleQuoted(text: string, out: string[], open: number): void {
  const end = Math.min(text.length, open + maxBody);
  const inner = /^"\s{0,200}[{[]\s{0,200}(\\?\s{0,200}\\?")/.exec(text.slice(open, open + 700))?.[1];
  // Without escapes the quotes inside end the shell's string; what the author meant is the JSON.
  if (inner === undefined || !inner.includes('\\"')) {
    if (inner !== undefined) loosely(text, out, open, end);
    return;
  }
  let isInside = false;
  for (let at = open + 1; at < end; at++) {
    const c = text[at];
    if (c === '"') {
      blank(out, open);
      blank(out, at);
      return;
    }
    if (c !== '\\') continue;
    if (text[at + 1] === '"') {
      out[at] = isInside ? escapeMark : ' ';
      isInside = !isInside;
    } else if (text[at + 1] === '\n' || text[at + 1] === '\r') out[at] = ' ';
    // `\\\"` is a quote inside the JSON's own string.
    else if (text.startsWith('\\\\\\"', at)) {
      out.fill('_', at, at + 4);
      at += 2;
    }
    at++;
  }
}

/** The quote behind the last brace of a body ends it. */
function loosely(text: string, out: string[], open: number, end: number): void {
  const close = /[}\]]\s{0,200}"(?=\s*(?:$|[\\|;>&)#]|--?\w))/m.exec(text.slice(open + 1, end));
  if (!close) return;
  blank(out, open);
  blank(out, open + close.index + close[0].length);
}

/** Inside JSON `//` starts no comment of a shell; of a whole body on one line it ends where the next key starts. */
const slashes = /(^|[\s,{[])\/\/(?!\/)([^\n]{0,500})/gm;

function withoutComments(text: string): string {
  return text.replace(slashes, (whole: string, before: string, comment: string) => {
    const key = /"\w{1,60}"\s{0,10}:/.exec(comment);
    const said = key ? comment.slice(0, key.index) : comment;
    const elided = /^\s*(?:\.\.\.|…)/.test(said) ? '...' : '';
    const blanks = ' '.repeat(2 + said.length - elided.length);
    return before + elided + blanks + whole.slice(before.length + 2 + said.length);
  });
}

/** In PowerShell's hash tables a line ends an entry. */
function withSeparators(text: string): string {
  const out = text.split('');
  const open: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const c = text[at] as string;
    if (c === '{' || c === '(' || c === '[') open.push(c === '{' && text[at - 1] === '@' ? '@' : c);
    else if (c === '}' || c === ')' || c === ']') open.pop();
    else if (c === '"' || c === "'") {
      const line = text.indexOf('\n', at);
      const close = text.indexOf(c, at + 1);
      if (close > 0 && (line < 0 || close < line)) at = close;
    } else if (c === '#' && /\s/.test(text[at - 1] ?? '\n')) {
      while (at + 1 < text.length && text[at + 1] !== '\n') out[at++] = ' ';
      out[at] = ' ';
    } else if (c === '\n' && open.at(-1) === '@') out[at] = ';';
  }
  return out.join('');
}
