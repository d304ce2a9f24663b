import type { LinkLaunch } from '../model.ts';

type Mode = LinkLaunch['mode'];

/** One way the mobile libraries configure Link: a name that opens a list of arguments or a block. */
export interface NativeForm {
  /** Ends with the opening bracket of the options. */
  readonly pattern: RegExp;
  readonly languages: RegExp;
  /** By what the options hold; without a match the name is no launch. */
  readonly modes: readonly (readonly [Mode, RegExp])[];
  /** A builder goes on behind its bracket: `.publicKey(…)` stands in the chain. */
  readonly chain?: boolean;
}

const any = /^/;
const jvm = /^(?:java|kotlin|groovy)$/;
const dart = /^dart$/;
const apple = /^(?:swift|objective-c|objective-cpp)$/;
export const token = /\b(?:token|linkToken)\b/;
const publicKey = /\b(?:plaid)?[pP]ublicKey\b/;

/** Every generation of the iOS, Android and Flutter libraries (`sdk-shapes.md` 6.2 to 6.5 and 7). */
export const forms: readonly NativeForm[] = [
  // Android
  { pattern: /\blinkPublicKeyConfiguration\s*\{/g, languages: jvm, modes: [['public_key', any]] },
  {
    pattern: /\blinkConfiguration\s*\{/g,
    languages: jvm,
    modes: [
      ['public_key', publicKey],
      ['link_token', token],
    ],
  },
  { pattern: /\blinkTokenConfiguration\s*\{/g, languages: jvm, modes: [['link_token', any]] },
  {
    pattern: /\bLinkPublicKeyConfiguration(?:\s*\.\s*Builder)?\s*\(/g,
    languages: jvm,
    modes: [['public_key', any]],
    chain: true,
  },
  {
    pattern: /\bLinkTokenConfiguration(?:\s*\.\s*Builder)?\s*\(/g,
    languages: jvm,
    modes: [['link_token', any]],
    chain: true,
  },
  {
    pattern: /\bLinkConfiguration(?:\s*\.\s*Builder)?\s*\(/g,
    languages: jvm,
    modes: [
      ['public_key', publicKey],
      ['link_token', token],
      // Up to 1.x the key stood in the manifest.
      ['public_key', /\bproducts?\b/i],
    ],
    chain: true,
  },
  // iOS
  { pattern: /\bLinkPublicKeyConfiguration\s*\(/g, languages: apple, modes: [['public_key', any]] },
  { pattern: /\bLinkTokenConfiguration\s*\(/g, languages: apple, modes: [['link_token', /\btoken\s*:/]] },
  {
    pattern: /\bPLKConfiguration\s*\(/g,
    languages: apple,
    modes: [
      ['public_key', /^\(\s*key\s*:/],
      ['link_token', /^\(\s*linkToken\s*:/],
    ],
  },
  // Flutter
  { pattern: /\bLegacyLinkConfiguration\s*\(/g, languages: dart, modes: [['public_key', any]] },
  { pattern: /\bLinkTokenConfiguration\s*\(/g, languages: dart, modes: [['link_token', /\btoken\s*:/]] },
  {
    pattern: /\b(?:Plaid\w*|LinkConfiguration|Configuration)\s*\(/g,
    languages: dart,
    modes: [['public_key', /\b(?:publicKey|plaidPublicKey)\s*:/]],
  },
  // Bindings to the web's script; a widget's `key` is another thing.
  {
    pattern: /\bPlaid\w*Options\s*\(/g,
    languages: dart,
    modes: [['public_key', /^\((?=[\s\S]*\b(?:env|product)\s*:)[\s\S]*\bkey\s*:/]],
  },
  // Bindings for .NET
  {
    pattern: /\bPLKConfiguration\s*\(/g,
    languages: /^csharp$/,
    modes: [['public_key', /\bPLKEnvironment\b/]],
  },
];

interface WholeForm {
  readonly mode: Mode;
  readonly languages: RegExp;
  readonly pattern: RegExp;
  readonly via: string;
  /** What the file must name beside it. */
  readonly beside?: RegExp;
}

/** Ways that are told by one expression: messages of Objective-C, the configuration of the property list, setters. */
export const wholeForms: readonly WholeForm[] = [
  {
    mode: 'public_key',
    languages: apple,
    pattern: /\bPLKConfiguration\s+alloc\]\s*initWithKey:/g,
    via: 'PLKConfiguration',
  },
  {
    mode: 'public_key',
    languages: apple,
    pattern: /\bPLKLinkPublicKeyConfigurationToken\s+createWith\w+:/g,
    via: 'PLKLinkPublicKeyConfigurationToken',
  },
  {
    mode: 'public_key',
    languages: apple,
    pattern:
      /\bPLKPlaidLink\s*\.?\s*setup(?:WithSharedConfiguration\b|\s*\(\s*(?:withSharedConfiguration\b|completion\s*:|\)\s*\{)|\s*\{)/g,
    via: 'PLKPlaidLink',
  },
  {
    mode: 'link_token',
    languages: apple,
    pattern: /\bPLKLinkTokenConfiguration\s+createWithToken:/g,
    via: 'PLKLinkTokenConfiguration',
  },
  {
    mode: 'public_key',
    languages: jvm,
    pattern:
      /\b[\w.]*[bB]uilder\s*\.\s*(?:publicKey\s*=(?!=)|setPublicKey\s*\()|\bPlaid\s*\.\s*setPublicKey\s*\(/g,
    via: 'publicKey',
    beside: /\bcom\.plaid\.link\b/,
  },
];
