import { requestFacts } from '../catalog/fields.ts';
import type { Cause } from './model.ts';
import type { Reported } from './reported.ts';

/** Codes whose message names a field of the request. */
const OF_FIELDS: ReadonlySet<string> = new Set([
  'INVALID_FIELD',
  'MISSING_FIELDS',
  'UNKNOWN_FIELDS',
  'INVALID_CONFIGURATION',
  'INVALID_INPUT',
  'INVALID_USER_IDENTITY_DATA',
]);
const COMPLAINT =
  /\b(?:must|cannot|can not|may not|should|invalid|required|missing|not (?:allowed|valid|supported|recognized)|unsupported|malformed|too (?:long|short|many)|at (?:least|most)|exceeds?)\b/i;
const NAME = /\b[a-z][a-z0-9]*(?:_[a-z0-9]+)*(?:\.[a-z][a-z0-9_]*){0,3}\b/g;
const MAX_MESSAGE = 600;
/** Field names that are words of every message. */
const WORDS: ReadonlySet<string> = new Set([
  'user',
  'products',
  'language',
  'webhook',
  'update',
  'auth',
  'transfer',
  'income',
  'statements',
]);

/**
 * The field of /link/token/create that an unknown message of a payload complains about, with what the documentation asks of it.
 * Empty when the message names none.
 */
export function fieldCauses(report: Reported): readonly Cause[] {
  for (const { error_code, error_message } of report.payloads.slice(0, 20)) {
    if (!error_message || !error_code || !OF_FIELDS.has(error_code)) continue;
    const message = error_message.slice(0, MAX_MESSAGE);
    if (!COMPLAINT.test(message)) continue;
    const path = fieldIn(message);
    const facts = path === null ? null : requestFacts(path);
    if (path === null || !facts) continue;
    return [
      {
        id: `field/${path}`,
        title: `${path} is refused`,
        statement: `Plaid refuses the field ${path}: ${message.replace(/\.*\s*$/, '')}.`,
        why: `The message names ${path}. ${facts.constraints ?? ''}`.trim(),
        certainty: 'stated by the error',
        evidence: [],
        against: [],
        steps: [
          `Log the value of ${path} that is really sent, and correct it as the message says.`,
          ...(facts.allowed
            ? [
                `It takes: ${facts.allowed.slice(0, 12).join(', ')}${facts.allowed.length > 12 ? ' and others' : ''}.`,
              ]
            : []),
          `If the field is not needed${facts.required === true ? ' in another form' : ''}, leave it out rather than sending an empty value.`,
        ],
        fix: null,
        source: facts.docs_url,
      },
    ];
  }
  return [];
}

/** The longest name in a message that is a field; a plain word only where the message starts with it. */
function fieldIn(message: string): string | null {
  let best: string | null = null;
  for (const match of message.matchAll(NAME)) {
    const [name] = match;
    const isPlain = !/[._]/.test(name);
    if (isPlain && (!WORDS.has(name) || match.index > 2)) continue;
    if (requestFacts(name) && name.length > (best?.length ?? 0)) best = name;
  }
  return best;
}
