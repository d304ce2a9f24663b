import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { ProjectFacts } from '../project/model.ts';
import { createRecognizer, type Recognizer } from '../recognize/analyze.ts';
import { WorkspaceIndex } from '../recognize/workspace/index.ts';
import type { Settings } from '../rules/settings.ts';
import { checkSource, isChecked, type PrintedFinding } from './check.ts';
import type { Document, Source } from './documents.ts';
import { loadGrammar } from './grammars.ts';
import type { Tell } from './walk.ts';
import { filesBelow } from './workspace-files.ts';

/** Text from which a second thread is worth its start, and beyond which texts are not held at once; UTF-16 units. */
const least = 400_000;
const most = 32_000_000;
/** What the second thread gets of the text: it starts later. */
const share = 0.45;

/** The findings of one document, or of a part of it. */
export interface Findings {
  readonly findings: readonly PrintedFinding[];
}

interface Task {
  readonly root: string;
  readonly settings: Settings;
  readonly facts: ProjectFacts;
  readonly includeTests: boolean;
  readonly documents: readonly Document[];
}

/** What the second thread says, in order. */
type Said =
  | { readonly findings: readonly PrintedFinding[] }
  | { readonly path: string; readonly problem: string }
  | { readonly done: true };

/**
 * Checks the documents of a source as `checkSource` does, in their order, the last of many in a second thread where there
 * is a core for it. A thread that fails costs its time alone: then its documents are checked here.
 */
export async function* checkInThreads(
  source: Source,
  recognizer: Recognizer,
  includeTests: boolean,
  tell: Tell,
): AsyncGenerator<Findings> {
  const { root, size } = source;
  if (root === undefined || size === undefined || size < least || size > most || availableParallelism() < 2) {
    yield* checkSource(source, recognizer, includeTests, tell);
    return;
  }
  const documents = [...source.documents].filter((document) => isChecked(document, includeTests));
  const [here, there] = divided(documents);
  const { settings } = source;
  const second = inSecondThread({ root, settings, facts: source.facts(), includeTests, documents: there });
  try {
    yield* checkSource({ ...source, documents: here }, recognizer, includeTests, tell);
    const said = await second.said;
    if (!said) {
      yield* checkSource({ ...source, documents: there }, recognizer, includeTests, tell);
      return;
    }
    for (const each of said) {
      if ('problem' in each) tell(each.path, each.problem);
      else if ('findings' in each) yield each;
    }
  } finally {
    second.end();
  }
}

function divided(documents: readonly Document[]): readonly [Document[], Document[]] {
  const all = documents.reduce((sum, { text }) => sum + text.length, 0);
  let sum = 0;
  const from = documents.findIndex(({ text }) => {
    sum += text.length;
    return sum > all * (1 - share);
  });
  return [documents.slice(0, from), documents.slice(from)];
}

/** All that the thread says, or null when it failed. */
function inSecondThread(task: Task): { readonly said: Promise<Said[] | null>; end(): void } {
  let worker: Worker;
  try {
    worker = new Worker(fileURLToPath(import.meta.url), { workerData: task });
  } catch {
    return { said: Promise.resolve(null), end() {} };
  }
  const said = new Promise<Said[] | null>((resolve) => {
    const all: Said[] = [];
    worker.on('message', (each: Said) => {
      if ('done' in each) resolve(all);
      else all.push(each);
    });
    worker.on('error', () => resolve(null));
    worker.on('exit', () => resolve(null));
  });
  return { said, end: () => void worker.terminate() };
}

/** What the second thread does. */
async function serve(task: Task, say: (said: Said) => void): Promise<void> {
  const { root, settings, facts, includeTests, documents } = task;
  const source: Source = {
    settings,
    documents,
    facts: () => facts,
    workspace: new WorkspaceIndex(filesBelow(root)),
  };
  const tell: Tell = (path, problem) => say({ path, problem });
  for await (const { findings } of checkSource(source, createRecognizer(loadGrammar), includeTests, tell)) {
    if (findings.length > 0) say({ findings });
  }
  say({ done: true });
}

if (!isMainThread && parentPort) {
  const port = parentPort;
  void serve(workerData as Task, (said) => port.postMessage(said));
}
