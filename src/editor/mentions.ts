import { codeCandidates } from '../catalog/candidates.ts';

const PLAID = /plaid|link[_-]?kit|link_?token|error_?(?:code|type|message)/i;

/**
 * True when a text could hold anything we read. Cheap (over a gigabyte a second for the common answer) and loads neither
 * catalog nor grammars; everything else starts behind it.
 */
export function mentionsPlaid(text: string): boolean {
  if (PLAID.test(text)) return true;
  return !codeCandidates(text, 0, text.length, { spellings: true }).next().done;
}
