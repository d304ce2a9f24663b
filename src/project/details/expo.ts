import { type Detail, type DetailFile, detail, matched, valuesOf } from './detail.ts';

const KEY = /(?<![\w.])["']?(?<value>bundleIdentifier|package)["']?\s{0,5}:\s{0,5}/dg;
const ID = /["'`](?<value>[A-Za-z][\w-]{0,100}(?:\.[\w-]{1,100}){1,10})["'`]/dg;
const DOMAIN = /["'`]applinks:(?<value>[\w.*-]{1,200})(?!\$)[^"'`\n$]{0,60}["'`]/dg;
/** Domains that only running the configuration tells. */
const BUILT_DOMAIN =
  /["'`]applinks:["']\s{0,5}\+|`applinks:[^`\n]{0,100}\$\{(?<name>\w{1,60})?|\bassociatedDomains\s{0,5}:\s{0,5}(?=[A-Za-z_$])/dg;
/** What stands behind a key belongs to its value for so long, what stands behind a name to its definition. */
const VALUE_LENGTH = 300;
const DEFINITION_LENGTH = 800;

/** What Expo's configuration says of the apps it builds: JSON, or a program that chooses among variants. */
export function* expoDetails(file: DetailFile): Generator<Detail> {
  if (!/^app(?:\.config)?\.(?:json|[cm]?[jt]s)$/.test(file.name)) return;
  if (!/expo|bundleIdentifier/.test(file.text)) return;
  for (const key of valuesOf(file.text, KEY)) {
    const name = key.value === 'package' ? 'android.application_id' : 'ios.bundle_id';
    for (const id of idsFrom(file.text, file.text.indexOf(':', key.end) + 1)) {
      if (key.value === 'package' && id.value.includes('-')) continue;
      yield detail(file, name, id.value, id.start, id.end);
    }
  }
  yield* matched(file, 'ios.associated_domain', DOMAIN);
  for (const match of file.text.matchAll(BUILT_DOMAIN)) {
    const whole = match[0].startsWith('`applinks:${') ? constant(file.text, match.groups?.name) : null;
    const [start, end] = match.indices?.[0] ?? [0, 0];
    const known = whole !== null && file.text[end] === '}' && file.text[end + 1] === '`';
    if (known) yield detail(file, 'ios.associated_domain', whole, start, end);
    else yield detail(file, 'ios.associated_domain_built', null, start, end);
  }
}

interface Id {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** Every name the value at `from` may have: its own strings, else those of the constant or function it names. */
function idsFrom(text: string, from: number): readonly Id[] {
  const rest = text.slice(from, from + VALUE_LENGTH);
  const end = rest.search(/[,}]/);
  const value = end < 0 ? rest : rest.slice(0, end);
  const own = idsIn(value, from);
  const name = /^\s{0,20}([A-Za-z_$][\w$]{0,60})\s{0,5}(?:\(|$)/.exec(value)?.[1];
  if (own.length > 0 || name === undefined) return own;
  const start = definition(text, name);
  if (start < 0) return [];
  const body = text.slice(start, start + DEFINITION_LENGTH);
  const close = body.search(/\n\}|\n[ \t]{0,20}\r?\n|\n(?:const|let|var|function|export|module)\b/);
  return idsIn(close < 0 ? body : body.slice(0, close), start);
}

function idsIn(text: string, offset: number): Id[] {
  return [...valuesOf(text, ID)].map(({ value, start, end }) => ({
    value,
    start: start + offset,
    end: end + offset,
  }));
}

/** Where the definition of a name starts, or -1. */
function definition(text: string, name: string): number {
  const escaped = name.replace(/\$/g, '\\$&');
  const found = new RegExp(
    `^[ \\t]{0,20}(?:export\\s+)?(?:const|let|var|function)\\s+${escaped}(?![\\w$])`,
    'm',
  ).exec(text);
  return found?.index ?? -1;
}

function constant(text: string, name: string | undefined): string | null {
  const start = name === undefined ? -1 : definition(text, name);
  if (start < 0) return null;
  return /=\s{0,10}["']([\w.*-]{1,200})["']/.exec(text.slice(start, start + 200))?.[1] ?? null;
}
