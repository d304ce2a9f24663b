import { catalog, lookupCode, rowsOf } from '../catalog/lookup.ts';
import type { CatalogError, Lookup } from '../catalog/types.ts';
import type { ErrorPayload } from '../recognize/model.ts';
import { commandLink, type DiagnoseArgument } from './commandLink.ts';
import { codeSpan, escapeMarkdown, link, prose } from './escape.ts';

/** What a hover card is about. */
export interface HoverSubject {
  readonly error_type: string | null;
  readonly error_code: string | null;
  /** The payload around the code, when it stands in one. */
  readonly payload?: ErrorPayload;
  /** Where the text stands, for the links that start a diagnosis; without it there are none. */
  readonly at?: Pick<DiagnoseArgument, 'uri' | 'start' | 'end'>;
  /** What diagnostics at the same place already say; the card does not say it again. */
  readonly said?: readonly string[];
}

const MOST_LINES = 6;

interface Line {
  readonly text: string;
  /** The lines with the lowest rank stay when there are too many. */
  readonly rank: number;
}

/**
 * The hover card of a code, a type or a payload as Markdown: six lines at most, then the links. Null when the catalog
 * knows neither code nor type. Everything from the document is masked and escaped.
 */
export function hoverCard(subject: HoverSubject): string | null {
  const found = lookupCode(subject.error_code, subject.error_type);
  if (found.match === 'none' && !found.type && !subject.payload) return null;
  const row = found.rows[0] ?? null;
  const lines = [
    ...payloadLines(subject.payload),
    { text: titleLine(subject, found, row), rank: 0 },
    ...(row ? rowLines(row, subject.said ?? []) : typeLines(found, subject.said ?? [])),
  ].filter(({ text }) => text !== '');
  const kept = new Set([...lines].sort((a, b) => a.rank - b.rank).slice(0, MOST_LINES));
  const card = lines.filter((line) => kept.has(line)).map(({ text }) => text);
  return [card.join('  \n'), linkLine(subject, found, row)].filter((part) => part !== '').join('\n\n');
}

function payloadLines(payload: ErrorPayload | undefined): Line[] {
  if (!payload) return [];
  const field = (name: string) => payload.fields.find((one) => one.name === name)?.text;
  const institution = [field('institution_name'), payload.institution_id].filter(Boolean).join(', ');
  const identifiers = [
    payload.request_id ? `**request_id:** ${codeSpan(payload.request_id, 60)}` : '',
    payload.link_session_id ? `**link_session_id:** ${codeSpan(payload.link_session_id, 60)}` : '',
    institution ? `**Institution:** ${escapeMarkdown(institution, 80)}` : '',
    payload.item_id ? `**Item:** ${codeSpan(payload.item_id, 60)}` : '',
  ].filter((text) => text !== '');
  return [
    {
      text: payload.error_message ? `**Plaid says:** ${escapeMarkdown(payload.error_message, 300)}` : '',
      rank: 1,
    },
    { text: identifiers.join(' · '), rank: 2 },
  ];
}

function titleLine(subject: HoverSubject, found: Lookup, row: CatalogError | null): string {
  const name = found.code ?? subject.error_type ?? 'Plaid error';
  const type = found.code === null ? '' : (subject.error_type ?? row?.error_type ?? found.error_type ?? '');
  const parts = [
    `**${escapeMarkdown(name, 100)}**`,
    type ? escapeMarkdown(type, 80) : '',
    row && row.http_status.length > 0 ? `HTTP ${row.http_status.join(', ')}` : '',
    row && row.status === 'legacy' ? 'no longer documented' : '',
  ];
  return parts.filter((part) => part !== '').join(' · ') + ambiguity(subject, found, row);
}

/** Names the type that is assumed and why, and links the others. */
function ambiguity(subject: HoverSubject, found: Lookup, row: CatalogError | null): string {
  if (!row || found.code === null) return '';
  const others = rowsOf(found.code).filter((other) => other !== row && other.error_type);
  if (subject.error_type !== null && subject.error_type !== row.error_type) {
    return row.error_type ? ` (our catalog knows it under ${escapeMarkdown(row.error_type, 80)})` : '';
  }
  if (subject.error_type !== null || others.length === 0) return '';
  const linked = others.map((other) => link(other.error_type ?? '', other.docs_url)).join(', ');
  return ` (assumed: no type stands here, this one is the most common; also under ${linked})`;
}

function rowLines(row: CatalogError, said: readonly string[]): Line[] {
  const who = row.who ? `**Who acts:** ${prose(row.who, 120)}` : '';
  const retry = row.retry ? `**Retry:** ${prose(row.retry, 120)}` : '';
  const seen = row.user_message ?? row.link_ux;
  const sandbox = row.do.some((text) => text.includes('Sandbox')) ? '' : sandboxHint(row.sandbox);
  return [
    { text: isSaid(row.summary, said) ? '' : prose(row.summary, 240), rank: 3 },
    { text: [who, retry].filter((text) => text !== '').join(' · '), rank: 5 },
    {
      text:
        row.likely.length > 0 ? `**Likely:** ${row.likely.map((text) => prose(text, 80)).join(' · ')}` : '',
      rank: 6,
    },
    { text: seen ? `**In Link:** ${prose(seen, 160)}` : '', rank: 7 },
    {
      text:
        row.do.length > 0
          ? `**Do:** ${[...row.do.map((text) => prose(text, 160)), sandbox].filter(Boolean).join(' · ')}`
          : '',
      rank: 4,
    },
  ];
}

/** The shortest way to see the error in Sandbox, taken from the catalog's sentence. */
function sandboxHint(sandbox: string | null): string {
  const path = /\/sandbox\/[a-z_/]+[a-z]/.exec(sandbox ?? '')?.[0];
  const password = /\berror_[A-Z_]+\b/.exec(sandbox ?? '')?.[0];
  if (password) return `in Sandbox reproduce with the password ${codeSpan(password, 60)}`;
  return path ? `in Sandbox reproduce with ${codeSpan(path, 60)}` : '';
}

function isSaid(text: string, said: readonly string[]): boolean {
  return said.some((message) => message.includes(text));
}

function typeLines(found: Lookup, said: readonly string[]): Line[] {
  const summary = found.type?.summary ?? '';
  const meaning = summary === '' || isSaid(summary, said) ? '' : prose(summary, 300);
  const unlisted = found.code === null ? '' : `Not in our catalog (as of ${catalog().date}).`;
  return [
    { text: unlisted, rank: 3 },
    { text: meaning, rank: 3 },
  ];
}

function linkLine(subject: HoverSubject, found: Lookup, row: CatalogError | null): string {
  const docs = row?.docs_url ?? found.type?.docs_url;
  const argument: DiagnoseArgument = {
    ...(found.code ? { error_code: found.code } : {}),
    ...(subject.error_type ? { error_type: subject.error_type } : {}),
    ...subject.at,
  };
  return [
    docs ? link('Documentation', docs) : '',
    subject.at ? commandLink('Diagnose', 'linkDoctor.diagnose', argument) : '',
    subject.at ? commandLink('Copy for Support', 'linkDoctor.copyForSupport', argument) : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
