import type { DetailFact, ProjectFacts } from '../project/model.ts';
import type { Details, Known } from './details.ts';
import { packageNames, redirectUris } from './settings.ts';

/** What entitlements, association files, Gradle files and manifests say of the mobile apps. */
export function mobile(details: Details, known: Known, facts: ProjectFacts): void {
  const domains = details.of('ios.associated_domain');
  known.all('ios.associated_domains=present', domains, ({ value }) => `Associated domain ${value}`);
  const targets = [...details.of('ios.entitlements'), ...details.of('ios.bundle_id')];
  const ios = facts.platforms.some(
    ({ platform }) => platform === 'ios' || platform === 'react-native' || platform === 'flutter',
  );
  if (ios && domains.length === 0 && details.of('ios.associated_domain_built').length === 0)
    known.all(
      'ios.associated_domains=absent',
      targets.slice(0, 1),
      () => 'No applinks: entry was found in entitlements or Expo configuration',
    );
  associations(details, known);
  known.all(
    'android.launch_mode=singleInstance',
    details.of('android.launch_mode'),
    ({ value }) => `launchMode is ${value}`,
  );
  known.all('android.no_history', details.of('android.no_history'), () => 'noHistory is true');
  known.all('android.minify', details.of('android.minify'), () => 'Code shrinking is on');
  known.all(
    'android.min_sdk=low',
    details.of('android.min_sdk').filter(({ value }) => Number(value) < 21),
    ({ value }) => `minSdkVersion is ${value}`,
  );
  packages(details, known);
}

function packages(details: Details, known: Known): void {
  const ids = details.of('android.application_id');
  if (ids.length === 0) return;
  const variants = details.of('android.application_id_suffix');
  const names = new Set(ids.flatMap(({ value }) => buildNames(value ?? '', variants)));
  const wrong = packageNames(details).filter(
    ({ value }) => value !== null && value !== '' && !names.has(value),
  );
  known.all(
    'request.android_package_name=mismatch',
    wrong,
    ({ value }) => `android_package_name ${value} is no applicationId of this project`,
  );
  if (wrong.length > 0)
    known.all(
      'request.android_package_name=mismatch',
      ids.slice(0, 2),
      ({ value }) => `applicationId ${value}`,
    );
  const linked = details.of('assetlinks.package').filter(({ value }) => value !== null && !names.has(value));
  known.all(
    'assetlinks.package=other',
    linked,
    ({ value }) => `assetlinks.json names ${value}, which is no applicationId of this project`,
  );
  if (wrong.length === 0)
    known.all('android.variants', variants, ({ value }) => `A build adds the suffix ${value}`);
}

/** The names of all builds: a flavor adds its suffix, then a build type adds one more. */
function buildNames(id: string, variants: readonly DetailFact[]): readonly string[] {
  const suffixes = [...new Set(variants.map(({ value }) => (value ?? '').replace(/^\.?/, '.')))];
  const once = suffixes.map((suffix) => `${id}${suffix}`);
  return [id, ...once, ...once.flatMap((name) => suffixes.map((suffix) => `${name}${suffix}`))];
}

/** The universal link: the host among the associated domains, the app and the path in the association file. */
function associations(details: Details, known: Known): void {
  const uris = redirectUris(details).filter(({ value }) => HTTPS.test(value ?? ''));
  const hosts = new Set(details.of('ios.associated_domain').map(({ value }) => value?.toLowerCase() ?? ''));
  if (hosts.size > 0 && details.of('ios.associated_domain_built').length === 0) {
    const other = uris.filter(({ value }) => ![...hosts].some((host) => isOn(host, value ?? '')));
    known.all(
      'ios.associated_domains=other-host',
      other,
      ({ value }) => `${value} is on none of the associated domains (${[...hosts].join(', ')})`,
    );
  }
  const apps = details.of('aasa.app_id');
  const bundles = details.of('ios.bundle_id').map(({ value }) => value ?? '');
  const isOurs = apps.some(({ value }) =>
    bundles.some((bundle) => value?.endsWith(`.${bundle}`) || value?.includes('*')),
  );
  if (bundles.length > 0 && !isOurs)
    known.all(
      'aasa.app_id=other',
      apps,
      ({ value }) => `The association file names ${value}, no bundle identifier of this project`,
    );
  const onHost = uris.filter(({ value }) => [...hosts].some((host) => isOn(host, value ?? '')));
  if (isOurs && onHost.length > 0)
    known.all(
      'ios.universal_link=complete',
      onHost,
      ({ value }) => `${value} is on an associated domain, and the association file names the app`,
    );
  const paths = details.of('aasa.path').map(({ value }) => value ?? '');
  if (paths.length === 0 || uris.some(({ value }) => paths.some((path) => covers(path, pathOf(value ?? '')))))
    return;
  known.all(
    'aasa.path=other',
    uris,
    ({ value }) => `The association file has no path for ${value} (${paths.slice(0, 4).join(', ')})`,
  );
}

const HTTPS = /^https:\/\/(?<host>[^/:?#]+)(?::\d+)?(?<path>[^?#]*)/i;

function isOn(host: string, uri: string): boolean {
  const own = HTTPS.exec(uri)?.groups?.host?.toLowerCase() ?? '';
  return own === host || (host.startsWith('*.') && own.endsWith(host.slice(1)));
}

function pathOf(uri: string): string {
  return HTTPS.exec(uri)?.groups?.path || '/';
}

/** Apple's patterns: `*` stands for any run of characters, `?` for one; a leading NOT excludes. Lengths are bounded by the details. */
function covers(pattern: string, path: string): boolean {
  if (/^NOT\b/.test(pattern)) return false;
  let at = 0;
  let spot = 0;
  let star = -1;
  let resume = 0;
  while (at < path.length) {
    if (pattern[spot] === '*') {
      star = spot++;
      resume = at;
    } else if (pattern[spot] === '?' || pattern[spot] === path[at]) {
      spot++;
      at++;
    } else if (star >= 0) {
      spot = star + 1;
      at = ++resume;
    } else return false;
  }
  while (pattern[spot] === '*') spot++;
  return spot === pattern.length;
}
