import { isFrameworkCode } from '../vocabulary.ts';
import { linesAbove } from './lines.ts';
import { isKeyed } from './payload-keys.ts';
import type { Place } from './place.ts';

/** What begins an arm of a `switch`, `match`, `when` or `case … do`. */
const ARM_LEAD = /^\s*(?:(?:case|when|is)\s+)?(?:[\w:.]*\(?\s*)?["'`:]?$/;
/** The construct and its subject, with the name alone where the subject is one. */
const CONSTRUCT =
  /\b(?:switch|match|when|case)\b\s*\(?\s*([^\s"'`].*)$|^\s*(?:return\s+)?(.*\S)\s+(?:match|switch)\s*\{?\s*$/;
const ARM = /^\s*(?:case|when|default|else|\||["'`].*(?:->|=>|:)\s*|_\s*(?:->|=>))/;
/** `code == "X"`, `"X" == code`, `"X".equals(code)`: the name that a word is compared with. */
const COMPARED_BEFORE = /([A-Za-z_$][\w$]*)\s*(?:[=!]==?|\beq\b|\bis\b)\s*["'`:]?$/;
/** `code in ("A", "X")`: one of several that a name is compared with. */
const AMONG_BEFORE = /([A-Za-z_$][\w$]*)\s+(?:not\s+)?in\s*[([{]\s*(?:["'][\w-]{1,60}["']\s*,\s*){0,12}["']$/;
/** `{ error_code: code }`: a name that is given the code out of a payload. */
const TAKEN_OUT = /\berror_?[cC]ode\s*:\s*([A-Za-z_$][\w$]*)\s*[,}][^=]{0,200}=(?![=>])/;
const COMPARED_AFTER =
  /^["'`]?\s*(?:[=!]==?\s*|\.equals(?:IgnoreCase)?\(\s*)([A-Za-z_$][\w$]*)(?!\s*[.([\w])/;
const HEIGHT = 40;
/** An error of Plaid's, or the code of one, is what a name was given. */
const GIVEN = /plaid\w*[\W_]{0,3}\w{0,30}err|err\w*[\W_]{0,3}plaid|extract\w*err/i;

/** The word is an arm of a construct whose subject is the code of an error. */
export function isArmOfErrorCode({ word, lead, reading }: Place): boolean {
  const { text } = reading;
  if (!isArmLead(lead)) return false;
  let ceiling = indentOf(lead);
  for (const above of linesAbove(text, word.start, HEIGHT)) {
    if (above.trim() === '') continue;
    const indent = indentOf(above);
    if (indent > ceiling) continue;
    const found = CONSTRUCT.exec(above);
    const subject = found?.[1] ?? found?.[2];
    if (subject !== undefined && !/^[\w\s,"'`:.]*["'`]/.test(subject)) {
      if (isKeyed(subject)) return true;
      const name = /^([A-Za-z_$][\w$]*)\s*\)?\s*(?:\{|do|:|match|switch)?\s*$/.exec(subject)?.[1];
      return name !== undefined && isGivenCode(text, word.start, name);
    }
    if (indent < ceiling && !ARM.test(above)) {
      // The brace of a construct stands on a line of its own.
      if (above.trim() !== '{') return false;
    }
    ceiling = indent;
  }
  return false;
}

/** The word is compared with a name that was given the code of an error of Plaid's. */
export function isComparedWithErrorCode(place: Place): boolean {
  const name =
    COMPARED_BEFORE.exec(place.before(80))?.[1] ??
    AMONG_BEFORE.exec(place.lead)?.[1] ??
    COMPARED_AFTER.exec(place.after(80))?.[1];
  return name !== undefined && isGivenCode(place.reading.text, place.word.start, name);
}

/** `errorMessage.contains("X")`, `strings.Contains(err.Error(), "X")`: what an error says is searched for the word. */
const SEARCHED =
  /\b\w*(?:err|exception)\w*(?:(?:\?\.|->|\.)\w+(?:\(\))?){0,3}(?:\??\.|->)(?:contains|includes|include\?|indexOf|match)\(\s*["'`]$|\b(?:contains|str_contains|strpos|Index)\(\s*[$\w]*(?:err|exception|ex|e)\b[^,\n]{0,60},\s*["'`]$/i;
const VICINITY = 2500;

/** A word with a say of its own is searched for in what an error says, and Plaid is named above. */
export function isSearchedForInError(place: Place): boolean {
  const { word, reading } = place;
  if (word.code === null || isFrameworkCode(word.word) || FOREIGN.test(word.word)) return false;
  return SEARCHED.test(place.before(160)) && reading.names.within(word.start - VICINITY, word.start);
}

/** Logins, payments and limits of every other system speak like this. */
const FOREIGN = /CREDENTIALS|LIMIT|OTP|PASSWORD|PAYMENT|USER|ADDRESS|PHONE|CUSTOMER|UNAUTHORIZED/;

function isArmLead(lead: string): boolean {
  return ARM_LEAD.test(lead) || /^\s*(?:case\s+)?(?:["'`][\w-]{1,60}["'`]\s*[,|]\s*){1,12}["'`]?$/.test(lead);
}

/** One of the lines above gives the name an error's code, or takes it from an error of Plaid's. */
function isGivenCode(text: string, place: number, name: string): boolean {
  if (!/code|err|reason/i.test(name)) return false;
  for (const above of linesAbove(text, place, HEIGHT)) {
    if (TAKEN_OUT.exec(above)?.[1] === name) return true;
    const at = above.indexOf(name);
    if (at < 0) continue;
    const rest = /^[\w$]*\s*(?:,\s*[\w$]+\s*)*(?::[\w\s?]*)?(?::=|=(?!=))\s*(.*)$/.exec(above.slice(at));
    const value = rest?.[1];
    if (value !== undefined && !/[\w$]/.test(above[at - 1] ?? ' '))
      return isKeyed(value) || GIVEN.test(value);
  }
  return false;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
