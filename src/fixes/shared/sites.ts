import type { FieldSite, LinkTokenRequest } from '../../recognize/model.ts';
import type { Span } from '../../syntax/source.ts';

/** Where a request sets a field, by the span of the whole or of the key. */
export function siteAt(request: LinkTokenRequest, where: Span): FieldSite | null {
  for (const { sites } of request.fields.values()) {
    for (const site of sites) {
      if (isSame(site.span, where) || isSame(site.keySpan, where)) return site;
    }
  }
  return null;
}

export function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}
