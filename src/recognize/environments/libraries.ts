/** How the library of one language names an environment: group 1 of the pattern is the word. */
export interface LibraryConstant {
  readonly languages: RegExp;
  readonly pattern: RegExp;
  /** What the document must name besides. */
  readonly evidence: RegExp;
  /** The name before the first dot must be the one the library is imported under: group 1 of this. */
  readonly imported?: RegExp;
}

const words = '(sandbox|development|production|tartan)';

/** Constants of the client libraries outside of JavaScript and Python (`sdk-shapes.md` 1 and 7). */
export const libraryConstants: readonly LibraryConstant[] = [
  {
    languages: /^go$/,
    pattern: /(?<![\w.])[A-Za-z_]\w{0,40}\.(Sandbox|Development|Production|Tartan)\b/g,
    evidence: /github\.com\/plaid\/plaid-go/,
    imported: /^[ \t]*(?:import[ \t]+)?(?!import\b)([A-Za-z_]\w*)[ \t]+"github\.com\/plaid\/plaid-go/m,
  },
  {
    languages: /^ruby$/,
    pattern: new RegExp(`\\bPlaid::Configuration::Environment\\[\\s*[:'"]{1,2}${words}`, 'g'),
    evidence: /\bPlaid\b/,
  },
  {
    languages: /^ruby$/,
    pattern: new RegExp(`\\bPlaid::Client\\.new\\([^()]{0,300}?\\benv:\\s*[:'"]{1,2}${words}\\b`, 'g'),
    evidence: /\bPlaid\b/,
  },
  {
    languages: /^ruby$/,
    pattern: new RegExp(`\\b\\w{1,20}\\.env\\s*=\\s*[:'"]{1,2}${words}\\b`, 'g'),
    evidence: /\bPlaid\.config(?:ure)?\b/,
  },
  {
    languages: /^(?:java|kotlin|groovy|scala)$/,
    pattern: /\bApiClient\.(Sandbox|Development|Production)\b/g,
    evidence: /\bcom\.plaid\b/,
  },
  {
    languages: /^(?:java|kotlin|groovy|scala)$/,
    pattern: /\.(sandbox|development|production)BaseUrl\(/g,
    evidence: /\bPlaidClient\b/,
  },
  {
    languages: /^(?:java|kotlin|dart)$/,
    pattern:
      /\b(?:PlaidEnvironment|LinkEnvironment|LinkEnv|EnvOption)\.(SANDBOX|DEVELOPMENT|PRODUCTION|sandbox|development|production|Sandbox|Development|Production)\b/g,
    evidence: /plaid/i,
  },
  {
    languages: /^(?:csharp|fsharp|vb)$/,
    pattern: /(?<![\w.])(?:Going\.Plaid\.|Plaid\.)?Environment\.(Sandbox|Development|Production)\b/g,
    evidence: /\b(?:Going|Acklann)\.Plaid\b/,
  },
  {
    languages: /^csharp$/,
    pattern: /\bPLKEnvironment\.(Sandbox|Development|Production|Tartan)\b/g,
    evidence: /\bPLK/,
  },
  {
    languages: /^php$/,
    pattern: new RegExp(
      `\\bnew\\s+(?:\\\\?TomorrowIdeas\\\\Plaid\\\\)?Plaid\\([^;]{0,300}?["']${words}["']`,
      'g',
    ),
    evidence: /TomorrowIdeas\\Plaid/,
  },
  {
    languages: /^rust$/,
    pattern: /\bEnvironment::(Sandbox|Development|Production)\b/g,
    evidence: /\brplaid\b|\bplaid::/,
  },
  {
    languages: /^(?:swift|objective-c)$/,
    pattern: /\bPLKEnvironment(Sandbox|Development|Production|Tartan)\b/g,
    evidence: /plaid|LinkKit/i,
  },
  {
    languages: /^swift$/,
    pattern:
      /\benv(?:ironment)?:\s*\.(sandbox|development|production|tartan|Sandbox|Development|Production|Tartan)\b/g,
    evidence: /\bimport\s+LinkKit\b/,
  },
];

/** The module is Plaid's library for Node or Python. */
export function isPlaidLibrary(module: string | undefined): boolean {
  return module !== undefined && /^(?:npm:)?plaid(?:@[^/]*)?$|^plaid\.|\/plaid@/.test(module);
}
