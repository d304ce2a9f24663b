import { type MessageMatch, meaningOf } from '../catalog/messages.ts';
import { beyond, distinct, isSaidIn, LARGELY, led } from './distinct.ts';
import { mentioned } from './mentioned.ts';
import type { Cause, Certainty, Evidence } from './model.ts';
import { applies, type Scope } from './platforms.ts';
import type { Known } from './recognized.ts';
import type { SymptomMatch } from './symptoms.ts';
import type { Weighed } from './weigh.ts';

/** Causes that weigh less than this share of the best one are not worth a line. */
const WORTH_SHOWING = 0.5;
const MOST_KNOWN = 4;
/** Files that are named for the platform they serve. */
const MOST_PLATFORMS = 2;

/** The causes of our knowledge, in the order of their weight; the first carries what the text itself names. */
export function knownCausesOf(weighed: readonly Weighed[], text: string, scope: Scope): Cause[] {
  const top = weighed[0]?.score ?? 0;
  return weighed
    .filter(({ score, certainty }) => certainty !== 'possible' || score >= top * WORTH_SHOWING)
    .slice(0, MOST_KNOWN)
    .map((one, index) => {
      const { cause, message } = one;
      const statement = message && index === 0 ? meaningOf(message) : cause.verdict;
      return {
        id: cause.id,
        title: cause.title,
        statement,
        why: reason(one, statement, index),
        certainty: one.certainty,
        evidence: evidenceOf(one, index === 0 ? mentioned(text, message) : [], scope),
        against: one.against.map(({ text, place }) =>
          place ? `${text} (${place.path}:${place.line + 1}).` : text,
        ),
        steps: index === 0 && message ? led(message.message.fix, cause.steps) : distinct(cause.steps),
        fix: cause.steps[0] ?? null,
        rule: cause.fix,
        source: cause.sources.find((source) => source.startsWith('https://')) ?? null,
      };
    });
}

/** What shows or supports a cause, each thing once; which platform is served only where nothing else ties it to the project. */
function evidenceOf(
  { cause, proof, support }: Weighed,
  named: readonly Evidence[],
  scope: Scope,
): Evidence[] {
  const own = [...proof, ...support];
  const all = [...(own.length > 0 ? own : platformEvidence(cause.platforms, scope)), ...named];
  const key = ({ text, place }: Evidence) => `${text}|${place?.path}:${place?.line}`;
  const seen = new Set(all.map(key));
  const texts = new Set(distinct([...new Set(all.map(({ text }) => text))]));
  return all.filter((one) => seen.delete(key(one)) && (one.place !== null || texts.has(one.text)));
}

function reason(
  { cause, message, error, certainty, sign }: Weighed,
  statement: string,
  index: number,
): string {
  const parts: string[] = [];
  if (certainty === 'proved by the project') parts.push('The project itself shows it.');
  if (message) parts.push(`${HOW[message.how]}: "${message.message.error_message}".`);
  else if (error) parts.push(`${error.recognized.error_code} points to it.`);
  else if (sign) parts.push(`The text speaks of: ${sign}.`);
  if (message && index === 0) parts.push(beyond(cause.verdict, statement));
  parts.push(cause.why);
  return parts.filter((part) => part !== '').join(' ');
}

/** The causes a catalog row gives for a code; a cause that names a platform the project does not serve is left out. */
export function codeCauses({ row, recognized }: Known, scope: Scope): Cause[] {
  if (!row) return [];
  const name = recognized.error_code ?? recognized.error_type ?? '';
  const causes = row.causes.filter((text) => applies(platformsOf(text), scope));
  return causes.map((title, index) => ({
    id: `${row.error_type || 'UNKNOWN'}/${name}/${row.causes.indexOf(title) + 1}`,
    title,
    why:
      causes.length === 1
        ? `It is the one cause known for ${name}.`
        : index === 0
          ? `It heads the causes known for ${name}; the error alone does not tell them apart.`
          : `It is also a known cause of ${name}.`,
    certainty: causes.length === 1 ? 'likely' : 'possible',
    evidence: platformEvidence(platformsOf(title), scope),
    against: [],
    steps: index === 0 ? row.steps : [],
    fix: null,
    source: row.docs_url,
  }));
}

/** The causes of codes without those that a known cause already tells. */
export function untold(ofCodes: readonly Cause[], known: readonly Cause[]): readonly Cause[] {
  const told = known.flatMap(({ title, statement }) => [title, statement ?? title]);
  return ofCodes.filter(({ title }) => !told.some((one) => isSaidIn(title, one, LARGELY)));
}

/** Platforms that a cause names at its start, as the catalog writes it ("iOS: …"). */
function platformsOf(text: string): readonly string[] {
  const head = /^(iOS|Android|Web|Webview|React Native|Flutter)\b[^:.]{0,40}:/.exec(text)?.[1];
  return head ? [head.toLowerCase().replace(' ', '-')] : [];
}

/** Messages whose meaning says it all: those behind which no cause of our knowledge stands. */
export function messageCauses(messages: readonly MessageMatch[]): Cause[] {
  return messages
    .filter(({ message }) => !message.causes)
    .map((match, index) => ({
      id: `message/${match.message.error_code ?? 'any'}/${slug(match.message.error_message)}`,
      title: meaningOf(match),
      why: `${HOW[match.how]}: "${match.message.error_message}".`,
      certainty: index === 0 ? 'stated by the error' : 'possible',
      evidence: [],
      against: [],
      steps: [match.message.fix],
      fix: match.message.fix,
      source: match.message.source,
    }));
}

const HOW: Readonly<Record<MessageMatch['how'], string>> = {
  exact: 'The message is known word for word',
  pattern: 'The message has the form of a known one',
  start: 'The text is the beginning of a known message',
  within: 'The text holds a known message',
};

/** The causes of symptoms that a text describes; those of platforms that are not served are left out. */
export function symptomCauses(matches: readonly SymptomMatch[], scope: Scope): Cause[] {
  return matches.flatMap(({ symptom, quoted, score }, rank) => {
    const causes = symptom.causes.filter(({ platforms }) => applies(platforms, scope));
    return causes.map(({ text, platforms }, index) => ({
      id: `symptom/${symptom.id}/${symptom.causes.findIndex((cause) => cause.text === text) + 1}`,
      title: text,
      why: quoted
        ? `The text quotes what Link shows in this case ("${symptom.title.replace(/"/g, '')}").`
        : `The text describes the symptom "${symptom.title.replace(/"/g, '')}".`,
      certainty:
        (quoted || score > 0.6) && causes.length === 1 && rank === 0 ? 'likely' : ('possible' as Certainty),
      evidence: platformEvidence(platforms, scope),
      against: [],
      steps: index === 0 ? symptom.steps : [],
      fix: null,
      source: symptom.docs_url,
    }));
  });
}

/** The files that say which platform is served, when the cause depends on it. */
function platformEvidence(platforms: readonly string[], scope: Scope): Evidence[] {
  return scope.evidence
    .filter(({ platform }) => platforms.length > 0 && platforms.length < 4 && platforms.includes(platform))
    .slice(0, MOST_PLATFORMS)
    .map(({ what, place }) => ({ text: `${what} serves this platform`, place }));
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60);
}
