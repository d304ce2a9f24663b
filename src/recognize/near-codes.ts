import { nearestCode } from '../catalog/nearest.ts';
import { codeOfAlias, isCode, isType } from '../catalog/words.ts';
import { lower } from '../syntax/lower.ts';
import { shapeOf } from '../syntax/node.ts';
import type { Span } from '../syntax/source.ts';
import { isFrameworkCode } from './errors/vocabulary.ts';
import { nodeAt, type TreeDocument } from './tree.ts';

/** A text that stands where an error code does and is one letter or two from one that exists. */
export interface NearCode {
  readonly kind: 'near-code';
  /** Without the quotes. */
  readonly span: Span;
  readonly written: string;
  readonly nearest: string;
}

const quoted = /(["'`])([A-Z][A-Z0-9]{1,30}(?:_[A-Z0-9]{1,30}){1,8})\1/g;
const codeKey = /(?:^|[.\]_])(?:error_code|errorCode)$|^(?:error_code|errorCode)$/i;
const maxMatches = 2000;

/** Misspelled error codes of a parsed document that names Plaid, in document order. */
export function recognizeNearCodes(document: TreeDocument): NearCode[] {
  if (!/plaid/i.test(document.text) && !/plaid/i.test(document.path ?? '')) return [];
  if (!/error_?code/i.test(document.text)) return [];
  const found: NearCode[] = [];
  let count = 0;
  for (const match of document.text.matchAll(quoted)) {
    if (++count > maxMatches) break;
    const written = match[2] as string;
    if (written.length < 8 || isCode(written) || isType(written) || codeOfAlias(written) !== null) continue;
    const nearest = nearestCode(written);
    // RATE_LIMITED and its like are what other APIs write, no slips of the pen.
    if (nearest === null || nearest === 'RATE_LIMIT' || isFrameworkCode(nearest)) continue;
    const start = match.index + 1;
    const span = { start, end: start + written.length };
    if (isCodePlace(document, match.index, match.index + match[0].length)) {
      found.push({ kind: 'near-code', span, written, nearest });
    }
  }
  return found;
}

/** Compared with an `error_code`, the value of one, or beside the type of a Plaid error. */
function isCodePlace(document: TreeDocument, start: number, end: number): boolean {
  const node = nodeAt(document, start, end);
  if (!node || shapeOf(document, node)?.as !== 'string') return false;
  let below = node;
  for (const each of document.scopes.nearest(node, 8)) {
    const shape = shapeOf(document, each);
    const around = document.text.slice(each.startIndex, Math.min(each.endIndex, each.startIndex + 400));
    if (shape?.as === 'entry' || shape?.as === 'assignment' || shape?.as === 'declaration') {
      const key = document.text.slice(each.startIndex, below.startIndex).replace(/["'\s:=]+$/g, '');
      if (codeKey.test(key.replace(/["'`]/g, ''))) return true;
      if (shape.as !== 'entry') return false;
    }
    // `err.error_code === 'X'`, `err.error_code in ['X']`, `case 'X':` of a switch on it.
    if (shape?.as === 'binary' || /comparison/.test(each.type)) {
      const rest =
        document.text.slice(each.startIndex, below.startIndex) +
        document.text.slice(below.endIndex, each.endIndex);
      return /error_?code\b/i.test(rest.slice(0, 300));
    }
    if (/switch_case|case_clause/.test(each.type)) {
      const whole = document.scopes
        .ancestors(each)
        .find((one) => /^(?:switch|match)_statement$/.test(one.type));
      const head = whole ? document.text.slice(whole.startIndex, whole.startIndex + 200) : '';
      return /^(?:switch|match)\b[^{:]{0,150}error_?code/i.test(head);
    }
    if (shape?.as === 'call') {
      const call = lower(document, each);
      if (
        call.kind === 'call' &&
        /includes|equals|indexOf|has/.test(
          document.text.slice(call.callee.span.start, call.callee.span.end).slice(-20),
        )
      ) {
        return /error_?code\b/i.test(around);
      }
      return false;
    }
    if (shape?.as === 'record') {
      const type = /["']?\berror_?type["']?\s*[:=]\s*["'`]([A-Z_]{4,60})["'`]/i.exec(around);
      return (
        type?.[1] !== undefined &&
        isType(type[1]) &&
        /\berror_?code/i.test(around) &&
        /\b(?:error_?code|code)["']?\s*[:=]\s*["'`]?$/i.test(
          document.text.slice(Math.max(0, start - 40), start),
        )
      );
    }
    if (shape?.as === 'function' || shape?.as === 'block') return false;
    below = each;
  }
  return false;
}
