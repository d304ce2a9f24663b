import type { Node } from 'web-tree-sitter';
import { lastName } from '../../syntax/expression.ts';
import { lower } from '../../syntax/lower.ts';
import { childOf, shapeOf } from '../../syntax/node.ts';
import type { Span } from '../../syntax/source.ts';
import type { Field, FieldSite, FieldState, LinkTokenRequest } from '../model.ts';
import type { TreeDocument } from '../tree.ts';
import { isElided, leftOut } from './elided.ts';
import type { Contribution } from './gather.ts';
import { insertPoint } from './insert.ts';
import type { Variant } from './resolve.ts';
import { presence, readValue } from './values.ts';

/** What an anchor knows of the request it found. */
export interface Sending {
  readonly anchor: LinkTokenRequest['anchor'];
  readonly endpoint: LinkTokenRequest['endpoint'];
  /** The call's name (`linkTokenCreate`) or the address, when there is a call. */
  readonly nameSpan: Span | null;
  readonly call: Node | null;
  /** Why the anchor itself leaves the request open. */
  readonly open: readonly string[];
  /** What functions on the way to the call add. */
  readonly adds?: readonly Contribution[];
}

/** Turns one resolved form of a request into the construct. */
export function assemble(
  document: TreeDocument,
  variant: Variant,
  sending: Sending,
  group: number | undefined,
): LinkTokenRequest {
  const { startIndex, endIndex } = variant.literal;
  const isCut = isElided(document.text, startIndex, endIndex);
  const openBecause = [...new Set([...sending.open, ...variant.open, ...(isCut ? [leftOut] : [])])];
  const fields = fieldsOf(document, [...variant.contributions, ...(sending.adds ?? [])]);
  const literal = { start: startIndex, end: endIndex };
  const inside =
    sending.call !== null &&
    sending.call.startIndex <= literal.start &&
    literal.end <= sending.call.endIndex &&
    sending.nameSpan !== null;
  // An HTTP client's call says little of its body, which may stand lines below: then the body is the place to look at.
  const isFar = sending.anchor === 'http' && inside && !onOneLine(document, sending.nameSpan, literal);
  const site = inside && sending.nameSpan && !isFar ? sending.nameSpan : firstLine(document, variant.literal);
  const call = sending.nameSpan && (!inside || isFar) ? sending.nameSpan : undefined;
  const platform = branchPlatform(document, variant.literal);
  const insert = variant.isElsewhere ? undefined : insertPoint(document, variant);
  return {
    kind: 'link-token-request',
    span: { start: site.start, end: Math.max(variant.end, literal.end) },
    site,
    anchor: sending.anchor,
    endpoint: sending.endpoint,
    closed: openBecause.length === 0,
    openBecause,
    fields,
    keys: isConstructor(document, variant.literal) ? 'typed' : (document.language.keys ?? 'raw'),
    ...(call ? { call } : {}),
    ...(group === undefined ? {} : { group }),
    ...(platform ? { branchPlatform: platform } : {}),
    ...(insert ? { insert } : {}),
  };
}

/** A call that makes the request checks the names of its arguments; `dict(…)` takes any. */
function isConstructor(document: TreeDocument, literal: Node): boolean {
  const expression = lower(document, literal);
  return expression.kind === 'call' && lastName(expression.callee) !== 'dict';
}

function onOneLine(document: TreeDocument, a: Span | null, b: Span): boolean {
  return a !== null && !document.text.slice(a.start, b.start).includes('\n');
}

function fieldsOf(document: TreeDocument, contributions: readonly Contribution[]): Map<string, Field> {
  const byPath = new Map<string, { sites: FieldSite[]; states: Step[] }>();
  for (const each of contributions) {
    const path = each.path.join('.');
    let entry = byPath.get(path);
    if (!entry) {
      entry = { sites: [], states: [] };
      byPath.set(path, entry);
    }
    if (each.value === null) {
      entry.states.push(each.conditional ? 'taken' : 'absent');
      continue;
    }
    const seen = each.known?.presence ?? presence(document, each.value);
    const value = each.known?.value ?? readValue(document, each.value);
    const conditional = each.conditional || seen === 'maybe';
    entry.sites.push({
      span: each.span,
      keySpan: each.keySpan,
      value,
      conditional,
      writtenKey: each.written,
    });
    if (seen === 'null') entry.states.push(each.conditional ? 'taken' : 'absent');
    else entry.states.push(conditional ? 'conditional' : 'present');
  }
  const fields = new Map<string, Field>();
  for (const [path, { sites, states }] of byPath) fields.set(path, { path, sites, state: lastState(states) });
  return fields;
}

/** What one contribution does to a field; `taken`: it is deleted or set to null under a condition. */
type Step = FieldState | 'taken';

/** Contributions in document order: the last unconditional one decides, conditional ones soften it. */
function lastState(steps: readonly Step[]): FieldState {
  let state: FieldState = 'absent';
  for (const each of steps) {
    if (each === 'taken') state = 'conditional';
    else if (each === 'conditional') state = state === 'present' ? 'present' : 'conditional';
    else state = each;
  }
  return state;
}

/** From the declared name, or else the literal, to the end of its first line. */
function firstLine(document: TreeDocument, literal: Node): Span {
  const holder = document.scopes
    .ancestors(literal)
    .slice(0, 4)
    .find((each) => {
      const as = shapeOf(document, each)?.as;
      return as === 'declaration' || as === 'assignment' || as === 'return';
    });
  const lineStart = document.text.lastIndexOf('\n', literal.startIndex - 1) + 1;
  const start = holder && holder.startIndex >= lineStart ? holder.startIndex : literal.startIndex;
  const newline = document.text.indexOf('\n', literal.startIndex);
  let end = Math.min(newline < 0 ? document.text.length : newline, literal.endIndex);
  while (end > start + 1 && /\s/.test(document.text[end - 1] as string)) end--;
  return { start, end };
}

const platformWords: readonly [RegExp, 'ios' | 'android' | 'web'][] = [
  [/\bandroid|android\b/i, 'android'],
  [/(?:^|[^a-z])ios(?:[^a-z]|$)|iphone|isIOS/i, 'ios'],
  [/\bweb\b|isWeb\b|browser|desktop/i, 'web'],
];

/** The one platform that a condition around a literal names. */
function branchPlatform(document: TreeDocument, literal: Node): 'ios' | 'android' | 'web' | undefined {
  for (const { branch, arm } of document.scopes.arms(literal)) {
    const shape = shapeOf(document, branch);
    if (shape?.as !== 'branch' && shape?.as !== 'conditional') continue;
    if (shape.test === undefined) continue;
    const test = childOf(document, branch, shape.test);
    if (!test) continue;
    const text = document.text.slice(test.startIndex, Math.min(test.endIndex, test.startIndex + 300));
    const named = platformWords.filter(([word]) => word.test(text)).map(([, platform]) => platform);
    if (named.length !== 1) continue;
    const isNegated = /!==?|\bnot\b|!\s*\w/.test(text);
    const then = shape.consequence === undefined ? null : childOf(document, branch, shape.consequence);
    const isThen = then === null || then.id === arm.id;
    if (isThen !== isNegated) return named[0];
    if (named[0] === 'ios') return 'android';
    if (named[0] === 'android') return 'ios';
  }
  return undefined;
}
