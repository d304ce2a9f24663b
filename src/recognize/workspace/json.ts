import { parse } from 'jsonc-parser';

/** An object of a JSON file with comments; empty when the text is none. */
export function jsonObject(text: string): Readonly<Record<string, unknown>> {
  try {
    return objectOf(parse(text, [], { allowTrailingComma: true, allowEmptyContent: true }));
  } catch {
    // The parser recurses: nesting of thousands of levels ends here.
    return {};
  }
}

/** The value as an object; empty when it is something else. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** The texts in a list, or the one text. */
export function textsOf(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((each): each is string => typeof each === 'string').slice(0, 50);
}
