import { plainName } from '../launches/options.ts';
import type { EnvironmentUse, LinkLaunch } from '../model.ts';
import { environmentOf, environmentOption, quotedWords } from './words.ts';

/** `data-env="tartan"` of a launch that is a tag. */
export function markupEnvironments(text: string, launches: readonly LinkLaunch[]): EnvironmentUse[] {
  const out: EnvironmentUse[] = [];
  for (const each of launches) {
    for (const [name, option] of each.options ?? []) {
      if (!environmentOption.test(plainName(name))) continue;
      for (const { span, word } of quotedWords(text, option)) {
        const environment = environmentOf(word);
        if (environment) out.push({ kind: 'environment', span, environment, form: 'launch' });
      }
    }
  }
  return out.sort((a, b) => a.span.start - b.span.start);
}

/** How far a query that is put together reaches, and how far apart the options of one launch are set. */
const maxQuery = 1000;
const reach = 600;
const inQuery = /[?&]env=(?<word>sandbox|development|production|tartan)\b/i;
/** `put("env", "development")`, `"env": "development"`, `"env" to "development"`, `name: "env", value: "development"`. */
const inOptions =
  /["']env["']\]?\s{0,20}(?:,\s{0,20}(?:value:\s{0,20})?|[:=]\s{0,20}|\bto\s{1,20})@?["'](?<word>sandbox|development|production|tartan)["']|@"(?<object>sandbox|development|production|tartan)"\s{1,20}forKey:\s{0,20}@"env"/gi;

/** The environment of a launch by address: in the query, or among the options that become one. */
export function addressEnvironments(text: string, launches: readonly LinkLaunch[]): EnvironmentUse[] {
  const out: EnvironmentUse[] = [];
  const add = (word: string, start: number): void => {
    const environment = environmentOf(word);
    const span = { start, end: start + word.length };
    const line = text.slice(Math.max(text.lastIndexOf('\n', start) + 1, start - reach), start);
    if (!environment || /^\s*(?:\/\/|\*|#)|\s\/\//.test(line)) return;
    if (out.some((each) => each.span.start === start)) return;
    out.push({ kind: 'environment', span, environment, form: 'launch' });
  };
  for (const { via, span } of launches) {
    if (via !== 'link.html') continue;
    const part = text.slice(span.start, span.start + maxQuery);
    const end = part.search(/;|\r?\n[ \t]*\r?\n/);
    const query = inQuery.exec(end < 0 ? part : part.slice(0, end));
    if (query) add(query.groups?.word ?? '', span.start + query.index + '?env='.length);
    const from = Math.max(0, span.start - reach);
    for (const match of text.slice(from, span.end + reach).matchAll(inOptions)) {
      const word = match.groups?.word ?? match.groups?.object ?? '';
      const at = match.groups?.word ? match[0].lastIndexOf(word) : 2;
      add(word, from + match.index + at);
    }
  }
  return out;
}
