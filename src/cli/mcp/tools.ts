import { diagnose } from '../../diagnosis/diagnose.ts';
import type { ProjectFacts } from '../../project/model.ts';
import { createRecognizer, type Recognizer } from '../../recognize/analyze.ts';
import { CHECK_TOOL, DIAGNOSE_TOOL, readCheckInput, readDiagnoseInput } from '../../render/assistantTools.ts';
import { diagnosisMarkdown } from '../../render/diagnosis.ts';
import { findingsMarkdown, type PlacedFinding } from '../../render/findings.ts';
import { allRules } from '../../rules/index.ts';
import { checkSource, isChecked } from '../check.ts';
import { type Source, Sources } from '../documents.ts';
import { loadGrammar } from '../grammars.ts';
import { loadSettings } from '../node-workspace.ts';
import { studyFolder } from '../study.ts';
import { type Tell, walk } from '../walk.ts';
import type { Projects, Target } from './projects.ts';
import type { ServedTool, ToolAnswer } from './server.ts';

/** What a tool cannot do, in words for the assistant. */
class ToolProblem extends Error {}

/** How long the facts of a project are believed, in ms: files change between calls. */
const FRESH = 10_000;

/** The tools over these projects; what cannot be read goes to `tell`. */
export function projectTools(projects: Projects, tell: Tell): readonly ServedTool[] {
  const recognizer = createRecognizer(loadGrammar);
  const known = new Map<string, { readonly at: number; readonly facts: Promise<ProjectFacts> }>();
  const factsOf = (project: string): Promise<ProjectFacts> => {
    const last = known.get(project);
    if (last && Date.now() - last.at < FRESH) return last.facts;
    const facts = studyFolder(project, loadSettings(project, undefined, tell));
    known.set(project, { at: Date.now(), facts });
    return facts;
  };
  return [
    {
      tool: DIAGNOSE_TOOL,
      call: answered(async (input) => {
        const read = readDiagnoseInput(input);
        if ('problem' in read) throw new ToolProblem(read.problem);
        const project = read.path === undefined ? projects.roots[0] : targetOf(projects, read.path).project;
        return diagnosisMarkdown(diagnose({ text: read.text }, project ? await factsOf(project) : null));
      }),
    },
    {
      tool: CHECK_TOOL,
      call: answered(async (input, signal) => {
        const read = readCheckInput(input);
        if ('problem' in read) throw new ToolProblem(read.problem);
        const targets =
          read.path === undefined
            ? projects.roots.map((project): Target => ({ project, path: '', isFolder: true }))
            : [targetOf(projects, read.path)];
        return check(projects, recognizer, targets, signal);
      }),
    },
  ];
}

function answered(call: (input: unknown, signal: AbortSignal) => Promise<string>): ServedTool['call'] {
  return async (input, signal): Promise<ToolAnswer> => {
    try {
      return { text: await call(input, signal), isError: false };
    } catch (error) {
      if (error instanceof ToolProblem) return { text: error.message, isError: true };
      throw error;
    }
  };
}

function targetOf(projects: Projects, path: string): Target {
  const target = projects.find(path);
  if (target) return target;
  const [first] = projects.roots;
  throw new ToolProblem(
    projects.roots.length === 1
      ? `The path names no file or folder inside the project (${first}).`
      : 'The path names no file or folder inside the projects this server was started with.',
  );
}

async function check(
  projects: Projects,
  recognizer: Recognizer,
  targets: readonly Target[],
  signal: AbortSignal,
): Promise<string> {
  const found: PlacedFinding[] = [];
  const notes: string[] = [];
  let files = 0;
  let plaid = 0;
  for (const { project, path, isFolder } of targets) {
    const tell: Tell = (shown, problem) => notes.push(`${projects.show(project, shown)}: ${problem}`);
    const sources = new Sources(project, new Set(allRules.map(({ id }) => id)), tell);
    // A folder is a part of its project, whose manifests say where Link runs.
    const opened = sources.open(isFolder ? '' : path);
    if (!opened) continue;
    const source = isFolder && path !== '' ? below(opened, `${path}/`) : opened;
    const { includeTests } = source.settings;
    let left = 0;
    const documents = function* () {
      for (const document of source.documents) {
        plaid++;
        if (!isChecked(document, includeTests)) left++;
        yield document;
      }
    };
    const part = { ...source, documents: documents() };
    for await (const { findings } of checkSource(part, recognizer, includeTests, tell)) {
      if (signal.aborted) throw new ToolProblem('Canceled.');
      for (const finding of findings) found.push({ ...finding, path: projects.show(project, finding.path) });
    }
    files += isFolder && path !== '' ? filesBelow(project, `${path}/`) : sources.count.files;
    if (left > 0) notes.push(leftOut(left));
  }
  return findingsMarkdown(found, { files, plaid, notes });
}

function leftOut(count: number): string {
  const files = count === 1 ? '1 file that mentions Plaid gets' : `${count} files that mention Plaid get`;
  return `${files} no findings: a setting excludes them, or they are tests or of third parties.`;
}

function filesBelow(project: string, prefix: string): number {
  let count = 0;
  for (const path of walk(project, () => {})) if (path.startsWith(prefix)) count++;
  return count;
}

function below(source: Source, prefix: string): Source {
  const documents = function* () {
    for (const document of source.documents) if (document.shown.startsWith(prefix)) yield document;
  };
  return { ...source, documents: documents() };
}
