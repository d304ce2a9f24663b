import { catalog } from '../catalog/catalog.ts';
import { knownCause } from '../catalog/causes.ts';
import { errorsForMessage, type MessageMatch } from '../catalog/messages.ts';
import type { ProjectFacts } from '../project/model.ts';
import type { ErrorPayload } from '../recognize/model.ts';
import { codeCauses, knownCausesOf, messageCauses, symptomCauses, untold } from './causes.ts';
import { distinct } from './distinct.ts';
import { knownFacts } from './facts.ts';
import { fieldCauses } from './fields.ts';
import { identifiersIn } from './identifiers.ts';
import { links } from './links.ts';
import { errorOfMessage, isSharedMessage, messagesIn } from './messages.ts';
import type { Cause, Check, Diagnosis, ReportedPayload, Support } from './model.ts';
import { type Scope, scopeOf } from './platforms.ts';
import { readable } from './readable.ts';
import { type Known, recognizedErrors } from './recognized.ts';
import { codesIn, type Reported, readReport } from './reported.ts';
import { errorShown } from './shown.ts';
import { type Subject, subjectOf } from './subject.ts';
import { suggestCodes } from './suggest.ts';
import { matchSymptoms, type SymptomMatch } from './symptoms.ts';
import { type Weighed, weigh } from './weigh.ts';

/** How much of a text is read, in UTF-16 units. */
export const TEXT_LIMIT = 1_000_000;
const MOST_STEPS = 8;

/**
 * The diagnosis of any text: an error code, one or several payloads, a log, code, or a description in words. `facts` are
 * those of the project the text belongs to, or null. Pure and deterministic; never throws on any text.
 */
export function diagnose(input: { readonly text: string }, facts: ProjectFacts | null): Diagnosis {
  const text = readable(input.text.slice(0, TEXT_LIMIT));
  const read = readReport(text);
  const found = messagesIn(text, read);
  const report = named(text, read, found);
  const errors = recognizedErrors(report);
  const subject = subjectOf(text, errors.length > 0);
  const isForeign = subject === 'foreign';
  const messages = isForeign ? [] : found;
  const scope = scopeOf(text, facts);
  const suggestions = errors.length > 0 ? [] : suggestCodes(text);
  // A code with a slip in it is asked about; its parts as words would only be guessed at.
  const isSlip = suggestions.length > 0 && !/\s/.test(text.trim());
  const weighed =
    isForeign || isSlip ? [] : weigh(text, messages, errors, knownFacts(facts, scope), scope, subject);
  const symptoms =
    isForeign || (subject === 'open' && errors.length === 0) ? [] : matchSymptoms(words(text, report));
  const causes = causesOf(text, report, messages, errors, weighed, symptoms, suggestions.length > 0, scope);
  const isFound = errors.length > 0 || causes.length > 0;
  return {
    recognized: errors.map(({ recognized }) => recognized),
    payloads: report.payloads.map(shownPayload),
    verdict: verdict(errors, causes),
    causes,
    steps: steps(errors, causes),
    in_link: inLink(errors, symptoms),
    checks: checks(causes),
    sandbox: knownCause(causes[0]?.id ?? '')?.sandbox ?? errors[0]?.row?.sandbox ?? null,
    support: supportOf(text, errors, causes, report),
    links: links(errors, causes, symptoms),
    suggestions,
    notes: [
      ...shared(messages[0], errors),
      ...about(subject, isFound),
      ...notes(input.text, isFound, facts, scope),
    ],
  };
}

/**
 * Messages whose meaning says it all, then the causes of our knowledge, then what the catalog says of the codes. A
 * resemblance to a symptom counts only where nothing else explains the text.
 */
function causesOf(
  text: string,
  report: Reported,
  messages: readonly MessageMatch[],
  errors: readonly Known[],
  weighed: readonly Weighed[],
  symptoms: readonly SymptomMatch[],
  isSlip: boolean,
  scope: Scope,
): readonly Cause[] {
  const fields = messages.length === 0 ? fieldCauses(report) : [];
  const isTold = messages.length + fields.length > 0;
  const meant = isTold ? weighed.filter(isMeant) : weighed;
  const known = knownCausesOf(meant, text, scope);
  const isLed = meant[0] !== undefined && meant[0].certainty !== 'possible';
  const ofCodes = errors
    .slice(0, 3)
    .filter(({ recognized }) => !(isTold && TOLD.has(recognized.error_code ?? '')))
    .map((error) => ({ error, causes: codeCauses(error, scope) }))
    .filter(({ error, causes }) => causes.length > 1 || !meant.some((one) => explains(one, error)))
    .flatMap(({ causes }) => causes);
  const enough = errors.length > 0 || known.length > 0 || isSlip;
  return ranked([
    ...messageCauses(messages),
    ...fields,
    ...(isLed || errors.length === 0 ? known : []),
    ...untold(ofCodes, known),
    ...known,
    ...symptomCauses(enough ? symptoms.filter(({ quoted }) => quoted) : symptoms, scope),
  ]);
}

/** Codes with many unlike reasons, of which a known message names the one. */
const TOLD: ReadonlySet<string> = new Set([
  'INVALID_FIELD',
  'INVALID_INPUT',
  'INVALID_REQUEST',
  'MISSING_FIELDS',
]);

/** Whether a cause is known for this very error, so that the only one of the error's row is the same. */
function explains({ error, certainty }: Weighed, of: Known): boolean {
  return error === of && certainty !== 'possible';
}

/** Whether more than such a code leads to a cause. */
function isMeant({ error, message, sign, certainty }: Weighed): boolean {
  const code = error?.recognized.error_code ?? '';
  return !TOLD.has(code) || message !== null || sign !== null || certainty !== 'possible';
}

/** A message that several codes have does not tell which of them it was. */
function shared(match: MessageMatch | undefined, errors: readonly Known[]): readonly string[] {
  if (!match || errors.length > 0) return [];
  const codes = new Set(errorsForMessage(match.message.error_message).map(({ error_code }) => error_code));
  return codes.size > 1 ? [`Several codes have this text: ${[...codes].slice(0, 12).join(', ')}.`] : [];
}

/** A text without any code is still that code's when its message is known. */
function named(text: string, report: Reported, messages: readonly MessageMatch[]): Reported {
  if (report.mentions.length > 0 || report.payloads.some(({ error_code }) => error_code !== null))
    return report;
  const message = messages[0]?.message;
  const beside = messages.length > 0 ? codesIn(text) : [];
  if (beside.length > 0) return { ...report, mentions: beside };
  const known =
    message && !isSharedMessage(message.error_message) ? message : (errorOfMessage(text) ?? errorShown(text));
  if (!known?.error_code) return report;
  return { ...report, mentions: [{ error_type: known.error_type, error_code: known.error_code }] };
}

/** What the text says in words: without the payloads, whose messages have their own look-up. */
function words(text: string, report: Reported): string {
  let rest = '';
  let from = 0;
  for (const { span } of report.payloads) {
    if (span.start > from) rest += `${text.slice(from, span.start)} `;
    from = Math.max(from, span.end);
  }
  return rest + text.slice(from);
}

/** What only a human can see, for the causes that are shown first. */
function checks(causes: readonly Cause[]): readonly Check[] {
  const all = causes.slice(0, 2).flatMap(({ id }) => knownCause(id)?.checks ?? []);
  const texts = distinct([...new Set(all.map(({ text }) => text))]);
  return texts.flatMap((text) => all.find((one) => one.text === text) ?? []).slice(0, 3);
}

/** One cause once, in the order given. */
function ranked(causes: readonly Cause[]): readonly Cause[] {
  const seen = new Set<string>();
  return causes.filter(({ id, title }) => {
    const key = title.toLowerCase();
    if (seen.has(id) || seen.has(key)) return false;
    seen.add(id).add(key);
    return true;
  });
}

function verdict(errors: readonly Known[], causes: readonly Cause[]): Diagnosis['verdict'] {
  const first = causes[0];
  const said = first && { text: first.statement ?? first.title, certainty: first.certainty };
  if (said && said.certainty !== 'possible') return said;
  const summary = errors[0]?.recognized.summary;
  return summary ? { text: summary, certainty: 'stated by the error' } : (said ?? null);
}

/** The steps of the leading cause, then what the code's row says. */
function steps(errors: readonly Known[], causes: readonly Cause[]): readonly string[] {
  const lead = causes[0]?.steps ?? [];
  const isTold =
    causes[0]?.certainty === 'stated by the error' && TOLD.has(errors[0]?.recognized.error_code ?? '');
  const more = lead.length < 3 && !isTold ? (errors[0]?.row?.steps ?? []) : [];
  return distinct([...lead, ...more]).slice(0, MOST_STEPS);
}

function inLink(errors: readonly Known[], symptoms: readonly SymptomMatch[]): readonly string[] {
  const row = errors[0]?.row;
  if (!row) return symptoms.filter(({ quoted }) => quoted).flatMap(({ symptom }) => symptom.symptoms);
  return [row.link_ux, row.user_message].filter((text): text is string => text !== null);
}

function shownPayload({ fields, truncated }: ErrorPayload): ReportedPayload {
  return { fields: fields.map(({ name, text }) => ({ name, text })), truncated };
}

function supportOf(
  text: string,
  errors: readonly Known[],
  causes: readonly Cause[],
  report: Reported,
): Support {
  const wanted = [
    ...new Set([
      ...errors.slice(0, 3).flatMap(({ row }) => row?.support_ids ?? []),
      ...(knownCause(causes[0]?.id ?? '')?.support ?? []),
    ]),
  ];
  return { wanted, at_hand: identifiersIn(text, report.payloads) };
}

/** Whose trouble it seems to be, where that is not Plaid's for certain. */
function about(subject: Subject, isFound: boolean): readonly string[] {
  if (subject === 'foreign')
    return ['The text speaks of another provider or package and names nothing of Plaid.'];
  if (subject === 'open' && isFound)
    return ['The text itself names nothing of Plaid; this holds only if it comes from a Plaid integration.'];
  return [];
}

function notes(text: string, found: boolean, facts: ProjectFacts | null, scope: Scope): readonly string[] {
  const all: string[] = [];
  if (!found) {
    const { errors, messages, symptoms } = catalog();
    all.push(
      text.trim() === ''
        ? 'The text is empty.'
        : `Looked for ${errors.length} error codes in all their spellings, error payloads, ${messages.length} known messages and ${symptoms.length} symptoms of Link.`,
    );
  }
  if (text.length > TEXT_LIMIT)
    all.push(`Only the first ${TEXT_LIMIT.toLocaleString('en-US')} characters were read.`);
  if (found && facts && scope.by === 'project') {
    const what = [...new Set(scope.evidence.map((one) => one.what))].slice(0, 4).join(', ');
    all.push(`The project says which platforms matter: ${what}.`);
  }
  return all;
}
