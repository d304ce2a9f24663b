import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_FACTS } from '../../../src/project/model.ts';
import { runRules } from '../../../src/rules/index.ts';
import { recognizer } from '../../support/recognizer.ts';

// Code that uses Plaid's words for something else, most of it beside a mention of Plaid: none of it is reported.
const fence = '```';

const cases: readonly (readonly [name: string, path: string, text: string])[] = [
  // Functions and types of an app's own.
  [
    'a tRPC procedure',
    'a.tsx',
    `// Plaid\nconst { mutate } = trpc.plaid.linkTokenCreate.useMutation();\nmutate({ userId });\nawait trpc.plaid.linkTokenCreate.mutate({ userId, products: ['auth'] });`,
  ],
  [
    'an own function',
    'a.ts',
    `import { createLinkToken } from '../api/plaid';\nconst token = await createLinkToken({ userId: user.id, accountId });`,
  ],
  [
    'an own method in Python',
    'a.py',
    `from app.clients.plaid_client import plaid_client\ntoken = plaid_client.create_link_token(\n    user_id=str(user.id), client_name="Harbor", products=["transactions"], webhook=hook,\n)`,
  ],
  [
    'an own method with an object',
    'a.ts',
    `import { plaidService } from './plaid';\nawait plaidService.createLinkToken({ user_id, client_name: 'Harbor', products: ['auth'], webhook });`,
  ],
  [
    'an own endpoint',
    'a.ts',
    `const r = await fetch('/api/plaid/create_link_token', { method: 'POST', body: JSON.stringify({ client_name: 'H', user_id: 1 }) });`,
  ],
  [
    'a whole body for an own endpoint',
    'a.ts',
    `await fetch(\`\${API}/plaid/link-token\`, { method: 'POST', body: JSON.stringify({ user_id: id, client_name: 'H', products: ['auth'], country_codes: ['US'], language: 'en' }) });`,
  ],
  [
    'an own function with a whole body',
    'a.ts',
    `import { create } from 'react-native-plaid-link-sdk';\nconst { link_token } = await plaidService.createLinkToken({ user_id: user.id, client_name: 'H', products: ['auth'], country_codes: ['US'], language: 'en', android_package_name: 'app.h' });`,
  ],
  [
    'the body of an own endpoint in a document',
    'API.md',
    `POST /plaid/link-token\n\n${fence}json\n{ "userId": "1", "client_name": "H", "products": ["auth"], "country_codes": ["US"], "language": "en" }\n${fence}\n`,
  ],
  [
    'the body of an own endpoint in a shell',
    'a.sh',
    `# plaid\ncurl -X POST "$API/link-token" -d '{"user_id":"1","client_name":"H","products":["auth","balance"],"country_codes":["US"],"language":"en"}'`,
  ],
  [
    'the body of an own endpoint in Dart',
    'a.dart',
    `// plaid\nfinal r = await http.post(Uri.parse('$api/link-token'), body: jsonEncode({'user_id': id, 'client_name': 'H', 'products': ['auth'], 'country_codes': ['US'], 'language': 'en'}));`,
  ],
  [
    'an own type',
    'a.ts',
    `// plaid\nexport interface LinkTokenCreateRequest { userId: string; platform?: 'ios' | 'android' }\nconst r: LinkTokenCreateRequest = { userId: '1' };\nawait api.create(r);`,
  ],
  [
    'an own type in Kotlin',
    'A.kt',
    `// plaid\ndata class LinkTokenCreateRequest(val userId: String)\nfun f() { api.linkToken(LinkTokenCreateRequest(userId = "1")) }`,
  ],
  [
    'an own type in Python',
    'a.py',
    `# plaid\nfrom .schemas import LinkTokenCreateRequest\nr = LinkTokenCreateRequest(user_id=1)\nreturn service.create(r)`,
  ],
  [
    'a double of a test',
    'a.ts',
    `// plaid\nconst plaid = { linkTokenCreate: jest.fn().mockResolvedValue({ data: { link_token: 'x' } }) };\nnock('https://sandbox.plaid.com').post('/link/token/create').reply(200);`,
  ],
  // Other OAuth clients.
  [
    'an OAuth client',
    'a.ts',
    `import { PlaidApi } from 'plaid';\nconst google = { client_id: id, redirect_uri: 'http://app.example/cb?x=1#y', scope: 'openid' };\nsignIn(google);`,
  ],
  [
    'an OAuth client in Ruby',
    'a.rb',
    `# plaid beside it\nOAuth2::Client.new(id, secret, redirect_uri: 'myapp://cb', site: 'https://x.example')`,
  ],
  [
    'an OAuth client of settings',
    '.env',
    `PLAID_ENV=sandbox\nGOOGLE_REDIRECT_URI=http://app.example/cb?x=1\nINTUIT_REDIRECT_URI=app://x\n`,
  ],
  [
    'an OAuth client of YAML',
    'application.yml',
    `plaid:\n  client-id: x\nspring:\n  google:\n    redirect-uri: http://app.example/cb\n    client-name: Google\n`,
  ],
  [
    'a request of another OAuth client',
    'a.sh',
    `# not plaid\ncurl https://auth.example/token -d '{"client_name":"H","redirect_uri":"http://x.example"}'`,
  ],
  [
    'a registration of a client',
    'a.json',
    `{ "plaid": true, "client_name": "H", "redirect_uris": ["http://x.example"], "language": "en" }`,
  ],
  // Public keys of others.
  [
    'Stripe',
    'a.tsx',
    `import { usePlaidLink } from 'react-plaid-link';\nconst stripe = loadStripe({ publicKey: 'pk_test_1', env: 'development' });\nusePlaidLink({ token, onSuccess });`,
  ],
  [
    'VAPID',
    'a.ts',
    `// plaid webhooks\nwebpush.setVapidDetails({ publicKey: VAPID_PUBLIC_KEY, privateKey });`,
  ],
  [
    'SSH',
    'main.tf',
    `# plaid bastion\nresource "aws_key_pair" "deployer" {\n  key_name   = "plaid"\n  public_key = "ssh-rsa AAAA"\n}\n`,
  ],
  [
    'Solana',
    'a.ts',
    `import { PublicKey } from '@solana/web3.js';\n// plaid\nconst wallet = { publicKey: new PublicKey(address), env: 'devnet' };\nconnect({ publicKey: wallet.publicKey });`,
  ],
  [
    'keys of others in settings',
    '.env',
    `PLAID_CLIENT_ID=x\nSTRIPE_PUBLIC_KEY=pk\nVAPID_PUBLIC_KEY=x\nPLAID_WEBHOOK_PUBLIC_KEY_CACHE=1\n`,
  ],
  [
    'keys of others in resources',
    'res/values/strings.xml',
    `<resources>\n<string name="plaid_title">x</string>\n<string name="stripe_public_key">pk</string>\n</resources>`,
  ],
  [
    'keys of others in Gradle',
    'app/build.gradle',
    `implementation "com.plaid.link:sdk-core:5.0.0"\nresValue "string", "stripe_public_key", "pk"\nbuildConfigField "String", "API_ENV", "\\"development\\""\n`,
  ],
  // React's `key`.
  [
    'key of a list',
    'a.tsx',
    `import { PlaidLink } from 'react-plaid-link';\nconst list = items.map((i) => <PlaidLink key={i.id} token={i.token} onSuccess={f} />);`,
  ],
  [
    'key of a list, Vue',
    'a.vue',
    `<template><plaid-link v-for="i in items" :key="i.id" :link_token="i.token" /></template>`,
  ],
  // Plaid the pattern, and PlaidML.
  [
    'the pattern',
    'a.ts',
    `export const patterns = { plaid: { key: 'tartan', env: 'textile', publicKey: 'x' }, tartan: 'plaid' };`,
  ],
  [
    'the pattern in YAML',
    'shop.yml',
    `products:\n  - name: plaid shirt\n    pattern: tartan\n    env: development\n    language: en\n`,
  ],
  ['the pattern in a style', 'a.json', `{ "theme": { "plaid": { "pattern": "tartan", "weave": "twill" } } }`],
  [
    'PlaidML',
    'a.py',
    `import os\nos.environ["KERAS_BACKEND"] = "plaidml.keras.backend"\nimport plaidml\nplaidml.settings.environment = "development"`,
  ],
  [
    'PlaidML in a notebook',
    'a.ipynb',
    `{"cells":[{"cell_type":"code","source":["import plaidml.keras\\n","plaidml.keras.install_backend()\\n","env = 'development'"]}],"metadata":{"kernelspec":{"language":"python"}}}`,
  ],
  ['another crate', 'Cargo.toml', `[dependencies]\nplaid-theme = "1.0"\n[features]\nenv = "development"\n`],
  // Errors of others.
  [
    'another vendor',
    'a.ts',
    `if (res.error_code === 'INVALID_REQUEST' && res.vendor === 'mx') throw new Error(res.error_code);`,
  ],
  [
    'another vendor in YAML',
    'a.yml',
    `responses:\n  error_code: not_found\n  error_type: invalid_request\n  vendor: teller\n`,
  ],
  // Environments of others.
  [
    'the mode of Node',
    'Dockerfile',
    `# plaid\nENV NODE_ENV=development\nENV RAILS_ENV development\nENV PLAID_ENV=sandbox\n`,
  ],
  [
    'the mode of a pipeline',
    'ci.yml',
    `env:\n  PLAID_ENV: sandbox\n  APP_ENV: development\nenvironment: development\njobs:\n  plaid:\n    environment: development\n`,
  ],
  [
    'the mode of a cluster',
    'a.yaml',
    `# plaid\nenv:\n  - name: NODE_ENV\n    value: development\n  - name: PLAID_ENV\n    value: sandbox\n`,
  ],
  // What only looks like a request.
  [
    'an answer',
    'a.json',
    `{ "link_token": "link-x", "metadata": { "client_name": "H", "country_codes": ["US"], "language": "en", "initial_products": ["auth"] }, "plaid": 1 }`,
  ],
  [
    'a schema',
    'a.yaml',
    `# plaid\nproperties:\n  client_name: { type: string }\n  country_codes: { type: array }\n  language: { type: string }\n  user: { type: object }\n`,
  ],
  [
    'a command that is commented out',
    'a.ps1',
    `# $body = @{ client_name = "H"; country_codes = @("US"); language = "en"; user = @{} } # plaid`,
  ],
  [
    'prose',
    'a.md',
    `Set PLAID_PUBLIC_KEY and call \`Plaid.create({ key, env: 'development', product: 'auth' })\`.\n\n| PLAID_ENV | development |\n`,
  ],
  ['a list of names', 'a.rst', `Plaid::\n\n   client_name, country_codes, language, user\n`],
  [
    'a fence of names',
    'a.md',
    `${fence}yaml\nclient_name: string\ncountry_codes: string[]\nlanguage: string\nuser: object # plaid\n${fence}\n`,
  ],
];

for (const [name, path, text] of cases) {
  test(`look-alike: ${name} (${path})`, async () => {
    const recognition = await recognizer.recognize({ text, path });
    const found = runRules(
      recognition,
      { ...NO_FACTS, pinned: ['web', 'ios', 'android'] },
      { severities: {}, includeTests: true },
    );
    assert.deepEqual(
      found.map(({ rule, span }) => `${rule}: ${text.slice(span.start, span.end)}`),
      [],
    );
  });
}
