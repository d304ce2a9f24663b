import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FactsBuilder, gatherFacts, platformsFor } from '../../../src/project/facts.ts';
import type { Platform, Workspace } from '../../../src/project/model.ts';
import { assertLinear } from '../../support/growth.ts';

function factsOf(files: Readonly<Record<string, string>>, platforms: readonly Platform[] | null = null) {
  const builder = new FactsBuilder({ platforms });
  for (const [path, text] of Object.entries(files)) builder.add(path, text);
  return builder.facts();
}

/** What a single file says: `platform: what` or `server: library`. */
function saysOf(path: string, text: string): string[] {
  const { platforms, servers = [] } = factsOf({ [path]: text });
  return [
    ...platforms.map(({ platform, what }) => `${platform}: ${what}`),
    ...servers.map(({ library, language }) => `${language}: ${library}`),
  ];
}

const MANIFESTS: readonly (readonly [path: string, text: string, says: readonly string[]])[] = [
  ['package.json', '{"dependencies":{"react-plaid-link":"^3"}}', ['web: react-plaid-link']],
  ['package.json', '{"devDependencies":{"plaid":"30.0.0"}}', ['node: plaid']],
  ['package.json', '{"name":"react-native-plaid-link-sdk"}', ['react-native: react-native-plaid-link-sdk']],
  ['package.json', '{"scripts":{"plaid":"x"},"dependencies":{"plaid-theme":"1","tartan":"1"}}', []],
  ['package.json', '{"dependencies":{"vue-plaid-link2":"1"', ['web: vue-plaid-link2']],
  ['package.json', '[[[{"dependencies":{"plaid":"1"}}]]]', []],
  [
    'app.json',
    '{"expo":{"plugins":[["react-native-plaid-link-sdk",{}]]}}',
    ['react-native: react-native-plaid-link-sdk'],
  ],
  [
    'app.config.ts',
    "plugins: ['react-native-plaid-link-sdk']",
    ['react-native: react-native-plaid-link-sdk'],
  ],
  ['app.config.ts', "// plugins: ['react-native-plaid-link-sdk']", []],
  ['deno.json', '{"imports":{"plaid":"npm:plaid@39","x":"https://esm.sh/react@18"}}', ['node: plaid']],
  ['supabase/import_map.json', '{"imports":{"p":"https://esm.sh/plaid@12"}}', ['node: plaid']],
  ['ios/Podfile', "target 'A' do\n  pod 'Plaid', '~> 6.0'\nend", ["ios: pod 'Plaid'"]],
  ['ios/Podfile', "  # pod 'Plaid'\n  pod 'PlaidTheme'", []],
  [
    'Podfile.lock',
    'PODS:\n  - Plaid (5.0)\n\nDEPENDENCIES:\n  - Plaid (~> 5.0)\n\nSPEC',
    ["ios: pod 'Plaid'"],
  ],
  ['Podfile.lock', 'PODS:\n  - Plaid (5.0)\n\nDEPENDENCIES:\n  - Other\n\nSPEC CHECKSUMS:\n  - Plaid: x', []],
  ['Wrap.podspec', "Pod::Spec.new do |s|\n  s.dependency 'Plaid', '>= 5'\nend", ["ios: pod 'Plaid'"]],
  [
    'Package.swift',
    '.package(url: "https://github.com/plaid/plaid-link-ios-spm.git", from: "6.0.0")',
    ['ios: plaid-link-ios'],
  ],
  ['Package.swift', '// .package(url: "https://github.com/plaid/plaid-link-ios")', []],
  ['Package.swift', '.package(url: "https://github.com/plaid/plaid-link-ios-samples", from: "1.0.0")', []],
  [
    'A.xcodeproj/project.pbxproj',
    'repositoryURL = "https://github.com/plaid/plaid-link-ios";',
    ['ios: plaid-link-ios'],
  ],
  ['A.xcodeproj/project.pbxproj', 'path = Frameworks/LinkKit.xcframework;', ['ios: LinkKit.xcframework']],
  [
    'Package.resolved',
    '"location" : "https://github.com/plaid/plaid-link-ios-spm",',
    ['ios: plaid-link-ios'],
  ],
  ['Cartfile', 'github "plaid/plaid-link-ios" ~> 2.0', ['ios: plaid-link-ios']],
  [
    'app/build.gradle',
    "implementation 'com.plaid.link:sdk-core:5.0.0'",
    ['android: com.plaid.link:sdk-core'],
  ],
  [
    'app/build.gradle.kts',
    'implementation("com.plaid.link:sdk-core:5.0.0")',
    ['android: com.plaid.link:sdk-core'],
  ],
  [
    'app/build.gradle',
    "compile group: 'com.plaid.link', name: 'sdk-core'",
    ['android: com.plaid.link:sdk-core'],
  ],
  ['app/build.gradle', "// implementation 'com.plaid.link:sdk-core:5.0.0'", []],
  [
    'app/build.gradle',
    "url 'https://x.test/a' // see\nimplementation 'com.plaid:plaid-java:9.0.0'",
    ['jvm: com.plaid:plaid-java'],
  ],
  [
    'gradle/libs.versions.toml',
    'plaid = { module = "com.plaid.link:sdk-core", version = "5" }',
    ['android: com.plaid.link:sdk-core'],
  ],
  [
    'gradle/libs.versions.toml',
    'plaid = { group = "com.plaid.link", name = "sdk-core" }',
    ['android: com.plaid.link:sdk-core'],
  ],
  [
    'pom.xml',
    '<groupId>com.plaid</groupId>\n  <artifactId>plaid-java</artifactId>\n  <version>9</version>',
    ['jvm: com.plaid:plaid-java'],
  ],
  [
    'app/src/main/AndroidManifest.xml',
    '<activity android:name="com.plaid.link.LinkActivity"/>',
    ['android: com.plaid.link'],
  ],
  [
    'pubspec.yaml',
    'name: app\ndependencies:\n  flutter:\n    sdk: flutter\n  plaid_flutter: ^5.0.0 # x\n',
    ['flutter: plaid_flutter'],
  ],
  ['pubspec.yaml', 'name: plaid_flutter\nversion: 1.0.0\n', ['flutter: plaid_flutter']],
  ['pubspec.yaml', 'name: app\nflutter:\n  plaid_flutter: yes\n# plaid_flutter: ^5\n', []],
  ['Gemfile', "gem 'rails'\ngem \"plaid\", '~> 30'\ngem 'plaid-cli'", ['ruby: plaid']],
  ['Gemfile', "# gem 'plaid'", []],
  ['a.gemspec', "spec.add_dependency 'plaid', '>= 14'", ['ruby: plaid']],
  ['requirements.txt', 'flask\nplaid-python>=8.0 # api\n', ['python: plaid-python']],
  ['requirements-dev.txt', 'Plaid_Python==9', ['python: plaid-python']],
  ['requirements.txt', '# plaid-python\nplaid-python-tools==1\nmy-plaid-python==2', []],
  ['pyproject.toml', '[tool.poetry.dependencies]\nplaid-python = "^9.0"', ['python: plaid-python']],
  ['pyproject.toml', 'dependencies = ["plaid-python>=9", "flask"]', ['python: plaid-python']],
  ['setup.py', "install_requires=['plaid-python'],", ['python: plaid-python']],
  ['go.mod', 'require (\n\tgithub.com/plaid/plaid-go/v12 v12.0.0\n)', ['go: github.com/plaid/plaid-go']],
  ['go.mod', 'require github.com/plaid/plaid-go v1.0.0 // indirect', []],
  ['Api.csproj', '<PackageReference Include="Going.Plaid" Version="6.1.0" />', ['dotnet: Going.Plaid']],
  ['packages.config', '<package id="Acklann.Plaid" version="1.0" />', ['dotnet: Acklann.Plaid']],
  ['Api.csproj', '<PackageReference Include="My.Plaid.Themes" Version="1" />', []],
  [
    'composer.json',
    '{"require":{"tomorrow-ideas/plaid-sdk-php":"^1.0"}}',
    ['php: tomorrow-ideas/plaid-sdk-php'],
  ],
  ['mix.exs', 'defp deps do\n  [{:plaid, "~> 3.0"}, {:plug, "1"}]\nend', ['elixir: plaid']],
  ['mix.exs', '# {:plaid, "~> 3.0"}', []],
  ['Cargo.toml', '[package]\nname = "plaid"\n[dependencies]\nplaid = "9"\nplaid-cli = "1"', ['rust: plaid']],
  ['Cargo.toml', '[dependencies.rplaid]\nversion = "0.4"', ['rust: rplaid']],
  ['Cargo.toml', '[features]\nplaid = []', []],
  [
    'web/index.html',
    '<script src="https://cdn.plaid.com/link/v2/stable/link-initialize.js"></script>',
    ['web: link-initialize.js'],
  ],
  ['web/index.html', '<!-- <script src="https://cdn.plaid.com/link/v2/stable/link-initialize.js"> -->', []],
];

test('what each kind of manifest says', () => {
  for (const [path, text, says] of MANIFESTS) assert.deepEqual(saysOf(path, text), says, `${path}: ${text}`);
});

const SOURCES: readonly (readonly [path: string, text: string, says: readonly string[]])[] = [
  ['App/Link.swift', 'import UIKit\nimport LinkKit\n', ['ios: import LinkKit']],
  ['App/Link.m', '#import <LinkKit/LinkKit.h>\n', ['ios: import LinkKit']],
  ['App/Link.swift', '// import LinkKit\n', []],
  ['app/Main.kt', 'import com.plaid.link.Plaid\n', ['android: import com.plaid.link']],
  ['src/App.tsx', "import { usePlaidLink } from 'react-plaid-link';", ['web: react-plaid-link']],
  [
    'src/App.js',
    "const { open } = require('react-native-plaid-link-sdk')",
    ['react-native: react-native-plaid-link-sdk'],
  ],
  ['src/App.tsx', "// import { usePlaidLink } from 'react-plaid-link';", []],
  ['lib/main.dart', "import 'package:plaid_flutter/plaid_flutter.dart';", ['flutter: plaid_flutter']],
  [
    'src/link.js',
    's.src = "https://cdn.plaid.com/link/v2/stable/link-initialize.js"',
    ['web: link-initialize.js'],
  ],
  [
    'app/views/link.html.erb',
    '<script src="https://cdn.plaid.com/link/v2/stable/link-initialize.js">',
    ['web: link-initialize.js'],
  ],
  ['resources/link.blade.php', '<script>Plaid.create({ token })</script>', ['web: Plaid.create']],
  [
    'App/Web.swift',
    'let u = "https://cdn.plaid.com/link/v2/stable/link.html?isWebview=true"',
    ['webview: link.html'],
  ],
  [
    'App/Web.kt',
    'val page = "<script src=https://cdn.plaid.com/link/v2/stable/link-initialize.js>"',
    ['webview: link-initialize.js'],
  ],
  [
    'app/bank.tsx',
    'import { WebView } from "react-native-webview";\nconst page = `<script src="https://cdn.plaid.com/link/v2/stable/link-initialize.js"></script><script>Plaid.create({ token })</script>`;',
    ['webview: link-initialize.js'],
  ],
  [
    'app/old.js',
    "import { View, WebView } from 'react-native';\nconst page = '<script src=\"https://cdn.plaid.com/link/v2/stable/link-initialize.js\">';",
    ['webview: link-initialize.js'],
  ],
  ['src/server.ts', "import { PlaidApi } from 'plaid';", []],
  ['README.md', "import { usePlaidLink } from 'react-plaid-link';", []],
  ['src/App.test.tsx', "import { usePlaidLink } from 'react-plaid-link';", []],
  ['src/a.ts', 'const MyPlaid = { create() {} }; MyPlaid.create({})', []],
];

test('what sources show by what they import or load', () => {
  for (const [path, text, says] of SOURCES) assert.deepEqual(saysOf(path, text), says, `${path}: ${text}`);
});

test('versions of the iOS library, from whichever file states them', () => {
  const versionIn = (path: string, text: string) => factsOf({ [path]: text }).platforms[0]?.version;
  const address = 'https://github.com/plaid/plaid-link-ios-spm';
  assert.equal(versionIn('Package.swift', `.package(url: "${address}.git", from: "7.0.0")`), '7.0.0');
  assert.equal(
    versionIn('Package.swift', `.package(url: "${address}", .upToNextMajor(from: "6.1.0"))`),
    '6.1.0',
  );
  assert.equal(
    versionIn(
      'Package.swift',
      `.package(url: "${address}", branch: "main"),\n.package(url: "https://x.y/z", from: "1.0.0")`,
    ),
    undefined,
  );
  assert.equal(
    versionIn(
      'A.xcodeproj/project.pbxproj',
      `repositoryURL = "${address}";\nrequirement = {\nkind = upToNextMajorVersion;\nminimumVersion = 5.4.1;\n};`,
    ),
    '5.4.1',
  );
  assert.equal(
    versionIn('project.yml', `packages:\n  Plaid:\n    url: ${address}\n    from: 6.2.0`),
    '6.2.0',
  );
  assert.equal(
    versionIn(
      'ios/Podfile.lock',
      'PODS:\n  - Plaid (5.3.1)\n  - Other (1.0)\n\nDEPENDENCIES:\n  - Plaid (~> 5.3)\n\nSPEC',
    ),
    '5.3.1',
  );
});

test('evidence stands at the dependency, 0-based, and carries the version', () => {
  const text = '{\r\n  "name": "ä😀",\r\n  "dependencies": { "react-plaid-link": "^3.5.0" }\r\n}\r\n';
  const [found] = factsOf({ 'web/package.json': text }).platforms;
  assert.deepEqual(found?.place, { path: 'web/package.json', line: 2, column: 20, endColumn: 38 });
  assert.equal(found?.version, '^3.5.0');
  const pod = factsOf({ Podfile: "target 'A' do\n\tpod 'Plaid'\nend\n" }).platforms[0];
  assert.deepEqual(pod?.place, { path: 'Podfile', line: 1, column: 6, endColumn: 11 });
});

const WEB = '{"dependencies":{"react-plaid-link":"5"}}';
const NATIVE = '{"dependencies":{"react-native-plaid-link-sdk":"12"}}';
const BOTH = '{"dependencies":{"react-native-plaid-link-sdk":"12","plaid":"30"}}';
const SERVER = '{"dependencies":{"plaid":"30"}}';
const FULL = '{"dependencies":{"react-plaid-link":"5","plaid":"30"}}';

const PLACES: readonly (readonly [
  name: string,
  files: Readonly<Record<string, string>>,
  path: string,
  platforms: readonly Platform[],
])[] = [
  ['own package', { 'web/package.json': WEB, 'mobile/package.json': NATIVE }, 'web/src/a.ts', ['web']],
  [
    'a back end finds the apps beside it',
    { 'api/package.json': SERVER, 'web/package.json': WEB, 'mobile/package.json': NATIVE },
    'api/src/link.ts',
    ['react-native', 'web'],
  ],
  [
    'the nearest folder with evidence',
    { 'a/api/package.json': SERVER, 'a/web/package.json': WEB, 'b/package.json': NATIVE },
    'a/api/link.ts',
    ['web'],
  ],
  ['no manifest of its own', { 'ios/Podfile': "pod 'Plaid'" }, 'backend/server.py', ['ios']],
  [
    'the root package serves what lies in it',
    { 'package.json': SERVER, 'client/package.json': WEB },
    'server/index.js',
    ['web'],
  ],
  [
    'a sample in a collection with one manifest at the top',
    {
      'package.json': '{}',
      's/a/server/x.py': '',
      's/a/ios/Podfile': "pod 'Plaid'",
      's/b/package.json': WEB,
    },
    's/a/server/x.py',
    ['ios'],
  ],
  [
    'samples with back ends of their own say nothing about another',
    { 'hosted/package.json': SERVER, 'react/package.json': FULL, 'native/package.json': BOTH },
    'hosted/server.js',
    [],
  ],
  [
    'samples that agree do',
    { 'one/package.json': SERVER, 'two/package.json': FULL, 'three/package.json': FULL },
    'one/server.js',
    ['web'],
  ],
  [
    'an app without a back end is served by the one beside it',
    { 'api/package.json': SERVER, 'web/package.json': FULL, 'mobile/package.json': NATIVE },
    'api/link.ts',
    ['react-native'],
  ],
  [
    'a page in a folder below says nothing against a manifest',
    {
      'package.json': NATIVE,
      'server/public/index.html':
        '<script src="https://cdn.plaid.com/link/v2/stable/link-initialize.js"></script>',
    },
    'server/index.js',
    ['react-native', 'web'],
  ],
  ['nothing found', { 'package.json': SERVER }, 'src/link.ts', []],
  [
    'test apps do not count for code',
    { 'package.json': SERVER, 'e2e/app/package.json': NATIVE },
    'src/link.ts',
    [],
  ],
  ['but for tests', { 'e2e/api/x.ts': '', 'e2e/app/package.json': NATIVE }, 'e2e/api/x.ts', ['react-native']],
  ['third-party manifests do not', { 'node_modules/x/package.json': NATIVE }, 'src/link.ts', []],
  [
    'an Xcode project stands for the folder around it',
    {
      'ios/A.xcodeproj/project.pbxproj': 'repositoryURL = "https://github.com/plaid/plaid-link-ios";',
      'web/package.json': WEB,
    },
    'ios/A/Link.swift',
    ['ios'],
  ],
];

test('the platforms a file serves', () => {
  for (const [name, files, path, platforms] of PLACES)
    assert.deepEqual([...platformsFor(factsOf(files), path).platforms].sort(), [...platforms].sort(), name);
});

test('pinned platforms beat inference; an empty list pins nothing', () => {
  const pinned = platformsFor(factsOf({ 'package.json': WEB }, ['ios']), 'src/a.ts');
  assert.deepEqual(pinned, { platforms: ['ios'], evidence: [], pinned: true });
  assert.deepEqual(platformsFor(factsOf({ 'package.json': WEB }, []), 'src/a.ts').platforms, ['web']);
});

test('a text given again replaces what was known of its path', () => {
  const builder = new FactsBuilder();
  builder.add('package.json', WEB);
  builder.add('package.json', NATIVE);
  assert.deepEqual(
    builder.facts().platforms.map(({ platform }) => platform),
    ['react-native'],
  );
  builder.add('package.json', '{}');
  assert.deepEqual(builder.facts().platforms, []);
});

test('a workspace that fails and hostile manifests are borne', async () => {
  const hostile: Record<string, (size: number) => string> = {
    'a/package.json': (size) => '{"dependencies":'.repeat(size / 2),
    'c/Cargo.toml': (size) => `[dependencies]\nx = {${' '.repeat(size)}`,
    'd/pom.xml': (size) => '<groupId>com.plaid</groupId>'.repeat(size / 10),
    'e/index.html': (size) => '<!--cdn.plaid.com/link/v2/stable/link-initialize.js'.repeat(size / 4),
    'e/app.config.js': (size) => "// 'react-native-plaid-link-sdk' ".repeat(size / 4),
    'f/requirements.txt': (size) => `plaid-python ${'<'.repeat(size)}`,
    'g/pubspec.yaml': (size) => `dependencies:\n${' '.repeat(size)}`,
  };
  for (const [hurt, text] of Object.entries(hostile))
    await assertLinear(hurt, 200_000, async (size) => {
      const workspace: Workspace = {
        name: 'w',
        list: async () => ['package.json', 'b/package.json', hurt],
        read: async (path) => {
          if (path === 'b/package.json') throw new Error('gone');
          return path === hurt ? text(size) : path === 'package.json' ? NATIVE : null;
        },
      };
      const facts = await gatherFacts(workspace);
      assert.deepEqual(
        facts.platforms.map(({ what }) => what),
        ['react-native-plaid-link-sdk'],
      );
      assert.ok(facts.packages?.includes('b'));
    });
});

test('a workspace is gathered from manifests, pages and sources whose names promise something', async () => {
  const files: Record<string, string> = {
    'Podfile.lock': 'DEPENDENCIES:\n  - Plaid (~> 5.0)\n',
    'src/components/PlaidButton.tsx': "import { usePlaidLink } from 'react-plaid-link';",
    'app/views/bank_accounts/new.html.erb': '<script>Plaid.create({ token })</script>',
    'src/unrelated.ts': "import 'react-native-plaid-link-sdk';",
  };
  const read: string[] = [];
  const facts = await gatherFacts({
    name: 'w',
    list: async () => Object.keys(files),
    read: async (path) => {
      read.push(path);
      return files[path] ?? null;
    },
  });
  assert.deepEqual(read.sort(), [
    'Podfile.lock',
    'app/views/bank_accounts/new.html.erb',
    'src/components/PlaidButton.tsx',
  ]);
  assert.deepEqual(new Set(facts.platforms.map(({ platform }) => platform)), new Set(['ios', 'web']));
});
