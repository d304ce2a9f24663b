import { type ManifestReader, matches } from './manifest.ts';

/** The script that puts Link on a page, the legacy address included. */
export const SCRIPT = /(?<name>cdn\.plaid\.com\/link\/(?:v2\/)?stable\/link-initialize\.js)/dg;

/** A page that loads Link's script. */
export const page: ManifestReader = {
  name: /\.html?$/i,
  package: false,
  *read(text) {
    for (const found of matches(text, SCRIPT, 'mark', { fixed: 'link-initialize.js' }))
      if (!inHtmlComment(text, found.start)) yield found;
  },
};

/** How far back a comment's start is looked for. */
const LOOK_BACK = 5000;

/** Whether the offset stands inside `<!-- … -->`. */
export function inHtmlComment(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - LOOK_BACK), offset);
  return before.lastIndexOf('<!--') > before.lastIndexOf('-->');
}
