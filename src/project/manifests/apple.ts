import { type Dependency, HASH_COMMENT, type ManifestReader, matches, SLASH_COMMENT } from './manifest.ts';

/** `Podfile`: `pod 'Plaid', '~> 6.0'`. */
export const podfile: ManifestReader = {
  name: /^Podfile$/,
  package: true,
  read: (text) =>
    matches(
      text,
      /^[ \t]*pod[ \t(]{1,8}['"](?<name>[\w.+-]+)(?:\/[\w./-]+)?['"](?:[ \t]*,[ \t]*['"](?<version>[^'"\n]+)['"])?/dgm,
      'cocoapods',
    ),
};

/** `Podfile.lock`: only what the Podfile itself asks for, in the version that was resolved; pods that come through others prove nothing. */
export const podfileLock: ManifestReader = {
  name: /^Podfile\.lock$/,
  package: false,
  *read(text): Generator<Dependency> {
    const heading = text.search(/^DEPENDENCIES:/m);
    if (heading < 0) return;
    const from = heading + 'DEPENDENCIES:'.length;
    const length = text.slice(from).search(/^\S/m);
    const section = text.slice(from, length < 0 ? undefined : from + length);
    const versions = new Map<string, string>();
    for (const [, name, version] of text.slice(0, heading).matchAll(/^ {2}- "?([\w.+-]+) \(([\w.+-]+)\)/gm))
      versions.set(name as string, version as string);
    for (const found of matches(section, /^ {2}- "?(?<name>[\w.+-]+)/dgm, 'cocoapods')) {
      const version = versions.get(found.name);
      const at = { start: found.start + from, end: found.end + from };
      yield { ...found, ...at, ...(version === undefined ? {} : { version }) };
    }
  },
};

/** `*.podspec`: `s.dependency 'Plaid'`. */
export const podspec: ManifestReader = {
  name: /\.podspec$/,
  package: false,
  read: (text) =>
    matches(
      text,
      /\.dependency[ \t(]{1,8}['"](?<name>[\w.+-]+)(?:\/[\w./-]+)?['"](?:[ \t]*,[ \t]*['"](?<version>[^'"\n]+)['"])?/dg,
      'cocoapods',
      { comment: HASH_COMMENT },
    ),
};

/** The requirement stands behind the address, in the form of each file: `from: "7.0.0"`, `minimumVersion = 7.0.0`, `"version" : "7.0.0"`. */
const REPOSITORY =
  /(?<name>github\.com[/:]plaid\/plaid-link-ios(?:-spm)?)(?![\w-])(?:(?:(?!\burl\b)[^})]){0,300}?\b(?:from|exact|exactVersion|majorVersion|minorVersion|minVersion|minimumVersion|version)\W{1,10}(?<version>\d[\w.+-]{0,40}))?/dgi;

/** Swift packages by their repository, in every file that names one: manifest, Xcode project, resolved file, generators. */
export const swiftPackage: ManifestReader = {
  name: /^(?:Package(?:@swift-[\d.]+)?\.swift|Project\.swift|Package\.resolved|project\.ya?ml)$/,
  package: true,
  read: (text) => matches(text, REPOSITORY, 'swift', { fixed: 'plaid-link-ios', comment: SLASH_COMMENT }),
};

/** Xcode project: the Swift package, or the framework put in by hand. */
export const xcodeProject: ManifestReader = {
  name: /^project\.pbxproj$/,
  package: true,
  *read(text) {
    yield* matches(text, REPOSITORY, 'swift', { fixed: 'plaid-link-ios' });
    yield* matches(text, /(?<name>LinkKit\.(?:xcframework|framework))\b/dg, 'swift', {
      fixed: 'LinkKit.xcframework',
    });
  },
};

/** `Cartfile`: `github "plaid/plaid-link-ios"`. */
export const cartfile: ManifestReader = {
  name: /^Cartfile(?:\.private)?$/,
  package: true,
  read: (text) =>
    matches(
      text,
      /^[ \t]*github[ \t]+"(?<name>plaid\/plaid-link-ios(?:-spm)?)"(?:[ \t]+(?<version>[~=>][^#\n]*))?/dgm,
      'swift',
      { fixed: 'plaid-link-ios' },
    ),
};
