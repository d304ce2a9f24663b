import type { Diagnosis } from '../diagnosis/model.ts';
import { plain, visible } from './escape.ts';
import { maskCredential } from './mask.ts';

/** What one ticket names at most. */
const MOST = { recognized: 5, tokens: 10 };

/** A token of Plaid in a text that a user gave us. */
export interface NamedToken {
  /** As the API calls it: `access_token`. */
  readonly name: string;
  readonly value: string;
}

const TOKEN =
  /(access|public|link|processor|asset-report|assets|user)-(?:sandbox|production|development)-[0-9a-f]{8}-[0-9a-f-]{20,40}/gi;
const NAMES: Readonly<Record<string, string>> = {
  'asset-report': 'asset_report_token',
  assets: 'asset_report_token',
};

/** The whole tokens that stand in a text, each once; what is already masked is none. Linear in the text's length. */
export function tokensIn(text: string): readonly NamedToken[] {
  const found = new Map<string, NamedToken>();
  for (const [value, kind = ''] of text.matchAll(TOKEN)) {
    const name = NAMES[kind.toLowerCase()] ?? `${kind.toLowerCase()}_token`;
    found.set(value, { name, value });
    if (found.size >= MOST.tokens) break;
  }
  return [...found.values()];
}

/**
 * Identifiers and the error itself, for a Support ticket: plain lines. `tokens` are named too, masked; with `full` they stand
 * whole, which a user has to confirm. Everything else is masked in both.
 */
export function supportText(
  diagnosis: Diagnosis,
  { tokens = [], full = false }: { readonly tokens?: readonly NamedToken[]; readonly full?: boolean } = {},
): string {
  const { wanted, at_hand } = diagnosis.support;
  const lines: string[] = [];
  for (const one of diagnosis.recognized.slice(0, MOST.recognized)) {
    lines.push(`error: ${plain([one.error_type, one.error_code].filter(Boolean).join(' / '), 200)}`);
  }
  const message = diagnosis.payloads[0]?.fields.find(({ name }) => name === 'error_message');
  if (message) lines.push(`error_message: ${plain(message.text, 500)}`);
  for (const { name, value } of at_hand) lines.push(`${name}: ${plain(value, 200)}`);
  for (const { name, value } of tokens)
    lines.push(`${name}: ${full ? visible(value) : maskCredential(value)}`);
  const have = new Set([...at_hand, ...tokens].map(({ name }) => name));
  const missing = wanted.filter((name) => !have.has(name));
  if (missing.length > 0) lines.push(`not in this text: ${missing.join(', ')}`);
  return `${lines.join('\n')}\n`;
}
