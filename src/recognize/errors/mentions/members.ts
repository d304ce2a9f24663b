import type { ErrorOptions } from '../index.ts';
import type { PlaidNames } from '../plaid-names.ts';
import { codeOf, gradeOf, isPair, memberOf } from '../vocabulary.ts';
import type { Word } from '../wire-words.ts';

const MEMBER =
  /\bPLK[A-Za-z]{2,40}ErrorCode[A-Z][A-Za-z0-9]{2,60}|(?:([A-Za-z_][\w]{0,60})|[\s([,={:|&!?])(?:\.|::|\$)([A-Za-z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+)(?![\w])/g;

/** Members of client libraries: `ItemErrorCode.itemLoginRequired`, `.itemLoginRequired`, `PLKItemErrorCodeItemLoginRequired`. */
export function members(text: string, names: PlaidNames, options: ErrorOptions): Word[] {
  const out = [...declared(text, names), ...atoms(text, names, options)];
  if (!/ErrorCode|Error(?:\.|::|\$)|PLK|LinkKit/.test(text)) return out;
  const linkKit = /\bimport LinkKit\b/.test(text);
  const swift = linkKit || /\.swift$/i.test(options.path ?? '');
  const extensions = linkKit ? extensionsOf(text) : [];
  for (const match of text.matchAll(MEMBER)) {
    const name = match[2] ?? match[0];
    const start = match.index + match[0].length - name.length;
    const member = memberOf(name);
    if (!member || member.code === null || codeOf(member.code) === null) continue;
    const owner = match[1];
    let type = member.type;
    if (match[2] !== undefined) {
      if (!names.inFile()) continue;
      const wrapped = linkKit && owner === undefined ? wrappedIn(text, start - 1, member.code) : null;
      const isExtended = extensions.some(({ from, to }) => from < start && start < to);
      if (wrapped) type = wrapped;
      else if (owner === undefined && isExtended) type = member.type;
      else if (!isTold(owner, member.code, swift)) continue;
    }
    out.push({ start, end: start + name.length, word: name, code: member.code, type });
  }
  return out;
}

/** By the name of what the member belongs to, or by a code that is Plaid's alone. */
function isTold(owner: string | undefined, code: string, swift: boolean): boolean {
  if (owner === undefined) return swift && gradeOf(code) === 'own';
  if (!/(?:Error|ErrorCode|ErrorCodes|LinkErrorCode|PlaidErrorCode)$/.test(owner)) return false;
  if (gradeOf(code) === 'own') return true;
  return /plaid|link|exit|item|institution|api|auth|input|request|rate/i.test(owner);
}

/** The cases of LinkKit's `ExitErrorCode` that hold a code, and the types they stand for. */
const CASES: Readonly<Record<string, string>> = {
  apiError: 'API_ERROR',
  authError: 'AUTH_ERROR',
  assetReportError: 'ASSET_REPORT_ERROR',
  institutionError: 'INSTITUTION_ERROR',
  itemError: 'ITEM_ERROR',
  invalidInput: 'INVALID_INPUT',
  invalidRequest: 'INVALID_REQUEST',
  rateLimitExceeded: 'RATE_LIMIT_EXCEEDED',
};

/** `.itemError(.itemLocked`, `.itemError(let code) where code == .itemLocked`: the case says the type, and whose the code is. */
const WRAPPING = new RegExp(
  `\\.(${Object.keys(CASES).join('|')})\\(\\s{0,40}(?:(?:let|var)\\s+(\\w{1,40})\\s*\\)\\s*(?:where|,)\\s*\\2\\s*==\\s*)?$`,
);

function wrappedIn(text: string, dot: number, code: string): string | null {
  const type = CASES[WRAPPING.exec(text.slice(Math.max(0, dot - 160), dot))?.[1] ?? ''];
  return type !== undefined && isPair(type, code) ? type : null;
}

/** The bodies of extensions of LinkKit's enumerations: `extension ItemErrorCode { … }`. */
function extensionsOf(text: string): { readonly from: number; readonly to: number }[] {
  const out: { from: number; to: number }[] = [];
  const heads =
    /^[ \t]*(?:(?:public|internal|private|fileprivate)\s+)?extension\s+(?:LinkKit\.)?(?:Item|Institution|Api|Auth|AssetReport|InvalidInput|InvalidRequest|RateLimit)ErrorCode\b/gm;
  for (const match of text.matchAll(heads)) {
    const indent = /^[ \t]*/.exec(match[0])?.[0] ?? '';
    const close = text.indexOf(`\n${indent}}`, match.index);
    out.push({ from: match.index, to: close < 0 ? text.length : close });
  }
  return out;
}

const DECLARED = /\benum\s+(?:class\s+|struct\s+)?(\w*(?:Err|Reason)\w*)[^{};]{0,80}\{/g;
/** A member where it is declared: alone, with a value, with a payload, behind `case`. */
const ITEM =
  /(?:^|[{,;])\s*(?:case\s+|\[[^\]\n]{0,80}\]\s*)?([A-Za-z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+)\b(?=\s*(?:[,;}=(:]|$))/gm;
/** So many members of the catalog make an enumeration one of Plaid's codes. */
const ENOUGH = 3;
const MAX_BODY = 30_000;

/** The members of an own enumeration of Plaid's codes, where they are declared. */
function declared(text: string, names: PlaidNames): Word[] {
  const out: Word[] = [];
  for (const match of text.matchAll(DECLARED)) {
    if (!names.inFile()) return out;
    const from = match.index + match[0].length;
    const end = text.indexOf('}', from);
    const body = text.slice(from, end < 0 || end - from > MAX_BODY ? from + MAX_BODY : end);
    const found: Word[] = [];
    for (const item of body.matchAll(ITEM)) {
      const name = item[1] as string;
      const member = memberOf(name);
      if (!member || member.code === null || codeOf(member.code) === null) continue;
      const start = from + item.index + item[0].length - name.length;
      found.push({ start, end: start + name.length, word: name, code: member.code, type: member.type });
    }
    if (found.length >= ENOUGH && found.some((word) => gradeOf(word.code as string) === 'own'))
      out.push(...found);
  }
  return out;
}

const ATOM = /(?<![\w:"'`/@.-]):([a-z]+(?:_[a-z0-9]+)+)\b(?![:\w?!/-])/g;

/** Atoms and symbols named after codes that are Plaid's alone: `:item_login_required`. */
function atoms(text: string, names: PlaidNames, options: ErrorOptions): Word[] {
  if (!/\.(?:exs?|rb|erb|rake|ru)$/i.test(options.path ?? '')) return [];
  const out: Word[] = [];
  for (const match of text.matchAll(ATOM)) {
    const name = match[1] as string;
    const code = codeOf(name.toUpperCase());
    if (code === null || gradeOf(code) !== 'own' || !names.inFile()) continue;
    const start = match.index + 1;
    out.push({ start, end: start + name.length, word: name, code, type: null });
  }
  return out;
}
