import { HASH_COMMENT, type ManifestReader, matches, SLASH_COMMENT } from './manifest.ts';

/** `com.plaid.link:sdk-core:5.1.0` in one string. */
const COORDINATES =
  /["'](?<name>(?:com\.plaid(?:\.link)?|tech\.alexib):[\w.-]+)(?::(?<version>[^"'@\s]+))?(?:@\w+)?["']/dg;
/** The group in a string of its own: `group: 'com.plaid.link', name: …`, `group = "com.plaid.link"`. */
const ANDROID_GROUP = /["'](?<name>com\.plaid\.link)["']/dg;
const SERVER_GROUP = /["'](?<name>com\.plaid)["'][ \t]*[,%][^"'\n]{0,20}["']plaid-java["']/dg;

/** Gradle scripts in both languages, and the Kotlin objects that many projects keep their coordinates in. */
export const gradle: ManifestReader = {
  name: /\.gradle(?:\.kts)?$|^(?:build\.sbt|(?:Dep(?:endencie)?s?|Dependency|Lib(?:rarie)?s?|Versions?)\.kt)$/,
  package: true,
  *read(text) {
    yield* matches(text, COORDINATES, 'maven', { comment: SLASH_COMMENT });
    yield* matches(text, ANDROID_GROUP, 'maven', {
      fixed: 'com.plaid.link:sdk-core',
      comment: SLASH_COMMENT,
    });
    yield* matches(text, SERVER_GROUP, 'maven', { fixed: 'com.plaid:plaid-java', comment: SLASH_COMMENT });
  },
};

/** Version catalogs: `module = "com.plaid.link:sdk-core"`, or group and name apart. */
export const versionCatalog: ManifestReader = {
  name: /\.versions\.toml$/,
  package: false,
  *read(text) {
    yield* matches(text, COORDINATES, 'maven', { comment: HASH_COMMENT });
    yield* matches(text, ANDROID_GROUP, 'maven', { fixed: 'com.plaid.link:sdk-core', comment: HASH_COMMENT });
    yield* matches(text, SERVER_GROUP, 'maven', { fixed: 'com.plaid:plaid-java', comment: HASH_COMMENT });
  },
};

/** Maven's `pom.xml`. */
export const pom: ManifestReader = {
  name: /^pom\.xml$/,
  package: true,
  *read(text) {
    const artifact =
      /<groupId>[ \t]*com\.plaid[ \t]*<\/groupId>\s{0,200}<artifactId>[ \t]*(?<name>plaid-java)[ \t]*<\/artifactId>(?:\s{0,200}<version>(?<version>[^<]{1,80})<)?/dg;
    yield* matches(text, artifact, 'maven', { fixed: 'com.plaid:plaid-java' });
    yield* matches(text, /<artifactId>[ \t]*(?<name>plaid-kotlin)[ \t]*</dg, 'maven', {
      fixed: 'tech.alexib:plaid-kotlin',
    });
  },
};

/** An activity of the Android SDK, as the versions before 3 had to be declared. */
export const androidManifest: ManifestReader = {
  name: /^AndroidManifest\.xml$/,
  package: false,
  read: (text) =>
    matches(text, /android:name[ \t]*=[ \t]*["'](?<name>com\.plaid\.link[\w.]*)["']/dg, 'mark', {
      fixed: 'com.plaid.link',
    }),
};
