import { type KnownCause, knownCauses } from '../catalog/causes.ts';
import type { MessageMatch } from '../catalog/messages.ts';
import { holds, type KnownFacts } from './conditions.ts';
import { isServerSide, languagesIn, speaks } from './languages.ts';
import { matchTraces } from './matches.ts';
import type { Certainty, Evidence } from './model.ts';
import { applies, type Scope } from './platforms.ts';
import type { Known } from './recognized.ts';
import { matchSigns } from './signs.ts';
import type { Subject } from './subject.ts';

/** A cause with all that speaks for it. */
export interface Weighed {
  readonly cause: KnownCause;
  readonly score: number;
  readonly certainty: Certainty;
  /** The message that led to it. */
  readonly message: MessageMatch | null;
  /** The error it explains. */
  readonly error: Known | null;
  /** The words that led to it. */
  readonly sign: string | null;
  readonly proof: readonly Evidence[];
  readonly support: readonly Evidence[];
  /** What the project shows that speaks against it without ruling it out. */
  readonly against: readonly Evidence[];
}

/** What each kind of evidence is worth: message before code before traces before words; a proof beats all. */
const WORTH = {
  message: { exact: 60, pattern: 55, start: 48, within: 45 },
  nextCause: 8,
  code: 12,
  sharedCode: 8,
  /** Written `INVALID_FIELD?`: the code has many more reasons. */
  vagueCode: 4,
  sure: 7,
  unsure: 3,
  strength: 2,
  proof: 100,
  support: 3,
  against: -3,
  otherCode: -4,
} as const;

/** Below this, shared words are chance. */
const SHOWN = 7;
/** The same for a text that names nothing of Plaid's. */
const SHOWN_OPEN = 18;
/** What is shown of a text that does name Plaid when nothing says more, and how many of it. */
const FAINT = 5.5;
const MOST_FAINT = 2;
/** And for a few words, which leave out what goes without saying. */
const SHOWN_SHORT = 12;
const SHORT = /^[\w\s'’,-]{1,60}$/;
/** From this on, and this much ahead of other topics, the words alone make a cause likely. */
const LIKELY = 13;
const AHEAD = 1.25;
/** What a cause that only describes what is seen counts beside others. */
const VAGUE = 0.75;
/** What the text must say of a cause before the project's facts can prove it. */
const ASKED = 3;
/** A cause whose words are a smaller share of those of the best one is not what the text is about. */
const ABOUT = 0.6;
const MOST = 8;
const NATIVE: readonly string[] = ['ios', 'android', 'react-native', 'flutter'];

/**
 * The causes that the evidence leads to, best first: known messages, error codes, traces and words in the text, facts
 * of the project. A cause that the facts refute is left out.
 */
export function weigh(
  text: string,
  messages: readonly MessageMatch[],
  errors: readonly Known[],
  facts: KnownFacts,
  scope: Scope,
  subject: Subject,
): readonly Weighed[] {
  const isOpen = subject === 'open' && messages.length + errors.length === 0;
  const open = SHORT.test(text) ? SHOWN_SHORT : SHOWN_OPEN;
  const words = new Map(matchSigns(text, isOpen && open === SHOWN_OPEN).map((match) => [match.cause, match]));
  const traces = matchTraces(text);
  const named = languagesIn(text);
  const isAble = (cause: KnownCause) => isPossible(cause, scope, named);
  const codes = errors.flatMap(({ recognized }) => recognized.error_code ?? []);
  const heard = knownCauses().map((cause) => {
    const { message, worth, isFirst } = byMessage(cause, messages);
    const error = errors.find(({ recognized }) => names(cause, recognized.error_code)) ?? null;
    const own = traces.filter((trace) => trace.cause === cause.id);
    const trace = Math.max(
      0,
      ...own.map(({ sure, strength }) => (sure ? WORTH.sure : WORTH.unsure) + strength * WORTH.strength),
    );
    const isSure = own.some(({ sure }) => sure);
    const sign = words.get(cause.id);
    const firm = worth + byCode(cause, error) + trace;
    const said = firm + (sign?.score ?? 0);
    return {
      cause,
      message,
      worth,
      isFirst,
      error,
      isSure,
      sign,
      said,
      asked: firm + (sign?.sign ? sign.score : 0),
    };
  });
  const loudest = Math.max(0, ...heard.filter(({ cause }) => isAble(cause)).map(({ said }) => said));
  const weighed = heard.flatMap(
    ({ cause, message, worth, isFirst, error, isSure, sign, said, asked }): Weighed[] => {
      // What the project shows matters only where the text speaks of it, and proves only what the text is about.
      const isAsked = asked >= ASKED;
      const held = holds(cause.proves, facts);
      const proof = isAsked && said >= loudest * ABOUT ? held : null;
      if (!held && (holds(cause.refutes, facts) !== null || !isAble(cause))) return [];
      const support = isAsked ? (holds(cause.supports, facts) ?? (proof ? null : held)) : null;
      const against = isAsked && !held ? holds(cause.against ?? [], facts) : null;
      const foreign =
        codes.length > 0 && !error && worth === 0 && cause.codes.length > 0 ? WORTH.otherCode : 0;
      const shows = (proof ? WORTH.proof : 0) + (support ? WORTH.support : 0) + (against ? WORTH.against : 0);
      const score = said + foreign + shows;
      const shown = isOpen && !isSure ? open : subject === 'plaid' ? FAINT : SHOWN;
      if (score < shown || (isOpen && !isAsked)) return [];
      return [
        {
          cause,
          score,
          certainty: proof ? 'proved by the project' : isFirst ? 'stated by the error' : 'possible',
          message: worth > 0 ? message : null,
          error,
          sign: sign?.sign ?? null,
          proof: proof ?? [],
          support: support ?? [],
          against: against ?? [],
        },
      ];
    },
  );
  weighed.sort((a, b) => rank(b) - rank(a) || (a.cause.id < b.cause.id ? -1 : 1));
  const clear = weighed.filter(({ score }) => score >= SHOWN);
  const best = clear.length > 0 ? clear.slice(0, MOST) : weighed.slice(0, errors.length > 0 ? 0 : MOST_FAINT);
  return best.map((one, index) => ({
    ...one,
    certainty: subject === 'open' ? tentative(one) : certainty(one, index, weighed),
  }));
}

function rank({ cause, score }: Weighed): number {
  return cause.vague ? score * VAGUE : score;
}

/** A text that names nothing of Plaid's makes no cause likely. */
function tentative({ certainty }: Weighed): Certainty {
  return certainty === 'proved by the project' ? certainty : 'possible';
}

function certainty(one: Weighed, index: number, all: readonly Weighed[]): Certainty {
  if (one.certainty !== 'possible' || index > 0) return one.certainty;
  const rival = all.find(({ cause }) => cause.topic !== one.cause.topic);
  return one.score >= LIKELY && one.score >= (rival?.score ?? 0) * AHEAD ? 'likely' : 'possible';
}

function byMessage(
  cause: KnownCause,
  messages: readonly MessageMatch[],
): { message: MessageMatch | null; worth: number; isFirst: boolean } {
  for (const [rank, message] of messages.entries()) {
    const at = message.message.causes?.indexOf(cause.id) ?? -1;
    if (at >= 0) {
      const worth = WORTH.message[message.how] - (at + rank * 2) * WORTH.nextCause;
      return { message, worth, isFirst: at === 0 };
    }
  }
  return { message: null, worth: 0, isFirst: false };
}

function byCode(cause: KnownCause, error: Known | null): number {
  if (!error) return 0;
  const code = error.recognized.error_code ?? '';
  if (cause.codes.includes(`${code}?`)) return WORTH.vagueCode;
  const sharing = knownCauses().filter(({ codes }) => codes.includes(code)).length;
  return sharing === 1 ? WORTH.code : WORTH.sharedCode;
}

function names({ codes }: KnownCause, code: string | null): boolean {
  return code !== null && (codes.includes(code) || codes.includes(`${code}?`));
}

/** Whether a cause can apply where the text comes from. */
function isPossible({ platforms, languages }: KnownCause, scope: Scope, named: ReadonlySet<string>): boolean {
  if (!speaks(languages, named) || !applies(platforms, scope)) return false;
  const isNative = platforms.length > 0 && platforms.every((platform) => NATIVE.includes(platform));
  return !isNative || scope.platforms.size > 0 || !isServerSide(named);
}
