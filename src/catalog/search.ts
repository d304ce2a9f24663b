/** Typo-tolerant search over all codes and symptoms, for the quick pick. */
import MiniSearch from 'minisearch';
import { catalog } from './catalog.ts';
import { lookupWord } from './lookup.ts';
import type { CatalogError, CatalogSymptom } from './types.ts';

export type SearchHit =
  | { readonly kind: 'error'; readonly error: CatalogError; readonly score: number }
  | { readonly kind: 'symptom'; readonly symptom: CatalogSymptom; readonly score: number };

type Entry = CatalogError | CatalogSymptom;

interface Document {
  readonly id: number;
  readonly code: string;
  readonly joined: string;
  readonly title: string;
  readonly text: string;
}

const MAX_QUERY = 300;
const MAX_WORDS = 12;

/** Words too common to tell entries apart. */
const STOP = new Set(
  'a an and are as at be by does for from has in is it its no not of on or that the this to was with'.split(
    ' ',
  ),
);

const tokens = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function documentOf(entry: Entry, id: number): Document {
  if ('error_code' in entry) {
    const code = [entry.error_code, ...entry.aliases].join(' ');
    return {
      id,
      code: `${code} ${entry.error_type ?? ''}`,
      joined: entry.error_code.replace(/[_-]/g, ''),
      title: entry.title,
      text: [entry.summary, ...entry.likely, entry.error_message ?? ''].join(' '),
    };
  }
  const text = [...entry.symptoms, ...entry.causes.map((cause) => cause.text)].join(' ');
  return { id, code: '', joined: '', title: entry.title, text };
}

interface Engine {
  readonly entries: readonly Entry[];
  readonly engine: MiniSearch<Document>;
}

let built: Engine | undefined;

function build(): Engine {
  if (built) return built;
  const entries: readonly Entry[] = [...catalog().errors, ...catalog().symptoms];
  const engine = new MiniSearch<Document>({
    fields: ['code', 'joined', 'title', 'text'],
    tokenize: tokens,
    processTerm: (term) => (STOP.has(term) ? null : term),
    searchOptions: { boost: { code: 4, title: 3 } },
  });
  engine.addAll(entries.map(documentOf));
  built = { entries, engine };
  return built;
}

/** Edits that a word may be off: a transposition counts as two. */
const slips = (term: string): number | false => (term.length < 3 ? false : term.length < 4 ? 1 : 2);

const STATUS_WEIGHT = { current: 1, unknown: 0.8, legacy: 0.6 } as const;

const hitOf = (entry: Entry, score: number): SearchHit =>
  'error_code' in entry ? { kind: 'error', error: entry, score } : { kind: 'symptom', symptom: entry, score };

/**
 * Codes and symptoms that fit a query, best first: words in any order, spaces for underscores, beginnings of words,
 * slips of the finger, words of title, summary and message, camelCase. An empty query gives all, codes first.
 */
export function searchCatalog(query: string, limit = Number.POSITIVE_INFINITY): readonly SearchHit[] {
  const { entries, engine } = build();
  const text = query.slice(0, MAX_QUERY).trim();
  if (text === '') return entries.slice(0, limit).map((entry) => hitOf(entry, 0));
  const words = tokens(text.replace(/([a-z\d])([A-Z])/g, '$1 $2')).slice(0, MAX_WORDS);
  const asCode = new Set<Entry>(lookupWord(text, { ignoreCase: true })?.rows ?? wholeCode(words.join('')));
  const wanted = new Set(words.filter((word) => !STOP.has(word)));
  const found = engine.search(words.join(' '), {
    fields: ['code', 'title', 'text'],
    prefix: true,
    fuzzy: slips,
    maxFuzzy: 2,
    weights: { fuzzy: 0.6, prefix: 0.8 },
  });
  const hits = found.flatMap(({ id, score, queryTerms }) => {
    const entry = entries[id as number];
    if (!entry || asCode.has(entry)) return [];
    // An entry that fits every word goes before one that fits a single word well.
    const share = new Set(queryTerms).size / Math.max(1, wanted.size);
    const status = 'status' in entry ? STATUS_WEIGHT[entry.status] : 1;
    return [hitOf(entry, score * share ** 2 * status)];
  });
  hits.sort((a, b) => b.score - a.score);
  const top = (hits[0]?.score ?? 0) + 1;
  return [...[...asCode].map((entry) => hitOf(entry, top)), ...hits].slice(0, limit);
}

/** The entries whose code, written as one word, is the query but for slips; the nearest alone. */
function wholeCode(joined: string): Entry[] {
  if (joined.length < 6) return [];
  const { entries, engine } = build();
  const near = engine.search(joined, {
    fields: ['joined'],
    fuzzy: 2,
    maxFuzzy: 2,
    weights: { fuzzy: 1, prefix: 0 },
  });
  const best = near[0]?.terms.join();
  return near.filter(({ terms }) => terms.join() === best).flatMap(({ id }) => entries[id as number] ?? []);
}
