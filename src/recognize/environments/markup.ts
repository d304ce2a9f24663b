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

/** How far a query that is put together reaches. */
const maxQuery = 1000;

/** `link.html?…&env=development` of a launch by address. */
export function addressEnvironments(text: string, launches: readonly LinkLaunch[]): EnvironmentUse[] {
  const out: EnvironmentUse[] = [];
  for (const { via, span } of launches) {
    if (via !== 'link.html') continue;
    const part = text.slice(span.start, span.start + maxQuery);
    const end = part.search(/;|\r?\n[ \t]*\r?\n/);
    const found = /[?&]env=(sandbox|development|production|tartan)\b/i.exec(
      end < 0 ? part : part.slice(0, end),
    );
    const environment = found && environmentOf(found[1] as string);
    if (!found || !environment) continue;
    const at = span.start + found.index + found[0].length - environment.length;
    out.push({
      kind: 'environment',
      span: { start: at, end: at + environment.length },
      environment,
      form: 'launch',
    });
  }
  return out;
}
