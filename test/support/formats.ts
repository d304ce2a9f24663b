import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What a file of `test/fixtures/formats` is to show at one place. */
export interface Mark {
  /**
   * `missing`, `sent` and `open` are requests without return fields, with `redirect_uri`, and of unknown fields; `key` is a launch
   * by public key, `removed` an environment that is no more, `code` and `payload` are errors.
   */
  readonly kind: string;
  readonly start: number;
  readonly text: string;
}

export interface Format {
  readonly name: string;
  /** Without the marks. */
  readonly text: string;
  readonly marks: readonly Mark[];
}

const folder = fileURLToPath(new URL('../fixtures/formats/', import.meta.url));

/** The files of `test/fixtures/formats`, in which `«kind:text»` marks what is due; nothing else is. */
export function formats(): Format[] {
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const written = readFileSync(folder + name, 'utf8');
      const marks: Mark[] = [];
      let text = '';
      let at = 0;
      for (const match of written.matchAll(/«(\w+):([^»]*)»/g)) {
        text += written.slice(at, match.index);
        marks.push({ kind: match[1] as string, start: text.length, text: match[2] as string });
        text += match[2];
        at = match.index + match[0].length;
      }
      return { name, text: text + written.slice(at), marks };
    });
}
