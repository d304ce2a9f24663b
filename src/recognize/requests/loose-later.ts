import type { Brackets, Group } from '../../syntax/brackets.ts';
import type { Span } from '../../syntax/source.ts';
import { isPassing, isReader, isSend } from './callees.ts';
import { isRequestField } from './fields.ts';

export interface LooseField {
  readonly key: string;
  readonly keySpan: Span;
  readonly span: Span;
  readonly valueSpan: Span;
  readonly conditional: boolean;
}

/** What is done to the variable between the literal and the end of the function it stands in. */
export function laterFields(
  text: string,
  group: Group,
  variable: string,
): { fields: LooseField[]; open: string[]; end: number } {
  const end = Math.min(text.length, functionEnd(group));
  const region = text.slice(group.span.end, end);
  const fields: LooseField[] = [];
  const open: string[] = [];
  let last = 0;
  const name = variable.replace(/\$/g, '\\$');
  const set = new RegExp(
    `(?<![\\w.$])${name}(?:\\s*\\|>\\s*Map\\.put\\(\\s*:|\\s*\\[\\s*@?["':]?|\\.(?:insert|Add)\\(\\s*["']|\\.)\\s*([a-z_A-Z]\\w*)["']?\\s*(?:\\]\\s*=(?!=)|=(?!=)|,)\\s*([^\\n;]*)|Map\\.put(?:_new)?\\(\\s*${name}\\s*,\\s*[:"]([a-z_]\\w*)"?\\s*,\\s*([^\\n)]*)`,
    'g',
  );
  for (const match of region.matchAll(set)) {
    const key = snake(match[1] ?? match[3] ?? '');
    const start = group.span.end + match.index;
    const span = { start, end: start + match[0].length };
    const valueLength = (match[2] ?? match[4] ?? '').length;
    const valueSpan = { start: span.end - valueLength, end: span.end };
    fields.push({ key, keySpan: { start, end: valueSpan.start }, span, valueSpan, conditional: true });
    last = span.end;
  }
  const message = new RegExp(
    `\\[${name}\\s+set(?:Object|Value):([^\\n;]{1,300}?)\\s+forKey:@"([a-z_]\\w*)"\\s*\\]`,
    'g',
  );
  for (const match of region.matchAll(message)) {
    const start = group.span.end + match.index;
    const span = { start, end: start + match[0].length };
    const value = match[1] as string;
    const valueStart = start + match[0].indexOf(value);
    const keyStart = start + match[0].lastIndexOf(match[2] as string);
    fields.push({
      key: match[2] as string,
      keySpan: { start: keyStart, end: keyStart + (match[2] as string).length },
      span,
      valueSpan: { start: valueStart, end: valueStart + value.length },
      conditional: true,
    });
    last = Math.max(last, span.end);
  }
  const merged = new RegExp(
    `\\[${name}\\s+addEntriesFromDictionary:|(?<![\\w.$])(?:Map\\.merge\\(\\s*${name}\\b|${name}\\s*\\|>\\s*Map\\.merge|${name}\\.(?:addAll|merge|extend|update)\\()`,
  );
  if (merged.test(region)) open.push('merged with something');
  const passed = new RegExp(`([\\w.]+)\\(\\s*&?(?:mut\\s+)?${name}\\s*[,)]`, 'g');
  for (const match of region.matchAll(passed)) {
    const path = match[1] ?? '';
    const isKnown =
      isSend(path) ||
      isPassing(path) ||
      isReader(path) ||
      /json|Json|encode|Map\.put|LinkToken|link_token|data/.test(path);
    if (!isKnown) open.push(`passed to ${path}`);
  }
  return { fields, open, end: last };
}

/** The end of the innermost braces that look like a function's body, or what follows for a bounded stretch. */
function functionEnd(group: Group): number {
  for (let at = group.parent; at; at = at.parent) if (at.open === '{') return at.span.end;
  return group.span.end + 3000;
}

const maxSteps = 60;

/** Rust's `client.link_token_create(Required { … }).redirect_uri("…").await`: what the steps of the chain set. */
export function chainFields(text: string, group: Group, brackets: Brackets): LooseField[] {
  const { parent } = group;
  if (parent?.open !== '(' || !/^\s*,?\s*$/.test(text.slice(group.span.end, parent.span.end - 1))) return [];
  const fields: LooseField[] = [];
  let at = parent.span.end;
  for (let steps = 0; steps < maxSteps; steps++) {
    const step = /^\s*(?:\/\/[^\n]*\n\s*)*\.\s*([a-z_]\w*)\s*\(/.exec(text.slice(at, at + 300));
    const key = step?.[1];
    if (!step || key === undefined) break;
    const open = at + step[0].length - 1;
    const values = brackets.groups.find(({ span }) => span.start === open);
    if (!values) break;
    const keyStart = at + step[0].lastIndexOf(key);
    const { end } = values.span;
    at = end;
    if (!isRequestField(key)) continue;
    fields.push({
      key,
      keySpan: { start: keyStart, end: keyStart + key.length },
      span: { start: keyStart, end },
      valueSpan: { start: open + 1, end: end - 1 },
      conditional: false,
    });
  }
  return fields;
}

/** `] as [String: Any]).merging(more)`: what stands behind a literal puts more into it. */
export function isMerged(behind: string): boolean {
  return /^(?:\s*as!?\s*\[[\w:?, ]{1,60}\])?\s*\)?\s*\.\s*merg(?:ing|e)\(/.test(behind);
}

function snake(key: string): string {
  return key.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}
