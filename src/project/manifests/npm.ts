import { jsonEntries } from './json.ts';
import { type Dependency, type ManifestReader, matches, SLASH_COMMENT } from './manifest.ts';

const SECTIONS: ReadonlySet<string> = new Set([
  'dependencies',
  'devDependencies',
  'peerDependencies',
  'optionalDependencies',
]);

/** `package.json`: the four dependency sections, and the package's own name (an SDK's source serves its platform). */
export const packageJson: ManifestReader = {
  name: /^package\.json$/,
  package: true,
  *read(text) {
    for (const { path, value, start, end } of jsonEntries(text)) {
      const [section, name] = path;
      if (path.length === 2 && name && section && SECTIONS.has(section))
        yield { ecosystem: 'npm', name, start, end, ...(value === undefined ? {} : { version: value }) };
      else if (path.length === 1 && section === 'name' && value)
        yield { ecosystem: 'npm', name: value, start, end };
    }
  },
};

/** Expo's `app.json`: a config plugin in `expo.plugins`, by itself or with options. */
export const appJson: ManifestReader = {
  name: /^app\.json$/,
  package: false,
  *read(text) {
    for (const { path, value, start, end } of jsonEntries(text)) {
      const at = path.indexOf('plugins');
      const item =
        at >= 0 && at <= 1 && (path.length === at + 2 || (path.length === at + 3 && path[at + 2] === '0'));
      if (item && value) yield { ecosystem: 'npm', name: value, start, end };
    }
  },
};

/** Expo's `app.config.*`, which is a program: a known plugin's name in quotes. */
export const appConfig: ManifestReader = {
  name: /^app\.config\.(?:js|cjs|mjs|ts)$/,
  package: false,
  read: (text) =>
    matches(text, /['"](?<name>react-native-plaid-link-sdk)(?:\/[\w./-]*)?['"]/dg, 'npm', {
      comment: SLASH_COMMENT,
    }),
};

/** `deno.json` and import maps: `npm:plaid@39`, `https://esm.sh/plaid@39`. */
export const denoJson: ManifestReader = {
  name: /^(?:deno\.jsonc?|import[_-]map\.json)$/,
  package: true,
  *read(text): Generator<Dependency> {
    for (const { path, value, start, end } of jsonEntries(text)) {
      if (path.length !== 2 || path[0] !== 'imports' || !value) continue;
      const match = /^(?:npm:\/?|https:\/\/[\w.-]+\/)((?:@[\w.-]+\/)?[\w.-]+)(?:@([^/?]+))?/.exec(value);
      if (!match?.[1]) continue;
      yield { ecosystem: 'npm', name: match[1], start, end, ...(match[2] ? { version: match[2] } : {}) };
    }
  },
};
