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

/** `Podfile.lock`: only what the Podfile itself asks for; pods that come through others prove nothing. */
export const podfileLock: ManifestReader = {
  name: /^Podfile\.lock$/,
  package: false,
  *read(text): Generator<Dependency> {
    const heading = text.search(/^DEPENDENCIES:/m);
    if (heading < 0) return;
    const from = heading + 'DEPENDENCIES:'.length;
    const length = text.slice(from).search(/^\S/m);
    const section = text.slice(from, length < 0 ? undefined : from + length);
    for (const found of matches(section, /^ {2}- "?(?<name>[\w.+-]+)/dgm, 'cocoapods'))
      yield { ...found, start: found.start + from, end: found.end + from };
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

const REPOSITORY = /(?<name>github\.com[/:]plaid\/plaid-link-ios(?:-spm)?)(?![\w-])/dgi;

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
