import type { EnvVariable } from '../../recognize/env.ts';
import { isExample } from '../../recognize/environments/words.ts';
import type { SourceText } from '../../syntax/source.ts';
import type { DetailFact } from '../model.ts';
import { placeIn } from '../place.ts';

/** The settings of a configuration file in any format that recognition reads. */
export interface SettingsFile {
  readonly path: string;
  readonly source: SourceText;
  readonly variables: readonly EnvVariable[];
}

/** What a setting is about, by its name; the first that fits. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ['redirect_uri', /redirect|return_?ur[il]/i],
  ['android_package_name', /package/i],
  ['environment', /env(?:ironment)?$|[._]host$|base_?(?:path|url)$/i],
  ['products', /products?$/i],
  ['country_codes', /countr/i],
  ['webhook', /webhook/i],
];
const SECRET = /secret|key|client_?id|token|password/i;
const PLACEHOLDER = /^(?:<.*>|your[_ -].*|xxx+|changeme|todo|\.\.\.|client_id|secret|.*_here)$/i;
/** `${OTHER}`, `{{ value }}`, `!Ref X`: known elsewhere. */
const ELSEWHERE = /[$#%]\{|\{\{|^\$\(|^\$[A-Za-z_]|^!\w|^<%/;

/**
 * What a file's settings say of Plaid: `setting.redirect_uri` and the like with their values, `key.NAME` with only
 * whether there is something, `variable.set` for each name. An example shows others what to set and says nothing.
 */
export function* settingDetails({ path, source, variables }: SettingsFile): Generator<DetailFact> {
  if (isExample(path)) return;
  const ofFile = environmentIn(fileWords(path));
  for (const { name, value, nameSpan } of variables) {
    const place = placeIn(path, source, nameSpan.start, nameSpan.end);
    const environment = environmentIn(name) ?? ofFile;
    const about = environment === null ? {} : { environment };
    if (value.trim() !== '') yield { name: 'variable.set', value: name, place };
    if (SECRET.test(name) && /plaid/i.test(name)) {
      yield { name: `key.${name}`, value: keyState(value), place, ...about };
      continue;
    }
    const kind = KINDS.find(([, words]) => words.test(name))?.[0];
    if (kind === undefined || SECRET.test(name) || ELSEWHERE.test(value) || PLACEHOLDER.test(value.trim()))
      continue;
    const shown = kind === 'environment' ? environmentOf(value) : value.trim().slice(0, 300);
    if (shown === null) continue;
    // Whose setting it is, a plain name does not tell; a request that reads it does.
    if (/plaid/i.test(name)) yield { name: `setting.${kind}`, value: shown, place, ...about };
    else if (kind !== 'environment') yield { name: `variable.${name}`, value: shown, place, ...about };
  }
}

function keyState(value: string): 'empty' | 'placeholder' | 'elsewhere' | 'set' {
  const plain = value.trim();
  if (plain === '') return 'empty';
  if (ELSEWHERE.test(plain)) return 'elsewhere';
  return PLACEHOLDER.test(plain) ? 'placeholder' : 'set';
}

/** The environment in a setting's value: its name, or a host of Plaid's; null for anything else. */
function environmentOf(value: string): string | null {
  const plain = value.trim().toLowerCase();
  const host = /\b(sandbox|production|development)\.plaid\.com\b/.exec(plain)?.[1];
  return host ?? (/^[a-z]{2,20}$/.test(plain) ? plain : null);
}

/** The parts of a path that tell for which environment a file is: its name and the folder it lies in. */
function fileWords(path: string): string {
  return path.split('/').slice(-2).join('/');
}

const ENVIRONMENTS: readonly (readonly [string, RegExp])[] = [
  ['production', /(?:^|[^a-z])(?:production|prod|live)(?:[^a-z]|$)/],
  ['sandbox', /(?:^|[^a-z])sandbox(?:[^a-z]|$)/],
  ['staging', /(?:^|[^a-z])(?:staging|stage|uat|preprod)(?:[^a-z]|$)/],
  ['development', /(?:^|[^a-z])(?:development|dev)(?:[^a-z]|$)/],
];

/** The one environment that a name or a path speaks of; null without any, or with several. */
function environmentIn(name: string): string | null {
  const words = name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
  const found = ENVIRONMENTS.filter(([, pattern]) => pattern.test(words));
  return found.length === 1 ? (found[0]?.[0] ?? null) : null;
}
