import { SourceText } from '../../syntax/source.ts';
import { isLocalSettings } from '../localSettings.ts';
import { classifyPath } from '../paths.ts';
import { androidDetails } from './android.ts';
import { appleDetails } from './apple.ts';
import { codeDetails } from './code.ts';
import { type Detail, type DetailFile, MAX_FILE, MOST_DETAILS } from './detail.ts';
import { expoDetails } from './expo.ts';
import { pageDetails } from './page.ts';

export type { Detail } from './detail.ts';

/** Files that say something about an integration even where Plaid is not named in them. */
const BY_NAME =
  /^(?:AndroidManifest\.xml|[\w.-]*\.gradle(?:\.kts)?|[\w.-]*\.entitlements|project\.pbxproj|apple-app-site-association(?:\.json)?|assetlinks\.json|app\.json|app\.config\.[cm]?[jt]s|next\.config\.[cm]?[jt]s|vercel\.json|netlify\.toml|_headers|nginx[\w.-]*\.conf|helmet[\w.-]*\.[jt]s|firebase\.json|index\.html|_document\.[jt]sx?|middleware\.[jt]s)$/;

/** Whether a file is worth reading for details by its name alone. */
export function isDetailFile(path: string): boolean {
  return BY_NAME.test(path.slice(path.lastIndexOf('/') + 1)) || isLocalSettings(path);
}

const READERS: readonly ((file: DetailFile) => Iterable<Detail>)[] = [
  androidDetails,
  appleDetails,
  expoDetails,
  pageDetails,
  codeDetails,
];

/** The details a file's text gives, in reading order, bounded; never throws on any text. Tests and foreign code say nothing. */
export function detailsOf(path: string, text: string): readonly Detail[] {
  if (text.length > MAX_FILE || classifyPath(path) !== 'code') return [];
  const file: DetailFile = {
    path,
    name: path.slice(path.lastIndexOf('/') + 1),
    text,
    source: new SourceText(text),
  };
  const found: Detail[] = [];
  for (const read of READERS) {
    for (const one of read(file)) {
      found.push(one);
      if (found.length >= MOST_DETAILS) return found;
    }
  }
  return found;
}
