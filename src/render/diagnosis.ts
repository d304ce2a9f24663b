import { beyond, HALF, isSaidIn } from '../diagnosis/distinct.ts';
import type { Cause, Diagnosis, Evidence, ReportedPayload } from '../diagnosis/model.ts';
import { codeCell, codeSpan, escapeMarkdown, link, sentence } from './escape.ts';

export { supportText } from './support.ts';

/** What one diagnosis shows at most; the rest is counted. */
const MOST = { recognized: 5, payloads: 3, otherCauses: 3, steps: 10, evidence: 6, links: 6 };

/**
 * A diagnosis as Markdown: verdict, evidence, steps, other causes, what was recognized, Sandbox, Support, links. The
 * same text serves the editor, the clipboard and the command line; it reads well without being rendered. Everything that
 * came from a text or a file is masked and escaped.
 */
export function diagnosisMarkdown(diagnosis: Diagnosis): string {
  const parts = diagnosis.verdict || diagnosis.recognized.length > 0 ? found(diagnosis) : nothing(diagnosis);
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** The cause behind the verdict, and the others. One that nothing singles out stands among the others. */
export function leadOf({ causes, verdict }: Diagnosis): {
  readonly first: Cause | undefined;
  readonly others: readonly Cause[];
} {
  const isVerdict = causes[0] !== undefined && statementOf(causes[0]) === verdict?.text;
  return isVerdict ? { first: causes[0], others: causes.slice(1) } : { first: undefined, others: causes };
}

function found(diagnosis: Diagnosis): string[] {
  const { first, others } = leadOf(diagnosis);
  return [
    `# ${heading(diagnosis)}`,
    diagnosis.verdict
      ? `**${capitalize(diagnosis.verdict.certainty)}:** ${sentence(diagnosis.verdict.text)}`
      : '',
    identity(diagnosis),
    first ? because(first) : '',
    section('Do', numbered(diagnosis.steps, MOST.steps)),
    section('In Link', bullets(diagnosis.in_link.map((text) => sentence(text)))),
    section(
      'Only you can see',
      bullets(
        diagnosis.checks.map(({ text, url }) => `${sentence(text)}${url ? ` (${link('open', url)})` : ''}`),
      ),
    ),
    section(
      'Other causes',
      bullets(others.slice(0, MOST.otherCauses).map(otherCause), others.length - MOST.otherCauses),
    ),
    section('What was recognized', recognized(diagnosis)),
    diagnosis.sandbox ? section('Reproduce in Sandbox', sentence(diagnosis.sandbox)) : '',
    section('For Plaid Support', support(diagnosis)),
    section(
      'Read on',
      bullets(diagnosis.links.slice(0, MOST.links).map(({ title, url }) => link(title, url))),
    ),
    notes(diagnosis),
  ];
}

function nothing(diagnosis: Diagnosis): string[] {
  return [
    '# No Plaid error in this text',
    diagnosis.suggestions.length > 0
      ? `Did you mean ${diagnosis.suggestions.map((code) => codeSpan(code, 80)).join(', ')}?`
      : '',
    bullets(diagnosis.notes.map((note) => sentence(note))),
    'Paste the whole error body (with `error_type`, `error_code`, `error_message`), a log line, or describe what the user sees; '.concat(
      'or run **Diagnose Plaid error** without a selection to choose from all codes and symptoms.',
    ),
  ];
}

function heading(diagnosis: Diagnosis): string {
  const { name, title } = headingOf(diagnosis);
  return [name, title]
    .filter((part) => part !== '')
    .map((part) => escapeMarkdown(part, 120))
    .join(': ');
}

/** What heads a diagnosis: the name of the error, and its title where that says more; raw. */
export function headingOf(diagnosis: Diagnosis): { readonly name: string; readonly title: string } {
  const first = diagnosis.recognized[0];
  if (!first) return { name: diagnosis.causes[0]?.title ?? 'Diagnosis', title: '' };
  const name = first.error_code ?? first.error_type ?? 'Plaid error';
  const says = first.title && first.title.toUpperCase() !== name.replaceAll('_', ' ');
  return { name, title: (says && first.title) || '' };
}

function identity(diagnosis: Diagnosis): string {
  const first = diagnosis.recognized[0];
  if (!first) return '';
  const facts = [
    first.error_type ? `${codeSpan(first.error_type, 80)}` : '',
    first.http_status.length > 0 ? `HTTP ${first.http_status.join(', ')}` : '',
    first.docs ? link('Documentation', first.docs) : '',
  ].filter((fact) => fact !== '');
  const lines = [facts.join(' · ')];
  const summary = summaryOf(diagnosis);
  if (summary) lines.push(sentence(summary));
  if (first.assumed) lines.push(escapeMarkdown(first.assumed));
  return lines.filter((line) => line !== '').join('\n\n');
}

/** What the error means in general, beyond the verdict; null where that is sure or says as much. */
export function summaryOf({ recognized, verdict, causes }: Diagnosis): string | null {
  const summary = recognized[0]?.summary ?? null;
  const said = [verdict?.text ?? '', causes[0]?.title ?? ''];
  const isSure =
    verdict?.certainty === 'stated by the error' || verdict?.certainty === 'proved by the project';
  if (!summary || isSure || said.some((text) => isSaidIn(summary, text, HALF))) return null;
  return beyond(summary, verdict?.text ?? '') || null;
}

function because(cause: Cause): string {
  const lines = [`## Why`, sentence(cause.why)];
  const evidence = bullets(cause.evidence.slice(0, MOST.evidence).map(evidenceLine));
  if (evidence) lines.push(evidence);
  if (cause.against.length > 0)
    lines.push(`Against it: ${cause.against.map((text) => sentence(text)).join(' ')}`);
  return lines.filter((line) => line !== '').join('\n\n');
}

function evidenceLine({ text, place }: Evidence): string {
  const where = place ? ` (${codeSpan(`${place.path}:${place.line + 1}`, 200)})` : '';
  return `${sentence(text)}${where}`;
}

/** The next best in a sentence, the others by name. */
function otherCause(cause: Cause, index: number): string {
  const remedy = cause.fix ? ` ${sentence(gist(cause.fix))}` : '';
  const sure = cause.certainty === 'possible' ? '' : ` (${cause.certainty})`;
  const said =
    index > 0 && cause.certainty === 'possible' ? `${cause.title.replace(/\.$/, '')}.` : statementOf(cause);
  return `**${sentence(said)}**${sure}${remedy}`;
}

/** A step up to its first semicolon outside of parentheses. */
function gist(step: string): string {
  let depth = 0;
  for (let at = 0; at < step.length; at++) {
    if (step[at] === '(') depth++;
    else if (step[at] === ')') depth--;
    else if (depth <= 0 && step.startsWith('; ', at)) return `${step.slice(0, at)}.`;
  }
  return step;
}

/** The cause in a whole sentence, where it has one. */
export function statementOf(cause: Cause): string {
  return cause.statement ?? cause.title;
}

function recognized(diagnosis: Diagnosis): string {
  const parts: string[] = [];
  if (diagnosis.recognized.length > 1) {
    parts.push(
      bullets(
        diagnosis.recognized.slice(0, MOST.recognized).map((one) => {
          const name = codeSpan(one.error_code ?? one.error_type ?? '?', 100);
          const type = one.error_code && one.error_type ? ` (${codeSpan(one.error_type, 80)})` : '';
          const times = one.count > 1 ? `, ${one.count} times` : '';
          return `${name}${type}${times}${one.title ? `: ${sentence(one.title)}` : ''}`;
        }),
        diagnosis.recognized.length - MOST.recognized,
      ),
    );
  }
  parts.push(...diagnosis.payloads.slice(0, MOST.payloads).map(payloadTable));
  const more = diagnosis.payloads.length - MOST.payloads;
  if (more > 0) parts.push(`and ${more} more error ${more === 1 ? 'payload' : 'payloads'}.`);
  return parts.filter((part) => part !== '').join('\n\n');
}

function payloadTable(payload: ReportedPayload): string {
  if (payload.fields.length === 0) return '';
  const rows = payload.fields.map(({ name, text }) => `| ${codeSpan(name, 60)} | ${codeCell(text, 300)} |`);
  const cut = payload.truncated ? '\n\nThe text ends before the payload does; fields may be missing.' : '';
  return `| Field | Value |\n| --- | --- |\n${rows.join('\n')}${cut}`;
}

function support(diagnosis: Diagnosis): string {
  const { wanted, at_hand } = diagnosis.support;
  if (wanted.length === 0 && at_hand.length === 0) return '';
  const have = at_hand.map(({ name, value }) => `${codeSpan(name, 60)}: ${codeSpan(value, 120)}`);
  const missing = wanted.filter((name) => !at_hand.some((one) => one.name === name));
  return [
    have.length > 0 ? bullets(have) : '',
    missing.length > 0
      ? `Support ${have.length > 0 ? 'also asks' : 'asks'} for ${missing.map((name) => codeSpan(name, 60)).join(', ')}.`
      : '',
  ]
    .filter((line) => line !== '')
    .join('\n\n');
}

function notes(diagnosis: Diagnosis): string {
  return diagnosis.notes.map((note) => `*${sentence(note)}*`).join('\n\n');
}

function section(title: string, body: string): string {
  return body === '' ? '' : `## ${title}\n\n${body}`;
}

function bullets(lines: readonly string[], more = 0): string {
  const all = more > 0 ? [...lines, `and ${more} more`] : lines;
  return all.map((line) => `- ${line}`).join('\n');
}

function numbered(lines: readonly string[], most: number): string {
  return lines
    .slice(0, most)
    .map((line, index) => `${index + 1}. ${sentence(line)}`)
    .join('\n');
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * A diagnosis as plain text for a terminal: the Markdown without its marks. Everything foreign is masked and on one line.
 */
export function diagnosisText(diagnosis: Diagnosis): string {
  return unmark(diagnosisMarkdown(diagnosis));
}

/** Takes the marks off Markdown that this file wrote. */
function unmark(markdown: string): string {
  return markdown
    .split('\n')
    .filter((line) => !/^\| (?:Field|---)/.test(line))
    .map((line) =>
      line
        .replace(/^#{1,2} (.*)$/, (_, title) => title)
        .replace(/^\| (`+) ?(.*?) ?\1 \| (`+) ?(.*) ?\3 \|$/, '  $2: $4')
        .replace(/\[([^\]]*)\]\(https:\/\/\1\)/g, '$1')
        .replace(/\[([^\]]*)\]\((https:[^)]*)\)/g, '$1: $2')
        .replace(/<(https:[^>]*)>/g, '$1')
        .replace(/\*\*([^*]*)\*\*/g, '$1')
        .replace(/^\*(.*)\*$/, '$1')
        .replace(/(?<!\\)(`+) ?(.*?) ?\1/g, '$2')
        .replace(/\\([\\`*_[\]<>|~$&:./@#+=()-])/g, '$1'),
    )
    .join('\n');
}
