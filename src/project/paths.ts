/** How a file is treated (`code`: hovers and findings; `test`, `third-party`: hovers; `left-alone`: nothing). */
export type PathClass = 'code' | 'test' | 'third-party' | 'left-alone';

const THIRD_PARTY_FOLDERS: ReadonlySet<string> = new Set([
  'node_modules',
  'bower_components',
  'jspm_packages',
  'Pods',
  'Carthage',
  'vendor',
  'third_party',
  'third-party',
  'site-packages',
  'dist-packages',
  '.venv',
  'venv',
  '.tox',
  '.yarn',
  '.pnpm-store',
  '.dart_tool',
  '.gradle',
  'Godeps',
]);

/** Version control's own folders: never read. */
const VERSION_CONTROL: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', '.jj']);

/** Sources that a generator wrote: of Plaid's clients by where the official libraries keep them, others by their names. */
const GENERATED: readonly RegExp[] = [
  /(?:^|\/)plaid\/model\/[a-z0-9_]+\.py$/,
  /(?:^|\/)plaid\/models\/[a-z0-9_]+\.rb$/,
  /(?:^|\/)plaid\/api\/plaid_api\.(?:py|rb)$/,
  /(?:^|\/)plaid\/(?:model|api)_[a-z0-9_]+\.go$/,
  /(?:^|\/)com\/plaid\/client\/(?:model|request)\//,
  // A framework that was put into the repository: its headers and interfaces.
  /\.framework\/(?:Headers|PrivateHeaders|Modules|Versions)\//,
  // What Dart's build_runner and protoc write beside the sources.
  /\.(?:g|gr|freezed|pb|pbgrpc|pbjson|pbenum)\.dart$/,
];

const TEST_FOLDERS: ReadonlySet<string> = new Set([
  'test',
  'tests',
  'spec',
  'specs',
  '__tests__',
  '__test__',
  '__fixtures__',
  'fixtures',
  'testdata',
  'testing',
  'e2e',
  'cypress',
  'androidtest',
  'unit-tests',
  'integration-tests',
  'integration_test',
  'integration_tests',
  'test_driver',
]);
/** Xcode targets and .NET projects: `HarbourTests`, `HarbourUITests`, `Harbour.Tests`. */
const TEST_TARGET = /[A-Za-z0-9]Tests$|[._-][Tt]ests?$/;

const TEST_NAMES: readonly RegExp[] = [
  // `link.spec.ts`, `link_spec.rb`; a text of that name specifies something.
  /[._-](?:test|tests|spec|specs|cy|e2e)\.(?!(?:md|mdx|markdown|rst|adoc|txt)$)[a-z0-9.]+$/i,
  /^\.env\.(?:test|testing|ci|e2e)(?:\.local)?$/,
  /^test_[^/]*\.py$/,
  /^(?:conftest\.py|jest\.setup\.[a-z]+|vitest\.setup\.[a-z]+)$/,
  /[a-z0-9](?:Test|Tests|Spec|IT)\.(?:java|kt|kts|php|cs|swift|scala|groovy|m|mm)$/,
];

const LOCK_FILES: ReadonlySet<string> = new Set([
  'package-lock.json',
  'npm-shrinkwrap.json',
  'pnpm-lock.yaml',
  'bun.lockb',
  'packages.lock.json',
  'package.resolved',
  'cartfile.resolved',
  'go.sum',
  'go.work.sum',
  'gradle.lockfile',
]);

const LEFT_ALONE_FOLDERS: ReadonlySet<string> = new Set([
  '__snapshots__',
  '__recordings__',
  'cassettes',
  'vcr_cassettes',
  'vcr',
  'recordings',
  'wiremock',
  'pacts',
  '.changeset',
]);
/** Mocks: code in them is a test's; data in them is a recording. */
const MOCK_FOLDER = /^(?:mock|mocks|__mocks__)$|^mock[_-]|[_-]mocks?$/;
const MOCK_NAME = /[._-]mocks?\.[a-z0-9]+$|^mock[_-]|^Mock[A-Z]/;
const DATA = /\.(?:json|jsonc|jsonl|ndjson|ya?ml|xml|csv|txt|html?)$/i;

const LEFT_ALONE_NAMES: readonly RegExp[] = [
  /\.lock$/i,
  /^(?:changelog|changes|history|release[-_ ]?notes|releases|news)(?:[-_][\w.-]*)?(?:\.(?:md|markdown|mdx|txt|rst|adoc|html?))?$/i,
  /[.-]min\.(?:js|mjs|cjs|css|html?)$/i,
  /[.-](?:bundle|chunk)\.(?:js|mjs|cjs|css)$/i,
  // What an asset pipeline wrote, by the digest it puts into the name.
  /[.-](?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})\.(?:js|mjs|cjs|css)$/i,
  // Guides from one version to the next show the old forms on purpose.
  /^(?:upgrad(?:e|ing)|migrat(?:e|ion|ing))(?:[-_.][\w.-]*)?\.(?:md|markdown|mdx|txt|rst|adoc)$/i,
  /[-_.](?:upgrade|migration)[-_.]guide\.(?:md|markdown|mdx|txt|rst|adoc)$/i,
  /\.(?:js|mjs|cjs|css|ts)\.map$/i,
  /\.(?:snap|har|patch|diff)$/i,
  /(?:^|[._-])(?:openapi|swagger)(?:[._-][^/]*)?\.(?:ya?ml|json)$/i,
];

const BINARY_EXTENSIONS: ReadonlySet<string> = new Set(
  (
    'png jpg jpeg gif webp avif bmp ico icns tif tiff psd ai sketch fig mp3 mp4 m4a m4v mov avi mkv webm ogg wav flac ' +
    'woff woff2 ttf otf eot pdf doc docx xls xlsx ppt pptx odt zip gz tgz bz2 xz zst 7z rar tar jar war aar apk aab ipa ' +
    'dmg iso exe dll so dylib a o obj lib bin class pyc pyo wasm node db sqlite sqlite3 mdb parquet pack idx keystore jks ' +
    'p12 pfx der car nib snappy br lz4 rlib rmeta pdb dex'
  ).split(' '),
);

/** The extension in lower case without the dot, '' without one. */
export function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/** Whether a file of this name holds no text. */
export function isBinaryPath(path: string): boolean {
  return BINARY_EXTENSIONS.has(extensionOf(path));
}

/** Whether a folder of this name is version control's or holds other people's code, and is never walked into. */
export function isSkippedFolder(name: string): boolean {
  return VERSION_CONTROL.has(name) || THIRD_PARTY_FOLDERS.has(name) || name.endsWith('.xcframework');
}

/** How the file at `path` (relative to the workspace, with `/`) is treated; `rules.md` 0.7. Looks at the path alone. */
export function classifyPath(path: string): PathClass {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  if (parts.some(isSkippedFolder) || GENERATED.some((pattern) => pattern.test(path))) return 'third-party';
  if (isLeftAlone(parts, name)) return 'left-alone';
  const mock = isMock(parts, name);
  if (mock && DATA.test(name)) return 'left-alone';
  const test =
    mock ||
    parts.some((part) => TEST_FOLDERS.has(part.toLowerCase()) || TEST_TARGET.test(part)) ||
    TEST_NAMES.some((pattern) => pattern.test(name));
  return test ? 'test' : 'code';
}

function isLeftAlone(folders: readonly string[], name: string): boolean {
  return (
    LOCK_FILES.has(name.toLowerCase()) ||
    isBinaryPath(name) ||
    LEFT_ALONE_NAMES.some((pattern) => pattern.test(name)) ||
    folders.some((part) => LEFT_ALONE_FOLDERS.has(part.toLowerCase()))
  );
}

function isMock(folders: readonly string[], name: string): boolean {
  return MOCK_NAME.test(name) || folders.some((part) => MOCK_FOLDER.test(part));
}

/** How much of a text the content checks look at. */
const SAMPLE = 64 * 1024;
/** A bundle may keep its license notice in lines of normal length. */
const LONG_LINE = 500;
const MAX_SHORT_LINES = 60;

/** Whether a script or style sheet was made small by a bundler: nearly all of it stands in very long lines. */
export function isMinified(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  let long = 0;
  let short = 0;
  let start = 0;
  while (start < sample.length) {
    const found = sample.indexOf('\n', start);
    const end = found < 0 ? sample.length : found;
    if (end - start > LONG_LINE) long += end - start;
    else if (end > start && ++short > MAX_SHORT_LINES) return false;
    start = end + 1;
  }
  return long > 2000 && long >= sample.length * 0.8;
}

/** Whether the text is the published description of Plaid's API, which is full of partial examples. */
export function isPlaidOpenApi(text: string): boolean {
  const head = text.slice(0, 8192);
  return (
    /(?:^|[{,])[ \t]*["']?(?:openapi|swagger)["']?[ \t]*:/m.test(head) &&
    /\btitle["']?\s*:\s*["']?The Plaid API\b/.test(head)
  );
}

/** Whether OpenAPI Generator wrote the text from Plaid's description (a copy of a client library). */
export function isGeneratedClient(text: string): boolean {
  const head = text.slice(0, 1500);
  return head.includes('The Plaid API') && /OpenAPI Generator|openapi-generator|auto generated/i.test(head);
}
