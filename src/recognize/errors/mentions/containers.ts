import { headOf } from './brackets.ts';
import { ITEM_LEAD, VALUE_LEAD } from './lines.ts';
import type { Place } from './place.ts';

/** What a list, an enumeration, a record or a call of Plaid's errors is called. */
const OF_ERRORS = /plaid\w*[\W_]{0,3}\w{0,40}(?:err|exception|retry|reauth)/i;
/** A body of statements: what stands in it is not what its name says. */
const BODY = /\)\s*$|=>\s*$|\b(?:func|function|def|fn|fun|try|catch|else|do)\b/;

/** A value in a list, an enumeration, a record or a call that is named after errors of Plaid. */
export function isInContainerOfErrors({ word, lead, reading }: Place): boolean {
  if (!ITEM_LEAD.test(lead) && !VALUE_LEAD.test(lead)) return false;
  const { brackets, text } = reading;
  const opener = brackets.around(word);
  if (opener === undefined) return false;
  const head = headOf(text, opener);
  return OF_ERRORS.test(head) && !(text[opener] === '{' && BODY.test(head));
}
