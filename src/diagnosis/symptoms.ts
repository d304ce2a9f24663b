import { catalog } from '../catalog/catalog.ts';
import type { CatalogSymptom } from '../catalog/types.ts';
import { terms } from './terms.ts';

export interface SymptomMatch {
  readonly symptom: CatalogSymptom;
  /** From 0 to 1: how much of what the text says this symptom's words cover. */
  readonly score: number;
  /** The text quotes what Link shows, word for word. */
  readonly quoted: boolean;
}

interface Profile {
  readonly symptom: CatalogSymptom;
  readonly weights: ReadonlyMap<string, number>;
  readonly quotes: readonly string[];
}

interface Index {
  readonly profiles: readonly Profile[];
  /** How rarely a word occurs among the symptoms. */
  readonly rarity: ReadonlyMap<string, number>;
}

/** Below this a text and a symptom share words by chance. */
const ENOUGH = 0.6;
/** Words a text and a symptom must share at least. */
const SHARED = 3;
/** A text must have this much to say (summed rarity of its words that the catalog knows). */
const SAID = 2;

let index: Index | undefined;

function indexed(): Index {
  if (index) return index;
  const profiles = catalog().symptoms.map(profile);
  const counts = new Map<string, number>();
  for (const { weights } of profiles)
    for (const word of weights.keys()) counts.set(word, (counts.get(word) ?? 0) + 1);
  const rarity = new Map([...counts].map(([word, count]) => [word, Math.log(1 + profiles.length / count)]));
  index = { profiles, rarity };
  return index;
}

function profile(symptom: CatalogSymptom): Profile {
  const weights = new Map<string, number>();
  const add = (texts: readonly string[], weight: number) => {
    for (const word of texts.flatMap(terms)) weights.set(word, Math.max(weights.get(word) ?? 0, weight));
  };
  add([symptom.title, ...symptom.symptoms], 1);
  add(
    symptom.causes.map(({ text }) => text),
    0.5,
  );
  const quotes = [symptom.title, ...symptom.symptoms]
    .flatMap((text) => [...text.matchAll(/"([^"]{12,})"/g)].map(([, quote]) => fold(quote as string)))
    .filter((quote) => quote.length >= 12);
  return { symptom, weights, quotes };
}

/** Letters and spaces only, cut before a placeholder such as `<institution>`. */
function fold(text: string): string {
  return (text.split(/[<{]/)[0] as string)
    .toLowerCase()
    .replace(/[’‘']/g, '')
    .replace(/[^a-z]+/g, ' ')
    .trim();
}

/**
 * The symptoms of the catalog that a free text describes, best first. A text that quotes what Link shows matches by the
 * quote; otherwise by shared words, the rarer the better. Nothing when the text says too little.
 */
export function matchSymptoms(text: string, most = 3): readonly SymptomMatch[] {
  const { profiles, rarity } = indexed();
  const words = new Set(terms(text));
  const folded = fold(text.slice(0, 20_000).replace(/[<{]/g, ' '));
  let said = 0;
  for (const word of words) said += rarity.get(word) ?? 0;
  const unknown = [...words].filter((word) => !rarity.has(word)).length;
  const matches = profiles.map(({ symptom, weights, quotes }) => {
    const quoted = quotes.some((quote) => folded.includes(quote));
    let covered = 0;
    for (const word of words) covered += (weights.get(word) ?? 0) * (rarity.get(word) ?? 0);
    const score = said === 0 ? 0 : covered / (said + unknown * 0.3);
    const shared = [...words].filter((word) => weights.has(word)).length;
    return { symptom, score: quoted ? 1 : shared < SHARED ? 0 : score, quoted };
  });
  return matches
    .filter(({ score, quoted }) => quoted || (said >= SAID && score >= ENOUGH))
    .sort((a, b) => Number(b.quoted) - Number(a.quoted) || b.score - a.score)
    .slice(0, most);
}
