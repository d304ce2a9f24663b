/** A call that sends a link token request, by the name it ends with. */
interface ClientCall {
  /** Apps give functions of their own the same name: the request itself must look like one. */
  readonly isCommon?: boolean;
  readonly endpoint?: 'layer';
  /** The values are the call's own arguments in this order; a name is skipped with ''. */
  readonly positional?: readonly string[];
}

/** Calls of Plaid's client libraries of every generation (`sdk-shapes.md` 1), by what stands in the source. */
export const clientCalls: Readonly<Record<string, ClientCall>> = {
  linkTokenCreate: {},
  link_token_create: {},
  LinkTokenCreate: {},
  LinkTokenCreateAsync: {},
  createLinkToken: { isCommon: true },
  create_link_token: { isCommon: true },
  CreateLinkToken: { isCommon: true },
  CreateLinkTokenAsync: { isCommon: true },
  'LinkToken.create': { isCommon: true },
  'link_token.create': { isCommon: true },
  // tomorrow-ideas/plaid-sdk-php, resources/Tokens.
  'tokens->create': {
    positional: [
      'client_name',
      'language',
      'country_codes',
      'user',
      'products',
      'webhook',
      'link_customization_name',
      'account_filters',
      'access_token',
      'redirect_uri',
      'android_package_name',
      'payment_id',
      'institution_id',
    ],
  },
  sessionTokenCreate: { endpoint: 'layer' },
  session_token_create: { endpoint: 'layer' },
  SessionTokenCreate: { endpoint: 'layer' },
};

/** The names of `clientCalls` as whole words, longest first; a chain may be broken over lines. */
export const clientCallNames = new RegExp(
  `(?<![\\w$])(?:${Object.keys(clientCalls)
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/\.|->/, (joint) => `\\s{0,80}${joint === '.' ? '\\.' : joint}`))
    .join('|')})(?![\\w$])`,
  'g',
);

/** Types whose values are requests, and functions that make them. */
export const requestTypes =
  /(?<![\w$])(?:New)?(?:LinkTokenCreateRequest|SessionTokenCreateRequest|LinkTokenConfigs|CreateLinkTokenRequest|LinkTokenCreateRequired)(?:WithDefaults)?(?![\w$])/g;

const maker =
  /^(?:New)?(?:(?:Link|Session)TokenCreateRequest(?:User)?|LinkTokenConfigs|CreateLinkTokenRequest)(?:WithDefaults)?$/;

const constructsByNew = /^(?:csharp|java|php|javascript(?:react)?|typescript(?:react)?)$/;

/** In a language where `new` makes things, a plain call by the name of a type is a function of the app's own. */
export function needsNew(language: string): boolean {
  return constructsByNew.test(language);
}

/** The name makes a request, or the user inside one. */
export function isMaker(name: string): boolean {
  return maker.test(name);
}

/** The order in which a request's constructor takes its values (`sdk-shapes.md` 3 and 4). */
export function constructorOrder(name: string, language: string, count: number): readonly string[] {
  if (language === 'ruby') return [];
  if (/User$/.test(name)) return ['client_user_id'];
  // plaid-java 3 to 8 took everything by position; since 9 it takes nothing.
  if (language === 'java' || (language === 'kotlin' && count >= 5)) {
    return ['user', 'client_name', 'products', 'country_codes', 'language'];
  }
  return ['client_name', 'language', 'country_codes', 'user'];
}
