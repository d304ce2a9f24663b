import type { Recognition } from '../recognize/recognize.ts';
import type { Finding } from '../rules/rule.ts';
import type { Span } from '../syntax/source.ts';
import type { Fix } from './fix.ts';
import { codeAt, requestOf } from './shared/code.ts';
import { removeSite } from './shared/remove.ts';
import { siteAt } from './shared/sites.ts';

/** Which of the two returns a request is for only the developer can tell, so keeping either is offered. */
export function keepOneReturn(finding: Finding, recognition: Recognition): Fix[] {
  const data = finding.data as { site?: Span; other?: Span } | undefined;
  const request = requestOf(recognition, data);
  if (!request || !data?.site || !data.other) return [];
  const drop = (where: Span, title: string): Fix[] => {
    const site = siteAt(request, where);
    const edit = site && removeSite(codeAt(recognition, where.start), site);
    return edit ? [{ title, edits: [edit], preferred: false, changesBehavior: true }] : [];
  };
  return [
    ...drop(data.site, 'Keep redirect_uri, remove android_package_name'),
    ...drop(data.other, 'Keep android_package_name, remove redirect_uri'),
  ];
}
