import { platformsFor } from '../../project/facts.ts';
import type { Platform, PlatformEvidence } from '../../project/model.ts';
import type { LinkTokenRequest } from '../../recognize/model.ts';
import type { Related, RuleContext, Severity } from '../rule.ts';
import { droppedReturns } from './dropped.ts';
import { reachesOAuth } from './session.ts';

export type ReturnField = 'redirect_uri' | 'android_package_name';

/** A request that cannot bring users of some platform back from an OAuth bank. */
export interface ReturnGap {
  readonly request: LinkTokenRequest;
  /** `either`: the platform is unknown, so one finding stands for both fields. */
  readonly missing: ReturnField | 'either';
  readonly severity: Severity;
  /** Who is cut off, for messages; empty when the platform is unknown. */
  readonly platforms: readonly Platform[];
  readonly evidence: readonly PlatformEvidence[];
}

/** Other spellings under which a careful author may already send the field; `unknown-field` speaks of those. */
const misspelled: Record<ReturnField, RegExp> = {
  redirect_uri: /^(?:redirectUri|redirectURI|redirect_url|redirectUrl|redirect_uris)$/,
  android_package_name: /^(?:androidPackageName|android_package)$/,
};

/** The gaps of every request of a document (`rules.md` 1, "How the three go together"). */
export function* returnGaps(context: RuleContext): Generator<ReturnGap> {
  const { requests } = context.recognition;
  const dropped = new Map(droppedReturns(context.recognition).map((each) => [each.request, each.field]));
  for (const request of requests) yield* gapsOf(context, request, requests, dropped.get(request));
}

function* gapsOf(
  context: RuleContext,
  request: LinkTokenRequest,
  all: readonly LinkTokenRequest[],
  /** What oauth-return-dropped-in-update-mode already speaks of. */
  dropped: ReturnField | undefined,
): Generator<ReturnGap> {
  // Layer's own request takes a return as well, but is another flow: what it needs is not known well enough.
  if (!request.closed || request.endpoint === 'layer') return;
  if (!namesAppOrUser(request)) return;
  const reach = reachesOAuth(request);
  if (reach === 'no') return;
  const served = platformsFor(context.facts, context.path);
  const branch = request.branchPlatform;
  const hosted =
    request.fields.has('hosted_link') || request.fields.has('hosted_link.completion_redirect_uri');
  const missesRedirect =
    dropped !== 'redirect_uri' &&
    misses(request, 'redirect_uri', all) &&
    (!hosted || isMobileHosted(request));
  const missesPackage =
    dropped !== 'android_package_name' && misses(request, 'android_package_name', all) && !hosted;
  const sendsPackage = has(request, 'android_package_name');
  const sendsRedirect = has(request, 'redirect_uri');

  const known = served.platforms.filter((platform) => platform !== 'hosted');
  if (known.length === 0 && branch === undefined) {
    if (missesRedirect && missesPackage && !sendsPackage && !sendsRedirect) {
      yield { request, missing: 'either', severity: 'information', platforms: [], evidence: [] };
    }
    return;
  }

  const wantsRedirect = redirectPlatforms(known, branch);
  if (missesRedirect && wantsRedirect.length > 0 && !(sendsPackage && onlyAndroid(known, branch))) {
    const strict = wantsRedirect.some((platform) => platform !== 'web');
    const severity = strict ? (reach === 'maybe' ? 'warning' : 'error') : 'warning';
    const evidence = evidenceOf(served.evidence, wantsRedirect);
    yield { request, missing: 'redirect_uri', severity, platforms: wantsRedirect, evidence };
  }
  const wantsPackage = packagePlatforms(known, branch);
  if (missesPackage && wantsPackage.length > 0) {
    const only = onlyAndroid(known, branch);
    const mobile = wantsPackage.some((platform) => platform !== 'android');
    const severity = only ? (reach === 'maybe' ? 'warning' : 'error') : mobile ? 'warning' : 'information';
    const evidence = evidenceOf(served.evidence, wantsPackage);
    yield { request, missing: 'android_package_name', severity, platforms: wantsPackage, evidence };
  }
}

/** Messages speak of the first platform of this order, and must show what tells of that one. */
const spokenOrder: readonly Platform[] = ['react-native', 'flutter', 'ios', 'webview', 'android', 'web'];

function evidenceOf(all: readonly PlatformEvidence[], wanted: readonly Platform[]): PlatformEvidence[] {
  const rank = ({ platform }: PlatformEvidence): number => spokenOrder.indexOf(platform);
  return all.filter(({ platform }) => wanted.includes(platform)).sort((a, b) => rank(a) - rank(b));
}

/** An app's own function is often called like Plaid's; what it is given names neither the app nor the user. */
function namesAppOrUser({ fields }: LinkTokenRequest): boolean {
  return ['client_name', 'user', 'user_id', 'user_token', 'template_id', 'clientName'].some((key) =>
    fields.has(key),
  );
}

function has(request: LinkTokenRequest, field: ReturnField): boolean {
  const state = request.fields.get(field)?.state;
  return state === 'present' || state === 'conditional' || state === 'unknown';
}

/** Neither set, nor misspelled, nor sent by a sibling branch of the same request. */
function misses(request: LinkTokenRequest, field: ReturnField, all: readonly LinkTokenRequest[]): boolean {
  if (has(request, field)) return false;
  for (const name of request.fields.keys()) if (misspelled[field].test(name)) return false;
  return !all.some(
    (other) =>
      other !== request && other.group !== undefined && other.group === request.group && has(other, field),
  );
}

function isMobileHosted(request: LinkTokenRequest): boolean {
  return (request.fields.get('hosted_link.is_mobile_app')?.sites ?? []).some(
    ({ value }) => value.kind === 'boolean' && /^true$/i.test(value.text ?? ''),
  );
}

function redirectPlatforms(
  known: readonly Platform[],
  branch: LinkTokenRequest['branchPlatform'],
): Platform[] {
  if (branch === 'android') return [];
  if (branch === 'web') return ['web'];
  const wanting = known.filter((platform) => platform !== 'android');
  if (branch === 'ios')
    return wanting.filter((platform) => platform !== 'web').length > 0 ? wanting : ['ios'];
  return wanting;
}

function packagePlatforms(
  known: readonly Platform[],
  branch: LinkTokenRequest['branchPlatform'],
): Platform[] {
  if (branch === 'ios' || branch === 'web') return [];
  const wanting = known.filter(
    (platform) => platform === 'android' || platform === 'react-native' || platform === 'flutter',
  );
  return branch === 'android' && wanting.length === 0 ? ['android'] : wanting;
}

function onlyAndroid(known: readonly Platform[], branch: LinkTokenRequest['branchPlatform']): boolean {
  return branch === 'android' || (known.length > 0 && known.every((platform) => platform === 'android'));
}

const labels: Record<Platform, string> = {
  web: 'web',
  ios: 'iOS',
  android: 'Android',
  'react-native': 'React Native',
  flutter: 'Flutter',
  webview: 'webview',
  hosted: 'Hosted Link',
};

export function platformLabel(platform: Platform): string {
  return labels[platform];
}

/** `(react-native-plaid-link-sdk is in package.json)`, or the setting that says so. */
export function because(gap: ReturnGap): string {
  const first = gap.evidence[0];
  if (first) {
    return first.from === 'source'
      ? ` (${first.what} in ${first.place.path})`
      : ` (${first.what} is in ${first.place.path})`;
  }
  return gap.platforms.length > 0 && gap.request.branchPlatform === undefined
    ? ' (linkDoctor.platforms)'
    : '';
}

/** The call, when the request is made elsewhere, and what says which platforms are served. */
export function relatedOf(gap: ReturnGap): Related[] {
  const related: Related[] = [];
  if (gap.request.call) related.push({ message: 'The request is sent here', at: gap.request.call });
  for (const each of gap.evidence) {
    related.push({ message: `${platformLabel(each.platform)}: ${each.what}`, at: each.place });
  }
  return related;
}
