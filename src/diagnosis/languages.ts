/** Languages of server code, by what a report names when it comes from one. */
const WORDS: readonly (readonly [string, RegExp])[] = [
  [
    'python',
    /\bpython\d?\b|\bdjango\b|\bflask\b|\bfastapi\b|\bpip3? |\.py\b|\burllib3\b|traceback \(most recent/i,
  ],
  ['ruby', /\bruby\b|\brails\b|\brubygems?\b|\bgemfile\b|nomethoderror|\.rb\b|\bfaraday\b/i],
  ['java', /plaid-java\b|\bjava(?:x)?\b(?!script)|\bspring ?boot\b|\bmaven\b|\bretrofit2?\b|\bgson\b/i],
  ['go', /plaid-go\b|\bgolang\b|\bgo (?:get|mod|build|run|vet)\b|\.go:\d/i],
  ['csharp', /going\.plaid|\bc#|\basp\.net\b|\b\.net\b|system\.text\.json|\berror cs\d{4}\b/i],
  ['php', /\bphp\b|\blaravel\b|\bguzzle\w{0,20}|tomorrowideas/i],
  ['node', /plaid-node\b|\bnode(?:\.?js)?\b|\baxios\w{0,10}|\bexpressjs?\b|\bnestjs\b/i],
];

/** Java and Node are also spoken of in apps and their builds. */
const ALSO_IN_APPS: readonly string[] = ['java', 'node'];
const MAX_TEXT = 20_000;

/** The languages of server code that a text names; empty when it names none. */
export function languagesIn(text: string): ReadonlySet<string> {
  const head = text.slice(0, MAX_TEXT);
  return new Set(WORDS.filter(([, pattern]) => pattern.test(head)).map(([language]) => language));
}

/** True when the text can only be about a server: it names a language in which no app is written. */
export function isServerSide(languages: ReadonlySet<string>): boolean {
  return [...languages].some((language) => !ALSO_IN_APPS.includes(language));
}

/** True when a cause that concerns code in `own` can apply. A text without a language refutes nothing. */
export function speaks(own: readonly string[] | undefined, named: ReadonlySet<string>): boolean {
  return own === undefined || named.size === 0 || own.some((language) => named.has(language));
}
