import { detailsOf } from '../project/details/index.ts';
import { recognizedDetails } from '../project/details/recognized.ts';
import type { DetailFact, FindingFact, ProjectFacts } from '../project/model.ts';
import { classifyPath } from '../project/paths.ts';
import { placeIn } from '../project/place.ts';
import type { Recognizer } from '../recognize/analyze.ts';
import { mentionsPlaid } from '../recognize/mention.ts';
import { runRules } from '../rules/index.ts';

/** A file of the workspace that is at hand. */
export interface StudyFile {
  readonly path: string;
  readonly text: string;
}

/** Documents that are parsed, and details and findings that are kept, at most. */
const MOST = { parsed: 600, details: 5000, findings: 500 };
/** Longer documents are read for details, not parsed, in UTF-16 units. */
const MAX_PARSED = 1_000_000;

/**
 * The facts of a project deepened by what its files say of the integration: requests, launches, names, addresses,
 * policies, and what the rules find. Bounded; what was left out is in `notes`. Never rejects for what a file holds.
 */
export async function studyProject(
  facts: ProjectFacts,
  files: Iterable<StudyFile> | AsyncIterable<StudyFile>,
  recognizer: Recognizer,
): Promise<ProjectFacts> {
  const details: DetailFact[] = [];
  const findings: FindingFact[] = [];
  let parsed = 0;
  let left = 0;
  for await (const { path, text } of files) {
    if (details.length < MOST.details) details.push(...detailsOf(path, text));
    if (classifyPath(path) !== 'code' || text.length > MAX_PARSED || !mentionsPlaid(text)) continue;
    if (parsed++ >= MOST.parsed) {
      left++;
      continue;
    }
    const recognition = await recognizer.recognize({ text, path }).catch(() => null);
    if (!recognition) continue;
    details.push(...recognizedDetails(recognition));
    for (const { rule, message, span } of runRules(recognition, facts, {
      severities: {},
      includeTests: false,
    })) {
      if (findings.length >= MOST.findings) break;
      findings.push({ rule, message, place: placeIn(path, recognition.source, span.start, span.end) });
    }
  }
  const byPlace = (a: DetailFact | FindingFact, b: DetailFact | FindingFact) =>
    a.place.path < b.place.path ? -1 : a.place.path > b.place.path ? 1 : a.place.line - b.place.line;
  return {
    ...facts,
    details: details.sort(byPlace),
    findings: findings.sort(byPlace),
    notes: [
      ...(facts.notes ?? []),
      ...(left > 0 ? [`${left} documents that mention Plaid were not looked into`] : []),
    ],
  };
}
