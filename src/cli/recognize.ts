import { createRecognizer } from '../recognize/analyze.ts';
import { allRules } from '../rules/index.ts';
import type { Command } from './args.ts';
import { printedConstructs } from './constructs.ts';
import { nothingRead, Sources } from './documents.ts';
import { loadGrammar } from './grammars.ts';
import { jsonLine, type Output } from './output.ts';
import { recognitionsOf } from './recognitions.ts';
import type { Tell } from './walk.ts';

/** Prints what of Plaid stands in the PATHs, tests included; returns the exit status. */
export async function recognize(
  command: Extract<Command, { name: 'recognize' }>,
  cwd: string,
  output: Output,
  tell: Tell,
): Promise<number> {
  const recognizer = createRecognizer(loadGrammar);
  const sources = new Sources(cwd, new Set(allRules.map(({ id }) => id)), tell);
  for (const given of command.paths.length > 0 ? command.paths : ['']) {
    const source = sources.open(given);
    if (!source) continue;
    for (const document of source.documents) {
      for await (const recognition of recognitionsOf(recognizer, document, source, tell)) {
        for (const construct of printedConstructs(recognition, document.shown))
          await output.write(jsonLine(construct));
        if (!output.open) return 0;
      }
    }
  }
  await output.flush();
  return nothingRead(sources.count) ? 2 : 0;
}
