import { knownCauses, signs } from '../catalog/causes.ts';
import { wordsOf } from './words.ts';

/** How well the words of a text fit a cause. */
export interface SignMatch {
  readonly cause: string;
  readonly score: number;
  /** The words that led to it, as the sign has them. */
  readonly sign: string | null;
}

interface Prepared {
  readonly cause: string;
  readonly sign: string;
  readonly words: readonly string[];
  /** Written with `!` in front: without this word the others say something else. */
  readonly must: readonly string[];
  /** It names Plaid or a part of it: without that word it fits anybody's trouble. */
  readonly named: readonly string[];
  readonly weight: number;
}

interface Index {
  readonly signs: readonly Prepared[];
  /** Signs by word. */
  readonly having: ReadonlyMap<string, readonly number[]>;
  readonly rarity: ReadonlyMap<string, number>;
  /** Words of the causes' own texts. */
  readonly prose: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly proseRarity: ReadonlyMap<string, number>;
}

/** Share of a sign's weight that must be in the text. */
const ENOUGH = 0.6;
/** Words that lie further apart do not belong together. */
const WINDOW = 60;
const STRIDE = 30;
/** How much of a text is read as words, in UTF-16 units: its start and its end. */
const HEAD = 30_000;
const TAIL = 10_000;
/** What the causes' own words add at most. */
const PROSE = 30;
/** Summed rarity from which on a text says enough to be compared. */
const ENOUGH_SAID = 16;
/** How soon a word that a cause repeats stops to say more. */
const SATURATION = 1.5;
/** What a word counts that no cause has. */
const UNKNOWN = 1;

/** Names that stand in a sign for whose trouble it is. */
const OWN_NAMES = new Set(['plaid', 'linkkit', 'plaidlink']);

let index: Index | undefined;

function indexed(): Index {
  if (index) return index;
  const list = signs().flatMap(({ sign, causes }) => {
    const words = [...new Set(wordsOf(sign).flat())];
    const must = wordsOf([...sign.matchAll(/!(\S+)/g)].map(([, word]) => word).join(' ')).flat();
    const named = words.filter((word) => OWN_NAMES.has(word));
    return causes.map((cause) => ({ cause, sign: sign.replaceAll('!', ''), words, must, named }));
  });
  const causesOf = new Map<string, Set<string>>();
  for (const { cause, words } of list)
    for (const word of words) causesOf.set(word, (causesOf.get(word) ?? new Set()).add(cause));
  const count = knownCauses().length;
  const rarity = new Map([...causesOf].map(([word, set]) => [word, Math.log(1 + count / set.size)]));
  const having = new Map<string, number[]>();
  const prepared = list.map(({ cause, sign, words, must, named }, at) => {
    for (const word of words) {
      const same = having.get(word);
      if (same) same.push(at);
      else having.set(word, [at]);
    }
    return {
      cause,
      sign,
      words,
      must,
      named,
      weight: words.reduce((sum, word) => sum + (rarity.get(word) ?? 0), 0),
    };
  });
  const ofSigns = new Map<string, string[]>();
  for (const { cause, words } of prepared) ofSigns.set(cause, [...(ofSigns.get(cause) ?? []), ...words]);
  const prose = new Map(
    knownCauses().map((cause) => {
      const told = wordsOf([cause.title, cause.verdict, cause.why, ...cause.steps].join(' ')).flat();
      const times = new Map<string, number>();
      for (const word of told) times.set(word, Math.max(times.get(word) ?? 0, 1));
      for (const word of ofSigns.get(cause.id) ?? []) times.set(word, (times.get(word) ?? 0) + 1);
      return [cause.id, times] as const;
    }),
  );
  const inProse = new Map<string, number>();
  for (const words of prose.values())
    for (const word of words.keys()) inProse.set(word, (inProse.get(word) ?? 0) + 1);
  const proseRarity = new Map([...inProse].map(([word, times]) => [word, Math.log(1 + count / times)]));
  index = { signs: prepared, having, rarity, prose, proseRarity };
  return index;
}

/**
 * The causes that a text describes in words, best first. Linear in the text, of which the start and the end are read.
 * `isOpen`: the text names nothing of Plaid's, so signs that do are left out.
 */
export function matchSigns(text: string, isOpen = false): readonly SignMatch[] {
  const { prose, proseRarity } = indexed();
  const read = text.length > HEAD + TAIL ? `${text.slice(0, HEAD)}\n${text.slice(-TAIL)}` : text;
  const words = wordsOf(read);
  const best = new Map<string, { score: number; sign: string; more: number }>();
  for (let at = 0; at === 0 || at + STRIDE < words.length; at += STRIDE) {
    for (const { cause, score, sign } of matchWindow(new Set(words.slice(at, at + WINDOW).flat()), isOpen)) {
      const known = best.get(cause);
      if (!known) best.set(cause, { score, sign, more: 0 });
      else if (score > known.score) best.set(cause, { score, sign, more: Math.max(known.more, known.score) });
      else if (sign !== known.sign) known.more = Math.max(known.more, score);
    }
  }
  // A long text shares words with every cause; only a report's own length says something.
  const all = new Set(words.slice(0, 120).flat());
  let said = 0;
  for (const word of all) said += proseRarity.get(word) ?? UNKNOWN;
  return knownCauses()
    .map(({ id }) => {
      const found = best.get(id);
      const own = prose.get(id);
      let shared = 0;
      for (const word of all) {
        const times = own?.get(word) ?? 0;
        if (times > 0) shared += ((proseRarity.get(word) ?? 0) * times) / (times + SATURATION);
      }
      // A few words that fit say less than many that do.
      const alike = said === 0 ? 0 : (shared / said) * Math.min(1, said / ENOUGH_SAID);
      return {
        cause: id,
        sign: found?.sign ?? null,
        score: (found ? found.score + found.more * 0.3 : 0) + alike * PROSE,
      };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}

function matchWindow(
  words: ReadonlySet<string>,
  isOpen: boolean,
): { cause: string; score: number; sign: string }[] {
  const { signs: list, having, rarity } = indexed();
  const covered = new Map<number, number>();
  for (const word of words) {
    const weight = rarity.get(word);
    if (weight === undefined) continue;
    for (const at of having.get(word) ?? []) covered.set(at, (covered.get(at) ?? 0) + weight);
  }
  const found: { cause: string; score: number; sign: string }[] = [];
  for (const [at, weight] of covered) {
    const { cause, sign, must, named, weight: whole } = list[at] as Prepared;
    if (isOpen && named.length > 0) continue;
    const share = weight / whole;
    if (share >= ENOUGH && must.every((word) => words.has(word)))
      found.push({ cause, sign, score: weight * share ** 2 });
  }
  return found;
}
