import { SourceText } from '../syntax/source.ts';
import { meaningOf } from './manifests/known.ts';
import { type Dependency, HASH_COMMENT, matches, SLASH_COMMENT } from './manifests/manifest.ts';
import { inHtmlComment, SCRIPT } from './manifests/page.ts';
import type { PlatformEvidence } from './model.ts';
import { classifyPath, extensionOf } from './paths.ts';
import { placeIn } from './place.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const APPLE = words('swift m mm h');
const JVM = words('kt kts java');
const SCRIPTS = words('js jsx mjs cjs ts tsx mts cts vue svelte astro');
/** Templates and servers that write pages. */
const PAGES = words(
  'html htm xhtml ejs hbs handlebars mustache pug jade njk liquid twig erb slim haml phtml blade jinja jinja2 j2 ' +
    'cshtml razor jsp ftl heex eex leex gohtml tmpl php rb py go rs ex exs cs scala clj hs',
);
const DART = words('dart');

const APPLE_IMPORT =
  /^[ \t]*(?:@testable[ \t]+)?(?:@?import[ \t]+|#import[ \t]+[<"])(?<name>LinkKit(?:ObjC)?)\b/dgm;
const JVM_IMPORT = /^[ \t]*import[ \t]+(?<name>com\.plaid\.link)\b/dgm;
const SCRIPT_IMPORT =
  /(?:\bfrom|\bimport|\brequire[ \t]*\(|\bimport[ \t]*\()[ \t]*['"](?<name>react-plaid-link|vue-plaid-link2?|@jcss\/vue-plaid-link|(?:ngx|angular)-plaid-link|react-native-plaid-link(?:-sdk)?|@burstware\/expo-plaid-link)(?:\/[\w./-]*)?['"]/dg;
const DART_IMPORT = /['"]package:(?<name>plaid_flutter|plaid_link_flutter|link_plaid|plaid_webview)\//dg;
const LAUNCH = /(?<![\w.$])(?:window\.)?(?<name>Plaid\.create(?:Embedded)?)\(/dg;
const NATIVE_WEBVIEW =
  /['"]react-native-webview['"]|\bWebView\b[^;'"]{0,200}\bfrom[ \t]*['"]react-native['"]/;
const WEBVIEW = /(?<name>\/link\/v2\/stable\/link\.html)/dg;

const LIKELY_NAME = /plaid|link|bank|connect|onboard|oauth|account|layout|index|base|head|app\b/i;

/**
 * How likely a file shows a platform, by its path alone: 2 when it speaks of Plaid, 1 when its name or its folder's fits, 0 when it
 * need not be read.
 */
export function sourceLikelihood(path: string): 0 | 1 | 2 {
  const extension = extensionOf(path);
  const readable = [APPLE, JVM, SCRIPTS, PAGES, DART].some((set) => set.has(extension));
  if (!readable || classifyPath(path) !== 'code') return 0;
  if (/plaid/i.test(path)) return 2;
  return LIKELY_NAME.test(path.split('/').slice(-2).join('/')) ? 1 : 0;
}

/**
 * The platforms that a source file shows by what it imports or loads; a cheap check on text that is at hand anyway,
 * one piece of evidence per platform. Tests, third-party and left-alone files, comments and prose show nothing.
 */
export function evidenceFromSource(path: string, text: string): PlatformEvidence[] {
  if (!/plaid|LinkKit/i.test(text) || classifyPath(path) !== 'code') return [];
  const found = new Map<string, PlatformEvidence>();
  let source: SourceText | undefined;
  for (const mark of marks(extensionOf(path), text)) {
    const meaning = meaningOf(mark);
    if (!meaning || !('platform' in meaning) || found.has(meaning.platform)) continue;
    if (inHtmlComment(text, mark.start)) continue;
    source ??= new SourceText(text);
    const what = meaning.what ?? mark.name;
    found.set(meaning.platform, {
      platform: meaning.platform,
      what,
      place: placeIn(path, source, mark.start, mark.end),
      from: 'source',
    });
  }
  return [...found.values()];
}

function* marks(extension: string, text: string): Generator<Dependency> {
  const slash = { comment: SLASH_COMMENT };
  const mobile = APPLE.has(extension) || JVM.has(extension) || DART.has(extension);
  if (APPLE.has(extension)) yield* matches(text, APPLE_IMPORT, 'mark', { fixed: 'import LinkKit' });
  if (JVM.has(extension)) yield* matches(text, JVM_IMPORT, 'mark', { fixed: 'import com.plaid.link' });
  if (DART.has(extension)) yield* matches(text, DART_IMPORT, 'pub', slash);
  if (SCRIPTS.has(extension)) yield* matches(text, SCRIPT_IMPORT, 'npm', slash);
  // A page in a string of a React Native screen is shown by its webview.
  const inApp = mobile || (SCRIPTS.has(extension) && NATIVE_WEBVIEW.test(text));
  if (inApp) yield* matches(text, SCRIPT, 'mark', { fixed: 'link-initialize.js in an app', ...slash });
  if (!inApp && (SCRIPTS.has(extension) || PAGES.has(extension))) {
    const comment = /^(?:rb|py|ex|exs|slim|haml)$/.test(extension) ? { comment: HASH_COMMENT } : slash;
    yield* matches(text, SCRIPT, 'mark', { fixed: 'link-initialize.js', ...comment });
    if (!/^(?:py|rb|go|rs|ex|exs|cs|scala|clj|hs)$/.test(extension))
      yield* matches(text, LAUNCH, 'mark', { fixed: 'Plaid.create', ...slash });
  }
  if (mobile || SCRIPTS.has(extension) || PAGES.has(extension))
    yield* matches(text, WEBVIEW, 'mark', { fixed: 'link.html', ...slash });
}
