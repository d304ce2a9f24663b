import type { EnvironmentUse, LinkLaunch } from '../model.ts';
import type { TextDocument } from '../text.ts';
import { codeEnvironments } from './code.ts';
import { looseEnvironments } from './loose.ts';
import { markupEnvironments } from './markup.ts';
import { settingEnvironments } from './settings.ts';
import { isExample } from './words.ts';

/** Finds where a document uses one of Plaid's environments, the removed ones included, in document order. */
export function recognizeEnvironments(
  input: TextDocument,
  launches: readonly LinkLaunch[],
): EnvironmentUse[] {
  const found = input.document
    ? codeEnvironments(input.document, launches)
    : input.language.reader === 'markup'
      ? markupEnvironments(input.text, launches)
      : input.brackets
        ? looseEnvironments(input, launches)
        : settingEnvironments(input);
  if (isBuildOrManifest(input)) {
    for (const each of settingEnvironments(input)) {
      if (!found.some(({ span }) => span.start < each.span.end && each.span.start < span.end))
        found.push(each);
    }
    found.sort((a, b) => a.span.start - b.span.start);
  }
  return isExample(input.path) ? found.map((each) => ({ ...each, example: true })) : found;
}

/** Code or markup that gives settings: build files of Gradle, resources, configuration of .NET. */
function isBuildOrManifest({ language, path }: TextDocument): boolean {
  return language.id === 'xml' || /\.gradle(?:\.kts)?$|\.config$/i.test(path ?? '');
}
