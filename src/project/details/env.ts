import { type Detail, type DetailFile, detail } from './detail.ts';

const LINE = /^[ \t]*(?:export[ \t]+)?(?<name>[A-Za-z_]\w{0,100})[ \t]*=[ \t]*(?<value>[^\r\n]{0,500})$/dgm;
const PLACEHOLDER = /^(?:<.*>|your[_ -].*|xxx+|changeme|todo|\.\.\.|client_id|secret|.*_here)$/i;

/** What an env file sets for Plaid. Of keys and secrets only whether there is something. */
export function* envDetails(file: DetailFile): Generator<Detail> {
  if (!/^\.env(?:\.|$)|\.env$/.test(file.name)) return;
  for (const match of file.text.matchAll(LINE)) {
    const name = match.groups?.name ?? '';
    const span = match.indices?.groups?.name;
    if (!span || !/plaid/i.test(name)) continue;
    const value = (match.groups?.value ?? '')
      .replace(/[ \t]#.*$/, '')
      .trim()
      .replace(/^(["'])(.*)\1$/, '$2');
    const [start, end] = span;
    if (/secret|key|client_?id|token/i.test(name)) {
      const state = value === '' ? 'empty' : PLACEHOLDER.test(value) ? 'placeholder' : 'set';
      yield detail(file, `key.${name}`, state, start, end);
    } else if (/redirect/i.test(name)) yield detail(file, 'env.redirect_uri', value, start, end);
    else if (/package/i.test(name)) yield detail(file, 'env.android_package_name', value, start, end);
    else if (/env(?:ironment)?$/i.test(name))
      yield detail(file, 'env.environment', value.toLowerCase(), start, end);
    else if (/product/i.test(name)) yield detail(file, 'env.products', value, start, end);
    else if (/countr/i.test(name)) yield detail(file, 'env.country_codes', value, start, end);
    else if (/webhook/i.test(name)) yield detail(file, 'env.webhook', value, start, end);
  }
}
