import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recognizer } from '../../support/recognizer.ts';

/**
 * One request each: `redirect_uri / android_package_name / closed?`; none: not a request. Several requests are
 * separated by `; `. `-` is a field nobody sets.
 */
type Case = readonly [name: string, path: string, text: string, expected: string];

const base = `user: { client_user_id: id }, client_name: 'Harbor', products: ['auth'], country_codes: ['US'], language: 'en'`;
const head = `import { PlaidApi } from 'plaid';\n`;

const cases: readonly Case[] = [
  ['literal in the call', 'a.ts', `${head}await plaid.linkTokenCreate({ ${base} });`, '- - closed'],
  [
    'literal with the field',
    'a.ts',
    `${head}plaid.linkTokenCreate({ ${base}, redirect_uri: uri });`,
    'present - closed',
  ],
  [
    'annotated variable, fields set later under conditions',
    'a.ts',
    `${head}const req: LinkTokenCreateRequest = { ${base} };
if (env.PLAID_REDIRECT_URI) req.redirect_uri = env.PLAID_REDIRECT_URI;
if (env.PKG) { req['android_package_name'] = env.PKG; }
await plaid.linkTokenCreate(req);`,
    'conditional conditional closed',
  ],
  [
    'conditional spread names the field, unknown spread leaves it open',
    'a.ts',
    `plaidClient.linkTokenCreate({ ...base, ${base}, ...(uri ? { redirect_uri: uri } : {}) });`,
    'conditional - open',
  ],
  [
    'conditional spread that does not name the field',
    'a.ts',
    `plaidClient.linkTokenCreate({ ...(token ? { access_token: token } : { products: ['auth'] }), client_name: 'x', language: 'en', country_codes: ['US'] });`,
    '- - closed',
  ],
  [
    'short-circuit spread',
    'a.ts',
    `plaidClient.linkTokenCreate({ ${base}, ...(uri && { redirect_uri: uri }) });`,
    'conditional - closed',
  ],
  [
    'one literal per branch',
    'a.ts',
    `let payload: any = {};
if (platform === 'ios') payload = { ${base}, redirect_uri: RETURN_URL };
else payload = { ${base}, android_package_name: PKG };
await plaidClient.linkTokenCreate(payload);`,
    'present - closed; - present closed',
  ],
  [
    'ternary with undefined',
    'a.ts',
    `plaidClient.linkTokenCreate({ ${base}, redirect_uri: isWeb ? url : undefined, android_package_name: isWeb ? undefined : pkg } as LinkTokenCreateRequest);`,
    'conditional conditional closed',
  ],
  [
    'null is absent',
    'a.ts',
    `plaidClient.linkTokenCreate({ ${base}, redirect_uri: null });`,
    'absent - closed',
  ],
  [
    'undefined is absent',
    'a.js',
    `plaidClient.linkTokenCreate({ ${base}, redirect_uri: undefined });`,
    'absent - closed',
  ],
  [
    'or undefined',
    'a.ts',
    `plaidClient.linkTokenCreate({ ${base}, redirect_uri: process.env.R || undefined });`,
    'conditional - closed',
  ],
  [
    'deleted again',
    'a.js',
    `const b = { ${base}, redirect_uri: u };\ndelete b.redirect_uri;\nplaidClient.linkTokenCreate(b);`,
    'absent - closed',
  ],
  [
    'shorthand',
    'a.ts',
    `const redirect_uri = cfg.r;\nplaidClient.linkTokenCreate({ ${base}, redirect_uri });`,
    'present - closed',
  ],
  [
    'satisfies',
    'a.ts',
    `const body = { ${base}, redirect_uri } satisfies Partial<LinkTokenCreateRequest>;\nplaidClient.linkTokenCreate(body);`,
    'present - closed',
  ],
  [
    'wrapper of the project: open',
    'a.ts',
    `import { createLinkTokenFor } from './plaid';\nawait createLinkTokenFor(user, { ${base} });`,
    '- - open',
  ],
  [
    'wrapper in the same file adds the field',
    'a.ts',
    `function send(body) { body.redirect_uri = URI; return plaidClient.linkTokenCreate(body); }\nsend({ ${base} });`,
    'present - closed',
  ],
  [
    'wrapper in the same file adds nothing',
    'a.ts',
    `const send = async (body) => (await plaidClient.linkTokenCreate(body)).data;\nsend({ ${base} });`,
    '- - closed',
  ],
  [
    'passed to a function before the call',
    'a.ts',
    `const b = { ${base} };\naddReturn(b);\nplaidClient.linkTokenCreate(b);`,
    '- - open',
  ],
  [
    'passed to a function after the call',
    'a.ts',
    `const b = { ${base} };\nawait plaidClient.linkTokenCreate(b);\nremember(b);`,
    '- - closed',
  ],
  [
    'logged before the call',
    'a.ts',
    `const b = { ${base} };\nconsole.log(b, JSON.stringify(b));\nplaidClient.linkTokenCreate(b);`,
    '- - closed',
  ],
  [
    'computed key',
    'a.ts',
    `const b = { ${base} };\nb[name] = v;\nplaidClient.linkTokenCreate(b);`,
    '- - open',
  ],
  [
    'Object.assign of what is visible',
    'a.js',
    `const c = { ${base} };\nplaidClient.linkTokenCreate(Object.assign({}, c, { redirect_uri: u }));`,
    'present - closed',
  ],
  [
    'Object.assign of what is not',
    'a.js',
    `plaidClient.linkTokenCreate(Object.assign({ ${base} }, options));`,
    '- - open',
  ],
  [
    'helper of the file returns it',
    'a.ts',
    `function build(id) { return { ${base} }; }\nplaidClient.linkTokenCreate(build(1));`,
    '- - closed',
  ],
  [
    'helper of the file returns a variable it adds to',
    'a.ts',
    `const build = (id) => { const c: any = { ${base} }; if (uri) { c.redirect_uri = uri; } return c; };\nplaidClient.linkTokenCreate(build(1));`,
    'conditional - closed',
  ],
  [
    'parameter: unseen',
    'a.ts',
    `${head}export const create = (req) => client.linkTokenCreate(req);`,
    '- - open',
  ],
  [
    'method reference',
    'a.ts',
    `const params = { ${base} };\nawait run(getClient().linkTokenCreate, params);`,
    '- - closed',
  ],
  [
    'fetch',
    'a.js',
    `await fetch(\`\${HOST}/link/token/create\`, { method: 'POST', headers, body: JSON.stringify({ client_id, secret, ${base} }) });`,
    '- - closed',
  ],
  [
    'axios.post',
    'a.js',
    `axios.post('https://sandbox.plaid.com/link/token/create', { client_id, secret, ${base}, redirect_uri: u });`,
    'present - closed',
  ],
  [
    'got with json',
    'a.js',
    `got.post(url + '/link/token/create', { json: { client_id, secret, ${base} } });`,
    '- - closed',
  ],
  [
    'axios with a config',
    'a.js',
    `axios({ url: '/link/token/create', baseURL, method: 'post', data: { client_id, secret, ${base} } });`,
    '- - closed',
  ],
  [
    'options in a variable',
    'a.js',
    `const options = { method: 'POST', body: JSON.stringify({ client_id, secret, ${base} }) };\nfetch(base + '/link/token/create', options);`,
    '- - closed',
  ],
  [
    'body in a variable',
    'a.ts',
    `const body: any = { client_id, secret, ${base} };\nif (r) body.redirect_uri = r;\nconst res = await fetch('https://production.plaid.com/link/token/create', { method: 'POST', body: JSON.stringify(body) });`,
    'conditional - closed',
  ],
  [
    'address in a constant',
    'a.js',
    `const url = 'https://sandbox.plaid.com/link/token/create';\nawait axios.post(url, { client_id, secret, ${base} });`,
    '- - closed',
  ],
  [
    'own request function',
    'a.js',
    `const plaidRequest = (path, body) => fetch(base + path, { body });\nplaidRequest('/link/token/create', { ${base} });`,
    '- - closed',
  ],
  [
    'XMLHttpRequest',
    'a.js',
    `// Plaid\nxhr.open('POST', u);\nxhr.send(JSON.stringify({ ${base} }));`,
    '- - closed',
  ],
  [
    'legacy generation',
    'a.js',
    `const plaid = require('plaid');\nconst client = new plaid.Client({ clientID, secret, env: plaid.environments.sandbox });\nclient.createLinkToken({ ${base} }, cb);`,
    '- - closed',
  ],
  [
    'two requests, one right',
    'a.ts',
    `plaidClient.linkTokenCreate({ ${base} });\nplaidClient.linkTokenCreate({ ${base}, redirect_uri: u });`,
    '- - closed; present - closed',
  ],
  [
    'module-level base in two calls',
    'a.ts',
    `const base = { ${base} };\nplaidClient.linkTokenCreate({ ...base, redirect_uri: u });\nplaidClient.linkTokenCreate({ ...base, webhook });`,
    'present - closed; - - closed',
  ],
  [
    'assigned in a try block',
    'a.ts',
    `let request;\ntry { request = { ${base} }; await plaidClient.linkTokenCreate(request); } catch {}`,
    '- - closed',
  ],
  [
    'commented out',
    'a.ts',
    `// plaidClient.linkTokenCreate({ ${base} });\n/* plaidClient.linkTokenCreate({ ${base} }); */`,
    '',
  ],
  [
    'own API of the same name',
    'a.ts',
    `const api = createTRPC();\nawait api.linkTokenCreate({ userId });\nawait createLinkToken({ userId, platform });`,
    '',
  ],
  [
    'handler of an own route',
    'a.js',
    `app.post('/api/link/token/create', async (req, res) => res.json(await make(req.body)));`,
    '',
  ],
  [
    'own endpoint',
    'a.js',
    `fetch('/api/link/token/create', { method: 'POST', body: JSON.stringify({ userId }) });`,
    '',
  ],
  [
    'nock',
    'a.js',
    `nock('https://sandbox.plaid.com').post('/link/token/create').reply(200, { link_token: 'x' });`,
    '',
  ],
  [
    'another OAuth client',
    'a.js',
    `// Plaid and Google\ngoogle.generateAuthUrl({ client_id, redirect_uri, scope });`,
    '',
  ],
  [
    'a type',
    'a.ts',
    `// plaid\ninterface LinkTokenCreateRequest { client_name: string; language: string; country_codes: string[]; user: object }`,
    '',
  ],
  [
    'keyword arguments',
    'a.py',
    `import plaid\nreq = LinkTokenCreateRequest(client_name="Harbor", language="en", country_codes=[CountryCode("US")], products=[Products("auth")], user=LinkTokenCreateRequestUser(client_user_id=str(u.pk)))\nclient.link_token_create(req)`,
    '- - closed',
  ],
  [
    'item assignment',
    'a.py',
    `req = LinkTokenCreateRequest(client_name="x", language="en", country_codes=[], products=[], user=u)\nif REDIRECT is not None:\n    req["redirect_uri"] = REDIRECT\nsetattr(req, "android_package_name", pkg)\nclient.link_token_create(req)`,
    'conditional present closed',
  ],
  [
    'attribute assignment',
    'a.py',
    `req = LinkTokenCreateRequest(client_name="x", language="en", country_codes=[], user=u)\nreq.redirect_uri = URI\nclient.link_token_create(req)`,
    'present - closed',
  ],
  [
    'unpacked dictionary of the file',
    'a.py',
    `params = {"client_name": "x", "language": "en", "country_codes": ["US"], "user": {"client_user_id": uid}}\nif uri:\n    params["redirect_uri"] = uri\nclient.link_token_create(LinkTokenCreateRequest(**params))`,
    'conditional - closed',
  ],
  [
    'unpacked parameter',
    'a.py',
    `import plaid\ndef f(params):\n    return client.link_token_create(LinkTokenCreateRequest(**params))`,
    '- - open',
  ],
  [
    'update with something unseen',
    'a.py',
    `import plaid\nparams = {"client_name": "x", "language": "en", "country_codes": ["US"]}\nparams.update(extra)\nclient.link_token_create(params)`,
    '- - open',
  ],
  [
    'merge operator',
    'a.py',
    `import plaid\nparams = {"client_name": "x", "language": "en", "country_codes": ["US"]}\nparams |= {"redirect_uri": u}\nclient.link_token_create(params)`,
    'present - closed',
  ],
  [
    'legacy Python',
    'a.py',
    `client.LinkToken.create({"user": {"client_user_id": uid}, "client_name": "x", "products": ["auth"], "country_codes": ["US"], "language": "en"})`,
    '- - closed',
  ],
  [
    'requests with json',
    'a.py',
    `requests.post(f"{BASE}/link/token/create", json={"client_id": CID, "secret": SEC, "client_name": "x", "country_codes": ["US"], "language": "en", "user": u})`,
    '- - closed',
  ],
  [
    'httpx with a payload',
    'a.py',
    `payload = {"client_id": CID, "secret": SEC, "client_name": "x", "country_codes": ["US"], "language": "en", "user": u, "redirect_uri": r}\nawait http.post(BASE + "/link/token/create", json=payload)`,
    'present - closed',
  ],
  [
    'json.dumps',
    'a.py',
    `payload = {"client_name": "x", "country_codes": ["US"], "language": "en", "user": u}\nrequests.post(PLAID_URL, data=json.dumps(payload), headers=H)`,
    '- - closed',
  ],
  [
    'positional in Python',
    'a.py',
    `client.link_token_create(LinkTokenCreateRequest("x", "en", [CountryCode("US")], user=u))`,
    '- - closed',
  ],
  [
    'if access_token picks update or create',
    'a.py',
    `import plaid\nif access_token:\n    req = LinkTokenCreateRequest(client_name="x", language="en", country_codes=c, user=u, access_token=access_token, redirect_uri=r)\nelse:\n    req = LinkTokenCreateRequest(client_name="x", language="en", country_codes=c, user=u, products=p)\nclient.link_token_create(req)`,
    'present - closed; - - closed',
  ],
  [
    'JSON body',
    'plaid.json',
    '{"client_id": "{{id}}", "client_name": "x", "country_codes": ["US"], "language": "en", "user": {"client_user_id": "1"}, "redirect_uri": null}',
    'absent - closed',
  ],
  [
    'JSON of another make',
    'a.json',
    '{"client_name": "x", "country_codes": ["US"], "language": "en", "user": {}}',
    '',
  ],
  ['a record that is only exported', 'a.ts', `// Plaid\nexport const linkConfig = { ${base} };`, '- - open'],
];

for (const [name, path, text, expected] of cases) {
  test(`request: ${name}`, async () => {
    const recognition = await recognizer.recognize({ text, path });
    const shown = recognition.requests.map((request) => {
      const state = (field: string) => request.fields.get(field)?.state ?? '-';
      return `${state('redirect_uri')} ${state('android_package_name')} ${request.closed ? 'closed' : 'open'}`;
    });
    assert.equal(shown.join('; '), expected);
  });
}
