import { closeSync, openSync, readSync } from 'node:fs';
import { manifestReader } from '../project/manifests/index.ts';
import {
  classifyPath,
  extensionOf,
  isGeneratedClient,
  isMinified,
  isPlaidOpenApi,
  type PathClass,
} from '../project/paths.ts';
import { mentionsPlaid } from '../recognize/mention.ts';
import { decode, type FileText, reasonOf } from './walk.ts';

/** Enough of a large file to tell what it is, in bytes. */
const HEAD = 64 * 1024;

/** The beginning of a large file. */
export function readHead(path: string): FileText {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const head = Buffer.alloc(HEAD);
    return decode(head.subarray(0, readSync(file, head, 0, HEAD, 0)));
  } catch (error) {
    return { problem: reasonOf(error) };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** The text of a file that mentions Plaid or is a manifest; null for all others. */
export function worthALook(
  bytes: Buffer,
  path: string,
): { readonly text: string; readonly mentions: boolean } | null {
  // Latin 1 is a plain copy of the bytes and keeps every ASCII word as it is; UTF-16 does not.
  const wide = bytes.length >= 2 && (bytes[0] === 0xff || bytes[0] === 0xfe);
  const mentions = !wide && mentionsPlaid(bytes.toString('latin1'));
  if (!mentions && !wide && manifestReader(path) === null) return null;
  const decoded = decode(bytes);
  if (!('text' in decoded)) return null;
  return { text: decoded.text, mentions: wide ? mentionsPlaid(decoded.text) : mentions };
}

/** What a file counts as, by its path and by what it holds. */
export function kindOf(path: string, text: string): PathClass {
  const kind = classifyPath(path);
  if (kind === 'left-alone' || kind === 'third-party') return kind;
  const extension = extensionOf(path);
  if (/^(?:[mc]?js|css)$/.test(extension) && isMinified(text)) return 'left-alone';
  if (/^(?:ya?ml|json)$/.test(extension) && isPlaidOpenApi(text)) return 'left-alone';
  return isGeneratedClient(text) ? 'third-party' : kind;
}
