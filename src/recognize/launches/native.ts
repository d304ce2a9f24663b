import type { Span } from '../../syntax/source.ts';
import type { LinkLaunch } from '../model.ts';
import { inComment, type TextDocument } from '../text.ts';
import { bracketEnd } from './loose.ts';

type Mode = LinkLaunch['mode'];

/** One way the mobile libraries configure Link: a name that opens a list of arguments or a block. */
interface NativeForm {
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
const apple = /^(?:swift|objective-c|objective-cpp)$/;
const token = /\b(?:token|linkToken)\b/;
const publicKey = /\b(?:plaid)?[pP]ublicKey\b/;

/** Every generation of the iOS, Android and Flutter libraries (`sdk-shapes.md` 6.2 to 6.5 and 7). */
const forms: readonly NativeForm[] = [
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
  { pattern: /\bLegacyLinkConfiguration\s*\(/g, languages: /^dart$/, modes: [['public_key', any]] },
  { pattern: /\bLinkTokenConfiguration\s*\(/g, languages: /^dart$/, modes: [['link_token', /\btoken\s*:/]] },
  {
    pattern: /\b(?:PlaidLink|LinkConfiguration|Configuration)\s*\(/g,
    languages: /^dart$/,
    modes: [['public_key', /\b(?:publicKey|plaidPublicKey)\s*:/]],
  },
];

/** Objective-C sends messages: the whole call is the pattern. */
const messages: readonly (readonly [Mode, RegExp, string])[] = [
  ['public_key', /\bPLKConfiguration\s+alloc\]\s*initWithKey:/g, 'PLKConfiguration'],
  [
    'public_key',
    /\bPLKLinkPublicKeyConfigurationToken\s+createWith\w+:/g,
    'PLKLinkPublicKeyConfigurationToken',
  ],
  [
    'public_key',
    /\bPLKPlaidLink\s*\.?\s*setup(?:WithSharedConfiguration\b|\(\s*withSharedConfiguration\b)/g,
    'PLKPlaidLink',
  ],
  ['link_token', /\bPLKLinkTokenConfiguration\s+createWithToken:/g, 'PLKLinkTokenConfiguration'],
];

const maxPlaces = 200;
const declares =
  /\b(?:class|struct|interface|fun|func|enum|object|extension|typedef|protocol|override|void|const|factory)\s+(?:[\w.<>]+\s*\.\s*)?$/;

/** Launches of the libraries for iOS, Android and Flutter, by name; comments and declarations are left out. */
export function nativeLaunches(input: TextDocument): LinkLaunch[] {
  const { text, language } = input;
  const out: LinkLaunch[] = [];
  let count = 0;
  const isCode = (offset: number): boolean =>
    !inComment(input, offset) && !declares.test(text.slice(Math.max(0, offset - 80), offset));
  for (const form of forms) {
    if (!form.languages.test(language.id)) continue;
    for (const match of text.matchAll(form.pattern)) {
      if (++count > maxPlaces) return out;
      if (!isCode(match.index)) continue;
      const open = match.index + match[0].length - 1;
      let end = bracketEnd(text, open);
      if (form.chain) end = chainEnd(text, end);
      const options = { start: open, end };
      const inside = text.slice(open, end);
      const found = form.modes.find(([, pattern]) => pattern.test(inside));
      if (!found) continue;
      const via = match[0].replace(/[\s({]/g, '');
      out.push(
        construct(found[0], via, { start: match.index, end }, carrier(text, found[0], options), options),
      );
    }
  }
  if (apple.test(language.id)) {
    for (const [mode, pattern, via] of messages) {
      for (const match of text.matchAll(pattern)) {
        if (++count > maxPlaces) return out;
        const span = { start: match.index, end: match.index + match[0].length };
        if (!inComment(input, match.index)) out.push(construct(mode, via, span, span));
      }
    }
  }
  return out;
}

function construct(
  mode: Mode,
  via: string,
  span: Span,
  keySpan: Span | null,
  optionsSpan?: Span,
): LinkLaunch {
  return {
    kind: 'link-launch',
    span,
    mode,
    via,
    ...(keySpan ? { keySpan } : {}),
    ...(optionsSpan ? { optionsSpan } : {}),
  };
}

/** The word that carries the key or the token. */
function carrier(text: string, mode: Mode, { start, end }: Span): Span | null {
  const word = mode === 'public_key' ? /\b(?:plaid)?[pP]ublicKey\b|\bkey(?=\s*:)/ : token;
  const found = word.exec(text.slice(start, end));
  return found ? { start: start + found.index, end: start + found.index + found[0].length } : null;
}

/** The end of `(…).a(…).b(…)`, from the end of its first list of arguments. */
function chainEnd(text: string, from: number): number {
  let end = from;
  for (let i = 0; i < 40; i++) {
    const next = /^\s*\.\s*\w+\s*\(/.exec(text.slice(end, end + 300));
    if (!next) break;
    end = bracketEnd(text, end + next[0].length - 1);
  }
  return end;
}
