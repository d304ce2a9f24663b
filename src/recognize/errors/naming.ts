import type { PayloadContext } from './drafts.ts';
import type { Entry } from './groups.ts';
import type { KeyMeaning } from './keys.ts';
import { codeOf, memberOf, typeOf } from './vocabulary.ts';

/** A word and its place. */
export interface Named {
  readonly word: string | null;
  readonly start: number;
  readonly end: number;
}

/** What a cluster of entries names; weak when the key alone (`code`, `type`) would not tell. */
export interface Naming {
  type: string | null;
  code: string | null;
  typeAt: Named | null;
  codeAt: Named | null;
  typeWeak: boolean;
  codeWeak: boolean;
}

/** The type and code that a cluster names. */
export function namingOf(cluster: readonly Entry[], context: PayloadContext): Naming {
  const out: Naming = {
    type: null,
    code: null,
    typeAt: null,
    codeAt: null,
    typeWeak: false,
    codeWeak: false,
  };
  const take = (meaning: KeyMeaning, role: 'type' | 'code', weak: boolean): void => {
    for (const entry of cluster) {
      if (entry.meaning !== meaning) continue;
      const found = namesIn(entry, context, weak);
      if (role === 'type' && out.type === null && found.type) {
        out.type = found.type.word;
        out.typeAt = found.type;
        out.typeWeak = weak;
      }
      if (role === 'code' && out.code === null && found.code) {
        out.code = found.code.word;
        out.codeAt = found.code;
        out.codeWeak = weak;
      }
      // `errorCode: ExitErrorCode.itemError(…)`: the value names the type as well.
      if (role === 'code' && out.type === null && found.type) {
        out.type = found.type.word;
        out.typeAt = found.type;
        out.typeWeak = weak;
      }
    }
  };
  take('error_type', 'type', false);
  take('error_code', 'code', false);
  if (out.code === null) take('weak_code', 'code', true);
  if (out.type === null) take('weak_type', 'type', true);
  return out;
}

const WIRE_WORD = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;

/** The code and the type in the value of an entry. */
function namesIn(
  entry: Entry,
  context: PayloadContext,
  weak: boolean,
): { code: Named | null; type: Named | null } {
  const out: { code: Named | null; type: Named | null } = { code: null, type: null };
  let end = entry.valueEnd;
  // `ItemError(json=ITEM_LOCKED)`, `itemError(ItemErrorCode.itemLocked)`
  if (entry.quote === '' && entry.group && entry.group.open === '(' && entry.group.end > end)
    end = entry.group.end;
  const slice = context.text.slice(entry.valueStart, Math.min(end, entry.valueStart + 300));
  for (const match of slice.matchAll(/[A-Za-z][A-Za-z0-9_-]*/g)) {
    const word = match[0];
    const start = entry.valueStart + match.index;
    const at = { start, end: start + word.length };
    const whole = entry.quote === '' ? match.index === 0 : word === slice.trim();
    if (entry.cut && start + word.length >= entry.valueEnd && codeOf(word) === null) break;
    const code = codeOf(word);
    if (code !== null && (!word.includes('-') || whole)) {
      out.code ??= { word: code, ...at };
      continue;
    }
    const type = typeOf(word);
    if (type !== null) {
      out.type ??= { word: type, ...at };
      continue;
    }
    if (entry.quote === '' || entry.quote.length > 0) {
      const member = /[a-z]/.test(word) ? memberOf(word) : null;
      const dotted = entry.quote === '' || whole;
      if (member && dotted) {
        if (member.code) out.code = { word: member.code, ...at };
        if (member.type) out.type ??= { word: member.type, ...at };
        continue;
      }
    }
    // A code that the catalog does not list yet.
    if (!weak && whole && entry.meaning === 'error_code' && WIRE_WORD.test(word) && !entry.cut) {
      out.code ??= { word, ...at };
    }
    if (
      entry.quote === '' &&
      match.index > 0 &&
      /[\s,;]/.test(slice.slice(0, match.index)) &&
      !/[(]/.test(slice)
    )
      break;
  }
  return out;
}
