import { plainName } from '../launches/options.ts';
import type { EnvironmentUse, LinkLaunch } from '../model.ts';
import type { TextDocument } from '../text.ts';
import { codeEnvironments } from './code.ts';
import { settingEnvironments } from './settings.ts';
import { environmentOf, environmentOption, isExample, quotedWords } from './words.ts';

/** Finds where a document uses one of Plaid's environments, the removed ones included, in document order. */
export function recognizeEnvironments(
  input: TextDocument,
  launches: readonly LinkLaunch[],
): EnvironmentUse[] {
  const found = input.document
    ? codeEnvironments(input.document, launches)
    : input.language.reader === 'markup'
      ? markupEnvironments(input.text, launches)
      : settingEnvironments(input);
  return isExample(input.path) ? found.map((each) => ({ ...each, example: true })) : found;
}

/** `data-env="tartan"` of a launch that is a tag. */
function markupEnvironments(text: string, launches: readonly LinkLaunch[]): EnvironmentUse[] {
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
