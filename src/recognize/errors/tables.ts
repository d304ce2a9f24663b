import type { PayloadKey } from '../model.ts';
import type { Draft, DraftField, PayloadContext } from './drafts.ts';
import type { Group } from './groups.ts';
import { meaningOf } from './keys.ts';
import { lineEnd, lineStart } from './lines.ts';
import { institutionId, isNothing, itemId, linkSessionId, requestId } from './values.ts';
import { codeOf, isPair, isPlainCode, isPlainType, typeOf } from './vocabulary.ts';

interface Cell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const MAX_LINE = 20_000;

/**
 * Errors in tables: a header line that names an error's columns (CSV, tabs, Markdown, database output) and the rows
 * below it, up to an empty line.
 */
export function collectTables(root: Group, context: PayloadContext): Draft[] {
  const { text } = context;
  const out: Draft[] = [];
  const header = /error[_ ]?code/gi;
  let from = 0;
  for (;;) {
    header.lastIndex = from;
    const hit = header.exec(text);
    if (!hit) return out;
    const line = lineAt(text, hit.index);
    from = Math.max(line.end, hit.index + 1);
    if (line.end - line.start > 2000) continue;
    const table = headerOf(text, line);
    if (!table) continue;
    let at = nextLine(text, line.end);
    while (at < text.length) {
      const row = lineAt(text, at);
      if (row.end - row.start > MAX_LINE || row.end === row.start) break;
      at = nextLine(text, row.end);
      const cells = cellsOf(text, row, table.separator);
      if (cells.length === 0 || /^[\s|+:=-]*$/.test(text.slice(row.start, row.end))) continue;
      if (Math.abs(cells.length - table.columns.length) > 1) {
        if (cells.length === 1) break;
        continue;
      }
      const draft = rowOf(table.columns, cells, row, root, context);
      if (draft) out.push(draft);
    }
    from = Math.max(from, at);
  }
}

function lineAt(text: string, offset: number): { start: number; end: number } {
  return { start: lineStart(text, offset, MAX_LINE), end: lineEnd(text, offset, MAX_LINE) };
}

function nextLine(text: string, end: number): number {
  return text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
}

function headerOf(
  text: string,
  line: { start: number; end: number },
): { separator: string; columns: (PayloadKey | null)[] } | null {
  for (const separator of ['|', '\t', ',', ';']) {
    const cells = cellsOf(text, line, separator);
    if (cells.length < 2) continue;
    // Each cell is one name and nothing else.
    if (!cells.every((cell) => /^[@\w .()-]{0,40}$/.test(cell.text))) continue;
    const columns = cells.map((cell) => {
      const meaning = meaningOf(cell.text.replace(/^@/, ''));
      return meaning && !meaning.startsWith('weak') ? (meaning as PayloadKey) : null;
    });
    if (columns.includes('error_code')) return { separator, columns };
  }
  return null;
}

/** The cells of a line, without quotes and outer bars. */
function cellsOf(text: string, line: { start: number; end: number }, separator: string): Cell[] {
  const out: Cell[] = [];
  let start = line.start;
  let quoted = false;
  const add = (end: number): void => {
    let a = start;
    let b = end;
    while (a < b && /[\s"'`*]/.test(text[a] as string)) a++;
    while (b > a && /[\s"'`*]/.test(text[b - 1] as string)) b--;
    out.push({ text: text.slice(a, b), start: a, end: b });
    start = end + 1;
  };
  for (let i = line.start; i < line.end; i++) {
    const c = text[i];
    if (c === '"') quoted = !quoted;
    else if (c === separator && (!quoted || separator === '|')) add(i);
  }
  add(line.end);
  if (separator === '|') {
    if (out[0]?.text === '') out.shift();
    if (out.at(-1)?.text === '') out.pop();
  }
  return out;
}

function rowOf(
  columns: readonly (PayloadKey | null)[],
  cells: readonly Cell[],
  row: { start: number; end: number },
  root: Group,
  context: PayloadContext,
): Draft | null {
  const cell = (name: PayloadKey): Cell | undefined => cells[columns.indexOf(name)];
  const codeCell = columns.includes('error_code') ? cell('error_code') : undefined;
  const typeCell = columns.includes('error_type') ? cell('error_type') : undefined;
  const type = typeCell ? typeOf(typeCell.text) : null;
  const listed = codeCell ? codeOf(codeCell.text) : null;
  const code =
    listed ??
    (codeCell && type && isPlainType(type) && /^[A-Z]+(?:_[A-Z0-9]+)+$/.test(codeCell.text)
      ? codeCell.text
      : null);
  if (code === null || !codeCell) return null;
  const near = (): boolean => context.plaidNear(row.start, row.end);
  const evident =
    (type !== null && (isPair(type, code) || isPlainType(type))) ||
    (listed !== null && isPlainCode(listed)) ||
    near();
  if (!evident) return null;
  const fields = new Map<PayloadKey, DraftField>();
  columns.forEach((name, at) => {
    const found = cells[at];
    if (!name || !found || isNothing(found.text) || fields.has(name)) return;
    const text = accept(name, found.text.replaceAll('""', '"'));
    if (text !== null) fields.set(name, { text, start: found.start, end: found.end });
  });
  const first = cells[0] as Cell;
  const last = cells.at(-1) as Cell;
  return {
    start: first.start,
    end: Math.max(last.end, codeCell.end),
    type,
    code,
    codeStart: codeCell.start,
    codeEnd: codeCell.end,
    truncated: false,
    fields,
    group: root,
  };
}

function accept(name: PayloadKey, text: string): string | null {
  if (name === 'request_id') return requestId(text, false);
  if (name === 'link_session_id') return linkSessionId(text, false);
  if (name === 'institution_id') return institutionId(text);
  if (name === 'item_id') return itemId(text, false);
  if (name === 'error_type') return typeOf(text);
  return text;
}
