import { escapeMarkdown } from './escape.ts';

/** What a diagnosis may start from when a link or a quick fix asks for it. Everything in it is checked again on arrival. */
export interface DiagnoseArgument {
  readonly error_type?: string;
  readonly error_code?: string;
  /** The rule whose finding is diagnosed, instead of an error. */
  readonly rule?: string;
  /** The document that holds the text, with the span in UTF-16 units. */
  readonly uri?: string;
  readonly start?: number;
  readonly end?: number;
}

/** The commands that a rendered text may link to. A text that is shown is trusted with these and nothing else. */
export const LINK_COMMANDS = ['linkDoctor.diagnose', 'linkDoctor.copyForSupport'] as const;
export type LinkCommand = (typeof LINK_COMMANDS)[number];

const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,99}$/;
const URI = /^[A-Za-z][A-Za-z0-9+.-]{1,63}:[^\s\p{Cc}]{0,4000}$/u;
const KEYS = new Set(['error_type', 'error_code', 'rule', 'uri', 'start', 'end']);

/** The argument of a command link, or null when it is anything but what we would have written. */
export function checkArgument(value: unknown): DiagnoseArgument | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  const argument = value as Record<string, unknown>;
  for (const [key, entry] of Object.entries(argument)) {
    if (entry === undefined) continue;
    if (!KEYS.has(key)) return null;
    if (key === 'start' || key === 'end') {
      if (!Number.isSafeInteger(entry) || (entry as number) < 0) return null;
    } else if (typeof entry !== 'string' || !(key === 'uri' ? URI : NAME).test(entry)) return null;
  }
  return argument as DiagnoseArgument;
}

/** The address of a command link, or null when the argument is not allowed. */
export function commandUri(command: LinkCommand, argument: DiagnoseArgument): string | null {
  if (!LINK_COMMANDS.includes(command) || !checkArgument(argument)) return null;
  // Markdown ends a link at a parenthesis; these are the characters encodeURIComponent leaves.
  const encoded = encodeURIComponent(JSON.stringify([argument])).replace(
    /[!'()*~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `command:${command}?${encoded}`;
}

/** A command link as Markdown; without a valid argument the label alone. */
export function commandLink(label: string, command: LinkCommand, argument: DiagnoseArgument): string {
  const uri = commandUri(command, argument);
  return uri ? `[${escapeMarkdown(label, 60)}](${uri})` : escapeMarkdown(label, 60);
}
