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

/** Whether the offset stands inside `<!-- … -->`. */
export function inHtmlComment(text: string, offset: number): boolean {
  const open = text.lastIndexOf('<!--', offset);
  return open >= 0 && text.lastIndexOf('-->', offset) < open;
}
