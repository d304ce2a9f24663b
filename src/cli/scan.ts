import { NO_FACTS } from '../project/model.ts';
import { createRecognizer } from '../recognize/analyze.ts';
import type { Recognition } from '../recognize/recognize.ts';
import { mask } from '../render/mask.ts';
import { allRules, type RunResult, runRulesFully } from '../rules/index.ts';
import type { Finding, Severity } from '../rules/rule.ts';
import { type Command, SEVERITY_ORDER } from './args.ts';
import type { Document, Source } from './documents.ts';
import { nothingRead, Sources } from './documents.ts';
import { loadGrammar } from './grammars.ts';
import { jsonLine, type Output } from './output.ts';
import { type PlaceFields, placeFields } from './place.ts';
import { type SarifOutput, sarifOutput } from './sarif.ts';
import { findingLine, summary } from './text.ts';
import type { Tell } from './walk.ts';

/** What `scan` prints of one finding. */
export interface PrintedFinding extends PlaceFields {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly docs: string;
}

/** Scans the PATHs and prints the findings; returns the exit status. */
export async function scan(
  command: Extract<Command, { name: 'scan' }>,
  cwd: string,
  output: Output,
  tell: Tell,
): Promise<number> {
  const recognizer = createRecognizer(loadGrammar);
  const sarif: SarifOutput | null = command.format === 'sarif' ? await sarifOutput(cwd) : null;
  if (sarif) tell = sarif.telling(tell);
  const sources = new Sources(cwd, new Set(allRules.map(({ id }) => id)), tell);
  const counts = new Map<Severity, number>();
  let last = '';
  for (const given of command.paths.length > 0 ? command.paths : ['']) {
    const source = sources.open(given);
    if (!source) continue;
    const includeTests = command.includeTests || source.settings.includeTests;
    for (const document of source.documents) {
      if (!isChecked(document, includeTests)) continue;
      const { text, path } = document;
      const recognition = await recognizer.recognize({ text, path, readModule: source.readModule });
      for (const note of recognition.notes) tell(document.shown, note);
      const result = findingsOf(recognition, source, includeTests);
      sarif?.add(document, recognition, result);
      for (const finding of result.kept) {
        const printed = printedFinding(finding, recognition, document.shown);
        counts.set(printed.severity, (counts.get(printed.severity) ?? 0) + 1);
        if (command.format === 'jsonl') await output.write(jsonLine(printed));
        else if (command.format === 'text') {
          const gap = last !== '' && last !== printed.path ? '\n' : '';
          await output.write(gap + findingLine(printed, output.isTerminal));
          last = printed.path;
        }
      }
      if (!output.open) return 0;
    }
  }
  const failed = nothingRead(sources.count);
  if (sarif) await output.write(sarif.text(!failed));
  if (command.format === 'text' && !failed) await output.write(summary(counts, sources.count.files));
  await output.flush();
  if (failed) return 2;
  const grave = SEVERITY_ORDER.slice(SEVERITY_ORDER.indexOf(command.failOn));
  return grave.some((severity) => (counts.get(severity) ?? 0) > 0) ? 1 : 0;
}

function isChecked({ kind, excluded }: Document, includeTests: boolean): boolean {
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
