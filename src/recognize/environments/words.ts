import type { Span } from '../../syntax/source.ts';
import type { EnvironmentUse } from '../model.ts';

export type PlaidEnvironment = EnvironmentUse['environment'];

/** The environment a word names, or null. */
export function environmentOf(word: string): PlaidEnvironment | null {
  const plain = word
    .trim()
    .toLowerCase()
    .replace(/^link-/, '');
  return plain === 'sandbox' || plain === 'production' || plain === 'development' || plain === 'tartan'
    ? plain
    : null;
}

/** Names of variables and settings that pick Plaid's environment: `PLAID_ENV`, `plaidEnvironment`. */
export const environmentName = /(?:[A-Za-z0-9_]*PLAID_?ENV(?:IRONMENT)?|plaid_?[eE]nv(?:ironment)?)/;

/** Names of secrets that say which environment they are for. */
export const developmentSecret = /(?:[A-Z0-9_]*PLAID_(?:DEVELOPMENT_SECRET|SECRET_DEVELOPMENT))/;

/** A file that shows others what to set. */
export function isExample(path: string | null): boolean {
  const name = path?.slice(path.lastIndexOf('/') + 1) ?? '';
  return /example|sample|template|\.(?:dist|tpl|tmpl|defaults?)$/i.test(name);
}

/** Options of launches and clients that pick the environment, in `plainName` form. */
export const environmentOption = /^(?:env|environment|plaidenv|plaidenvironment|dataenv)$/;

/** Environments quoted in a stretch of text that no tree explains; what is compared does not count. */
export function quotedWords(text: string, { start, end }: Span): { span: Span; word: string }[] {
  const part = text.slice(start, end);
  const out: { span: Span; word: string }[] = [];
  for (const each of part.matchAll(/(["'`])(sandbox|development|production|tartan)\\?\1/gi)) {
    const before = part.slice(0, each.index).trimEnd();
    const after = part.slice(each.index + each[0].length).trimStart();
    if (/[!=]=$/.test(before) || /^[!=]=|^[\])]/.test(after)) continue;
    const from = start + each.index;
    out.push({ span: { start: from, end: from + each[0].length }, word: each[2] as string });
  }
  return out;
}
