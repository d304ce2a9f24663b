import type { Place, ProjectFacts } from '../project/model.ts';
import type { Recognition } from '../recognize/recognize.ts';
import type { Span } from '../syntax/source.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';
export type SeveritySetting = Severity | 'off';

export interface Related {
  readonly message: string;
  /** A place in another file, or a span of the same document. */
  readonly at: Place | Span;
}

/** What a rule reports. The message is plain text; `render` escapes and masks. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: string;
  /** The section of Plaid's documentation that explains the fix; '' when the matter is not Plaid's. */
  readonly docs: string;
  readonly related: readonly Related[];
  readonly tags?: readonly ('deprecated' | 'unnecessary')[];
  /** What fixes need, by name; structured so that no fix reads the message. */
  readonly data?: unknown;
}

/** A finding before the runner has filled in the rule's own id, severity and docs. */
export type Report = Omit<Finding, 'rule' | 'severity' | 'docs'> & {
  readonly severity?: Severity;
  readonly docs?: string;
};

export interface RuleContext {
  readonly recognition: Recognition;
  readonly facts: ProjectFacts;
  /** Path relative to the workspace with `/`, or null for an untitled document. */
  readonly path: string | null;
}

/** One rule per file; its page, setting and README row are built from this object. */
export interface Rule {
  readonly id: string;
  /** What is wrong, in one line without a full stop: heads the page and the README row. */
  readonly title: string;
  /** The severity most findings carry; a rule may report others by certainty. */
  readonly severity: Severity;
  readonly docs: string;
  /** The name of the documentation section behind `docs`. */
  readonly docsTitle: string;
  /** The section of Plaid's troubleshooting that the quick fix opens, where it says more than `docs`. */
  readonly troubleshooting?: { readonly title: string; readonly url: string };
  readonly why: string;
  /** Each a sentence: when it reports. */
  readonly fires: readonly string[];
  /** Each a sentence: when it stays silent. */
  readonly silent: readonly string[];
  readonly remedy: string;
  readonly wrong: Example;
  readonly right: Example;
  /** Where the facts come from. */
  readonly sources: readonly string[];
  check(context: RuleContext): Iterable<Report>;
}

export interface Example {
  readonly language: string;
  readonly code: string;
}
