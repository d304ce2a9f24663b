import { ruleById } from '../rules/index.ts';
import type { Example, Rule, Severity } from '../rules/rule.ts';
import { prose } from './escape.ts';

const ORDER: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** The page of a rule as Markdown, from the rule alone: `docs/rules/<id>.md`. */
export function rulePage(rule: Rule): string {
  return `${[
    `# ${rule.id}`,
    `${prose(rule.title)}.`,
    `Severity: ${severity(rule)}${rule.docs === '' ? '' : ` · Plaid's documentation: [${rule.docsTitle}](${rule.docs})`}`,
    ...body(rule, linked),
    '## Turn it off',
    turnOff(rule),
    '## Sources',
    list(rule.sources, source),
  ].join('\n\n')}\n`;
}

/** What a report shows beside a finding: the page without its heading, as Markdown and as plain text. */
export function ruleHelp(rule: Rule): { text: string; markdown: string } {
  const docs = rule.docs === '' ? '' : `\n\nDocumentation: ${rule.docs}`;
  const link = rule.docs === '' ? [] : [`[${rule.docsTitle}](${rule.docs})`];
  return {
    text: `${rule.why}\n\n${rule.remedy}${docs}`,
    markdown: [...body(rule, prose), ...link].join('\n\n'),
  };
}

/** A row of the table of rules; `folder` is where the pages are, relative to the table. */
export function ruleRow(rule: Rule, folder: string): string {
  const title = prose(rule.title).replace(/(?<!\\)\|/g, '\\|');
  return `| [${rule.id}](${folder}${rule.id}.md) | ${rule.severity} | ${title} |`;
}

/** The table of rules, worst first, by name within a severity. */
export function ruleTable(rules: readonly Rule[], folder: string): string {
  const sorted = [...rules].sort(
    (a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) || (a.id < b.id ? -1 : 1),
  );
  return [
    '| Rule | Severity | What is wrong |',
    '| --- | --- | --- |',
    ...sorted.map((rule) => ruleRow(rule, folder)),
  ].join('\n');
}

function body(rule: Rule, sentence: (text: string) => string): string[] {
  return [
    '## Why',
    sentence(rule.why),
    '## When it reports',
    list(rule.fires, sentence),
    '## When it stays silent',
    list(rule.silent, sentence),
    '## Example',
    'Wrong:',
    example(rule.wrong),
    'Right:',
    example(rule.right),
    '## What to do',
    sentence(rule.remedy),
  ];
}

/** Many rules report by certainty; their sentences say in brackets when. */
function severity({ severity, fires, silent }: Rule): string {
  const said = [...fires, ...silent].join(' ').matchAll(/\b(error|warning|information|hint)\b/g);
  const others = new Set([...said].map(([word]) => word));
  others.delete(severity);
  return others.size > 0 ? `${severity}, or as said below` : severity;
}

/** A sentence in which the names of other rules are links to their pages. */
function linked(text: string): string {
  return prose(text).replace(/(?<![\w`/-])[a-z]+(?:-[a-z]+)+(?![\w`/-])/g, (word) =>
    ruleById(word) ? `[${word}](${word}.md)` : word,
  );
}

function list(items: readonly string[], render: (text: string) => string): string {
  return items.map((item) => `- ${render(item)}`).join('\n');
}

function source(text: string): string {
  return text.startsWith('https://') ? `<${text}>` : prose(text);
}

function example({ language, code }: Example): string {
  return `\`\`\`${language}\n${code}\n\`\`\``;
}

const LINE_COMMENTS: Readonly<Record<string, string>> = {
  python: '#',
  py: '#',
  dotenv: '#',
  env: '#',
  ini: '#',
  sh: '#',
};
const NO_COMMENTS: ReadonlySet<string> = new Set(['json', 'text', 'log', 'txt', '']);

function turnOff(rule: Rule): string {
  const setting = `In the settings, for a workspace or for you (the command line reads them too, from \`.vscode/settings.json\`, or from \`link-doctor.json\` without the prefix):\n\n\`\`\`json\n{ "linkDoctor.rules": { "${rule.id}": "off" } }\n\`\`\``;
  if (rule.id === 'unused-suppression' || NO_COMMENTS.has(rule.wrong.language)) return setting;
  const mark = LINE_COMMENTS[rule.wrong.language] ?? '//';
  const line = `For one line, or from a place on, by a comment:\n\n\`\`\`${rule.wrong.language}\n${mark} link-doctor-disable-next-line ${rule.id}\n${mark} link-doctor-disable ${rule.id}\n\`\`\``;
  return `${line}\n\n${setting}`;
}
