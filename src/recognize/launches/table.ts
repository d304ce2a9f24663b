/** Packages that open Link, and what of them does. */
export const linkPackages =
  /^(?:react-plaid-link(?:-button)?|react-native-plaid-link(?:-sdk)?|@burstware\/expo-plaid-link|expo-plaid-link|vue-plaid-link2?|@jcss\/vue-plaid-link|ngx-plaid-link|angular-plaid-link|ember-plaid|ng-plaid|svelte-plaid-link|solid-plaid-link|@plaid\/[\w-]+|plaid-link|plaid-threads\/.*)$/;

export interface LaunchCall {
  /** The last word of the callee. */
  readonly name: string;
  /**
   * - `plaid`: a member of the `Plaid` object of Link's script; `hook`: a function by this name
   * - `imported`: only when a package of Link exports it to this file; `member`: any receiver, with signs of Link
   */
  readonly form: 'plaid' | 'hook' | 'imported' | 'member';
  /** A bare `key` is the public key. */
  readonly bareKey: boolean;
}

/** Calls that open Link, over all generations of the web and React Native packages (`sdk-shapes.md` 6 and 7). */
export const launchCalls: readonly LaunchCall[] = [
  { name: 'create', form: 'plaid', bareKey: true },
  { name: 'createEmbedded', form: 'plaid', bareKey: true },
  { name: 'usePlaidLink', form: 'hook', bareKey: true },
  { name: 'createPlaidLinkSession', form: 'hook', bareKey: false },
  { name: 'createPlaidLayerSession', form: 'hook', bareKey: false },
  { name: 'openLink', form: 'imported', bareKey: false },
  { name: 'create', form: 'imported', bareKey: false },
  { name: 'createPlaid', form: 'member', bareKey: true },
  { name: 'createPlaidLink', form: 'member', bareKey: true },
];

/** Types that say what a record is for. */
export const optionTypes =
  /\b(?:PlaidLinkOptions\w*|PlaidLinkPropTypes|PlaidLinkProps|PlaidConfig|PlaidLinkConfig|LinkPublicKeyConfiguration|PlaidLinkComponentProps)\b/g;

/** Where Link's script and its page stand. */
export const scriptHost = /cdn\.plaid\.com\/(?:link|connect)\//;
export const pageAddress = /cdn\.plaid\.com\/link\/(?:[\w.]+\/){0,3}link\.html/;
/** The path of Link's page alone, where the host stands elsewhere. */
export const pagePath = /["'`]\/?link\/(?:[\w.]+\/){0,3}link\.html/;

/** Whether a text names Link's page: by its address, or by host and path apart. */
export function namesLinkPage(text: string): boolean {
  return (
    pageAddress.test(text) ||
    (/["'`](?:https:\/\/)?cdn\.plaid\.com\/?["'`]/.test(text) && pagePath.test(text))
  );
}
