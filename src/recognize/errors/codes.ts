import { codeCandidates } from '../../catalog/lookup.ts';
import type { SourceText } from '../../syntax/source.ts';
import type { ErrorCodeMention } from '../model.ts';
import { type Block, blocksOf } from './blocks.ts';
import { companyOf, ENOUGH, isWebhookCode } from './company.ts';
import { type Evidence, NearLines } from './evidence.ts';
import type { ErrorOptions } from './index.ts';
import { COMPARED, GIVEN, GIVEN_REACH, isBesideQuote, tellsOfPlaid } from './leads.ts';
import { ITEM_LEAD, isKeyed, lineOf } from './lines.ts';
import { members } from './members.ts';
import type { Normalized } from './normalize.ts';
import { gradeOf, isFrameworkCode, isPlainType, onlyTypeOf } from './vocabulary.ts';
import { Vouching } from './vouching.ts';

/** A word of the catalog in the text that was read. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly word: string;
  readonly code: string | null;
  readonly type: string | null;
}

/** Codes, types and aliases as on the wire, in order. */
export function wireWords(text: string): Word[] {
  const out: Word[] = [];
  for (const found of codeCandidates(text)) {
    if (found.form === 'spelling') continue;
    out.push({
      start: found.start,
      end: found.end,
      word: found.word,
      code: found.code,
      type: found.error_type,
    });
  }
  return out;
}

export interface MentionInput {
  readonly text: string;
  readonly source: SourceText;
  readonly normalized: Normalized;
  readonly words: readonly Word[];
  /** True for a word that stands in a payload. */
  readonly covered: (word: Word) => boolean;
  readonly evidence: Evidence;
  readonly options: ErrorOptions;
}

/** How far a word of Plaid's alone vouches for its neighbors, in lines. */
const REACH = { code: 6, text: 3 };

/** Codes that stand outside of payloads, with the evidence that they are Plaid's. */
export function mentionsOf(input: MentionInput): ErrorCodeMention[] {
  const { text, source, normalized, words, evidence, options } = input;
  const code = options.reader === 'tree';
  const line = (word: Word): number => source.positionAt(normalized.startOf(word.start)).line;
  const telling = words.filter(
    (word) => gradeOf(word.word) === 'own' || (word.type !== null && isPlainType(word.type)),
  );
  const listed = code ? listedWith(telling, words, text, line) : [];
  const own = new NearLines(
    source,
    [...telling, ...listed].map((word) => normalized.startOf(word.start)),
  );
  const types = new NearLines(
    source,
    words.filter((word) => word.type !== null).map((word) => normalized.startOf(word.start)),
  );
  const company = companyOf(words, line);
  const blocks = blocksOf(text, options.reader === 'text' ? [] : words, (word) =>
    ITEM_LEAD.test(text.slice(lineOf(text, word).start, word.start)),
  );
  const around: Around = { ...input, own, types, line, code, company, blocks };
  const vouching = new Vouching(text, words, line);
  const out: ErrorCodeMention[] = [];
  const add = (word: Word, type: string | null): void => {
    const start = normalized.startOf(word.start);
    const end = normalized.endOf(word.end);
    out.push({
      kind: 'error-code',
      span: { start, end },
      code: word.code,
      type,
      where: whereOf(text, word, start, options),
    });
  };
  for (const word of words) {
    if (input.covered(word)) continue;
    if (word.code === null && word.type !== 'RATE_LIMIT_EXCEEDED' && !options.types) continue;
    if (isAnothers(word, around)) continue;
    if (!isMention(word, around) && !(evidence.inFile() && vouching.vouchesFor(word))) continue;
    add(word, word.code === null ? word.type : onlyTypeOf(word.code));
  }
  for (const word of members(text, evidence, options)) {
    if (input.covered(word)) continue;
    add(word, word.type ?? (word.code === null ? null : onlyTypeOf(word.code)));
  }
  return out.sort((a, b) => a.span.start - b.span.start);
}

/** Items of a list, one to a line without a gap, that has a word of Plaid's alone in it. */
function listedWith(
  telling: readonly Word[],
  words: readonly Word[],
  text: string,
  line: (word: Word) => number,
): Word[] {
  const lines = new Set(telling.map(line));
  const items = words.filter((word) => {
    const { start, end } = lineOf(text, word);
    return (
      ITEM_LEAD.test(text.slice(start, word.start)) &&
      /^["'`]?\s*[,|;)\]]*\s*$/.test(text.slice(word.end, end))
    );
  });
  const out: Word[] = [];
  const take =
    (step: number) =>
    (word: Word): void => {
      const at = line(word);
      if (lines.has(at) || !lines.has(at - step)) return;
      lines.add(at);
      out.push(word);
    };
  for (const word of items) take(1)(word);
  for (const word of [...items].reverse()) take(-1)(word);
  return out;
}

/** What the words around one are asked for. */
interface Around extends MentionInput {
  /** Lines with words of Plaid's alone, and with types. */
  readonly own: NearLines;
  readonly types: NearLines;
  readonly line: (word: Word) => number;
  readonly code: boolean;
  readonly company: (word: Word, reach?: number) => number;
  /** The words that stand in the same table, list or switch. */
  readonly blocks: ReadonlyMap<Word, Block>;
}

/** The word is known for something else here: a webhook's code, another enumeration's member, a server's own code. */
function isAnothers(word: Word, { text, own, line, code, company }: Around): boolean {
  const grade = gradeOf(word.word);
  const before = text.slice(Math.max(0, word.start - 60), word.start);
  if (word.word.includes('-') && !/["'`=:]\s*$/.test(before)) return true;
  if (isWebhookCode(text, word, () => company(word))) return true;
  if (grade === 'own') return false;
  // The `code` of a server's own error, around a payload as a rule; not in a record that is named as an error of Plaid's.
  if (isFrameworkCode(word.word) && !code && /(?<![A-Za-z_])code["'\\]*\s*[:=]\s*["'\\]*$/i.test(before))
    return !/plaid[\w.]{0,40}(?:err|exception)\w*\s*[{(]\s*code\W*$/i.test(before);
  // A member of somebody else's enumeration: HttpStatus.X, StatusCode::X, http.X.
  const owner = /([A-Za-z_][\w]*)\s*(?:\.|::|\$)$/.exec(before)?.[1];
  if (owner === undefined || /plaid|link|exit|item|institution/i.test(owner)) return false;
  return grade === 'generic' || !/error|code/i.test(owner) || !own.near(line(word), 1);
}

function isMention(word: Word, around: Around): boolean {
  const { text, evidence, own, types, line, code, options, company } = around;
  const grade = gradeOf(word.word);
  if (grade === 'own') return true;
  const before = text.slice(Math.max(0, word.start - 60), word.start);
  const at = line(word);
  const beside = lineOf(text, word);
  const named = evidence.within(beside.start, beside.end);
  const lineText = text.slice(beside.start, beside.end);
  const lead = text.slice(beside.start, word.start);
  // Said to be another system's.
  if (isFrameworkCode(word.word) && OTHERS.test(lineText)) return false;
  const keyed = isKeyed(lineText) && !/\benum\b/.test(lineText);
  if (
    named &&
    !(
      grade === 'generic' &&
      code &&
      !keyed &&
      !/plaid\w*\W{0,3}error|error\w*\W{0,3}plaid/i.test(text.slice(beside.start, beside.end)) &&
      !own.near(at, REACH.code)
    )
  )
    return true;
  // A sentence about a link token, in a text that names Plaid.
  if (!code && /\blink[ _-]tokens?\b/i.test(lineText) && evidence.inFile()) return true;
  if (own.near(at, code ? REACH.code : REACH.text)) {
    // A generic word is vouched for as a further item of the same list only.
    if (!code || grade !== 'generic' || keyed || own.near(at, 0) || ITEM_LEAD.test(lead)) return true;
  }
  const isFramework = isFrameworkCode(word.word);
  if (grade === 'generic' && !isFramework && evidence.inFile()) {
    const isComment = options.commentAt?.(around.normalized.startOf(word.start)) ?? false;
    if (isComment && tellsOfPlaid(text, word, evidence)) return true;
    const isListed = !code || isComment || ITEM_LEAD.test(lead);
    if ((isListed || isBesideQuote(text, word)) && company(word) >= ENOUGH) return true;
    if (isBesideQuote(text, word) && company(word, 0) > 0) return true;
  }
  if (grade === 'generic' && COMPARED.test(lead) && evidence.inFile() && company(word) >= ENOUGH) return true;
  if (grade === 'generic' && isOfTable(word, around)) return true;
  if (types.count(at, REACH.code) >= 3 && !isFramework) return evidence.inFile() || keyed;
  if (grade === 'shared') {
    if (code || options.reader === 'env') return evidence.inFile();
    return (
      evidence.inPath() ||
      (keyed && evidence.inFile()) ||
      evidence.within(beside.start - 300, beside.end + 300)
    );
  }
  // What own code gives its own errors says nothing of Plaid's, far from any word of Plaid.
  if (code && GIVEN.test(before) && !evidence.inPath())
    return evidence.within(word.start - GIVEN_REACH, word.end + GIVEN_REACH);
  return keyed && evidence.inFile();
}

/** A key, an item or a case among those of Plaid's, however much stands under each. */
function isOfTable(word: Word, { blocks, evidence }: Around): boolean {
  const block = blocks.get(word);
  if (!block) return false;
  return block.hasOwn || (block.weight >= ENOUGH && evidence.inFile() && !isFrameworkCode(word.word));
}

/** Systems whose errors have names that Plaid's have too. */
const OTHERS = /\b(?:g|t)rpc\b|\bfire(?:base|store)\b|\bgraphql\b/i;

function whereOf(text: string, word: Word, raw: number, options: ErrorOptions): ErrorCodeMention['where'] {
  if (options.commentAt?.(raw)) return 'comment';
  const after = text.slice(word.end, word.end + 8);
  const key =
    /^["'`]?\]?\s*(?::(?!:)|=>)/.test(after) &&
    !/(?:case|when|default|\?|[=!]=)\s*["'`.]?[\w.]*$/.test(
      text.slice(Math.max(0, word.start - 40), word.start),
    );
  if (options.reader === 'text' || options.reader === 'env') return 'text';
  if (options.reader === 'json') return key ? 'key' : 'string';
  if (key) return 'key';
  if (options.stringAt) return options.stringAt(raw) ? 'string' : 'identifier';
  return /["'`]/.test(text[word.start - 1] ?? '') ? 'string' : 'identifier';
}
