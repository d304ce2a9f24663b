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
