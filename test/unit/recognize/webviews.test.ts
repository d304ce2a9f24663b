import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recognizer } from '../../support/recognizer.ts';

const page = 'https://cdn.plaid.com/link/v2/stable/link.html';
const cases: readonly (readonly [name: string, path: string, text: string, expected: string])[] = [
  [
    'React Native',
    'a.tsx',
    `import { WebView } from 'react-native-webview';\nconst x = <WebView source={{ uri: \`${page}?isWebview=true&token=\${t}\` }} />;`,
    'react-native-webview',
  ],
  ['frame', 'a.jsx', `const x = <iframe src="${page}?token=x" />;`, 'iframe'],
  ['address alone', 'a.ts', `const base = '${page}';`, 'link.html'],
  ['comment', 'a.ts', `// ${page}\nconst a = 1;`, ''],
  ['prose', 'a.ts', `const help = 'Open ${page} in a browser';`, ''],
  [
    'Hosted Link',
    'a.ts',
    `WebBrowser.openAuthSessionAsync(hosted_link_url); const u = 'https://secure.plaid.com/hl/abc';`,
    '',
  ],
  [
    'host and path apart',
    'a.swift',
    `c.host = "cdn.plaid.com"\nc.path = "/link/v2/stable/link.html"\nlet v = WKWebView()`,
    'WKWebView',
  ],
  [
    'path of another host',
    'a.swift',
    `// plaid\nc.host = "cdn.example.com"\nc.path = "/link/v2/stable/link.html"`,
    '',
  ],
  ['script', 'a.ts', `s.src = 'https://cdn.plaid.com/link/v2/stable/link-initialize.js';`, ''],
];

for (const [name, path, text, expected] of cases) {
  test(`webview: ${name} (${path}: ${expected || 'none'})`, async () => {
    const { webviews } = await recognizer.recognize({ text, path });
    assert.equal(webviews.map((each) => each.via).join('; '), expected);
  });
}
