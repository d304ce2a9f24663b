import type { Span } from '../../syntax/source.ts';
import type { Field, FieldSite, FieldState, Value } from '../model.ts';
import type { LooseField } from './loose-later.ts';
import { escapeMark } from './shell-quotes.ts';

/** The fields of a request with what is known of their values: the last unconditional one decides. */
export function collect(text: string, all: readonly LooseField[]): Map<string, Field> {
  const fields = new Map<string, Field>();
  for (const each of all) {
    const value = looseValue(text, each.valueSpan);
    const site: FieldSite = {
      span: each.span,
      keySpan: each.keySpan,
      value,
      conditional: each.conditional,
      writtenKey: text.slice(each.keySpan.start, each.keySpan.end),
    };
    const before = fields.get(each.key);
    const own: FieldState = value.kind === 'null' ? 'absent' : each.conditional ? 'conditional' : 'present';
    const state = before?.state === 'present' && own === 'conditional' ? 'present' : own;
    fields.set(each.key, { path: each.key, state, sites: [...(before?.sites ?? []), site] });
  }
  return fields;
}

const placeholder = /\{\{.*?\}\}|\$(?:\{[^{}\n]{1,200}\}|\{?[\w.]+\}?)|#\{.*?\}|\\\(.*?\)|<[A-Za-z_ -]+>/;

function looseValue(text: string, span: Span): Value {
  const written = text.slice(span.start, span.end);
  if (/^(?:null|nil|None|undefined|nullptr)$/.test(written)) return { span, kind: 'null' };
  const quoted = /^@?(["'])([\s\S]*)\1$/.exec(written);
  if (quoted && !quoted[2]?.includes(quoted[1] as string)) {
    const inner = (quoted[2] as string).replace(escapeMark, '');
    const isKnown = !placeholder.test(inner);
    return {
      span,
      kind: isKnown ? 'string' : 'template',
      text: isKnown ? inner : inner.replace(placeholder, '\0'),
    };
  }
  const some = /^Some\((["'][\s\S]*["'])(?:\.to_string\(\))?\)$/.exec(written);
  if (some) return { ...looseValue(some[1] as string, { start: 0, end: (some[1] as string).length }), span };
  const list = /^(?:@|&|vec!)?\[([\s\S]*)\]$/.exec(written) ?? /^@\(([\s\S]*)\)$/.exec(written);
  if (list) {
    const items = (list[1] ?? '')
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '')
      .map((item) => ({ ...looseValue(item, { start: 0, end: item.length }), span }));
    return { span, kind: 'list', items, partial: false };
  }
  if (/^(?:true|false)$/.test(written)) return { span, kind: 'boolean', text: written };
  return { span, kind: /^[%@]?[{[]/.test(written) ? 'record' : 'other' };
}
