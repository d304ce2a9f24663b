import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertLinear } from '../../support/growth.ts';
import { recognizer } from '../../support/recognizer.ts';

const request = `await plaid.linkTokenCreate({ user: { client_user_id: id }, client_name: 'Harbor', products: ['auth'], country_codes: ['US'], language: 'en' });`;
const old = `env: 'sandbox', product: ['auth'], clientName: 'Harbor'`;
const fence = '```';

/** What a host document holds: launches, environments, requests, secrets; each with its 1-based line. */
const cases: readonly (readonly [name: string, path: string, text: string, expected: string])[] = [
  [
    'script of a page',
    'a.html',
    `<html>\n<script>\nPlaid.create({ key: 'k', ${old} });\n</script>`,
    'public_key Plaid.create 3; sandbox 3',
  ],
  [
    'script with attributes',
    'a.html',
    `<script type="module" data-x="a>b">\nPlaid.create({ token: t, onSuccess });\n</script>`,
    'link_token Plaid.create 2',
  ],
  [
    'an Android manifest in fences',
    'README.md',
    `${fence}xml\n<meta-data android:name="com.plaid.link.public_key"\n  android:value="k" />\n${fence}\n\n${fence}\n<meta-data android:name="com.plaid.link.public_key" android:value="k" />\n${fence}`,
    'public_key com.plaid.link.public_key 2; public_key com.plaid.link.public_key 7',
  ],
  [
    'an element of a fence without a name',
    'README.md',
    `${fence}\n<PlaidLinkButton\n  plaidLinkProps={{\n    key: 'YOUR_KEY', ${old}, onSuccess: this.done\n  }}\n>\n  Link\n</PlaidLinkButton>\n${fence}`,
    'public_key <PlaidLinkButton> 2; sandbox 4',
  ],
  [
    'a function in a fence without a name',
    'README.md',
    `${fence}\napp.config(['plaidLink', function (plaidLink) {\n  plaidLink.init({ key: 'KEY', ${old} });\n}]);\n${fence}`,
    'public_key The Link configuration 3; sandbox 3',
  ],
  ['commented-out script', 'a.html', `<!--\n<script>Plaid.create({ key: 'k', ${old} });</script>\n-->`, ''],
  [
    'template that is no script',
    'a.html',
    `<script type="text/x-template">\n<plaid-link :public-key="k"></plaid-link>\n</script>`,
    'public_key <plaid-link> 2',
  ],
  [
    'ERB values',
    'a.html.erb',
    `<script>\nvar h = Plaid.create({\n  env: <%= @env.to_json %>,\n  key: '<%= ENV['KEY'] %>',\n  product: <%= @p %> });\n</script>`,
    'public_key Plaid.create 2',
  ],
  [
    'ERB token',
    'a.html.erb',
    `<script>\nvar h = Plaid.create({ token: <%= @t.to_json.html_safe %>, onSuccess: f });\n</script>`,
    'link_token Plaid.create 2',
  ],
  [
    'PHP values',
    'a.phtml',
    `<script>\nPlaid.create({ env: '<?php echo $c['env']; ?>', key: '<?= $k ?>', product: ['auth'] });\n</script>`,
    'public_key Plaid.create 2',
  ],
  [
    'Jinja token',
    'a.html',
    `<script>\nPlaid.create({ token: {{ token|tojson }}, onSuccess: f });\n</script>`,
    'link_token Plaid.create 2',
  ],
  [
    'inline handler',
    'a.html',
    `<script src="https://cdn.plaid.com/link/v2/stable/link-initialize.js"></script>\n<button onclick="Plaid.create({ key: 'k', env: 'tartan', product: 'auth' }).open()">`,
    'public_key Plaid.create 2; tartan 2',
  ],
  [
    'script of the first generations',
    'a.html',
    `<form>\n<script src="https://cdn.plaid.com/link/stable/link-initialize.js"\n data-client-name="H" data-key="abc" data-env="tartan"></script>`,
    'public_key data-key 3; tartan 3',
  ],
  [
    'data attributes of a template',
    'a.erb',
    `<div id="plaid-data"\n data-client-name="<%= n %>"\n data-key="<%= k %>"></div>`,
    'public_key data-key 3',
  ],
  ['other data-key', 'a.html', `<div data-key="abc" class="plaid"></div><li data-key="1"></li>`, ''],
  [
    'Angular directive',
    'a.html',
    `<button ngxPlaidLink env="sandbox" [publicKey]="key">Go</button>`,
    'public_key <button> 1; sandbox 1',
  ],
  [
    'Vue script',
    'a.vue',
    `<template>\n<div/>\n</template>\n<script setup lang="ts">\nconst h = window.Plaid.create({ key: k as string, ${old} });\n</script>`,
    'public_key Plaid.create 5; sandbox 5',
  ],
  [
    'Vue template',
    'a.vue',
    `<template>\n  <plaid-link :env="env" :publicKey="key" />\n</template>`,
    'public_key <plaid-link> 2',
  ],
  [
    'Pug template',
    'a.vue',
    `<template lang="pug">\n  plaid-link(:env="props.env" :publicKey="props.publicKey"\n    :product='p') Open\n</template>`,
    'public_key <plaid-link> 2',
  ],
  [
    'Vue declaration',
    'a.vue',
    `<script>\nexport default { name: 'plaid-link', props: { publicKey: String, env: String, clientName: String, product: String } };\n</script>`,
    '',
  ],
  [
    'Svelte',
    'a.svelte',
    `<script>\n  Plaid.create({ token, onSuccess });\n</script>\n<button>{label}</button>`,
    'link_token Plaid.create 2',
  ],
  ['fence', 'a.md', `# Plaid\n\n${fence}js\n${request}\n${fence}\n`, 'request 4'],
  ['fence in a list, tildes', 'a.md', `1. Step\n\n   ~~~ts title="x"\n   ${request}\n   ~~~\n`, 'request 4'],
  [
    'fence, Python',
    'a.md',
    `${fence}python\nfrom plaid.api import plaid_api\nrequest = LinkTokenCreateRequest(client_name="H", language="en", country_codes=[], products=[])\n${fence}`,
    'request 3',
  ],
  [
    'two fences keep apart',
    'a.md',
    `${fence}js\nconst plaidOptions = { key: KEY, ${old} };\n${fence}\n${fence}js\nPlaid.create(plaidOptions);\n${fence}\n`,
    'public_key The Link configuration 2; sandbox 2',
  ],
  [
    'page in a fence',
    'a.md',
    `${fence}html\n<script>\nPlaid.create({ key: 'k', ${old} });\n</script>\n${fence}`,
    'public_key Plaid.create 3; sandbox 3',
  ],
  [
    'template fenced as Ruby',
    'a.md',
    `${fence}ruby\n<div data-env="tartan" data-key="<%= PlaidRails.key %>"></div>\n${fence}`,
    'public_key data-key 2; tartan 2',
  ],
  ['env file in a fence', 'a.md', `${fence}env\nPLAID_ENV=development\n${fence}`, 'development 2'],
  [
    'prose',
    'a.md',
    `Set \`PLAID_ENV=development\`, then call \`Plaid.create({ key: 'k', env: 'sandbox', product: 'auth' })\`.\n`,
    '',
  ],
  ['fence without an end', 'a.md', `${fence}js\n${request}`, 'request 2'],
  [
    'CRLF',
    'a.md',
    `# 😀\r\n\r\n${fence}js\r\nPlaid.create({ token: t, onSuccess });\r\n${fence}\r\n`,
    'link_token Plaid.create 4',
  ],
  [
    'Thymeleaf',
    'a.html',
    `<script th:inline="javascript">\nPlaid.create({ key: /*[[\${key}]]*/ '', env: [[\${env}]], product: ['auth'] });\n</script>`,
    'public_key Plaid.create 2',
  ],
  [
    'Blade',
    'a.blade.php',
    `<script>\nPlaid.create({ key: @json($key), env: '{{ config('plaid.env') }}', product: ['auth'] });\n</script>`,
    'public_key Plaid.create 2',
  ],
  [
    'Slim',
    'a.html.slim',
    `javascript:\n  var h = Plaid.create({ env: 'development', key: '#{ENV['KEY']}', product: 'auth' });`,
    'public_key Plaid.create 2; development 2',
  ],
  [
    'Pug page',
    'a.pug',
    `script.\n  Plaid.create({ token: '#{token}', onSuccess: f })\nplaid-link(publicKey=key env="sandbox")`,
    'link_token Plaid.create 2; public_key <plaid-link> 3; sandbox 3',
  ],
  [
    'Slim, a request over lines and a value of the template',
    'a.slim',
    `div\n  javascript:\n    ${request}\n    Plaid.create({ token: '#{t}', onSuccess });\n  p Plaid\n`,
    'request 3; link_token Plaid.create 4',
  ],
  [
    'Haml',
    'a.haml',
    `%div\n  :javascript\n    Plaid.create({ key: '#{@key}', ${old} });\n`,
    'public_key Plaid.create 3; sandbox 3',
  ],
  ['Pug script, tabs', 'a.pug', `div\n\tscript(type="x").\n\t\t${request}\n`, 'request 3'],
  [
    'Razor',
    'a.cshtml',
    `@{ var x = 1; }\n@section Scripts {\n<script>\nvar h = Plaid.create({ key: '@Model.Key', ${old} });\n</script>}\n`,
    'public_key Plaid.create 4; sandbox 4',
  ],
  [
    'Twig',
    'a.twig',
    `<script>\nPlaid.create({ key: '{{ key }}', env: '{{ env }}', product: ['auth'] });\n{% if x %}\nh.open();\n{% endif %}</script>\n`,
    'public_key Plaid.create 2',
  ],
  [
    'PHP of a template',
    'a.phtml',
    `<p>\n<?php\n$body = ['client_name' => 'H', 'country_codes' => ['US'], 'language' => 'en', 'user' => ['client_user_id' => 1]];\n$http->post('https://sandbox.plaid.com/link/token/create', ['json' => $body]);\n?>\n<script>Plaid.create({ token: '<?= $t ?>', onSuccess });</script>`,
    'request 3; link_token Plaid.create 6; sandbox 4',
  ],
  [
    'Go template',
    'a.templ',
    `templ Page() {\n<script>\nPlaid.create({ key: 'k', ${old} });\n</script>\n}`,
    'public_key Plaid.create 3; sandbox 3',
  ],
  [
    'Astro',
    'a.astro',
    `---\nimport { x } from 'plaid';\n${request}\n---\n<html><script>\nPlaid.create({ token, onSuccess });\n</script></html>`,
    'request 3; link_token Plaid.create 6',
  ],
  ['Astro without a program', 'a.astro', `<p>plaid</p>\n---\n${request}\n---\n`, ''],
  [
    'CFML tags',
    'a.cfm',
    `<cfset body = { "client_name": "H", "country_codes": ["US"], "language": "en", "user": {"client_user_id": 1} }>\n<cfhttp url="https://sandbox.plaid.com/link/token/create" method="post">`,
    'request 1',
  ],
  [
    'CFML script',
    'a.cfm',
    `<cfscript>\nplaid.post("/link/token/create", { "client_name": "H", "country_codes": ["US"], "language": "en", "user": {"client_user_id": 1} });\n</cfscript>`,
    'request 2',
  ],
  [
    'CFML component',
    'a.cfc',
    `component {\n function f() {\n  return plaid.setBody({ "client_name": "H", "country_codes": ["US"], "language": "en", "user": {"client_user_id": 1} }).post("/link/token/create");\n }\n}`,
    'request 3',
  ],
  [
    'reStructuredText, directive with options',
    'a.rst',
    `Plaid\n=====\n\n.. code-block:: python\n   :linenos:\n\n   from plaid.api import plaid_api\n   req = LinkTokenCreateRequest(client_name="H", language="en", country_codes=[], products=[])\n   plaid_api.x.link_token_create(req)\n\nThen call Plaid.\n`,
    'request 8',
  ],
  [
    'reStructuredText, literal block',
    'a.rst',
    `Ask Plaid::\n\n    curl https://sandbox.plaid.com/link/token/create -d '{"client_name":"H","country_codes":["US"],"language":"en","user":{}}'\n\nProse.\n`,
    'request 3; sandbox 3',
  ],
  ['reStructuredText, prose', 'a.rst', `Plaid: ${request}\n\n.. note:: ${request}\n`, ''],
  [
    'AsciiDoc',
    'a.adoc',
    `= Plaid\n\n[source,js]\n.Title\n----\n${request}\n----\n\n${request}\n`,
    'request 6',
  ],
  [
    'AsciiDoc, options and dots',
    'a.adoc',
    `[source%linenums,bash]\n....\ncurl https://development.plaid.com/item/get\n....\n`,
    'development 3',
  ],
  [
    'Docusaurus tabs',
    'a.mdx',
    `<Tabs>\n<TabItem value="js">\n\n${fence}js title="a.js" {1}\n${request}\n${fence}\n\n</TabItem>\n</Tabs>\n`,
    'request 5',
  ],
  [
    'rules of an assistant',
    'a.mdc',
    `---\nglobs: "*.ts"\n---\n${fence}ts\n${request}\n${fence}\n`,
    'request 5',
  ],
  [
    'Android manifest',
    'AndroidManifest.xml',
    `<application>\n<meta-data\n android:name="com.plaid.link.public_key"\n android:value="@string/plaid_public_key" />\n</application>`,
    'public_key com.plaid.link.public_key 2',
  ],
  [
    'property list',
    'Info.plist',
    `<dict>\n<key>PLKPlaidLinkConfiguration</key>\n<dict>\n<key>key</key>\n<string>x</string></dict></dict>`,
    'public_key PLKPlaidLinkConfiguration 2',
  ],
];

for (const [name, path, text, expected] of cases) {
  test(`embedded: ${name} (${path}: ${expected || 'none'})`, async () => {
    const r = await recognizer.recognize({ text, path });
    const line = (offset: number): number => r.source.positionAt(offset).line + 1;
    const got = [
      ...r.requests.map((each) => `request ${line(each.site.start)}`),
      ...r.launches.map(
        (each) =>
          `${each.mode} ${each.via} ${line((each.keySpan && each.mode === 'public_key' && each.via === 'data-key' ? each.keySpan : each.span).start)}`,
      ),
      ...r.environments.map((each) => `${each.environment} ${line(each.span.start)}`),
      ...r.secrets.map((each) => `${each.secret} ${line(each.span.start)}`),
    ];
    assert.equal(got.join('; '), expected);
  });
}

test('embedded: a secret in a script is told once', async () => {
  const text = `<script>\nPlaid.create({ key: '3e32fe89ce9a6c586bd001cf7be2f3', ${old} });\n</script>`;
  const { secrets } = await recognizer.recognize({ text, path: 'a.html' });
  assert.deepEqual(
    secrets.map((each) => text.slice(each.span.start, each.span.end)),
    ['3e32fe89ce9a6c586bd001cf7be2f3'],
  );
});

test('embedded: hostile hosts take linear time', async () => {
  const parts = [
    '<script>',
    '<!--',
    '<script ',
    '"',
    "'",
    '```\n',
    '~~~js\nplaid\n',
    '<%',
    '{{',
    '<plaid-link a="',
    '.. code::\n ',
    'x::\n\n y\n',
    '----\n',
    'script.\n ',
    '<?php ',
    '<cfset ',
    '> ',
  ];
  for (const path of ['a.html', 'a.md', 'a.vue', 'a.rst', 'a.adoc', 'a.slim', 'a.cfm', 'a.phtml']) {
    for (const part of parts) {
      await assertLinear(`${path} ${part}`, 5000, (size) =>
        recognizer.recognize({ text: `plaid ${part.repeat(size)} link_token`, path }),
      );
    }
  }
});

test('embedded: many regions cost no more than their length', async () => {
  const one = `${fence}js\nPlaid.create({ token: t, onSuccess });\n${fence}\n${'prose about a bank. '.repeat(100)}\n\n`;
  await assertLinear('regions', 144, async (size) => {
    const { launches } = await recognizer.recognize({ text: one.repeat(size), path: 'a.md' });
    assert.equal(launches.length, size);
  });
});

test('embedded: every offset of a request is one of the host', async () => {
  const text = `# Plaid 😀\n\n${fence}js\nconst r = { user: { client_user_id: id }, client_name: 'H', products: ['auth'], country_codes: ['US'], language: 'en' };\nif (uri) r.redirect_uri = uri;\nawait plaid.linkTokenCreate(r);\n${fence}\n`;
  const { requests } = await recognizer.recognize({ text, path: 'a.md' });
  const [request] = requests;
  const site = request?.fields.get('redirect_uri')?.sites[0];
  assert.ok(request && site && request.insert);
  assert.equal(text.slice(site.value.span.start, site.value.span.end), 'uri');
  assert.equal(text.slice(request.insert.span.start, request.insert.span.start + 6), '{ user');
  assert.equal(text.slice(request.insert.at - 4, request.insert.at), `'en'`);
});
