import type { EnvironmentUse, LinkLaunch } from '../model.ts';
import type { TextDocument } from '../text.ts';
import { codeEnvironments } from './code.ts';
import { settingEnvironments } from './settings.ts';
import { isExample } from './words.ts';

/** Finds where a document uses one of Plaid's environments, the removed ones included, in document order. */
export function recognizeEnvironments(
  input: TextDocument,
  launches: readonly LinkLaunch[],
): EnvironmentUse[] {
  const found = input.document ? codeEnvironments(input.document, launches) : settingEnvironments(input);
  return isExample(input.path) ? found.map((each) => ({ ...each, example: true })) : found;
}
