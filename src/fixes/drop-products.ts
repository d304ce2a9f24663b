import type { LinkTokenRequest } from '../recognize/model.ts';
import type { Recognition } from '../recognize/recognize.ts';
import type { Finding } from '../rules/rule.ts';
import type { Span } from '../syntax/source.ts';
import type { Fix } from './fix.ts';
import { type Code, codeAt, isScript, requestOf, shown } from './shared/code.ts';
import { guardEntry } from './shared/guard.ts';
import { removeSite } from './shared/remove.ts';
import { siteAt } from './shared/sites.ts';

/** Leaves products out of update mode: always, or while there is an access token. */
export function dropProducts(finding: Finding, recognition: Recognition): Fix[] {
  const data = finding.data as { site?: Span; conditional?: boolean } | undefined;
  const request = requestOf(recognition, data);
  const site = request && data?.site ? siteAt(request, data.site) : null;
  if (!request || !site) return [];
  const code = codeAt(recognition, site.span.start);
  if (!data?.conditional) {
    const edit = removeSite(code, site);
    return edit ? [{ title: 'Remove products', edits: [edit], preferred: true, changesBehavior: true }] : [];
  }
  const token = tokenOf(code, request);
  if (token === null || !(isScript(code) || code.language.id === 'python')) return [];
  const written = code.text.slice(site.span.start, site.span.end);
  const entry = code.language.id === 'python' ? pairOf(code, site.value.span) : written;
  const edit = guardEntry(code, site, { text: token, whenBlank: true }, entry);
  if (!edit) return [];
  return [
    {
      title: `Leave products out when there is ${shown(token)}`,
      edits: [edit],
      preferred: false,
      changesBehavior: true,
    },
  ];
}

function pairOf({ text }: Code, { start, end }: Span): string {
  return `"products": ${text.slice(start, end)}`;
}

/** The one expression that gives the access token, when it is a name. */
function tokenOf({ text }: Code, request: LinkTokenRequest): string | null {
  const sites = request.fields.get('access_token')?.sites ?? [];
  const names = new Set(sites.map(({ value }) => text.slice(value.span.start, value.span.end)));
  const [name] = names;
  return names.size === 1 && name !== undefined && /^[\w$]+(?:\??\.[\w$]+)*$/.test(name) ? name : null;
}
