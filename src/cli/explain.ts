import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { diagnose } from '../diagnosis/diagnose.ts';
import type { ProjectFacts } from '../project/model.ts';
import { diagnosisMarkdown, diagnosisText } from '../render/diagnosis.ts';
import { maskDeep } from '../render/mask.ts';
import { type Command, UsageError } from './args.ts';
import { loadSettings } from './node-workspace.ts';
import { jsonLine, type Output } from './output.ts';
import { studyFolder } from './study.ts';
import { decode, MAX_FILE, reasonOf, type Tell } from './walk.ts';

/** Prints the diagnosis of a text; returns the exit status. */
export async function explain(
  command: Extract<Command, { name: 'explain' }>,
  cwd: string,
  output: Output,
  tell: Tell,
): Promise<number> {
  const facts = command.project === null ? null : await projectFacts(command.project, cwd, tell);
  const text = command.text ?? (await standardInput(tell));
  const diagnosis = diagnose({ text }, facts);
  if (command.format === 'json') await output.write(jsonLine(maskDeep(diagnosis)));
  else
    await output.write(
      command.format === 'markdown' ? diagnosisMarkdown(diagnosis) : diagnosisText(diagnosis),
    );
  await output.flush();
  return 0;
}

async function projectFacts(project: string, cwd: string, tell: Tell): Promise<ProjectFacts> {
  const root = resolve(cwd, project);
  try {
    if (!statSync(root).isDirectory()) throw new UsageError(`--project ${project} is not a folder.`);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`--project ${project}: ${reasonOf(error)}.`);
  }
  return studyFolder(root, loadSettings(root, undefined, tell));
}

async function standardInput(tell: Tell): Promise<string> {
  if (process.stdin.isTTY) throw new UsageError('A text is missing: give TEXT, or a text on standard input.');
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MAX_FILE) {
      tell('-', `larger than ${MAX_FILE / 1024 / 1024} MB, the rest is left out`);
      break;
    }
  }
  const decoded = decode(Buffer.concat(chunks));
  return 'text' in decoded ? decoded.text : '';
}
