/** Reads `test/fixtures/rules`: small workspaces, one folder each, with what every line is to report. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gatherFacts } from '../../../src/project/facts.ts';
import type { Platform } from '../../../src/project/model.ts';
import { runRules } from '../../../src/rules/index.ts';
import type { Finding } from '../../../src/rules/rule.ts';
import { recognizer } from '../../support/recognizer.ts';

export const fixturesRoot = fileURLToPath(new URL('../../fixtures/rules/', import.meta.url));

/** Files that are no cases: manifests, and what they are for. */
const support =
  /(?:^|\/)(?:facts\.json|package\.json|Podfile|build\.gradle|pubspec\.yaml|README\.md|sample\.env)$|\.want$|(?:^|\/)page\.html$/;

export interface Case {
  /** Relative to the fixtures' root. */
  readonly name: string;
  /** The workspace it stands in. */
  readonly folder: string;
  readonly path: string;
  readonly text: string;
  /** `line rule` or `line rule:severity`, lines from 1, sorted. */
  readonly wanted: readonly string[];
}

/** The cases below a folder; every folder is a workspace of the files directly in it. */
export function casesIn(folder: string): Case[] {
  const out: Case[] = [];
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) out.push(...casesIn(path));
    else if (!support.test(name)) {
      const text = readFileSync(path, 'utf8');
      out.push({
        name: relative(fixturesRoot, path),
        folder,
        path: name,
        text,
        wanted: wantedOf(path, text),
      });
    }
  }
  return out;
}

/** `// want rule[:severity] …` behind a line; for files without comments `NAME.want` beside it holds `line rule …`. */
function wantedOf(path: string, text: string): string[] {
  const out: string[] = [];
  const beside = `${path}.want`;
  const notes = statSync(beside, { throwIfNoEntry: false }) ? readFileSync(beside, 'utf8').split('\n') : [];
  for (const note of notes) {
    const [line, ...rules] = note.trim().split(/\s+/);
    for (const rule of rules) out.push(`${line} ${rule}`);
  }
  text.split(/\r?\n/).forEach((line, i) => {
    const found = /(?:\/\/|\/\*|#|<!--)\s*want\s+([a-z:\- ]+?)\s*(?:\*\/\}?|-->)?\s*$/.exec(line);
    for (const rule of found?.[1]?.split(/\s+/) ?? []) out.push(`${i + 1} ${rule}`);
  });
  return out.sort();
}

/** What the rules report of a case, with the facts of its folder. */
export async function findingsOf(one: Case): Promise<readonly { finding: Finding; line: number }[]> {
  const files = readdirSync(one.folder).filter((name) => statSync(join(one.folder, name)).isFile());
  const pinned = files.includes('facts.json')
    ? (JSON.parse(readFileSync(join(one.folder, 'facts.json'), 'utf8')).platforms as Platform[])
    : null;
  const workspace = {
    name: 'fixture',
    list: async () => files.filter((name) => support.test(name) && name !== 'facts.json'),
    read: (path: string) => readFile(join(one.folder, path), 'utf8'),
  };
  const facts = await gatherFacts(workspace, { platforms: pinned });
  const recognition = await recognizer.recognize({ text: one.text, path: one.path });
  const findings = runRules(recognition, facts, { severities: {}, includeTests: false });
  return findings.map((finding) => ({
    finding,
    line: recognition.source.positionAt(finding.span.start).line + 1,
  }));
}
