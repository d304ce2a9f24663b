import { escapeHtml, isSafeAddress, plain } from '../escape.ts';

/** Escaped HTML. Only this file makes it, so nothing unescaped can reach a page. */
export class Html {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }

  /** A foreign text on one line: masked, made visible, cut, escaped. */
  static text(text: string, limit?: number): Html {
    return new Html(escapeHtml(plain(text, limit), limit));
  }

  /** The same with the spaces at its ends, for pieces of one line. */
  static piece(text: string, limit?: number): Html {
    return new Html(escapeHtml(text, limit));
  }

  /** Several pieces after each other. */
  static join(parts: readonly Part[], between = ''): Html {
    return new Html(
      parts
        .filter((part) => part !== null)
        .map(String)
        .join(escapeHtml(between)),
    );
  }

  /** An element. Names come from the types below, values are escaped; `true` is an attribute without a value. */
  static element(tag: Tag, attributes: Attributes, ...children: readonly Part[]): Html {
    const written = Object.entries(attributes)
      .filter(([, value]) => value !== false && value !== undefined)
      .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value), 2000)}"`))
      .join('');
    const open = `<${tag}${written}>`;
    return new Html(VOID.has(tag) ? open : `${open}${Html.join(children)}</${tag}>`);
  }

  /** A link to an https address; for any other address the content alone. */
  static link(address: string | null | undefined, ...children: readonly Part[]): Html {
    return isSafeAddress(address) ? Html.element('a', { href: address }, ...children) : Html.join(children);
  }
}

/** A piece of a page, or nothing. */
export type Part = Html | null;

export type Tag =
  | 'a'
  | 'button'
  | 'caption'
  | 'code'
  | 'dd'
  | 'details'
  | 'div'
  | 'dl'
  | 'dt'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'header'
  | 'input'
  | 'label'
  | 'li'
  | 'ol'
  | 'p'
  | 'section'
  | 'span'
  | 'strong'
  | 'summary'
  | 'table'
  | 'tbody'
  | 'td'
  | 'th'
  | 'thead'
  | 'tr'
  | 'ul';

export interface Attributes {
  readonly 'aria-label'?: string;
  readonly 'aria-labelledby'?: string;
  readonly 'aria-describedby'?: string;
  readonly checked?: boolean;
  readonly class?: string;
  /** What the page's script sends when it is pressed, and the number or id that goes with it. */
  readonly 'data-action'?: string;
  readonly 'data-value'?: string | number;
  readonly for?: string;
  /** An https address; `Html.link` checks it. */
  readonly href?: string;
  readonly id?: string;
  readonly role?: string;
  readonly scope?: 'col' | 'row';
  readonly tabindex?: 0 | -1;
  readonly type?: 'button' | 'checkbox';
}

const VOID: ReadonlySet<Tag> = new Set(['input']);
