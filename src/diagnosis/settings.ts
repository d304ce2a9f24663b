import type { DetailFact } from '../project/model.ts';
import { isExample } from '../recognize/environments/words.ts';
import type { Details, Known } from './details.ts';

/** What the project's settings say: redirect URIs, keys and environments, wherever they are set. */
export function settings(details: Details, known: Known): void {
  redirects(details, known);
  keys(details, known);
  environments(details, known);
}

/** Every redirect URI whose text is known: written in a request, or set under a name that is Plaid's or that a request reads. */
export function redirectUris(details: Details): readonly DetailFact[] {
  return sentTexts(details, 'redirect_uri');
}

/** The same for the Android package name. */
export function packageNames(details: Details): readonly DetailFact[] {
  return sentTexts(details, 'android_package_name');
}

function sentTexts(details: Details, field: string): readonly DetailFact[] {
  const read = new Set(details.of(`request.${field}.variable`).map(({ value }) => value));
  return [
    // What an example leaves blank is for others to fill in: it says nothing of what is sent.
    ...details.of(`request.${field}.text`).filter(({ place }) => !isExample(place.path)),
    ...details.of(`setting.${field}`),
    ...[...read].flatMap((name) => details.of(`variable.${name}`)),
  ];
}

function redirects(details: Details, known: Known): void {
  for (const one of redirectUris(details)) {
    const uri = one.value ?? '';
    const whose = one.environment ? ` for ${one.environment}` : '';
    const text =
      uri === '' ? `The redirect URI${whose} is set to nothing here` : `The redirect URI${whose} is ${uri}`;
    const evidence = { text, place: one.place };
    if (uri !== '') known.add('request.redirect_uri=set', evidence);
    const form = formOf(uri);
    if (form) known.add(`request.redirect_uri=${form}`, evidence);
  }
}

function formOf(uri: string): 'blank' | 'http' | 'malformed' | null {
  if (uri === '') return 'blank';
  if (/^http:\/\//i.test(uri)) return 'http';
  if (/^https:\/\//i.test(uri)) return /[?#*]/.test(uri) ? 'malformed' : null;
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(uri) ? 'malformed' : null;
}

function keys(details: Details, known: Known): void {
  for (const one of details.starting('key.')) {
    const name = one.name.slice('key.'.length);
    if (one.value === 'set' && !/secret|client_?id/i.test(name)) continue;
    known.add(`key=${one.value}`, { text: `${name} is ${one.value} here`, place: one.place });
  }
  const names = new Set(details.of('variable.set').map(({ value }) => value));
  const kept = [...names].some((name) => /plaid/i.test(name ?? ''));
  // Where no file sets anything of Plaid's, the values come from elsewhere (a host's settings, a vault).
  if (!kept) return;
  const unset = details
    .of('variable.read')
    .filter(({ value }) => /secret|client_?id/i.test(value ?? '') && !names.has(value));
  known.all('key=unset', unset, ({ value }) => `${value} is read here, and no settings file sets it`);
}

function environments(details: Details, known: Known): void {
  const all = [...details.of('environment'), ...details.of('setting.environment')];
  for (const one of all)
    known.add(`environment:${one.value}`, { text: `The environment is ${one.value} here`, place: one.place });
  const names = new Set(all.map(({ value }) => value));
  const said = ({ value }: DetailFact) => `The environment is ${value} here`;
  if (names.size === 1 && names.has('production')) known.all('environment=production-only', all, said);
  if (names.size > 0 && !names.has('development')) known.all('environment=others-only', all, said);
  // A file that is for one environment names it; other files should agree.
  const common = all.filter(({ environment }) => environment === undefined);
  const apart = ['sandbox', 'production'].map((name) => common.filter(({ value }) => value === name));
  if (apart.every((some) => some.length > 0))
    known.all(
      'environment=several',
      apart.flatMap((some) => some.slice(0, 2)),
      said,
    );
}
