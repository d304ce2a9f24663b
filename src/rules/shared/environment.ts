import type { Recognition } from '../../recognize/recognize.ts';

export type Evident = 'production' | 'sandbox' | 'unknown';

/** The environment a document is surely for (`rules.md` 0.5): its file's name, a host, a constant, `PLAID_ENV`. */
export function evidentEnvironment(recognition: Recognition): Evident {
  const seen = new Set<string>();
  const name = recognition.path?.slice(recognition.path.lastIndexOf('/') + 1) ?? '';
  if (/\.(?:production|prod)(?:\.|$)/i.test(name)) seen.add('production');
  if (/\.sandbox(?:\.|$)/i.test(name)) seen.add('sandbox');
  for (const { name: variable, value } of recognition.variables) {
    if (/PLAID_?ENV(?:IRONMENT)?$/i.test(variable)) seen.add(value.toLowerCase());
  }
  for (const use of recognition.environments) {
    if (use.form === 'lookup') return 'unknown';
    seen.add(use.environment);
  }
  if (seen.size !== 1) return 'unknown';
  const [only] = seen;
  return only === 'production' || only === 'sandbox' ? only : 'unknown';
}
