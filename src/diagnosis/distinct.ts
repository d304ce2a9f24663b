import { wordsOf } from './words.ts';

/** Share of the words of a text that another has when it says the same and more. */
const SAME = 0.75;
/** The same for a summary, which all that follows carries out. */
const SUMMED_UP = 0.85;
const PART = 0.6;
/** Share from which a short general sentence adds nothing to a more particular one. */
export const LARGELY = 0.6;
export const HALF = 0.5;
/** Shorter texts say too little to be found in another. */
const FEWEST = 2;
const NEGATION = /(?:\b(?:not|never|no|cannot)\b|n['’]t\b)/i;
const CLAUSE = /[;:.]\s+|,\s+|\s+(?=(?:but|and do|or do)\b)|\s\(|\)/;
const PATH = /(?<![\w.:/])\/[a-z_]+(?:\/[a-z_]+)+/g;
/** Words that name one thing exactly: numbers, identifiers, paths. */
const EXACT = /[_/\d]|[a-z][A-Z]|^[A-Z]{2,}$/;

interface Said {
  readonly words: ReadonlySet<string>;
  /** What it tells the reader to do; null for an empty text. */
  readonly verb: string | null;
  /** The words of what it names exactly. */
  readonly exact: ReadonlySet<string>;
  readonly paths: ReadonlySet<string>;
}

/** The words of a text; those of a clause that denies something are others than those of one that asks for it. */
function said(text: string): Said {
  const clauses = text.split(CLAUSE).map((clause) => {
    const words = wordsOf(clause).flat();
    return NEGATION.test(clause) ? words.map((word) => `not ${word}`) : words;
  });
  const names = text.split(/[\s,;()"'`]+/).filter((name) => EXACT.test(name.slice(1)));
  return {
    words: new Set(clauses.flat()),
    verb: clauses.flat()[0] ?? null,
    exact: new Set(names.flatMap((name) => wordsOf(name).flat())),
    paths: new Set(text.match(PATH) ?? []),
  };
}

/** How much of the words of `text` is among those of `others`, from 0 to 1. */
function share(text: Said, others: ReadonlySet<string>): number {
  const found = [...text.words].filter((word) => others.has(word)).length;
  return text.words.size === 0 ? 0 : found / text.words.size;
}

/** Whether all that a text names exactly is named by others as well. */
const holdsExactly = (
  { exact, paths }: Said,
  words: ReadonlySet<string>,
  named: ReadonlySet<string>,
): boolean =>
  [...exact].every((word) => words.has(word) || words.has(`not ${word}`)) &&
  [...paths].every((path) => named.has(path));

/** Whether one sentence says what another says, in its words or more of them. Identifiers and numbers must all be there. */
export function isSaidIn(text: string, other: string, least = SAME): boolean {
  const [one, all] = [said(text), said(other)];
  return (
    one.words.size >= FEWEST && share(one, all.words) >= least && holdsExactly(one, all.words, all.paths)
  );
}

/**
 * Sentences without those that another one already says, in their order; of two that say the same the longer stays. A step
 * that asks for something else with the same things ("Remove …", "Add …"), or forbids it, is another step.
 */
export function distinct(texts: readonly string[]): readonly string[] {
  const all = texts.map(said);
  const gone = new Set<number>();
  for (const [index, one] of all.entries()) {
    const isRepeated = all.some(
      (other, at) =>
        at !== index &&
        !gone.has(at) &&
        one.words.size >= FEWEST &&
        (one.words.size < other.words.size || (one.words.size === other.words.size && at < index)) &&
        share(one, other.words) >= SAME &&
        (one.verb === null || other.words.has(one.verb)) &&
        holdsExactly(one, other.words, other.paths),
    );
    if (isRepeated) gone.add(index);
  }
  return texts.filter((_, index) => !gone.has(index));
}

/**
 * The steps with a remedy in front, unless they carry it out already: its words are all among theirs, and each of its
 * parts is in one of them.
 */
export function led(remedy: string, steps: readonly string[]): readonly string[] {
  const all = steps.map(said);
  const words = new Set(all.flatMap((step) => [...step.words]));
  const one = said(remedy);
  const isCarriedOut =
    share(one, words) >= SUMMED_UP &&
    holdsExactly(one, words, new Set(all.flatMap(({ paths }) => [...paths]))) &&
    remedy.split(CLAUSE).every((part) => all.some((step) => share(said(part), step.words) >= PART));
  return isCarriedOut ? distinct(steps) : distinct([remedy, ...steps]);
}

/** What a sentence says beyond one that is already shown: its clauses that are not said there; empty when all are. */
export function beyond(sentence: string, shown: string): string {
  const clauses = sentence
    .split(/;\s+/)
    .filter((clause) => !isSaidIn(clause, shown) && !isSaidIn(shown, clause));
  const rest = clauses.join('; ');
  return sentence.startsWith(rest)
    ? rest
    : rest.replace(/^[a-z](?=[a-z]* )/, (letter) => letter.toUpperCase());
}
