import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detailsOf, isDetailFile } from '../../../src/project/details/index.ts';
import { assertLinear } from '../../support/growth.ts';

/** What a file says, as `name=value@line` with 1-based lines. */
const said = (path: string, text: string) =>
  detailsOf(path, text).map(
    ({ name, value, place }) => `${name}${value === null ? '' : `=${value}`}@${place.line + 1}`,
  );

test('Android: names with suffixes, launch modes, versions, shrinking', () => {
  const gradle = `android {
  defaultConfig { applicationId "com.example.pay"
    minSdkVersion 19 }
  buildTypes {
    debug { applicationIdSuffix ".debug" }
    release { minifyEnabled true }
  }
}
dependencies { implementation 'com.plaid.link:sdk-core:4.1.1' }`;
  assert.deepEqual(said('android/app/build.gradle', gradle).sort(), [
    'android.application_id=com.example.pay@2',
    'android.application_id_suffix=.debug@5',
    'android.min_sdk=19@3',
    'android.minify=true@6',
    'android.sdk=com.plaid.link:sdk-core:4.1.1@9',
  ]);
  assert.deepEqual(said('app/build.gradle.kts', 'defaultConfig { applicationId = "a.b"\n minSdk = 24 }'), [
    'android.application_id=a.b@1',
    'android.min_sdk=24@2',
  ]);
  const manifest =
    '<activity android:name=".Main"\n android:launchMode="singleInstance" android:noHistory="true">';
  assert.deepEqual(said('app/src/main/AndroidManifest.xml', manifest), [
    'android.launch_mode=singleInstance@2',
    'android.no_history=true@2',
  ]);
  assert.deepEqual(
    said('public/.well-known/assetlinks.json', '[{"target":{"package_name":"com.example.pay"}}]'),
    ['assetlinks.package=com.example.pay@1'],
  );
});

test('iOS: bundle, universal links, the association file; Expo says the same elsewhere', () => {
  const entitlements =
    '<dict>\n<key>com.apple.developer.associated-domains</key>\n<array>\n<string>applinks:pay.example.com?mode=developer</string></array></dict>';
  assert.deepEqual(said('ios/App/App.entitlements', entitlements), [
    'ios.associated_domains@2',
    'ios.associated_domain=pay.example.com@4',
  ]);
  assert.deepEqual(said('ios/App/App.entitlements', '<dict></dict>'), ['ios.entitlements@1']);
  assert.deepEqual(
    said('ios/App.xcodeproj/project.pbxproj', 'PRODUCT_BUNDLE_IDENTIFIER = com.example.pay;'),
    ['ios.bundle_id=com.example.pay@1'],
  );
  const aasa =
    '{"applinks":{"details":[{"appIDs":["ABCDE12345.com.example.pay"],\n"components":[{"/":"/plaid/*"}]}]}}';
  assert.deepEqual(said('public/.well-known/apple-app-site-association', aasa), [
    'aasa.app_id=ABCDE12345.com.example.pay@1',
    'aasa.path=/plaid/*@2',
  ]);
  const expo =
    '{"expo":{"ios":{"bundleIdentifier":"com.example.pay","associatedDomains":["applinks:pay.example.com"]},"android":{"package":"com.example.pay"}}}';
  assert.deepEqual(said('app.json', expo), [
    'ios.bundle_id=com.example.pay@1',
    'android.application_id=com.example.pay@1',
    'ios.associated_domain=pay.example.com@1',
  ]);
});

test('Xcode projects: the names of app targets, with the product put in; none of tests and other systems', () => {
  const settings = (...lines: string[]) => `buildSettings = {\n${lines.join(';\n')};\n};\n`;
  const project = [
    settings(
      'PRODUCT_BUNDLE_IDENTIFIER = "org.example.$(PRODUCT_NAME:rfc1034identifier)"',
      'PRODUCT_NAME = "My App"',
    ),
    settings('PRODUCT_BUNDLE_IDENTIFIER = "org.example.$(TARGET_NAME)"', 'PRODUCT_NAME = "$(TARGET_NAME)"'),
    settings('PRODUCT_BUNDLE_IDENTIFIER = org.example.AppTests', 'TEST_HOST = "$(BUILT_PRODUCTS_DIR)/App"'),
    settings('PRODUCT_BUNDLE_IDENTIFIER = org.example.tv', 'SDKROOT = appletvos'),
    settings('PRODUCT_BUNDLE_IDENTIFIER = org.example.app', 'SDKROOT = iphoneos'),
  ].join('');
  assert.deepEqual(said('ios/App.xcodeproj/project.pbxproj', project), [
    'ios.bundle_id=org.example.My-App@2',
    'ios.bundle_id=org.example.app@18',
  ]);
  assert.deepEqual(said('macos/Runner.xcodeproj/project.pbxproj', project), []);
  assert.deepEqual(said('macos/Runner/Release.entitlements', '<dict></dict>'), []);
});

test('Expo: a configuration that is a program names every variant, and says when a domain is put together', () => {
  const variants = [
    "const HOST = 'pay.example.com';",
    'const id = () => {',
    "  if (DEV) return 'com.example.pay.dev';",
    "  return 'com.example.pay';",
    '};',
    "const NAME = process.env.ID ?? 'com.example.name';",
    '',
    "const other = 'com.example.other';",
    'export default { expo: { ios: { bundleIdentifier: id(),',
    `  associatedDomains: [\`applinks:\${HOST}\`, 'applinks:' + host, \`applinks:\${env}.example.com\`] },`,
    "  android: { package: DEV ? 'com.example.a.dev' : 'com.example.a', config: { package: NAME } } } };",
  ].join('\n');
  assert.deepEqual(said('app.config.js', variants).sort(), [
    'android.application_id=com.example.a.dev@11',
    'android.application_id=com.example.a@11',
    'android.application_id=com.example.name@6',
    'ios.associated_domain=pay.example.com@10',
    'ios.associated_domain_built@10',
    'ios.associated_domain_built@10',
    'ios.bundle_id=com.example.pay.dev@3',
    'ios.bundle_id=com.example.pay@4',
  ]);
});

test('Gradle: an applicationId in a comment is none', () => {
  assert.deepEqual(
    said(
      'app/build.gradle',
      '// applicationId "com.example.old"\napplicationId "com.example.app" // applicationId "x.y"',
    ),
    ['android.application_id=com.example.app@2'],
  );
});

test('content security policies: what they allow, and silence where only the program knows', () => {
  const meta = (policy: string) =>
    said('index.html', `<meta http-equiv="Content-Security-Policy" content="${policy}">`);
  assert.deepEqual(meta("script-src 'self' https://js.example.com"), ['csp=lacks Plaid@1']);
  assert.deepEqual(meta("script-src 'self' https://cdn.plaid.com; frame-src https://cdn.plaid.com"), [
    'csp=allows Plaid@1',
  ]);
  assert.deepEqual(meta('script-src *'), []);
  assert.deepEqual(meta("img-src 'self'"), []);
  assert.deepEqual(
    said(
      'server/helmet.ts',
      'helmet({ contentSecurityPolicy: { directives: { scriptSrc: ["\'self\'"], frameSrc: ["\'none\'"] } } })',
    ),
    ['csp=lacks Plaid@1'],
  );
  assert.deepEqual(
    said('next.config.js', 'const csp = `script-src ${sources}`; headers: "Content-Security-Policy"'),
    [],
  );
});

test('pages: every script tag of Link', () => {
  const tag = '<script src="https://cdn.plaid.com/link/v2/stable/link-initialize.js"></script>\n';
  assert.deepEqual(
    said('public/index.html', tag + tag).map((one) => one.slice(-2)),
    ['@1', '@2'],
  );
});

test('code: return handling, stored tokens, webhook endpoints, cursors, hidden errors, user agents', () => {
  assert.deepEqual(
    said(
      'src/oauth.js',
      "import 'react-plaid-link';\nlocalStorage.setItem('link_token', t);\nopen({ receivedRedirectUri: location.href });",
    ),
    ['launch.received_redirect_uri@3', 'link_token.stored@2'],
  );
  assert.deepEqual(said('server.js', "// plaid\napp.post('/api/plaid/webhook', handle);"), [
    'webhook.endpoint=/api/plaid/webhook@2',
  ]);
  assert.deepEqual(said('server.py', '# plaid\n@app.route("/plaid/webhooks", methods=["POST"])'), [
    'webhook.endpoint=/plaid/webhooks@2',
  ]);
  assert.deepEqual(said('sync.js', 'await plaid.transactionsSync({ access_token });'), [
    'sync.cursor_dropped@1',
  ]);
  assert.deepEqual(
    said('sync.js', 'const r = await plaid.transactionsSync({ cursor }); cursor = r.data.next_cursor;'),
    ['sync.cursor_kept@1'],
  );
  const hides = 'try { await plaidClient.linkTokenCreate(q) } catch (err) { console.log(err); }';
  assert.deepEqual(said('a.js', hides), ['error.hides_body@1']);
  assert.deepEqual(said('a.js', hides.replace('console.log(err)', 'console.log(err.response.data)')), []);
  assert.deepEqual(said('a.swift', '// plaid\nlet w = WKWebView()\nw.customUserAgent = "x"'), [
    'webview.user_agent@3',
  ]);
});

test('tests, foreign code and files about nothing say nothing', () => {
  assert.deepEqual(said('test/a.test.js', "plaid; app.post('/webhook', x)"), []);
  assert.deepEqual(
    said(
      'node_modules/x/index.html',
      '<script src="https://cdn.plaid.com/link/v2/stable/link-initialize.js">',
    ),
    [],
  );
  assert.deepEqual(said('a.js', "app.post('/webhook', x)"), []);
  assert.equal(isDetailFile('ios/App/App.entitlements'), true);
  assert.equal(isDetailFile('src/main.ts'), false);
});

test('hostile text costs little and yields a bounded number of details', async () => {
  const parts = [
    'applicationId "a.b" ',
    'content-security-policy script-src ',
    'catch (e) plaidClient ',
    '<script ',
    'PLAID_X=\n',
    '"',
    "applinks:'",
  ];
  for (const path of [
    'app/build.gradle',
    'index.html',
    'a.js',
    '.env',
    'x.entitlements',
    'app.json',
    'project.pbxproj',
  ]) {
    for (const part of parts) {
      await assertLinear(`${path} ${part}`, 60_000, (size) => {
        const found = detailsOf(path, `plaid expo ${part.repeat(size)}`.slice(0, 1_500_000));
        assert.ok(found.length <= 200);
      });
    }
  }
});
