/** Why a request is open whose text leaves something out. */
export const leftOut = 'entries left out';

const dots = /^\s*(?:\.\.\.|…)/;
/** Dots that stand for what is not shown: nothing that could be spread stands behind them. */
const bare = /^(?:\.\.\.|…)[ \t]*(?:[,;)}\]]|\*\/|\r?\n|$)/;
const maxLength = 20_000;

/**
 * Whether a literal, or a chain of calls, leaves out some of its own entries, as documents do: `// ...`, `# …`, a bare `...`
 * inside it or right behind it. Dots inside nested values are about those.
 */
export function isElided(text: string, start: number, end: number): boolean {
  const limit = Math.min(end, start + maxLength);
  let depth = 0;
  for (let at = start; at < limit; at++) {
    const c = text[at] as string;
    const comment = commentAt(text, at, limit);
    if (comment > at) {
      const said = text.slice(at, comment).replace(/^(?:\/\/|\/\*|#)/, '');
      if (depth <= 1 && dots.test(said)) return true;
      at = comment - 1;
    } else if (c === '"' || c === "'" || c === '`') at = quoteEnd(text, at, limit);
    else if (c === '(' || c === '[' || c === '{') depth++;
    else if (c === ')' || c === ']' || c === '}') depth--;
    else if ((c === '.' || c === '…') && depth <= 1 && !/[\w.)\]]/.test(text[at - 1] ?? '')) {
      if (bare.test(text.slice(at, at + 30))) return true;
    }
  }
  return isChainElided(text, end);
}

const link = /^\s*\??\.\s*\w{1,80}\s*\(/;
const note = /^\s*(?:\/\/|#)([^\n]{0,300})(?:\n|$)/;

/** The calls behind a literal, `.clientName("H")`, up to the end of the chain. */
function isChainElided(text: string, from: number): boolean {
  let at = from;
  for (let count = 0; count < 60; count++) {
    const rest = text.slice(at, at + 400);
    if (/^[ \t]*\r?\n[ \t]*(?:\.\.\.|…)[ \t]*(?:[;\r\n]|$)/.test(rest)) return true;
    const said = note.exec(rest);
    const call = said ? null : link.exec(rest);
    if (said) {
      if (dots.test(said[1] as string)) return true;
      at += said[0].length - (said[0].endsWith('\n') ? 1 : 0);
    } else if (call) at = closing(text, at + call[0].length);
    else return false;
  }
  return false;
}

/** The offset behind the bracket that closes one opened before an offset. */
function closing(text: string, from: number): number {
  const limit = Math.min(text.length, from + maxLength);
  let depth = 1;
  for (let at = from; at < limit; at++) {
    const c = text[at] as string;
    if (c === '"' || c === "'" || c === '`') at = quoteEnd(text, at, limit);
    else if (c === '(' || c === '[' || c === '{') depth++;
    else if ((c === ')' || c === ']' || c === '}') && --depth === 0) return at + 1;
  }
  return limit;
}

/** The end of a comment that starts at an offset, else the offset. */
function commentAt(text: string, at: number, limit: number): number {
  const isLine = text.startsWith('//', at) || (text[at] === '#' && /[\s(,{[]/.test(text[at - 1] ?? ' '));
  if (isLine && text[at - 1] !== ':') {
    const newline = text.indexOf('\n', at);
    return newline < 0 ? limit : Math.min(newline, limit);
  }
  if (!text.startsWith('/*', at)) return at;
  const close = text.indexOf('*/', at + 2);
  return close < 0 ? limit : Math.min(close + 2, limit);
}

/** The closing quote; a quote without one on its line is an apostrophe. */
function quoteEnd(text: string, at: number, limit: number): number {
  const quote = text[at] as string;
  for (let i = at + 1; i < limit; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === quote) return i;
    else if (text[i] === '\n' && quote !== '`') return at;
  }
  return at;
}
