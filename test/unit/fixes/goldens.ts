/**
 * Reads `test/fixtures/fixes`: `RULE/LANGUAGE/CASE.EXT` is a file with findings of the rule, `CASE.golden.N.EXT` what the
 * Nth of all fixes of these findings makes of it. `CASE.none.EXT` has a finding and no fix. A folder of a rule may pin
 * the platforms in `facts.json`; `titles.json` lists the titles by case.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Fix, fixesFor } from '../../../src/fixes/index.ts';
import { gatherFacts } from '../../../src/project/facts.ts';
import { NO_FACTS, type ProjectFacts } from '../../../src/project/model.ts';
import type { Recognition } from '../../../src/recognize/recognize.ts';
import { runRules } from '../../../src/rules/index.ts';
import type { Finding } from '../../../src/rules/rule.ts';
import { regionText } from '../../../src/syntax/embedded.ts';
import { Grammars } from '../../../src/syntax/grammars.ts';
import { recognizer } from '../../support/recognizer.ts';

export const goldensRoot = fileURLToPath(new URL('../../fixtures/fixes/', import.meta.url));

export interface GoldenCase {
  /** `RULE/LANGUAGE/CASE.EXT`. */
  readonly name: string;
  readonly rule: string;
  readonly file: string;
  /** The path the file is recognized under. */
  readonly path: string;
  readonly text: string;
  readonly hasNone: boolean;
  readonly facts: ProjectFacts;
}

export async function goldenCases(): Promise<GoldenCase[]> {
  const out: GoldenCase[] = [];
  for (const rule of folders(goldensRoot)) {
    const pinned = join(goldensRoot, rule, 'facts.json');
    const facts = existsSync(pinned) ? await pinnedFacts(pinned) : NO_FACTS;
    for (const language of folders(join(goldensRoot, rule))) {
      const folder = join(goldensRoot, rule, language);
      for (const name of readdirSync(folder).sort()) {
        if (name.includes('.golden.')) continue;
        const file = join(folder, name);
        out.push({
          name: relative(goldensRoot, file),
          rule,
          file,
          // What a test is called by must not make it a test file's.
          path: name.replace('.none.', '.'),
          text: readFileSync(file, 'utf8'),
          hasNone: name.includes('.none.'),
          facts,
        });
      }
    }
  }
  return out;
}

function pinnedFacts(file: string): Promise<ProjectFacts> {
  const workspace = { name: 'pinned', list: async () => [], read: async () => null };
  return gatherFacts(workspace, { platforms: JSON.parse(readFileSync(file, 'utf8')).platforms });
}

function folders(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => statSync(join(folder, name)).isDirectory())
    .sort();
}

export function goldenFile(one: GoldenCase, n: number): string {
  const name = basename(one.file);
  const dot = name.lastIndexOf('.');
  return join(one.file, '..', `${name.slice(0, dot)}.golden.${n}${name.slice(dot)}`);
}

export interface Checked {
  readonly recognition: Recognition;
  readonly findings: readonly Finding[];
}

export async function check(one: GoldenCase, text: string): Promise<Checked> {
  const recognition = await recognizer.recognize({ text, path: one.path });
  const findings = runRules(recognition, one.facts, { severities: {}, includeTests: true });
  return { recognition, findings };
}

/** All fixes of the rule's findings, in order. */
export function fixesOf(rule: string, { recognition, findings }: Checked): Fix[] {
  return findings.filter((each) => each.rule === rule).flatMap((each) => fixesFor(each, recognition));
}

export const titlesFile = join(goldensRoot, 'titles.json');

export function titles(): Record<string, string[]> {
  return existsSync(titlesFile) ? JSON.parse(readFileSync(titlesFile, 'utf8')) : {};
}

const grammars = new Grammars((name) => readFile(new URL(`../../../dist/grammars/${name}`, import.meta.url)));

/** Whether a tree of the document, or of one of its regions, has error nodes. */
export async function hasSyntaxError({ source, language, regions }: Recognition): Promise<boolean> {
  const parts = [
    { language, text: source.text },
    ...(regions ?? []).map((region) => ({
      language: region.language,
      text: regionText(source.text, region),
    })),
  ];
  for (const part of parts) {
    if (part.language.reader === 'json') {
      if (part.language.id === 'json') JSON.parse(part.text);
      continue;
    }
    if (!(await grammars.prepare(part.language))) continue;
    const tree = grammars.parse(part.language, part.text);
    const isBroken = tree?.rootNode.hasError ?? false;
    tree?.delete();
    if (isBroken) return true;
  }
  return false;
}
