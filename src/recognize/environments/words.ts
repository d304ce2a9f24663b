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
