import { endpointField, requestFacts } from '../catalog/fields.ts';
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
 * The field of a request that an unknown message complains about, with what the documentation asks of it. Empty when the
 * message names none.
 */
export function fieldCauses(report: Reported): readonly Cause[] {
  for (const { error_code, error_message } of report.payloads.slice(0, 20)) {
    if (!error_message || !error_code || !OF_FIELDS.has(error_code)) continue;
    const message = error_message.slice(0, MAX_MESSAGE);
    if (!COMPLAINT.test(message)) continue;
    const path = fieldIn(message) ?? subjectOf(message);
    if (path !== null) return [fieldCause(path, message)];
  }
  return [];
}

function fieldCause(path: string, message: string): Cause {
  const facts = requestFacts(path);
  const endpoint = facts ? null : endpointField(path);
  const isNamed = message
    .trim()
    .replace(/^["'`]/, '')
    .startsWith(path);
  const asked = facts?.constraints ?? endpoint?.asks ?? null;
  return {
    id: `field/${path}`,
    title: `${path} is refused`,
    statement: `Plaid refuses ${isNamed ? 'a field' : `the field ${path}`}: ${message.replace(/\.*\s*$/, '')}.`,
    why: `The message names ${path}. ${asked ?? ''}`.trim(),
    certainty: 'stated by the error',
    evidence: [],
    against: [],
    steps: [
      `Log the value of ${path} that is really sent, and correct it as the message says.`,
      ...(facts?.allowed
        ? [
            `It takes: ${facts.allowed.slice(0, 12).join(', ')}${facts.allowed.length > 12 ? ' and others' : ''}.`,
          ]
        : []),
      `If the field is not needed${facts?.required === true ? ' in another form' : ''}, leave it out rather than sending an empty value.`,
    ],
    fix: null,
    source: facts?.docs_url ?? endpoint?.docs_url ?? 'https://plaid.com/docs/api/',
  };
}

/** The field a message starts with (`options.count must be …`): any name with an underscore or a dot. */
const SUBJECT =
  /^["'`]?([a-z][a-z0-9]*(?:_[a-z0-9]+)*(?:\[\d{0,4}\])?(?:\.[a-z][a-z0-9_]{0,40}(?:\[\d{0,4}\])?){0,4})["'`]? (?:must|is|are|was|cannot|can not|may not|should|has|exceeds?|not)\b/;

function subjectOf(message: string): string | null {
  const path = SUBJECT.exec(message.trim())?.[1] ?? null;
  return path !== null && (/[._]/.test(path) || endpointField(path) !== null) ? path : null;
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
