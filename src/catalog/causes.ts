/** What can be wrong, each cause written once; messages, codes and the words of a report lead to it. */
import { parseData } from './catalog.ts';
import causeRows from './data/causes.json' with { type: 'json' };
import patternRows from './data/patterns.json' with { type: 'json' };
import synonymRows from './data/synonyms.json' with { type: 'json' };

/** One cause: a row of `data/causes.json`. */
export interface KnownCause {
  /** Stable, kebab case. */
  readonly id: string;
  /** The class of trouble; several causes share one. */
  readonly topic: string;
  /** A heading of at most a dozen words. */
  readonly title: string;
  /** The cause in one sentence, with what it rests on. */
  readonly verdict: string;
  /** How it comes about. */
  readonly why: string;
  readonly steps: readonly string[];
  /** Error codes that this cause produces, the most telling causes of a code first in the data. */
  readonly codes: readonly string[];
  /** The rule whose quick fix repairs it; null when a person must. */
  readonly fix: string | null;
  /** Where it can occur; empty: anywhere. */
  readonly platforms: readonly string[];
  /** The language of server code it concerns; absent: any. */
  readonly languages?: readonly string[];
  /** Conditions on facts (`fact & fact`), each one enough. */
  readonly proves: readonly string[];
  readonly refutes: readonly string[];
  readonly supports: readonly string[];
  /** Conditions that make the cause less likely without ruling it out. */
  readonly against?: readonly string[];
  /** It describes what is seen rather than what causes it; anything more precise goes before it. */
  readonly vague?: true;
  /** What only a person can look up, with the page. */
  readonly checks: readonly { readonly text: string; readonly url: string | null }[];
  readonly sandbox: string | null;
  /** Identifiers Support asks for, where they differ from those of the code. */
  readonly support: readonly string[];
  readonly sources: readonly string[];
  /** Date (YYYY-MM) of the newest source, or of our copy of the documentation. */
  readonly date: string;
}

/** Words by which people describe a cause: a row of `data/patterns.json`. */
export interface Sign {
  readonly id: string;
  /** Words in any order; see `synonyms.json` for what counts as one word. */
  readonly sign: string;
  readonly causes: readonly string[];
}

/** Expressions that a text must hold, all of them: a row of `data/patterns.json`. They see the text in lower case. */
export interface Match {
  readonly id: string;
  readonly match: readonly string[];
  /** Takes the match back. */
  readonly unless?: string;
  readonly causes: readonly string[];
  /** Hardly anything else leaves these traces. */
  readonly sure: boolean;
}

let rows: readonly KnownCause[] | undefined;
let byId: ReadonlyMap<string, KnownCause> | undefined;
let patterns: readonly (Sign | Match)[] | undefined;

function allPatterns(): readonly (Sign | Match)[] {
  patterns ??= parseData<readonly (Sign | Match)[]>(patternRows);
  return patterns;
}

/** All causes; parsed at the first call and kept. */
export function knownCauses(): readonly KnownCause[] {
  rows ??= parseData<readonly KnownCause[]>(causeRows);
  return rows;
}

/** The cause of an id, or null. */
export function knownCause(id: string): KnownCause | null {
  byId ??= new Map(knownCauses().map((cause) => [cause.id, cause]));
  return byId.get(id) ?? null;
}

/** All signs: words in any order. */
export function signs(): readonly Sign[] {
  return allPatterns().filter((row) => 'sign' in row);
}

/** All matches: expressions that must all be found. */
export function matches(): readonly Match[] {
  return allPatterns().filter((row) => 'match' in row);
}

/** The word that stands for each group of words that mean the same in a report. */
export function synonyms(): Readonly<Record<string, string>> {
  return parseData<Readonly<Record<string, string>>>(synonymRows);
}
