import type { Recognition } from '../recognize/recognize.ts';
import type { Finding } from '../rules/rule.ts';
import type { Span } from '../syntax/source.ts';
import type { Fix } from './fix.ts';
import { wrapped } from './make-list.ts';
import { codeAt, isScript, requestOf, shown } from './shared/code.ts';
import { removeSite } from './shared/remove.ts';
import { isSame, siteAt } from './shared/sites.ts';
import { replaceWord } from './shared/words.ts';

const lists = /^(?:country_codes|\w*products)$/;

/** Gives a key the API's spelling, or the name of the field that is meant; a key that means none can be removed. */
export function renameField(finding: Finding, recognition: Recognition): Fix[] {
  const data = finding.data as { key?: Span; written?: string; replacement?: string } | undefined;
  const request = requestOf(recognition, data);
  if (!request || !data?.key || data.written === undefined) return [];
  const { key, written, replacement } = data;
  const code = codeAt(recognition, key.start);
  const site = siteAt(request, key);
  if (replacement === undefined) {
    const edit = site && removeSite(code, site);
    if (!edit) return [];
    return [{ title: `Remove ${shown(written)}`, edits: [edit], preferred: false, changesBehavior: true }];
  }
  // The API refuses a request that has the field twice, or the second one wins.
  const parent = (finding.data as { field?: string }).field?.replace(/[^.]*$/, '') ?? '';
  if (request.fields.has(parent + replacement)) return [];
  const isShorthand = site !== null && isSame(site.keySpan, site.value.span);
  if (isShorthand && !isScript(code)) return [];
  const edit = isShorthand
    ? { span: key, newText: `${replacement}: ${written}` }
    : replaceWord(code, key, written, replacement);
  if (!edit) return [];
  const edits = [edit];
  // country: 'US' is a list by its right name.
  if (lists.test(replacement) && site?.value.kind === 'string') {
    const list = site.value.definedAt || isShorthand ? null : wrapped(code, site.value.span, site);
    if (!list) return [];
    edits.push(list);
  }
  return [
    { title: `Rename ${shown(written)} to ${replacement}`, edits, preferred: true, changesBehavior: true },
  ];
}
