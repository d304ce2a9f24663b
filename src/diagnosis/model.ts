import type { Place } from '../project/model.ts';
import type { PayloadKey } from '../recognize/model.ts';

/** How sure a cause is, in the words that are shown. */
export type Certainty = 'proved by the project' | 'stated by the error' | 'likely' | 'possible';

/** One error the text names. The first six keys are the command line's contract. */
export interface Recognized {
  readonly error_type: string | null;
  /** Null when the text names only a type. */
  readonly error_code: string | null;
  readonly aliases: readonly string[];
  readonly title: string | null;
  readonly docs: string | null;
  /** The catalog has a row for it. */
  readonly known: boolean;
  /** What it means, in a sentence of ours. */
  readonly summary: string | null;
  readonly http_status: readonly number[];
  /** Why this type is assumed when the code exists under several; null when there is nothing to assume. */
  readonly assumed: string | null;
  /** The other types the code exists under. */
  readonly others: readonly { readonly error_type: string; readonly docs: string | null }[];
  /** How often the text names it. */
  readonly count: number;
}

/** An error payload found in the text; values raw, only `render` shows them, masked. */
export interface ReportedPayload {
  readonly fields: readonly { readonly name: PayloadKey; readonly text: string }[];
  /** The text was cut off before the object ended. */
  readonly truncated: boolean;
}

/** Why a cause is believed: a sentence, and the place in the project that shows it. */
export interface Evidence {
  readonly text: string;
  readonly place: Place | null;
}

export interface Cause {
  /** Stable: the cause's id in the catalog (`link-token-expired`), or `ITEM_ERROR/ITEM_LOCKED/1`, `message/…`, `symptom/…`. */
  readonly id: string;
  readonly title: string;
  /** The cause in a whole sentence, where it says more than the title. */
  readonly statement?: string;
  /** Why it is believed, or why it ranks where it does. */
  readonly why: string;
  readonly certainty: Certainty;
  readonly evidence: readonly Evidence[];
  /** What speaks against it. */
  readonly against: readonly string[];
  readonly steps: readonly string[];
  /** The remedy in one sentence, when there is one. */
  readonly fix: string | null;
  /** The rule whose quick fix repairs it, where there is one. */
  readonly rule?: string | null;
  /** An address to read on: documentation, or the public thread the knowledge comes from. */
  readonly source: string | null;
}

/** Something only a human can see: where to look and what to compare. */
export interface Check {
  readonly text: string;
  readonly url: string | null;
}

export interface Support {
  /** Identifiers Plaid's Support asks for. */
  readonly wanted: readonly string[];
  /** Those of them that the text holds. */
  readonly at_hand: readonly { readonly name: string; readonly value: string }[];
}

export interface Link {
  readonly title: string;
  readonly url: string;
}

/**
 * The answer to any text. It is data: no Markdown, nothing escaped, nothing masked; `render` does that for every face.
 * The shape is what `explain --format json` prints (masked).
 */
export interface Diagnosis {
  readonly recognized: readonly Recognized[];
  readonly payloads: readonly ReportedPayload[];
  /** One sentence with the cause; null when nothing was found. */
  readonly verdict: { readonly text: string; readonly certainty: Certainty } | null;
  /** Ranked, the best first. */
  readonly causes: readonly Cause[];
  /** What to do, in order, across the causes. */
  readonly steps: readonly string[];
  /** What Link shows the end user. */
  readonly in_link: readonly string[];
  readonly checks: readonly Check[];
  /** How to see the same thing in Sandbox. */
  readonly sandbox: string | null;
  readonly support: Support;
  readonly links: readonly Link[];
  /** Codes that resemble a word of the text when no code was found. */
  readonly suggestions: readonly string[];
  /** What was looked at and what was left out, in sentences; all there is when nothing was found. */
  readonly notes: readonly string[];
}
