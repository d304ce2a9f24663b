import { firstIndex } from './sorted.ts';
import type { Span } from './source.ts';

/** A text that a host document holds in another writing: behind escapes, in parts, with marks at its lines. */
export interface MappedText {
  readonly text: string;
  /** Where in the host each UTF-16 unit of `text` starts and ends (exclusive). */
  readonly starts: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
  /** How text is written where it stands in the host; edits pass through it. */
  readonly quote: (text: string) => string;
  /** The host's own text stands between the parts: a comment at the start of one could swallow its mark. */
  readonly isPieced?: boolean;
}

/** Collects a mapped text piece by piece. */
export class MappedTextBuilder {
  readonly #parts: string[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  get length(): number {
    return this.#starts.length;
  }

  /** Text that the host has as it is. */
  plain(host: string, start: number, end: number): void {
    this.#parts.push(host.slice(start, end));
    for (let at = start; at < end; at++) {
      this.#starts.push(at);
      this.#ends.push(at + 1);
    }
  }

  /** Text that the host writes as another, or not at all (`start` and `end` are then the same). */
  written(text: string, start: number, end: number): void {
    this.#parts.push(text);
    for (let at = 0; at < text.length; at++) {
      this.#starts.push(start);
      this.#ends.push(end);
    }
  }

  finish(quote: (text: string) => string): MappedText {
    return { text: this.#parts.join(''), starts: this.#starts, ends: this.#ends, quote };
  }
}

/** The host's place of a span of the mapped text; an empty span stays empty. */
export function hostSpan({ starts, ends }: MappedText, { start, end }: Span): Span {
  const from = start < starts.length ? (starts[start] as number) : lastEnd(ends);
  if (end <= start) return { start: from, end: from };
  return { start: from, end: Math.max(from, ends[Math.min(end, ends.length) - 1] as number) };
}

/** The offset in the mapped text of a host's offset: of the unit that starts there, or the first behind. */
export function mappedOffset({ starts }: MappedText, offset: number): number {
  return firstIndex(starts, (start) => start >= offset);
}

function lastEnd(ends: ArrayLike<number>): number {
  return ends.length === 0 ? 0 : (ends[ends.length - 1] as number);
}

const escapes: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** Adds what stands between the quotes of a JSON string, escapes resolved. */
export function addJsonString(into: MappedTextBuilder, host: string, start: number, end: number): void {
  for (let at = start; at < end; ) {
    const next = host.indexOf('\\', at);
    const plainEnd = next < 0 || next >= end ? end : next;
    if (plainEnd > at) into.plain(host, at, plainEnd);
    if (plainEnd >= end) return;
    const letter = host[plainEnd + 1] ?? '';
    const unicode = letter === 'u' ? /^[0-9a-f]{4}/i.exec(host.slice(plainEnd + 2, plainEnd + 6)) : null;
    const length = Math.min(unicode ? 6 : 2, end - plainEnd);
    const text = unicode ? String.fromCharCode(Number.parseInt(unicode[0], 16)) : (escapes[letter] ?? letter);
    into.written(text, plainEnd, plainEnd + length);
    at = plainEnd + length;
  }
}

/** Text as it stands between the quotes of a JSON string. */
export function jsonQuoted(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
