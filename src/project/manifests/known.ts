import type { Platform, ServerLanguage } from '../model.ts';
import type { Dependency, Ecosystem } from './manifest.ts';

/** What a dependency says: a platform Link runs on, or a server library. */
export type Meaning =
  | { readonly platform: Platform; readonly what?: string }
  | { readonly server: ServerLanguage };

const web: Meaning = { platform: 'web' };
const webview: Meaning = { platform: 'webview' };
const reactNative: Meaning = { platform: 'react-native' };
const flutter: Meaning = { platform: 'flutter' };

/**
 * Exact names, so that `plaid-theme` and its like stay out. From the packages' own pages; the list and its dates are
 * those of the project's notes on SDKs (September 2026).
 */
const KNOWN: { readonly [E in Ecosystem]: ReadonlyMap<string, Meaning> } = {
  npm: new Map<string, Meaning>([
    ['plaid', { server: 'node' }],
    ['react-plaid-link', web],
    ['vue-plaid-link', web],
    ['vue-plaid-link2', web],
    ['@jcss/vue-plaid-link', web],
    ['ngx-plaid-link', web],
    ['angular-plaid-link', web],
    ['react-native-plaid-link-sdk', reactNative],
    ['react-native-plaid-link', webview],
    ['@burstware/expo-plaid-link', webview],
  ]),
  cocoapods: new Map<string, Meaning>([
    ['Plaid', { platform: 'ios', what: "pod 'Plaid'" }],
    ['react-native-plaid-link-sdk', reactNative],
    ['plaid_flutter', flutter],
  ]),
  swift: new Map<string, Meaning>([
    ['plaid-link-ios', { platform: 'ios' }],
    ['LinkKit.xcframework', { platform: 'ios' }],
  ]),
  maven: new Map<string, Meaning>([
    ['com.plaid:plaid-java', { server: 'jvm' }],
    ['tech.alexib:plaid-kotlin', { server: 'jvm' }],
  ]),
  pub: new Map<string, Meaning>([
    ['plaid_flutter', flutter],
    ['plaid_link_flutter', flutter],
    ['link_plaid', webview],
    ['plaid_webview', webview],
  ]),
  rubygems: new Map<string, Meaning>([
    ['plaid', { server: 'ruby' }],
    ['plaid_rails', { server: 'ruby' }],
  ]),
  pypi: new Map<string, Meaning>([['plaid-python', { server: 'python' }]]),
  go: new Map<string, Meaning>([['github.com/plaid/plaid-go', { server: 'go' }]]),
  nuget: new Map<string, Meaning>([
    ['Going.Plaid', { server: 'dotnet' }],
    ['Acklann.Plaid', { server: 'dotnet' }],
  ]),
  packagist: new Map<string, Meaning>([['tomorrow-ideas/plaid-sdk-php', { server: 'php' }]]),
  hex: new Map<string, Meaning>([
    ['plaid', { server: 'elixir' }],
    ['elixir_plaid', { server: 'elixir' }],
  ]),
  crates: new Map<string, Meaning>([
    ['plaid', { server: 'rust' }],
    ['rplaid', { server: 'rust' }],
  ]),
  mark: new Map<string, Meaning>([
    ['com.plaid.link', { platform: 'android' }],
    ['import com.plaid.link', { platform: 'android' }],
    ['import LinkKit', { platform: 'ios' }],
    ['link-initialize.js', web],
    ['Plaid.create', web],
    ['link.html', webview],
    ['link-initialize.js in an app', { platform: 'webview', what: 'link-initialize.js' }],
  ]),
};

/** What the project serves by this dependency, or null when it has nothing to do with Plaid. */
export function meaningOf(dependency: Dependency): Meaning | null {
  const known = KNOWN[dependency.ecosystem].get(dependency.name);
  if (known) return known;
  // The Android SDK has had several artifacts; all of its group are the SDK.
  if (dependency.ecosystem === 'maven' && dependency.name.startsWith('com.plaid.link:'))
    return { platform: 'android' };
  return null;
}
