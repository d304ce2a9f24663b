import type { Diagnosis, Evidence } from '../../diagnosis/model.ts';
import type { Place } from '../../project/model.ts';
import type { NamedToken } from '../support.ts';

/** What the diagnosis panel shows; everything raw, the page masks and escapes. */
export interface DiagnosisView {
  readonly diagnosis: Diagnosis;
  /** Where the text stands that is diagnosed: `logs/api.log:12`; null when it came from nowhere. */
  readonly origin: string | null;
  /** The lines behind the places, by `placeKey`. */
  readonly excerpts: ReadonlyMap<string, string>;
  /** Ids (`stepId`) of the steps that are ticked. */
  readonly done: ReadonlySet<string>;
  /** Fixes that can be applied here, best first. */
  readonly fixes: readonly OfferedFix[];
  /** Whole tokens of the text, which Support may ask for. */
  readonly tokens: readonly NamedToken[];
  /** What the last check found; null before the first. */
  readonly checked: Checked | null;
  /** What is diagnosed is no longer there. */
  readonly resolved: boolean;
}

export interface OfferedFix {
  /** Starts with a verb and names the result. */
  readonly title: string;
  /** `src/server.ts:12` */
  readonly where: string;
}

export interface Checked {
  /** The time of day, as the user's system writes it. */
  readonly at: string;
  /** What changed since the check before, in sentences; empty when nothing did. */
  readonly changes: readonly string[];
}

/** The same place has the same key. */
export function placeKey({ path, line, column }: Place): string {
  return `${path}:${line}:${column}`;
}

/** Places in the order in which the page numbers them, each once. */
export function placesOf(diagnosis: Diagnosis): readonly Place[] {
  const places = new Map<string, Place>();
  for (const { evidence } of diagnosis.causes)
    for (const { place } of evidence) if (place) places.set(placeKey(place), place);
  return [...places.values()];
}

/** Evidence as a key: lines move when a file is edited, so they do not count. */
export function evidenceKey({ text, place }: Evidence): string {
  return `${place?.path ?? ''}\n${text}`;
}

/** A step's id: the same words have the same id in every diagnosis. FNV-1a, 32 bits, eight hexadecimal digits. */
export function stepId(text: string): string {
  return hash(text);
}

/** FNV-1a over UTF-16 units. */
export function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, '0');
}
