import { NO_FACTS } from '../project/model.ts';
import type { Recognizer } from '../recognize/analyze.ts';
import type { Recognition } from '../recognize/recognize.ts';
import { mask } from '../render/mask.ts';
import { type RunResult, runRulesFully } from '../rules/index.ts';
import type { Finding, Severity } from '../rules/rule.ts';
import type { Document, Source } from './documents.ts';
import { type PlaceFields, placeFields } from './place.ts';
import { recognitionsOf } from './recognitions.ts';
import type { Tell } from './walk.ts';

/** What `scan` prints of one finding: masked. */
export interface PrintedFinding extends PlaceFields {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly docs: string;
}

/** A document, or a part of a large one, with what the rules say. */
export interface CheckedDocument {
  readonly document: Document;
  readonly recognition: Recognition;
  readonly result: RunResult;
  readonly findings: readonly PrintedFinding[];
}

/** Checks the documents of a source that get findings, in their order. */
export async function* checkSource(
  source: Source,
  recognizer: Recognizer,
  includeTests: boolean,
  tell: Tell,
): AsyncGenerator<CheckedDocument> {
  for (const document of source.documents) {
    if (!isChecked(document, includeTests)) continue;
    for await (const recognition of recognitionsOf(recognizer, document, source, tell)) {
      const result = findingsOf(recognition, source, includeTests);
      const findings = result.kept.map((finding) => printedFinding(finding, recognition, document.shown));
      yield { document, recognition, result, findings };
    }
  }
}

/** Whether a document gets findings at all. */
export function isChecked({ kind, excluded }: Document, includeTests: boolean): boolean {
  return !excluded && (kind === 'code' || (kind === 'test' && includeTests));
}

function findingsOf(recognition: Recognition, source: Source, includeTests: boolean): RunResult {
  const { requests, launches, webviews } = recognition;
  const platformsMatter = requests.length + launches.length + webviews.length > 0;
  const facts = platformsMatter ? source.facts() : { ...NO_FACTS, pinned: source.settings.platforms };
  return runRulesFully(recognition, facts, { severities: source.settings.rules, includeTests });
}

function printedFinding(finding: Finding, recognition: Recognition, path: string): PrintedFinding {
  return {
    ...placeFields(path, recognition.source, finding.span),
    rule: finding.rule,
    severity: finding.severity,
    message: mask(finding.message),
    docs: finding.docs,
  };
}
