import type { ErrorPayload } from '../recognize/model.ts';
import type { Support } from './model.ts';

const NAMES = ['request_id', 'link_session_id', 'item_id', 'institution_id'] as const;
const MOST = 20;
const MAX_TEXT = 200_000;

/** Identifiers that stand beside their names outside of payloads: `request id: m8MDnv9okwxFNBV`, `linkSessionID=…`. */
const NAMED: readonly (readonly [string, RegExp])[] = [
  ['request_id', /\brequest[_ -]?id\b["'`)\]]{0,3}\s{0,3}(?:[:=]|is)\s{0,3}["'`]?(?<id>[A-Za-z0-9]{15})\b/gi],
  [
    'link_session_id',
    /\blink[_ -]?session[_ -]?id\b["'`)\]]{0,3}\s{0,3}(?:[:=]|is)\s{0,3}["'`]?(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b/gi,
  ],
  ['item_id', /\bitem[_ -]?id\b["'`)\]]{0,3}\s{0,3}(?:[:=]|is)\s{0,3}["'`]?(?<id>[A-Za-z0-9]{36,40})\b/gi],
  ['institution_id', /\b(?<id>ins_\d{1,9})\b/g],
];

/** The identifiers for Support that a text holds, in its payloads first; each once, raw. */
export function identifiersIn(text: string, payloads: readonly ErrorPayload[]): Support['at_hand'] {
  const found = new Map<string, { name: string; value: string }>();
  const add = (name: string, value: string) => {
    if (found.size < MOST) found.set(`${name} ${value}`, { name, value });
  };
  for (const payload of payloads) {
    for (const name of NAMES) {
      const value = payload[name];
      if (value) add(name, value);
    }
  }
  const head = text.slice(0, MAX_TEXT);
  for (const [name, pattern] of NAMED) {
    for (const { groups } of head.matchAll(pattern)) if (groups?.id) add(name, groups.id);
  }
  return [...found.values()];
}
