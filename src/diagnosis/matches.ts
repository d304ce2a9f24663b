import { matches } from '../catalog/causes.ts';

/** A cause whose expressions a text holds. */
export interface TextMatch {
  readonly cause: string;
  /** Hardly anything else leaves these traces. */
  readonly sure: boolean;
  /** How many expressions were found: the more a row asks for, the more it says. */
  readonly strength: number;
}

interface Prepared {
  readonly expressions: readonly RegExp[];
  readonly unless: RegExp | null;
  readonly causes: readonly string[];
  readonly sure: boolean;
}

/** How much of a text is searched, in UTF-16 units. */
const MAX_TEXT = 20_000;

let prepared: readonly Prepared[] | undefined;

/** The causes whose traces a text holds. The expressions have no unbounded repetition inside another one. */
export function matchTraces(text: string): readonly TextMatch[] {
  prepared ??= matches().map(({ match, unless, causes, sure }) => ({
    expressions: match.map((source) => new RegExp(source)),
    unless: unless ? new RegExp(unless) : null,
    causes,
    sure,
  }));
  // Inside a JSON string quotes are escaped.
  const lower = text
    .slice(0, MAX_TEXT)
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/\\+(["'])/g, '$1');
  return prepared.flatMap(({ expressions, unless, causes, sure }) => {
    if (unless?.test(lower) || !expressions.every((expression) => expression.test(lower))) return [];
    return causes.map((cause) => ({ cause, sure, strength: expressions.length }));
  });
}
