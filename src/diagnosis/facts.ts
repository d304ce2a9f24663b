import { knownCauses } from '../catalog/causes.ts';
import type { ProjectFacts } from '../project/model.ts';
import type { KnownFacts } from './conditions.ts';
import { Details, Known } from './details.ts';
import { mobile } from './mobile.ts';
import type { Scope } from './platforms.ts';
import { settings } from './settings.ts';
import { isBelow } from './versions.ts';

/**
 * All that is known, by the names that conditions use: `platform:android` from the project, or from the text where it
 * speaks of one; `rule:ID` for what rules found; `request.FIELD=absent`, `csp=lacks-plaid` and the like from details. A name
 * is set only when every file that could say otherwise was read.
 */
export function knownFacts(facts: ProjectFacts | null, scope: Scope): KnownFacts {
  const known = new Known();
  for (const platform of scope.platforms) known.add(`platform:${platform}`);
  for (const { platform, what, place } of scope.evidence)
    known.add(`platform:${platform}`, { text: `${what} serves this platform`, place });
  if (!facts) return known.names;
  for (const { rule, message, place } of facts.findings ?? [])
    known.add(`rule:${rule}`, { text: message, place });
  const details = new Details(facts.details ?? []);
  requests(details, known);
  settings(details, known);
  launches(details, known);
  pages(details, known);
  mobile(details, known, facts);
  servers(details, known);
  versions(facts, known);
  return known.names;
}

const SENT = ['redirect_uri', 'android_package_name', 'webhook', 'access_token'] as const;

function requests(details: Details, known: Known): void {
  const open = details.of('request', 'open').length > 0;
  for (const field of SENT) {
    const states = details.of(`request.${field}`);
    const absent = states.filter(({ value }) => value === 'absent');
    const sent = states.filter(({ value }) => value !== 'absent');
    known.all(`request.${field}=present`, sent, () => `A link token request sends ${field}`);
    if (sent.length === 0 && !open)
      known.all(`request.${field}=absent`, absent, () => `This link token request sends no ${field}`);
  }
  for (const one of [...details.of('request.products'), ...details.of('setting.products')]) {
    const list = (one.value ?? '').split(',').map((word) => word.trim());
    const evidence = { text: `products: ${list.join(', ')}`, place: one.place };
    if (list.includes('balance')) known.add('request.products=balance', evidence);
    if (list.length >= 4) known.add('request.products=many', evidence);
  }
  const countries = [...details.of('request.country_codes'), ...details.of('setting.country_codes')];
  if (countries.every(({ value }) => /^us$/i.test(value?.trim() ?? '')))
    known.all('request.country_codes=US-only', countries, () => 'country_codes holds US only');
  else known.all('request.country_codes=several', countries, ({ value }) => `country_codes holds ${value}`);
}

function launches(details: Details, known: Known): void {
  const web = details
    .of('launch')
    .filter(({ value }) => /usePlaidLink|PlaidLink|Plaid\.create/.test(value ?? ''));
  const keyed = details.of('launch.public_key');
  known.all('launch.public_key', keyed, ({ value }) => `${value} starts Link with a public key`);
  if (keyed.length === 0)
    known.all(
      'launch.public_key=absent',
      details.of('launch'),
      ({ value }) => `${value} starts Link without a public key`,
    );
  known.all(
    'launch.token=hard-coded',
    details.of('hard_coded.link_token'),
    () => 'A link token is built into the source',
  );
  const received = details.of('launch.received_redirect_uri');
  known.all('launch.received_redirect_uri=present', received, () => 'receivedRedirectUri is handled here');
  if (received.length === 0)
    known.all(
      'launch.received_redirect_uri=absent',
      web,
      ({ value }) => `${value} opens Link; no file sets receivedRedirectUri`,
    );
  known.all('link_token=stored', details.of('link_token.stored'), () => 'The link token is stored here');
  known.all('webview', details.of('webview'), ({ value }) => `Link's page is opened in a webview (${value})`);
  known.all('webview.user_agent', details.of('webview.user_agent'), () => 'The user agent is changed here');
}

function pages(details: Details, known: Known): void {
  const policies = details.of('csp');
  const allowing = policies.filter(({ value }) => value === 'allows Plaid');
  known.all('csp=allows-plaid', allowing, () => 'This Content-Security-Policy names plaid.com');
  if (allowing.length === 0)
    known.all('csp=lacks-plaid', policies, () => 'This Content-Security-Policy names no plaid.com');
  const scripts = details.of('page.script');
  const files = new Set(scripts.map(({ place }) => place.path));
  const library = details.of('launch').filter(({ value }) => /usePlaidLink|<PlaidLink/.test(value ?? ''));
  const tag = () => "Link's script tag";
  if (files.size < scripts.length) known.all('script=twice', scripts, tag);
  else if (scripts.length > 0 && library.length > 0) {
    known.all('script=twice', scripts, tag);
    known.all('script=twice', library, ({ value }) => `${value} loads the script by itself`);
  }
}

function servers(details: Details, known: Known): void {
  known.all(
    'error.hides_body',
    details.of('error.hides_body'),
    () => 'This handler shows the error without its response body',
  );
  known.all(
    'webhook.endpoint=present',
    details.of('webhook.endpoint'),
    ({ value }) => `A webhook endpoint: ${value}`,
  );
  const kept = details.of('sync.cursor_kept');
  known.all('sync.cursor=kept', kept, () => 'next_cursor of /transactions/sync is read here');
  if (kept.length === 0)
    known.all(
      'sync.cursor=dropped',
      details.of('sync.cursor_dropped'),
      () => '/transactions/sync is called and next_cursor is read nowhere in this file',
    );
}

const CONDITION = /^version:(.+)<([\d.]+)$/;

/** Conditions on versions are worked out for the libraries that the manifests name. */
function versions(facts: ProjectFacts, known: Known): void {
  const wanted = new Set(
    knownCauses().flatMap(({ proves, refutes, supports, against = [] }) =>
      [...proves, ...refutes, ...supports, ...against].flatMap((one) => one.split(' & ')),
    ),
  );
  for (const name of wanted) {
    const [, library, limit] = CONDITION.exec(name) ?? [];
    if (!library || !limit) continue;
    for (const { what, version, place } of facts.platforms)
      if (what === library && version !== undefined && isBelow(version, limit))
        known.add(name, { text: `${library} ${version}`, place });
  }
}
