/**
 * A class of trouble that people report in words, with an SDK's text or a log line rather than with a code. The signs are
 * looked for in the lower-cased text; a sign is a list of expressions that must all be found.
 */
export interface Problem {
  /** Stable, kebab case. */
  readonly id: string;
  /** The cause in one sentence: the verdict when it leads. */
  readonly title: string;
  readonly signs: readonly (readonly RegExp[])[];
  /** What takes a sign back: words that show another problem. */
  readonly unless?: RegExp;
  /** Only where one of these platforms can be meant; absent: anywhere. */
  readonly platforms?: readonly string[];
  /** A sign that hardly anything else leaves; otherwise the cause is called possible. */
  readonly sure: boolean;
  readonly steps: readonly string[];
  /** What only a human can see, with the page to look at. */
  readonly checks?: readonly { readonly text: string; readonly url: string | null }[];
  readonly source: string;
}
