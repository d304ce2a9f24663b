import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holds } from '../../../src/diagnosis/conditions.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { knownFacts } from '../../../src/diagnosis/facts.ts';
import { scopeOf } from '../../../src/diagnosis/platforms.ts';
import { isBelow } from '../../../src/diagnosis/versions.ts';
import type { DetailFact, Platform, ProjectFacts } from '../../../src/project/model.ts';
import { assertLinear } from '../../support/growth.ts';

const place = (path: string, line = 0) => ({ path, line, column: 0, endColumn: 5 });
const detail = (name: string, value: string | null = null, path = 'src/a.ts'): DetailFact => ({
  name,
  value,
  place: place(path),
});

function project(
  platforms: readonly Platform[],
  details: readonly DetailFact[],
  findings: ProjectFacts['findings'] = [],
): ProjectFacts {
  return {
    pinned: null,
    platforms: platforms.map((platform) => ({
      platform,
      what: `sdk of ${platform}`,
      place: place('package.json', 3),
    })),
    details,
    findings,
  };
}
const names = (facts: ProjectFacts, text = 'x') => [...knownFacts(facts, scopeOf(text, facts)).keys()];
const first = (text: string, facts: ProjectFacts | null) => diagnose({ text }, facts).causes[0];

test('a condition holds when all its names are known; what is not known refutes nothing', () => {
  const known = new Map([
    ['a', []],
    ['b', [{ text: 'why', place: null }]],
  ]);
  assert.deepEqual(holds(['x', 'a & b'], known), [{ text: 'why', place: null }]);
  assert.equal(holds(['a & x'], known), null);
  assert.equal(holds([], known), null);
});

test('a field is absent only when every request is visible and none sends it', () => {
  const closed = [detail('request', 'closed'), detail('request.redirect_uri', 'absent')];
  assert.ok(names(project(['web'], closed)).includes('request.redirect_uri=absent'));
  assert.ok(
    !names(project(['web'], [...closed, detail('request', 'open')])).includes('request.redirect_uri=absent'),
  );
  const sent = names(project(['web'], [...closed, detail('request.redirect_uri', 'conditional')]));
  assert.ok(sent.includes('request.redirect_uri=present') && !sent.includes('request.redirect_uri=absent'));
});

test('addresses: blank, http, other schemes, queries', () => {
  const of = (uri: string) =>
    names(project([], [detail('setting.redirect_uri', uri, '.env')])).filter((name) =>
      name.startsWith('request.'),
    );
  assert.deepEqual(of(''), ['request.redirect_uri=blank']);
  assert.deepEqual(of('http://localhost:3000/'), ['request.redirect_uri=set', 'request.redirect_uri=http']);
  assert.deepEqual(of('myapp://return'), ['request.redirect_uri=set', 'request.redirect_uri=malformed']);
  assert.deepEqual(of('https://a.example/?x=1'), [
    'request.redirect_uri=set',
    'request.redirect_uri=malformed',
  ]);
  assert.deepEqual(of('https://a.example/return'), ['request.redirect_uri=set']);
});

test('package names are compared with every variant of the build', () => {
  const ids = [
    detail('android.application_id', 'com.example.pay'),
    detail('android.application_id_suffix', '.debug'),
  ];
  const sends = (name: string) =>
    names(project(['android'], [...ids, detail('request.android_package_name.text', name)]));
  assert.ok(sends('com.example.other').includes('request.android_package_name=mismatch'));
  assert.ok(!sends('com.example.pay.debug').includes('request.android_package_name=mismatch'));
  const cause = first(
    'Android: the Play Store opens after OAuth',
    project(['android'], [...ids, detail('request.android_package_name.text', 'com.old.app')]),
  );
  assert.equal(cause?.id, 'android-package-name-mismatch');
  assert.equal(cause?.certainty, 'proved by the project');
  assert.match(cause?.evidence[0]?.text ?? '', /com\.old\.app is no applicationId/);
});

test('policies, scripts, domains, launch modes, keys, cursors, versions', () => {
  const has = (name: string, details: readonly DetailFact[], platforms: readonly Platform[] = ['web']) =>
    names(project(platforms, details)).includes(name);
  assert.ok(has('csp=lacks-plaid', [detail('csp', 'lacks Plaid')]));
  assert.ok(!has('csp=lacks-plaid', [detail('csp', 'lacks Plaid'), detail('csp', 'allows Plaid', 'b.ts')]));
  assert.ok(has('script=twice', [detail('page.script', 'u'), detail('page.script', 'u')]));
  assert.ok(
    has('script=twice', [detail('page.script', 'u', 'index.html'), detail('launch', 'usePlaidLink')]),
  );
  assert.ok(
    !has('script=twice', [detail('page.script', 'u', 'a.html'), detail('page.script', 'u', 'b.html')]),
  );
  assert.ok(has('ios.associated_domains=absent', [detail('ios.entitlements')], ['ios']));
  assert.ok(
    !has(
      'ios.associated_domains=absent',
      [detail('ios.entitlements'), detail('ios.associated_domain', 'a.example')],
      ['ios'],
    ),
  );
  assert.ok(
    has(
      'ios.associated_domains=other-host',
      [
        detail('ios.associated_domain', 'a.example'),
        detail('request.redirect_uri.text', 'https://b.example/x'),
      ],
      ['ios'],
    ),
  );
  assert.ok(
    has('android.launch_mode=singleInstance', [detail('android.launch_mode', 'singleInstance')], ['android']),
  );
  assert.ok(has('android.min_sdk=low', [detail('android.min_sdk', '19')], ['android']));
  assert.ok(!has('android.min_sdk=low', [detail('android.min_sdk', '24')], ['android']));
  assert.ok(has('key=empty', [detail('key.PLAID_SECRET', 'empty', '.env')]));
  assert.ok(has('key=set', [detail('key.PLAID_SECRET', 'set', '.env')]));
  assert.ok(!has('key=set', [detail('key.PLAID_PUBLIC_KEY', 'set', '.env')]));
  assert.ok(has('sync.cursor=dropped', [detail('sync.cursor_dropped')]));
  assert.ok(has('environment:development', [detail('environment', 'development')]));
  const old: ProjectFacts = {
    pinned: null,
    platforms: [
      {
        platform: 'react-native',
        what: 'react-native-plaid-link-sdk',
        version: '7.0.2',
        place: place('package.json'),
      },
    ],
  };
  assert.ok(names(old).includes('version:react-native-plaid-link-sdk<7.0.3'));
});

test('versions and simple ranges', () => {
  assert.equal(isBelow('7.0.2', '7.0.3'), true);
  assert.equal(isBelow('v7.0.3', '7.0.3'), false);
  assert.equal(isBelow('^6.1.0', '7.0.0'), true);
  assert.equal(isBelow('^7.0.0', '7.0.3'), false);
  assert.equal(isBelow('~7.0.1', '7.1.0'), true);
  assert.equal(isBelow('latest', '7.0.3'), false);
  assert.equal(isBelow('>=1 <3', '7.0.3'), false);
});

test('what the facts refute is not shown, what they prove is first and says so', () => {
  const text = 'After OAuth on Android the user is not brought back to the app';
  const sends = project(
    ['android'],
    [detail('request', 'closed'), detail('request.android_package_name', 'present')],
  );
  assert.ok(!diagnose({ text }, sends).causes.some(({ id }) => id === 'android-package-name-missing'));
  const lacks = project(
    ['android'],
    [],
    [
      {
        rule: 'missing-android-package-name',
        message: 'android_package_name is missing.',
        place: place('server.js', 8),
      },
    ],
  );
  const cause = first(text, lacks);
  assert.equal(cause?.id, 'android-package-name-missing');
  assert.equal(cause?.certainty, 'proved by the project');
  assert.equal(cause?.rule, 'missing-android-package-name');
  assert.deepEqual(cause?.evidence[0]?.place, place('server.js', 8));
});

test("the association file: another app's, or without the path of the address", async () => {
  const uri = (value: string) => detail('request.redirect_uri.text', value);
  const path = (value: string) => detail('aasa.path', value, 'apple-app-site-association');
  const has = (name: string, details: readonly DetailFact[]) =>
    names(project(['ios'], details)).includes(name);
  const app = detail('aasa.app_id', 'ABCDE12345.com.example.app', 'apple-app-site-association');
  assert.ok(has('aasa.app_id=other', [app, detail('ios.bundle_id', 'com.example.other')]));
  assert.ok(
    !has('aasa.app_id=other', [
      app,
      detail('ios.bundle_id', 'x.y'),
      detail('ios.bundle_id', 'com.example.app'),
    ]),
  );
  assert.ok(!has('aasa.app_id=other', [app]));
  const other = (pattern: string, address: string) => has('aasa.path=other', [path(pattern), uri(address)]);
  assert.ok(other('/login/*', 'https://a.example/plaid/return'));
  assert.ok(!other('/plaid/*', 'https://a.example/plaid/return'));
  assert.ok(!other('*', 'https://a.example'));
  assert.ok(!other('/plaid/retur?', 'https://a.example/plaid/return'));
  assert.ok(other('NOT /plaid/*', 'https://a.example/plaid/return'));
  assert.ok(!other('/login/*', 'myapp://plaid'));
  await assertLinear('stars', 5000, (size) =>
    other('*a'.repeat(100), `https://a.example/${'a'.repeat(size)}b`),
  );
});

test("another app's association file proves the universal link's fault", () => {
  const facts = project(
    ['ios'],
    [
      detail('aasa.app_id', 'ABCDE12345.com.example.app', 'apple-app-site-association'),
      detail('ios.bundle_id', 'com.example.other'),
    ],
  );
  const cause = first('On iOS the bank login ends in Safari and never returns to the app', facts);
  assert.equal(cause?.id, 'ios-universal-link');
  assert.equal(cause?.certainty, 'proved by the project');
});

test('a proof of something else does not answer the question', () => {
  const facts = project(
    ['web'],
    [],
    [{ rule: 'public-key-launch', message: 'Link is started with a public key.', place: place('a.js') }],
  );
  assert.equal(first('ITEM_LOGIN_REQUIRED', facts)?.id, 'item-login-required');
  assert.equal(first('Interactive Brokers asks for a query id', facts)?.id, 'interactive-brokers');
  assert.equal(first('Link says "Current version not supported"', facts)?.id, 'public-key');
});

test('hostile names and values in facts change nothing but the text', () => {
  const hostile = '<script>alert(1)</script>[x](command:y)';
  const facts = project(
    ['web'],
    [detail(hostile, hostile), detail('csp', hostile), detail('request.products', hostile)],
    [{ rule: hostile, message: hostile, place: place(hostile) }],
  );
  const text = 'redirect uri must be configured in the dashboard';
  assert.deepEqual(
    diagnose({ text }, facts).causes.map(({ id }) => id),
    diagnose({ text }, project(['web'], [])).causes.map(({ id }) => id),
  );
  assert.deepEqual(diagnose({ text }, facts), diagnose({ text }, facts));
});

test('redirect URIs come from requests, settings and the variables that requests read, each with its environment', () => {
  const details = [
    detail('request.redirect_uri.variable', 'RETURN_URL'),
    detail('variable.RETURN_URL', 'http://a.example/return', '.env'),
    detail('variable.OTHER_URL', 'http://b.example/', '.env'),
    { ...detail('setting.redirect_uri', 'https://c.example/', '.env.production'), environment: 'production' },
  ];
  const known = knownFacts(project(['web'], details), scopeOf('x', null));
  assert.deepEqual(
    known.get('request.redirect_uri=set')?.map(({ text }) => text),
    ['The redirect URI for production is https://c.example/', 'The redirect URI is http://a.example/return'],
  );
  assert.equal(known.get('request.redirect_uri=http')?.length, 1);
});

test('a key that code reads and no settings file sets; silence where settings come from elsewhere', () => {
  const reads = detail('variable.read', 'PLAID_SECRET');
  const sets = (name: string) => detail('variable.set', name, '.env');
  assert.ok(names(project([], [reads, sets('PLAID_ENV')])).includes('key=unset'));
  assert.ok(!names(project([], [reads, sets('PLAID_SECRET')])).includes('key=unset'));
  assert.ok(!names(project([], [reads, sets('PORT')])).includes('key=unset'));
  const cause = first(
    'MISSING_FIELDS: the following required fields are missing: client_id, secret',
    project([], [reads, sets('PLAID_ENV')]),
  );
  assert.ok(cause?.evidence.some(({ text }) => /PLAID_SECRET is read here/.test(text)));
});

test('environments that do not agree, unless a file is for one of them', () => {
  const uses = (environment: string, path: string) => detail('setting.environment', environment, path);
  const both = [uses('sandbox', 'web/.env'), uses('production', 'api/.env')];
  assert.ok(names(project([], both)).includes('environment=several'));
  const apart = [
    both[0] as DetailFact,
    { ...uses('production', '.env.production'), environment: 'production' },
  ];
  assert.ok(!names(project([], apart)).includes('environment=several'));
  assert.ok(names(project([], [uses('production', '.env')])).includes('environment=production-only'));
});

test('flavors and build types add their suffixes one after the other; assetlinks.json is compared', () => {
  const build = [
    detail('android.application_id', 'com.example.pay'),
    detail('android.application_id_suffix', '.free'),
    detail('android.application_id_suffix', '.debug'),
  ];
  const has = (name: string, more: DetailFact) =>
    names(project(['android'], [...build, more])).includes(name);
  const sends = (name: string) => detail('request.android_package_name.text', name);
  assert.ok(!has('request.android_package_name=mismatch', sends('com.example.pay.free.debug')));
  assert.ok(has('request.android_package_name=mismatch', sends('com.example.pay.paid')));
  assert.ok(has('assetlinks.package=other', detail('assetlinks.package', 'com.example.old')));
  assert.ok(!has('assetlinks.package=other', detail('assetlinks.package', 'com.example.pay')));
});

test('what speaks against a cause is told, and the cause weighs less', () => {
  const text = 'After the bank the user is back on our page but Link does not resume';
  const handled = project(
    ['web'],
    [detail('launch.received_redirect_uri', null, 'src/return.ts'), detail('launch', 'usePlaidLink')],
  );
  const cause = diagnose({ text }, handled).causes.find(({ id }) => id === 'oauth-resume-missing');
  assert.deepEqual(cause?.against, ['receivedRedirectUri is handled here (src/return.ts:1).']);
  assert.deepEqual(first(text, null)?.against, []);
});

test('the project proves only what the text is about', () => {
  const facts = project(
    ['web'],
    [
      detail('launch', 'usePlaidLink'),
      detail('request', 'closed'),
      detail('request.redirect_uri', 'present'),
      detail('csp', 'lacks Plaid', 'vercel.json'),
    ],
  );
  const proved = (text: string) =>
    diagnose({ text }, facts)
      .causes.filter(({ certainty }) => certainty === 'proved by the project')
      .map(({ id }) => id);
  assert.deepEqual(proved('After the bank the user is back on our page but Link does not resume'), [
    'oauth-resume-missing',
  ]);
  assert.deepEqual(proved('Refused to load the script cdn.plaid.com, Content Security Policy'), ['csp']);
  assert.deepEqual(proved('webhooks do not arrive'), []);
});
