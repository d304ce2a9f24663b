/** Why a fault of a shape has no fix: by the shape's name, the rule, and the reason. The matrix test holds it to be complete. */
export const reasons: readonly (readonly [shape: RegExp, rule: RegExp, reason: string])[] = [
  [
    /^elixir\/struct/,
    /^missing-oauth-return$/,
    'a struct has the fields that its module declares, which stands elsewhere',
  ],
  [
    /^swift\/struct/,
    /^missing-oauth-return$/,
    'the arguments of an initializer stand in the order of its declaration, which is the app’s own',
  ],
  [
    /^yaml\/mapping|^json\/plain/,
    /^missing-oauth-return$/,
    'a file without a template has no environment to read from, and an address would be invented',
  ],
  [
    /^kotlin\/named/,
    /^(?:missing-required-field|not-an-array|empty-array)$/,
    'the libraries with named arguments have types of their own for the values',
  ],
  [
    /^go\/(?:configs|struct|setters)|^java\/(?:builder|chain|setters)|^kotlin\/chain|^csharp\/initializer|^rust\/struct/,
    /^(?:not-an-array|empty-array)$/,
    'the types of the client library refuse it before the program runs, or are not known here',
  ],
];

/** The rules whose findings have an edit in no language, and why. */
export const withoutFix: Readonly<Record<string, string>> = {
  'redirect-uri-wildcard': 'which of the addresses is meant only the developer can tell',
  'redirect-uri-custom-scheme': 'the https address that stands for the scheme is made on a server',
  'client-name-too-long': 'what the app is called only its owner can tell',
  'legacy-token-endpoint':
    'the request that takes its place has another form, and the client has to change with it',
  'public-key-client-option': 'positions and names of the arguments differ by the generation of the library',
  'plaid-error-in-log': 'a log is a record',
};
