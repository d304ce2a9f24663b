const NOTHING = new Set([
  'null',
  'nil',
  'None',
  'undefined',
  'NULL',
  '<nil>',
  '(null)',
  '',
  'none',
  '<null>',
  'Nothing',
  'N/A',
  '-',
]);

/** True for the words by which languages print that there is no value. */
export function isNothing(text: string): boolean {
  return NOTHING.has(text.trim());
}

/**
 * Undoes string escapes as many times as a text was escaped. Understands the escapes of JSON and of common languages;
 * what is none stays.
 */
export function undoEscapes(text: string, levels: number): string {
  let now = text;
  for (let level = 0; level < levels && now.includes('\\'); level++) {
    now = now.replace(
      /\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))/gs,
      (whole, braced, four, two, one) => {
        const hex = braced ?? four ?? two;
        if (hex !== undefined) {
          const code = Number.parseInt(hex, 16);
          return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
        }
        if (one === 'n') return '\n';
        if (one === 't') return '\t';
        if (one === 'r') return '\r';
        return '"\'\\/`$'.includes(one) ? one : whole;
      },
    );
  }
  return now;
}

/** A value that hides or stands for the real one: masks, placeholders, format verbs. */
export function isPlaceholder(text: string): boolean {
  return (
    /[*•…<>{}$%]|\.\.\.|x{4,}|X{3,}|\bREDACTED\b|\bFILTERED\b|^\[.*\]$/i.test(text) ||
    /^(?:your|my|some|the|example|test|placeholder|masked|hidden)[-_ ]/i.test(text) ||
    /^(?:string|request[-_]?id|item[-_]?id|link[-_]?session[-_]?id|institution[-_]?id|unknown|object)$/i.test(
      text,
    ) ||
    /^(.)\1{5,}$/.test(text) ||
    /^0x[0-9a-fA-F]+$/.test(text)
  );
}

const UUID = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/;

/** Plaid's request_id: usually 15 letters and digits. `strict` where the key or the place may be another system's. */
export function requestId(text: string, strict: boolean): string | null {
  const id = text.trim();
  if (strict) return /^[A-Za-z0-9]{15}$/.test(id) && /[A-Za-z]/.test(id) && !isPlaceholder(id) ? id : null;
  return /^[A-Za-z0-9_-]{3,40}$/.test(id) && !UUID.test(id) && !isPlaceholder(id) && !isNothing(id)
    ? id
    : null;
}

/** A UUID; outside of the payload nothing else is taken. */
export function linkSessionId(text: string, strict: boolean): string | null {
  const id = text.trim();
  if (UUID.test(id)) return /^0{8}-/.test(id) ? null : id;
  if (strict) return null;
  return /^[A-Za-z0-9_-]{6,64}$/.test(id) && !isPlaceholder(id) && !isNothing(id) ? id : null;
}

/** `ins_` and digits. */
export function institutionId(text: string): string | null {
  const id = text.trim();
  return /^ins_[A-Za-z0-9]{1,24}$/.test(id) && !isPlaceholder(id) ? id : null;
}

/** Letters and digits, 37 as a rule; own numeric keys are none. */
export function itemId(text: string, strict: boolean): string | null {
  const id = text.trim();
  if (UUID.test(id) || isPlaceholder(id) || isNothing(id)) return null;
  return (strict ? /^[A-Za-z0-9]{20,64}$/ : /^(?=.*[A-Za-z])[A-Za-z0-9_-]{6,64}$/).test(id) ? id : null;
}
