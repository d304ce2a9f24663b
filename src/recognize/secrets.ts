import type { SecretUse } from './model.ts';
import { inComment, type TextDocument } from './text.ts';

type Kind = SecretUse['secret'];
type Environment = SecretUse['environment'];

const prefixes: Readonly<Record<string, Kind>> = {
  access: 'access_token',
  public: 'public_token',
  link: 'link_token',
  processor: 'processor_token',
  assets: 'asset_report_token',
  user: 'user_token',
};
const tokens =
  /(?<![\w-])(access|public|link|processor|assets|user)-(sandbox|development|production)-([A-Za-z0-9]{2,64}(?:-[A-Za-z0-9]{1,64}){0,8})(?![\w-])/g;
const hexes = /(?<=["'`=:\s]|^)[0-9a-f]{30}(?![0-9A-Za-z_-])/gm;
/** What stands before the value: its name, then an assignment, a colon, an argument or a default. */
const named =
  /([A-Za-z_$][\w$.-]{0,80})["'`]?\]?\)?\s{0,20}(?::\s{0,5}[A-Za-z]{1,20}\s{0,5})?(?:=>|:=|=|:|,|\|\||\?\?|\bor\b)\s{0,20}["'`]?$/;
/** How the example values of Plaid's API reference start (snapshot of 2026-03-07): they open nothing. */
const documented: ReadonlySet<string> = new Set(
  (
    'de3ce8ef 8ab976e6 af1a0311 3b9687f0 44ba202e 71e02f71 6f12f5bb b0e2c4ee 435beced 79e723b0 dd4c42bd ' +
    'fb88b20c 5c224a01 4b42163e 8218d5f8 bc410c6a d1e64436 9b48eb4c fb7cca4a e7b6956c 5cd6e1b1 161c86dd'
  ).split(' '),
);
const maxPlaces = 2000;

/** Finds credentials written out in a document, in document order. Placeholders and comments are left alone. */
export function recognizeSecrets(input: TextDocument): SecretUse[] {
  const { text } = input;
  const out: SecretUse[] = [];
  for (const match of text.matchAll(tokens)) {
    if (out.length > maxPlaces) break;
    const [whole, prefix, environment, id] = match as unknown as [string, string, string, string];
    if (documented.has(id.slice(0, 8)) || isPlaceholder(id) || inComment(input, match.index)) continue;
    out.push({
      kind: 'secret',
      span: { start: match.index, end: match.index + whole.length },
      secret: prefixes[prefix] as Kind,
      text: whole,
      environment: environment as Environment,
    });
  }
  if (!/plaid/i.test(text) && !/plaid/i.test(input.path ?? '')) return out;
  for (const match of text.matchAll(hexes)) {
    if (out.length > maxPlaces) break;
    const kind = hexKind(text, match.index);
    if (!kind || isPlaceholder(match[0]) || inComment(input, match.index)) continue;
    out.push({
      kind: 'secret',
      span: { start: match.index, end: match.index + match[0].length },
      secret: kind.secret,
      text: match[0],
      environment: kind.environment,
    });
  }
  return out.sort((a, b) => a.span.start - b.span.start);
}

/** What the name before a value of 30 hexadecimal digits says it is, or null when it is nothing of Plaid. */
function hexKind(text: string, at: number): { secret: Kind; environment: Environment } | null {
  const before = text.slice(Math.max(0, at - 140), at);
  const name = named.exec(before)?.[1];
  if (name === undefined) return null;
  const plain = name.replace(/[^A-Za-z]/g, '').toLowerCase();
  const environment = /sandbox|development|production/.exec(plain)?.[0] as Environment | undefined;
  if (/publickey$/.test(plain) || plain === 'key' || plain === 'datakey') {
    return { secret: 'public_key', environment: environment ?? null };
  }
  if (!/secret/.test(plain) || /client(?!secret)|jwt|session|cookie|stripe|webhook|google|aws/.test(plain))
    return null;
  return { secret: 'secret', environment: environment ?? null };
}

/** Text that stands for a value: one character over and over, a run through the alphabet, words. */
function isPlaceholder(id: string): boolean {
  const plain = id.toLowerCase().replace(/[^a-z0-9]/g, '');
  // Lengths may change, but no real id is as short as the examples that people write.
  if (plain.length < 16) return true;
  if (/x{3}|0{8}|your|token|example|placeholder|redacted|secret|test|fake|dummy|mock|invalid/.test(plain))
    return true;
  if (!/\d/.test(plain)) return true;
  if (new Set(plain).size < Math.min(6, plain.length / 2)) return true;
  return /1234567|abcdef01|abcdefgh|abc123|xyz789|def456|deadbeef/.test(plain);
}
