import { readBrackets } from '../syntax/brackets.ts';
import type { Language } from '../syntax/language.ts';
import type { PublicKeyOption } from './legacy.ts';

/** Elixir's configuration of the library: the keyword list behind `config :plaid`, which may run over lines. */
const configured = /^[ \t]*config[ \t(]+:plaid\b[^\n]*(?:\n[ \t]+[a-z_]+:[^\n]*){0,30}/gm;
const key = /\bpublic_key:\s{0,20}(?!nil\b|""|\s)([^\n]*?)(?=,?[ \t]*(?:#[^\n]*)?(?:\n|$)|,\s*[a-z_]+:)/g;
const maxPlaces = 100;

/** Public keys in the configuration of the `plaid` package for Elixir, in document order. */
export function configuredPublicKeys(text: string, language: Language): PublicKeyOption[] {
  if (language.id !== 'elixir' || !text.includes('public_key:')) return [];
  const found: PublicKeyOption[] = [];
  const { comments } = readBrackets(text, language);
  for (const match of text.matchAll(configured)) {
    for (const each of match[0].matchAll(key)) {
      const start = match.index + each.index;
      if (found.length >= maxPlaces || comments.some((one) => one.start <= start && start < one.end))
        continue;
      found.push({
        kind: 'public-key-option',
        span: { start, end: start + each[0].trimEnd().length },
        form: 'named',
      });
    }
  }
  return found;
}
