import { fieldSpelling, generatedFacts } from '../../catalog/fields.ts';
import { distance } from '../../catalog/nearest.ts';

/** Keys that people write for a field of another name, by the object that holds them. */
const meant: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '': {
    redirect_url: 'redirect_uri',
    redirect_uris: 'redirect_uri',
    redirecturl: 'redirect_uri',
    android_package: 'android_package_name',
    package_name: 'android_package_name',
    product: 'products',
    initial_products: 'products',
    country: 'country_codes',
    countries: 'country_codes',
    country_code: 'country_codes',
    name: 'client_name',
    app_name: 'client_name',
    lang: 'language',
    locale: 'language',
    webhook_url: 'webhook',
    webhook_uri: 'webhook',
    account_subtypes: 'account_filters',
    client_user_id: 'user.client_user_id',
    additional_products: 'additional_consented_products',
    customization_name: 'link_customization_name',
  },
  user: {
    id: 'client_user_id',
    user_id: 'client_user_id',
    client_id: 'client_user_id',
    email: 'email_address',
    phone: 'phone_number',
  },
};

/** The field that a key which is none most likely means; null when nothing is near. */
export function meantField(written: string, parent = ''): string | null {
  if (written.length > 100) return null;
  const word = written
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/-/g, '_')
    .toLowerCase();
  const table = Object.hasOwn(meant, parent) ? meant[parent] : undefined;
  if (table && Object.hasOwn(table, word)) return table[word] as string;
  const spelled = fieldSpelling(written, parent);
  if (spelled !== null) return spelled;
  let best: string | null = null;
  let least = word.length < 8 ? 2 : 3;
  for (const name of namesBelow(parent)) {
    const far = distance(word, name, 2);
    if (far < least) {
      least = far;
      best = name;
    }
  }
  return best;
}

let below: ReadonlyMap<string, readonly string[]> | undefined;

/** The fields of an object of the request (`''`: of the request itself); empty for one that is free or unknown. */
export function namesBelow(parent: string): readonly string[] {
  if (!below) {
    const built = new Map<string, string[]>();
    for (const { path } of generatedFacts().fields) {
      const plain = path.replaceAll('[]', '');
      const dot = plain.lastIndexOf('.');
      const above = plain.slice(0, Math.max(0, dot));
      const names = built.get(above) ?? [];
      names.push(plain.slice(dot + 1));
      built.set(above, names);
    }
    below = built;
  }
  return below.get(parent) ?? [];
}
