import { detailsOf, isDetailFile } from '../project/details/index.ts';
import { recognizedDetails } from '../project/details/recognized.ts';
import { isLocalSettings } from '../project/localSettings.ts';
import { manifestReader } from '../project/manifests/index.ts';
import type { DetailFact, FindingFact, ProjectFacts } from '../project/model.ts';
import { classifyPath } from '../project/paths.ts';
import { placeIn } from '../project/place.ts';
import { sourceLikelihood } from '../project/source.ts';
import type { Recognizer } from '../recognize/analyze.ts';
import { mentionsPlaid } from '../recognize/mention.ts';
import { runRules } from '../rules/index.ts';

/** A file of the workspace that is at hand. */
export interface StudyFile {
  readonly path: string;
  readonly text: string;
}

/** Tells of the project, and of what it was or may become; it is not the project. */
const DOCUMENTATION = /\.(?:md|mdx|mdc|markdown|rst|adoc|txt)$/i;
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
  recognizer: Pick<Recognizer, 'recognize'>,
): Promise<ProjectFacts> {
  const details: DetailFact[] = [];
  const findings: FindingFact[] = [];
  let parsed = 0;
  let left = 0;
  for await (const { path, text } of files) {
    if (DOCUMENTATION.test(path)) continue;
    if (details.length < MOST.details) details.push(...detailsOf(path, text));
    if (classifyPath(path) !== 'code' || text.length > MAX_PARSED) continue;
    // A variable that a request reads may be named after anything.
    if (!mentionsPlaid(text) && !isLocalSettings(path)) continue;
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

/** Files that are read for a study at most. */
const MOST_FILES = 1500;

/**
 * The files of a workspace that are worth reading for a study, the most telling first: those that say something by
 * their name, then sources whose path speaks of Plaid, then others.
 */
export function studyPaths(paths: readonly string[]): readonly string[] {
  const rank = (path: string): number => {
    if (classifyPath(path) !== 'code') return -1;
    if (isDetailFile(path) || manifestReader(path) !== null) return 4;
    return SOURCE.test(path) ? 1 + sourceLikelihood(path) : -1;
  };
  return paths
    .map((path) => ({ path, rank: rank(path) }))
    .filter((one) => one.rank > 0)
    .sort((a, b) => b.rank - a.rank || (a.path < b.path ? -1 : 1))
    .slice(0, MOST_FILES)
    .map(({ path }) => path);
}

const SOURCE =
  /\.(?:[cm]?[jt]sx?|vue|svelte|astro|py|rb|php|go|java|kts?|cs|swift|m|mm|dart|exs?|rs|scala|html?|ejs|erb|ya?ml|json|toml|properties|xml|conf)$/i;
