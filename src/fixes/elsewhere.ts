import type { FieldSite } from '../recognize/model.ts';
import type { Recognition } from '../recognize/recognize.ts';
import type { Span } from '../syntax/source.ts';
import type { Fix, TextEdit } from './fix.ts';

/** Only fixes that leave alone what the document takes from another file: there its words are not written. */
export function withoutElsewhere(fixes: readonly Fix[], { requests }: Recognition): Fix[] {
  const sites = requests
    .flatMap(({ fields }) => [...fields.values()].flatMap((field) => field.sites))
    .filter(({ value }) => value.isElsewhere === true);
  if (sites.length === 0) return [...fixes];
  return fixes.filter(({ edits }) => !edits.some((edit) => sites.some((site) => cutsInto(edit, site))));
}

/** A field that has its own key here may go, or get another key. */
function cutsInto({ span }: TextEdit, { span: whole, keySpan, value }: FieldSite): boolean {
  const hasKey = keySpan.start !== value.span.start || keySpan.end !== value.span.end;
  if (hasKey && contains(span, whole)) return false;
  return span.start < value.span.end && value.span.start < span.end;
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
