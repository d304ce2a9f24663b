// Writes docs/rules/ and the table of rules in README.md from the rules. A test compares them.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rulePage, ruleTable } from '../src/render/rulePage.ts';
import { allRules } from '../src/rules/index.ts';
import { root } from './root.mjs';

const START = '<!-- rules:start -->';
const END = '<!-- rules:end -->';

/** What docs/rules/ holds: text by file name. */
export function pages() {
  const index = `# Rules\n\nWritten from the rules by \`npm run docs\`. Severities are settings: \`linkDoctor.rules\`.\n\n${ruleTable(allRules, '')}\n`;
  return new Map([
    ['README.md', index],
    ...allRules.map((rule) => /** @type {[string, string]} */ ([`${rule.id}.md`, rulePage(rule)])),
  ]);
}

/** The README with the table between its markers. Throws when the markers are not there. */
export function readmeWithTable(readme) {
  const start = readme.indexOf(START);
  const end = readme.indexOf(END);
  if (start < 0 || end < start) throw new Error(`README.md lacks ${START} … ${END}.`);
  return `${readme.slice(0, start + START.length)}\n${ruleTable(allRules, 'docs/rules/')}\n${readme.slice(end)}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const folder = join(root, 'docs', 'rules');
  mkdirSync(folder, { recursive: true });
  const wanted = pages();
  for (const name of readdirSync(folder)) if (!wanted.has(name)) rmSync(join(folder, name));
  for (const [name, text] of wanted) writeFileSync(join(folder, name), text);
  const readme = join(root, 'README.md');
  writeFileSync(readme, readmeWithTable(readFileSync(readme, 'utf8')));
  console.log(`${allRules.length} rules: docs/rules and README.md are up to date.`);
}
