import type { Word } from './codes.ts';
import type { Evidence } from './evidence.ts';
import type { ErrorOptions } from './index.ts';
import { codeOf, gradeOf, memberOf } from './vocabulary.ts';

const MEMBER =
  /\bPLK[A-Za-z]{2,40}ErrorCode[A-Z][A-Za-z0-9]{2,60}|(?:([A-Za-z_][\w]{0,60})|[\s([,={:|&!?])(?:\.|::|\$)([A-Za-z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+)(?![\w])/g;

/** Members of client libraries: `ItemErrorCode.itemLoginRequired`, `.itemLoginRequired`, `PLKItemErrorCodeItemLoginRequired`. */
export function members(text: string, evidence: Evidence, options: ErrorOptions): Word[] {
  const out: Word[] = [];
  if (!/ErrorCode|Error(?:\.|::|\$)|PLK|LinkKit/.test(text)) return out;
  const swift = /\.swift$/i.test(options.path ?? '') || /\bimport LinkKit\b/.test(text);
  for (const match of text.matchAll(MEMBER)) {
    const name = match[2] ?? match[0];
    const start = match.index + match[0].length - name.length;
    const member = memberOf(name);
    if (!member || member.code === null || codeOf(member.code) === null) continue;
    const owner = match[1];
    if (match[2] !== undefined) {
      const ofErrors =
        owner !== undefined && /(?:Error|ErrorCode|ErrorCodes|LinkErrorCode|PlaidErrorCode)$/.test(owner);
      if (!evidence.inFile()) continue;
      if (owner !== undefined && !ofErrors) continue;
      if (owner === undefined && !(swift && gradeOf(member.code) === 'own')) continue;
      if (
        ofErrors &&
        gradeOf(member.code) !== 'own' &&
        !/plaid|link|exit|item|institution|api|auth|input|request|rate/i.test(owner as string)
      )
        continue;
    }
    out.push({ start, end: start + name.length, word: name, code: member.code, type: member.type });
  }
  return out;
}
