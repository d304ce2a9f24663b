import { createRecognizer } from '../recognize/analyze.ts';
import { allRules } from '../rules/index.ts';
import type { Severity } from '../rules/rule.ts';
import { type Command, SEVERITY_ORDER } from './args.ts';
import { checkSource } from './check.ts';
import { nothingRead, type Source, Sources } from './documents.ts';
import { loadGrammar } from './grammars.ts';
import { jsonLine, type Output } from './output.ts';
import { checkInThreads, type Findings } from './parallel.ts';
import { type SarifOutput, sarifOutput } from './sarif.ts';
import { findingLine, summary } from './text.ts';
import type { Tell } from './walk.ts';

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
  async function* findingsOf(source: Source, includeTests: boolean): AsyncGenerator<Findings> {
    if (!sarif) yield* checkInThreads(source, recognizer, includeTests, tell);
    else {
      for await (const checked of checkSource(source, recognizer, includeTests, tell)) {
        sarif.add(checked.document, checked.recognition, checked.result);
        yield checked;
      }
    }
  }
  let last = '';
  for (const given of command.paths.length > 0 ? command.paths : ['']) {
    const source = sources.open(given);
    if (!source) continue;
    const includeTests = command.includeTests || source.settings.includeTests;
    for await (const { findings } of findingsOf(source, includeTests)) {
      for (const finding of findings) {
        counts.set(finding.severity, (counts.get(finding.severity) ?? 0) + 1);
        if (command.format === 'jsonl') await output.write(jsonLine(finding));
        else if (command.format === 'text') {
          const gap = last !== '' && last !== finding.path ? '\n' : '';
          await output.write(gap + findingLine(finding, output.isTerminal));
          last = finding.path;
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
