import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertLinear } from '../../support/growth.ts';
import { recognizer } from '../../support/recognizer.ts';

/** Launches of a text as `mode via`, joined by `; `; an upper-case PUBLIC marks a public key. */
type Case = readonly [name: string, path: string, text: string, expected: string];

const old = `env: 'sandbox', product: ['auth'], clientName: 'Harbor', onSuccess`;
const hook = `import { usePlaidLink } from 'react-plaid-link';\n`;
const component = `import { PlaidLink } from 'react-plaid-link';\n`;
const native = `import { PlaidLink, openLink, create, open, createPlaidLinkSession } from 'react-native-plaid-link-sdk';\n`;

const cases: readonly Case[] = [
  [
    'script of a Slim view with attributes over lines',
    'new.html.slim',
    `div\n  script(\n    src="https://cdn.plaid.com/link/stable/link-initialize.js"\n    data-client-name="Harbor"\n    data-key="KEY"\n    data-env="sandbox")\n`,
    'PUBLIC data-key',
  ],
  [
    'directive of any prefix',
    'a.html',
    `<button zenPlaidLink\n  env="sandbox"\n  publicKey="KEY"\n  (success)="done($event)">Link</button>`,
    'PUBLIC <button>',
  ],
  [
    'configuration of an API client with a secret',
    'a.ts',
    `export const config: PlaidConfig = { clientId: a, secret: b, publicKey: process.env.PLAID_PUBLIC_KEY, products: ['auth'] };`,
    '',
  ],
  ['link token', 'a.js', `Plaid.create({ token: t, onSuccess });`, 'token Plaid.create'],
  ['window', 'a.js', `window.Plaid.create({ key: KEY, ${old} });`, 'PUBLIC Plaid.create'],
  ['cast window', 'a.ts', `(window as any).Plaid.create({ key: KEY, ${old} });`, 'PUBLIC Plaid.create'],
  ['indexed window', 'a.js', `window['Plaid'].create({ key: KEY, ${old} });`, 'PUBLIC Plaid.create'],
  ['indexed method', 'a.js', `window['Plaid']['create']({ key: KEY, ${old} });`, 'PUBLIC Plaid.create'],
  ['optional chain', 'a.js', `window.Plaid?.create({ token: t, onSuccess });`, 'token Plaid.create'],
  ['placeholder', 'a.js', `Plaid.create({ key: 'YOUR_PUBLIC_KEY', ${old} });`, 'PUBLIC Plaid.create'],
  [
    'environment variable',
    'a.js',
    `Plaid.create({ key: process.env.PLAID_PUBLIC_KEY, ${old} });`,
    'PUBLIC Plaid.create',
  ],
  [
    'key beside a token',
    'a.js',
    `Plaid.create({ token: publicToken, key: KEY, ${old} });`,
    'PUBLIC Plaid.create',
  ],
  [
    'defaults of a component that launches',
    'a.jsx',
    `class B extends React.Component {\n static defaultProps = { publicKey: 'k', env: 'sandbox', product: ['auth'], clientName: 'H' };\n open() { window.Plaid.create({ key: this.props.publicKey, env: this.props.env, product: this.props.product, onSuccess }); }\n}`,
    'PUBLIC Plaid.create',
  ],
  [
    'defaults of a component that launches elsewhere',
    'a.jsx',
    `import { Opener } from './plaid';\nOpener.defaultProps = { publicKey: 'k', env: 'sandbox', product: ['auth'], clientName: 'H' };`,
    'PUBLIC The Link configuration',
  ],
  ['key to be filled in', 'a.js', `Plaid.create({ key: '', ${old} });`, 'PUBLIC Plaid.create'],
  [
    'key to be filled in beside an unknown rest',
    'a.js',
    `Plaid.create({ key: '', ${old}, ...given });`,
    'token Plaid.create',
  ],
  [
    'key to be filled in without the rest',
    'a.js',
    `Plaid.create({ key: '', onSuccess });`,
    'token Plaid.create',
  ],
  ['token to be filled in', 'a.js', `Plaid.create({ token: '', key: '', ${old} });`, 'token Plaid.create'],
  ['undefined key', 'a.js', `Plaid.create({ token: t, key: undefined, onSuccess });`, 'token Plaid.create'],
  ['empty key', 'a.js', `Plaid.create({ token: t, key: '', onSuccess });`, 'token Plaid.create'],
  [
    'empty key behind a name',
    'a.js',
    `const key = '';\nPlaid.create({ token: t, key, onSuccess });`,
    'token Plaid.create',
  ],
  ['null key', 'a.js', `Plaid.create({ token: t, key: null, onSuccess });`, 'token Plaid.create'],
  [
    'options in a variable',
    'a.js',
    `const o = { key: KEY, ${old} };\nconst h = Plaid.create(o);`,
    'PUBLIC Plaid.create',
  ],
  ['set later', 'a.js', `const o = { ${old} };\no.key = KEY;\nPlaid.create(o);`, 'PUBLIC Plaid.create'],
  [
    'spread',
    'a.js',
    `const base = { key: KEY, env: 'sandbox' };\nPlaid.create({ ...base, onSuccess });`,
    'PUBLIC Plaid.create',
  ],
  [
    'loadPlaid',
    'a.ts',
    `const p = await loadPlaid();\nawait loadPlaid().create({ token: t, onSuccess });`,
    'token Plaid.create',
  ],
  ['embedded', 'a.js', `Plaid.createEmbedded({ token: t, onSuccess }, box);`, 'token Plaid.createEmbedded'],
  [
    'function value',
    'a.js',
    `Plaid.create({ token: await fetchToken(), onSuccess: async (p) => { await x({ key: p }); } });`,
    'token Plaid.create',
  ],
  [
    'commented out',
    'a.js',
    `// Plaid.create({ key: KEY, ${old} });\n/* Plaid.create({ key: KEY, ${old} }) */`,
    '',
  ],
  [
    'model of the project',
    'a.js',
    `import Plaid from '../models/Plaid';\nPlaid.create({ key: k, token: t, user });`,
    '',
  ],
  [
    'table of a database',
    'a.js',
    `await prisma.plaid.create({ data: { token, key } }); await PlaidItem.create({ key, token });`,
    '',
  ],
  ['another provider', 'a.js', `// not Plaid\nnew Connect({ key: 'mono_public_key', onSuccess });`, ''],
  [
    'broken code',
    'a.js',
    `Plaid.create({ clientName: 'x', env: 'sandbox', product: 'auth', key: 'k',\n  onLoad: function() {}\n  onExit: function() {} });`,
    'PUBLIC Plaid.create',
  ],

  ['hook', 'a.tsx', `${hook}usePlaidLink({ publicKey: KEY, ${old} });`, 'PUBLIC usePlaidLink'],
  [
    'hook with a token',
    'a.tsx',
    `${hook}const { open } = usePlaidLink({ token, onSuccess });`,
    'token usePlaidLink',
  ],
  [
    'hook with type arguments',
    'a.tsx',
    `${hook}usePlaidLink<X>({ token, onSuccess });`,
    'token usePlaidLink',
  ],
  ['hook, options from elsewhere', 'a.tsx', `${hook}usePlaidLink(props.config);`, 'token usePlaidLink'],
  [
    'hook, annotated variable',
    'a.tsx',
    `${hook}const c: PlaidLinkOptions = { publicKey: KEY, ${old} };\nusePlaidLink(c);`,
    'PUBLIC usePlaidLink',
  ],
  [
    'hook, memo',
    'a.tsx',
    `${hook}const c = useMemo(() => ({ publicKey: KEY, ${old} }), []);\nusePlaidLink(c);`,
    'PUBLIC usePlaidLink',
  ],
  [
    'hook, memo with a block',
    'a.tsx',
    `${hook}const c = useMemo(() => { return { publicKey: KEY, ${old} }; }, []);\nusePlaidLink(c);`,
    'PUBLIC usePlaidLink',
  ],
  [
    'hook, null key',
    'a.tsx',
    `${hook}usePlaidLink({ token, publicKey: null, onSuccess });`,
    'token usePlaidLink',
  ],
  [
    'hook, later assignment',
    'a.tsx',
    `${hook}const config: PlaidLinkOptions = { token, onSuccess };\nif (isOAuth) config.receivedRedirectUri = location.href;\nusePlaidLink(config);`,
    'token usePlaidLink',
  ],
  [
    'own hook of that name',
    'a.ts',
    `import { usePlaidLink } from './hooks';\nconst { link } = usePlaidLink({ userId });`,
    '',
  ],
  ['definition of a hook', 'a.ts', `export function usePlaidLink(options) { return options; }`, ''],
  [
    'typed options only',
    'a.ts',
    `export const c: PlaidLinkOptionsWithPublicKey = { publicKey: KEY, ${old} };`,
    'PUBLIC PlaidLinkOptionsWithPublicKey',
  ],
  [
    'options for another file',
    'a.js',
    `module.exports = { plaid: { env: 'sandbox', publicKey: 'k', clientName: 'x', product: 'auth' } };`,
    'PUBLIC The Link configuration',
  ],
  [
    'prop types',
    'a.js',
    `Plaid.propTypes = { clientName: PropTypes.string, product: PropTypes.array, env: PropTypes.string, publicKey: PropTypes.string.isRequired };`,
    '',
  ],
  [
    'type only',
    'a.ts',
    `interface PlaidProps { clientName: string; env: 'sandbox'; product: string; publicKey: string }`,
    '',
  ],

  [
    'component',
    'a.tsx',
    `${component}const x = <PlaidLink publicKey={KEY} env="sandbox" product={['auth']} clientName="H" onSuccess={f}>Go</PlaidLink>;`,
    'PUBLIC <PlaidLink>',
  ],
  [
    'component with a token',
    'a.tsx',
    `${component}const x = <PlaidLink token={token} onSuccess={f} />;`,
    'token <PlaidLink>',
  ],
  [
    'React list key',
    'a.tsx',
    `${component}const x = items.map((i) => <PlaidLink key={i.id} token={i.t} onSuccess={f} />);`,
    'token <PlaidLink>',
  ],
  [
    'spread attributes',
    'a.jsx',
    `${component}const p = { publicKey: KEY, env: 'sandbox' };\nconst x = <PlaidLink {...p} onSuccess={f} />;`,
    'PUBLIC <PlaidLink>',
  ],
  [
    'comment behind an attribute',
    'a.jsx',
    `${component}const x = <PlaidLink publicKey={C.publicKey}//{process.env.K}\n env="sandbox" />;`,
    'PUBLIC <PlaidLink>',
  ],
  [
    'component of the project with a key',
    'a.jsx',
    `import PlaidLink from './PlaidLink';\nconst x = <PlaidLink publicKey={KEY} />;`,
    'PUBLIC <PlaidLink>',
  ],
  [
    'component of the project without',
    'a.jsx',
    `import PlaidLink from './PlaidLink';\nconst x = <PlaidLink onSuccess={f} />;`,
    '',
  ],
  ['empty key', 'a.jsx', `${component}const x = <PlaidLink publicKey="" token={t} />;`, 'token <PlaidLink>'],
  [
    'key of another library',
    'a.jsx',
    `import { Elements } from '@stripe/react'; import 'plaid';\nconst x = <StripeProvider publicKey="pk_test_1" />;`,
    '',
  ],
  [
    'embedded',
    'a.tsx',
    `import { PlaidEmbeddedLink } from 'react-plaid-link';\nconst x = <PlaidEmbeddedLink token={t} onSuccess={f} />;`,
    'token <PlaidEmbeddedLink>',
  ],
  [
    'button with all options in one attribute',
    'a.jsx',
    `import PlaidLinkButton from 'react-plaid-link-button';\nconst x = <PlaidLinkButton buttonProps={{ className: 'a' }} plaidLinkProps={{ clientName: 'H', key: KEY, env: 'sandbox' }} />;`,
    'PUBLIC <PlaidLinkButton>',
  ],
  [
    'authenticator',
    'a.jsx',
    `import PlaidAuthenticator from 'react-native-plaid-link';\nconst x = <PlaidAuthenticator publicKey='k' env='sandbox' product='auth' clientName='H' />;`,
    'PUBLIC <PlaidAuthenticator>',
  ],

  [
    'native, configuration',
    'a.tsx',
    `${native}const x = <PlaidLink publicKeyConfig={{ publicKey: KEY, environment: 'sandbox' }} onSuccess={f} />;`,
    'PUBLIC <PlaidLink>',
  ],
  [
    'native, configuration from elsewhere',
    'a.tsx',
    `${native}const x = <PlaidLink publicKeyConfig={config} onSuccess={f} />;`,
    'PUBLIC <PlaidLink>',
  ],
  [
    'native, token configuration',
    'a.tsx',
    `${native}const x = <PlaidLink tokenConfig={{ token }} onSuccess={f} />;`,
    'token <PlaidLink>',
  ],
  [
    'native, openLink',
    'a.tsx',
    `${native}openLink({ publicKeyConfig: { publicKey: KEY }, onSuccess });`,
    'PUBLIC openLink',
  ],
  [
    'native, openLink with a token',
    'a.tsx',
    `${native}openLink({ tokenConfig: { token }, onSuccess });`,
    'token openLink',
  ],
  ['native, create', 'a.tsx', `${native}create({ token });\nopen({ onSuccess });`, 'token create'],
  [
    'native, session',
    'a.tsx',
    `${native}const s = await createPlaidLinkSession({ token, onSuccess });`,
    'token createPlaidLinkSession',
  ],
  [
    'create of something else',
    'a.ts',
    `import { create } from 'zustand';\n// plaid\ncreate({ token, key });`,
    '',
  ],

  [
    'script attributes in JSX',
    'a.jsx',
    `const x = <script src="https://cdn.plaid.com/link/stable/link-initialize.js" data-key={KEY} data-env="sandbox" />;`,
    'PUBLIC data-key',
  ],
  [
    'script set by hand',
    'a.js',
    `s.src = 'https://cdn.plaid.com/link/stable/link-initialize.js';\ns['data-key'] = KEY;`,
    'PUBLIC data-key',
  ],
  [
    'script set by setAttribute',
    'a.js',
    `s.src = 'https://cdn.plaid.com/link/stable/link-initialize.js';\ns.setAttribute('data-key', KEY);`,
    'PUBLIC data-key',
  ],
  [
    'data-key of other scripts',
    'a.js',
    `// plaid\ns.src = 'https://example.com/x.js';\ns.setAttribute('data-key', KEY);`,
    '',
  ],
  [
    'HTML in a string',
    'a.ts',
    `const html = \`<script>\n  const h = Plaid.create({ clientName: 'H', // name\n  env: 'sandbox', key: '\${publicKey}', product: ['auth'] });</script>\`;`,
    'PUBLIC Plaid.create',
  ],
  [
    'HTML in a Python string',
    'a.py',
    `page = """<script>\nvar h = Plaid.create({ token: '{{ token }}', onSuccess: function (t) {} });\n</script>"""`,
    'token Plaid.create',
  ],
  [
    'public key in a Python template',
    'a.py',
    `page = f"""<script>Plaid.create({{ key: '{key}', env: 'sandbox', product: ['auth'], clientName: 'H' }})</script>"""`,
    'PUBLIC Plaid.create',
  ],
  [
    'tag in a string',
    'a.js',
    `el.innerHTML = '<script src="https://cdn.plaid.com/link/stable/link-initialize.js" data-key="abc" data-env="tartan"></' + 'script>';`,
    'PUBLIC data-key',
  ],
  [
    'wrapper in a template',
    'a.ts',
    `@Component({ template: \`<mr-ngx-plaid-link-button env="sandbox" publicKey="YOURKEY"></mr-ngx-plaid-link-button>\` })`,
    'PUBLIC <mr-ngx-plaid-link-button>',
  ],
  [
    'bound wrapper',
    'a.js',
    `Vue.component('x', { template: '<plaid-link :public-key="key" env="sandbox"></plaid-link>' });`,
    'PUBLIC <plaid-link>',
  ],

  [
    'address',
    'a.js',
    `const u = \`https://cdn.plaid.com/link/v2/stable/link.html?isWebview=true&key=\${KEY}&env=sandbox\`;`,
    'PUBLIC link.html',
  ],
  [
    'address put together',
    'a.js',
    `const u = 'https://cdn.plaid.com/link/v2/stable/link.html?isWebview=true' + '&env=' + env + '&key=' + KEY;`,
    'PUBLIC link.html',
  ],
  [
    'an address from elsewhere',
    'a.dart',
    `class PlaidWebview { String url(c) => c.base + '?key=' +\n  c.key +\n  '&isWebview=true' +\n  '&product=auth' + '&env=' + c.env; }`,
    'PUBLIC link.html',
  ],
  [
    'another address from elsewhere',
    'a.dart',
    `// plaid\nfinal u = base + '?key=' + k + '&env=' + e + '&product=' + p;`,
    '',
  ],
  [
    'options in a map of Java',
    'A.java',
    `class A { void open() { o.put("key", KEY); o.put("env", "sandbox"); o.put("baseUrl", "https://cdn.plaid.com/link/v2/stable/link.html"); } }`,
    'PUBLIC link.html',
  ],
  [
    'options in a map of Kotlin',
    'A.kt',
    `val o = mapOf("key" to KEY, "env" to "sandbox", "baseUrl" to "https://cdn.plaid.com/link/v2/stable/link.html")`,
    'PUBLIC link.html',
  ],
  [
    'options in a dictionary of C#',
    'A.cs',
    `class A { string U() { var o = new Dictionary<string, string> { { "key", K }, { "env", "sandbox" } }; return Q.Add("https://cdn.plaid.com/link/v2/stable/link.html", o); } }`,
    'PUBLIC link.html',
  ],
  [
    'host and path apart',
    'A.kt',
    `val u = Uri.Builder().authority("cdn.plaid.com").path("/link/v2/stable/link.html").appendQueryParameter("key", KEY).build()`,
    'PUBLIC link.html',
  ],
  [
    'host and path apart in Dart',
    'a.dart',
    `final u = Uri.https('cdn.plaid.com', '/link/v2/stable/link.html', {'isWebview': 'true', 'key': k, 'env': e});`,
    'PUBLIC link.html',
  ],
  [
    'a map far from the options',
    'A.java',
    `class A { String u = "https://cdn.plaid.com/link/v2/stable/link.html"; void f() { o.put("token", t); o.put("isWebview", "true"); } ${' '.repeat(900)} void g() { maps.put("key", MAPS); } }`,
    '',
  ],
  [
    'host and path of others',
    'A.kt',
    `// plaid\nval u = Uri.Builder().authority("cdn.example.com").path("/link/v2/stable/link.html").appendQueryParameter("key", KEY).build()`,
    '',
  ],
  [
    'address with parameters',
    'a.js',
    `const base = 'https://cdn.plaid.com/link/v2/stable/link.html';\nconst q = new URLSearchParams({ isWebview: 'true', key: KEY, env });`,
    'PUBLIC link.html',
  ],
  [
    'address with searchParams',
    'a.js',
    `const u = new URL('https://cdn.plaid.com/link/v2/stable/link.html');\nu.searchParams.append('key', KEY);`,
    'PUBLIC link.html',
  ],
  [
    'address with a token',
    'a.js',
    `const u = \`https://cdn.plaid.com/link/v2/stable/link.html?isWebview=true&token=\${t}\`;`,
    '',
  ],
  [
    'key of another address',
    'a.js',
    `const u = 'https://cdn.plaid.com/link/v2/stable/link.html?token=x';\nconst m = 'https://maps.googleapis.com/js?v=3&key=abc';`,
    '',
  ],
  [
    'address from another file',
    'a.js',
    `const u = \`\${PLAID_PAGE}?key=\${k}&apiVersion=v2&env=\${e}&product=auth&isWebview=true\`;`,
    'PUBLIC link.html',
  ],
  [
    'field of a class',
    'a.js',
    `class A { config = { key: KEY, env: 'sandbox', product: 'auth' }; open() { window.Plaid.create(this.config).open(); } }`,
    'PUBLIC Plaid.create',
  ],
  [
    'data-key of a list',
    'a.jsx',
    `import 'plaid';\nconst x = <li data-key={i.id} data-product={i.product} data-webhook="x">a</li>;`,
    '',
  ],
  [
    'data-key set beside the script',
    'a.js',
    `s.src = 'https://cdn.plaid.com/link/v2/stable/link-initialize.js';\nrow.dataset.key = id; $(row).data('key', id);`,
    '',
  ],
  ['hook of the same file', 'a.tsx', `function usePlaidLink(o) { return o; }\nusePlaidLink({ userId });`, ''],
  ['call of the own back end', 'a.ts', `await api.createPlaidLink({ token, products });`, ''],
  [
    'component under another name',
    'a.tsx',
    `import { PlaidLink as Link } from 'react-plaid-link';\nconst x = <Link publicKey={K} env="sandbox" />;`,
    'PUBLIC <Link>',
  ],
  [
    'component of a module',
    'a.tsx',
    `import * as P from 'react-plaid-link';\nconst x = <P.PlaidLink publicKey={K} />;`,
    'PUBLIC <P.PlaidLink>',
  ],
  [
    'component by a call',
    'a.js',
    `import PlaidLink from 'react-plaid-link';\nReact.createElement(PlaidLink, { publicKey: K, onSuccess });`,
    'PUBLIC <PlaidLink>',
  ],
  [
    'list key by a call',
    'a.js',
    `import PlaidLink from 'react-plaid-link';\nReact.createElement(PlaidLink, { key: id, token: t, onSuccess });`,
    'token <PlaidLink>',
  ],
  [
    'merged by jQuery',
    'a.js',
    `window.Plaid.create($.extend({}, defaults, { key: k, env: e }));`,
    'PUBLIC Plaid.create',
  ],
  [
    'typed field',
    'a.ts',
    `class A { private config: PlaidConfig = { apiVersion: 'v2', env: 'sandbox', token: null, key: 'K', product: ['auth'] }; }`,
    'PUBLIC PlaidConfig',
  ],
];

for (const [name, path, text, expected] of cases) {
  test(`launch: ${name} (${path}: ${expected || 'none'})`, async () => {
    const { launches } = await recognizer.recognize({ text, path });
    const got = launches.map((each) => `${each.mode === 'public_key' ? 'PUBLIC' : 'token'} ${each.via}`);
    assert.equal(got.join('; '), expected);
  });
}

test('launch: the key, the options and the whole are where they are written', async () => {
  const text = `const o = { key: KEY, env: 'sandbox', onSuccess };\nPlaid.create(o);\n`;
  const { launches } = await recognizer.recognize({ text, path: 'a.js' });
  const [launch] = launches;
  assert.ok(launch?.keySpan && launch.optionsSpan);
  assert.equal(text.slice(launch.keySpan.start, launch.keySpan.end), 'key');
  assert.equal(
    text.slice(launch.optionsSpan.start, launch.optionsSpan.end),
    `{ key: KEY, env: 'sandbox', onSuccess }`,
  );
  assert.equal(text.slice(launch.span.start, launch.span.end), `${text.slice(10, 49)};\nPlaid.create(o)`);
  const env = launch.options?.get('env');
  assert.equal(text.slice(env?.start, env?.end), `env: 'sandbox'`);
});

test('launch: hostile text takes linear time and keeps ranges inside', async () => {
  const parts = [
    'Plaid.create({',
    'key:',
    '`',
    "'",
    '<%',
    '{{',
    '<plaid-link ',
    'data-key',
    'usePlaidLink(',
    '(',
    '[',
    '\\',
  ];
  for (const part of parts)
    await assertLinear(part, 4000, async (size) => {
      const text = `${part.repeat(size)} plaid`;
      const { launches } = await recognizer.recognize({ text, path: 'a.jsx' });
      for (const each of launches) assert.ok(each.span.start >= 0 && each.span.end <= text.length);
    });
});
