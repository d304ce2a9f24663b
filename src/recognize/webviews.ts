import { namesLinkPage, pageAddress, pagePath } from './launches/table.ts';
import type { WebviewUse } from './model.ts';
import { inComment, stringAt, type TextDocument } from './text.ts';

/** Components and libraries that show a page inside an app, by how a document names them. */
const views: readonly (readonly [RegExp, string])[] = [
  [/['"]react-native-webview['"]|<WebView\b/, 'react-native-webview'],
  [/['"]@awesome-cordova-plugins\/in-app-browser|\bInAppBrowser\b/, 'InAppBrowser'],
  [/['"]@capacitor\/browser['"]/, 'Capacitor'],
  [/\bWKWebView\b/, 'WKWebView'],
  [/\bandroid\.webkit\.WebView\b/, 'android.webkit.WebView'],
  [/webview_flutter/, 'webview_flutter'],
  [/flutter_inappwebview/, 'flutter_inappwebview'],
  [/<iframe\b/, 'iframe'],
];

const maxPlaces = 100;

/** Finds addresses of Link's page (`link.html`), which only a webview integration opens, in document order. */
export function recognizeWebviews(input: TextDocument): WebviewUse[] {
  const { text } = input;
  if (!namesLinkPage(text)) return [];
  const isWhole = pageAddress.test(text);
  const via = views.find(([pattern]) => pattern.test(text))?.[1] ?? 'link.html';
  const out: WebviewUse[] = [];
  for (const match of text.matchAll(new RegExp(isWhole ? pageAddress : pagePath, 'g'))) {
    if (out.length > maxPlaces || inComment(input, match.index)) continue;
    const string = stringAt(input, match.index + (isWhole ? 0 : 1));
    if (!string) continue;
    // An address in the middle of prose or of a document inside a string is not opened here.
    if (!/^(?:(?:https?:)?(?:\/\/)?cdn\.plaid\.com|\/?link\/)/.test(string.text)) continue;
    out.push({ kind: 'webview', span: string.span, via });
  }
  return out;
}
