import { isInside } from '../recognize/embedded.ts';
import type { Recognition } from '../recognize/recognize.ts';
import type { Language } from '../syntax/language.ts';

const ecmaScript: ReadonlySet<string> = new Set([
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
]);

/** Whether code of the language is JavaScript or TypeScript. */
export function isEcmaScript({ id }: Language): boolean {
  return ecmaScript.has(id);
}

/** The language that is written at an offset: that of a script or a fence inside a page, a component or a text. */
export function languageAt({ language, regions }: Recognition, offset: number): Language {
  return regions?.find((region) => isInside(region, offset))?.language ?? language;
}
