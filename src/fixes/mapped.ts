import { inPart, isInside } from '../recognize/embedded.ts';
import type { Recognition } from '../recognize/recognize.ts';
import type { Finding } from '../rules/rule.ts';
import { hostSpan } from '../syntax/mapped.ts';
import type { Fix } from './fix.ts';

type Provider = (finding: Finding, recognition: Recognition) => Fix[];

/**
 * The fixes of a finding. One that stands in code which the document writes behind escapes (a notebook's cell, a body
 * in a string) is mended in that code, and the edits are written as the document writes them.
 */
export function acrossMapping(provider: Provider): Provider {
  const through: Provider = (finding, recognition) => {
    const { regions = [], parts } = recognition;
    const at = parts ? regions.findIndex((each) => isInside(each, finding.span.start)) : -1;
    const mapped = regions[at]?.mapped;
    const part = parts?.[at];
    if (!mapped || !part) return provider(finding, recognition);
    const inner = {
      ...finding,
      span: inPart(finding.span, mapped),
      related: [],
      ...(finding.data === undefined ? {} : { data: inPart(finding.data, mapped) }),
    };
    return through(inner, part).map((fix) => ({
      ...fix,
      edits: fix.edits.map(({ span, newText }) => ({
        span: hostSpan(mapped, span),
        newText: mapped.quote(newText),
      })),
    }));
  };
  return through;
}

/** Only the fixes of a provider that leave the marks around the pieces of a template's code alone. */
export function insidePieces(provider: Provider): Provider {
  return (finding, recognition) => {
    const pieced = recognition.regions?.find(
      (each) => each.mapped?.isPieced && isInside(each, finding.span.start),
    );
    const fixes = provider(finding, recognition);
    return pieced
      ? fixes.filter(({ edits }) =>
          edits.every(({ span }) => isInside(pieced, span.start - 1) && isInside(pieced, span.start)),
        )
      : fixes;
  };
}
