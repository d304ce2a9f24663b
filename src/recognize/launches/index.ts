import { importsOf } from '../imports.ts';
import { namesPlaid } from '../mention.ts';
import type { LinkLaunch } from '../model.ts';
import type { TextDocument } from '../text.ts';
import type { TreeDocument } from '../tree.ts';
import { addressLaunches } from './addresses.ts';
import { callLaunches, createdLaunches, isCalled, typedLaunches } from './calls.ts';
import { elementLaunches } from './elements.ts';
import { keyedLaunches } from './keyed.ts';
import { nativeLaunches } from './native.ts';
import { textLaunches } from './text.ts';

/** Finds the places of a parsed document that open Link, in document order. */
export function recognizeLaunches(document: TreeDocument): LinkLaunch[] {
  if (!namesPlaid(document.text)) return [];
  const imports = importsOf(document.text);
  const out: LinkLaunch[] = [];
  const add = (found: readonly LinkLaunch[]): void => {
    for (const each of found) if (!out.some((known) => isSame(known, each))) out.push(each);
  };
  const isScript = /^(?:java|type)script(?:react)?$/.test(document.language.id);
  if (isScript) {
    add(callLaunches(document, imports));
    add(elementLaunches(document, imports));
    add(createdLaunches(document, imports));
    add(typedLaunches(document));
  }
  const asCode = [...out];
  const isSeen = (offset: number): boolean =>
    isCalled(document, offset) || asCode.some((each) => each.span.start <= offset && offset < each.span.end);
  const read = { text: document.text, path: document.path, language: document.language, document };
  add(textLaunches(read, isSeen));
  add(nativeLaunches(read));
  add(addressLaunches(read));
  if (isScript)
    add(
      keyedLaunches(
        document,
        out.some((each) => each.mode === 'public_key'),
      ),
    );
  return out.sort((a, b) => a.span.start - b.span.start);
}

/** Two readings of one launch: the same options, or one name. */
function isSame(a: LinkLaunch, b: LinkLaunch): boolean {
  if (a.keySpan && b.keySpan && a.keySpan.start === b.keySpan.start) return true;
  if (a.optionsSpan && b.optionsSpan && a.optionsSpan.start === b.optionsSpan.start) return true;
  return a.span.start === b.span.start;
}

/**
 * Launches in the tags and attributes of a page or template, outside of its scripts. `isCode` tells of places that
 * are read as code of their own.
 */
export function recognizeMarkupLaunches(
  input: TextDocument,
  isCode: (offset: number) => boolean,
): LinkLaunch[] {
  return textLaunches(input, isCode).sort((a, b) => a.span.start - b.span.start);
}

/** Launches in a language without a grammar: those of the mobile libraries, of pages in strings, and by address. */
export function recognizeLooseLaunches(input: TextDocument): LinkLaunch[] {
  if (!namesPlaid(input.text)) return [];
  const out: LinkLaunch[] = [];
  for (const each of [
    ...nativeLaunches(input),
    ...textLaunches(input, () => false),
    ...addressLaunches(input),
  ]) {
    if (!out.some((known) => isSame(known, each))) out.push(each);
  }
  return out.sort((a, b) => a.span.start - b.span.start);
}
