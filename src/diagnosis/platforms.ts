import type { Platform, PlatformEvidence, ProjectFacts } from '../project/model.ts';

/** The platforms a diagnosis is about, and what says so. Empty when nothing does. */
export interface Scope {
  readonly platforms: ReadonlySet<string>;
  readonly by: 'text' | 'setting' | 'project' | null;
  readonly evidence: readonly PlatformEvidence[];
}

const WORDS: readonly (readonly [Platform, RegExp])[] = [
  ['react-native', /\breact[ -]?native\b|\bexpo\b|ReactNativeJS/i],
  ['flutter', /\bflutter\b|plaid_flutter/i],
  ['webview', /\bweb ?views?\b|\bWKWebView\b|\bcordova\b|\bionic\b/i],
  ['ios', /\biOS\b|\biPhone\b|\bLinkKit\b|\bxcode\b|universal links?/i],
  ['android', /\bandroid\b|\bkotlin\b|intent:\/\//i],
  [
    'web',
    /usePlaidLink|link-initialize|react-plaid-link|Content-Security-Policy|\b(?:flutter|mobile|native|expo) web\b|\bmobile (?:browsers?|safari|chrome)\b|\b(?:safari|chrome|firefox|browsers?)\b/i,
  ],
];

/** What says that a phone's browser is meant, and what says that an app is. */
const PAGE = /\b(?:mobile|flutter|native|expo) web\b|\bmobile (?:browsers?|safari|chrome)\b/i;
const LIBRARY = /usePlaidLink|link-initialize|react-plaid-link/;
const APP = /\b(?:apps?|native|sdk|swift|kotlin|xcode|gradle|flutter|expo|linkkit|web ?view)\b/i;

/** Both systems at once, unless one of them is named. */
const WRAPPERS: readonly string[] = ['react-native', 'flutter'];
const PAGES: readonly string[] = ['web', 'webview'];

/** What a platform may also be called in the catalog's lists. */
const ALSO: Readonly<Record<Platform, readonly string[]>> = {
  web: ['web'],
  ios: ['ios'],
  android: ['android'],
  'react-native': ['react-native', 'ios', 'android'],
  flutter: ['flutter', 'ios', 'android'],
  webview: ['webview', 'web'],
  hosted: ['hosted'],
};

/** The text speaks for itself; else the setting, else what the project's files show. */
export function scopeOf(text: string, facts: ProjectFacts | null): Scope {
  const head = text.slice(0, 20_000);
  const named = WORDS.filter(([, pattern]) => pattern.test(head)).map(([platform]) => platform);
  // "React Native Android" is about Android only; a page in Safari on iOS is about the web as well.
  const isPage = PAGE.test(head) || (LIBRARY.test(head) && !APP.test(head));
  const isNarrowed = !isPage && named.some((platform) => platform === 'ios' || platform === 'android');
  const isMeant = (platform: Platform) =>
    isPage ? PAGES.includes(platform) : !isNarrowed || !WRAPPERS.includes(platform);
  const said = named.filter(isMeant);
  if (said.length > 0)
    return { platforms: widened([...said, ...onlyPages(facts)]), by: 'text', evidence: [] };
  if (facts?.pinned && facts.pinned.length > 0)
    return { platforms: widened(facts.pinned), by: 'setting', evidence: [] };
  if (facts && facts.platforms.length > 0) {
    return {
      platforms: widened(facts.platforms.map(({ platform }) => platform)),
      by: 'project',
      evidence: facts.platforms,
    };
  }
  return { platforms: new Set(), by: null, evidence: [] };
}

/** In a project that shows pages only, "iPhone" is a page in the phone's browser. */
function onlyPages(facts: ProjectFacts | null): readonly Platform[] {
  const platforms = facts?.platforms.map(({ platform }) => platform) ?? [];
  const isPages = platforms.length > 0 && platforms.every((platform) => PAGES.includes(platform));
  return isPages ? platforms : [];
}

function widened(platforms: readonly Platform[]): ReadonlySet<string> {
  return new Set(platforms.flatMap((platform) => ALSO[platform]));
}

/** True when a cause that concerns `platforms` can apply. Unknown platforms refute nothing. */
export function applies(platforms: readonly string[], scope: Scope): boolean {
  if (platforms.length === 0 || scope.platforms.size === 0) return true;
  return platforms.some((platform) => scope.platforms.has(platform));
}
