import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recognizedDetails } from '../../../src/project/details/recognized.ts';
import { isLocalSettings } from '../../../src/project/localSettings.ts';
import { recognizer } from '../../support/recognizer.ts';

/** What a file's settings say, as `name=value@line (environment)`, the names of set variables left out. */
async function said(path: string, text: string): Promise<string[]> {
  return recognizedDetails(await recognizer.recognize({ path, text }))
    .filter(({ name }) => /^(?:setting|key|variable)\./.test(name) && name !== 'variable.set')
    .map(
      ({ name, value, place, environment }) =>
        `${name}=${value}@${place.line + 1}${environment ? ` (${environment})` : ''}`,
    );
}

test('env files: settings of Plaid; of keys and secrets only whether there is something', async () => {
  const env = `PLAID_CLIENT_ID=5f1a2b3c4d5e6f7a8b9c0d1e
PLAID_SECRET=
PLAID_SANDBOX_SECRET=your_secret_here
PLAID_ENV=Production # live
PLAID_REDIRECT_URI="http://localhost:3000/"
PLAID_PRODUCTS=auth,transactions
PLAID_COUNTRY_CODES=US
PLAID_VAULT_SECRET=\${VAULT}
RETURN_URL=https://pay.example/return
OTHER=1`;
  assert.deepEqual(await said('.env.local', env), [
    'key.PLAID_CLIENT_ID=set@1',
    'key.PLAID_SECRET=empty@2',
    'key.PLAID_SANDBOX_SECRET=placeholder@3 (sandbox)',
    'setting.environment=production@4',
    'setting.redirect_uri=http://localhost:3000/@5',
    'setting.products=auth,transactions@6',
    'setting.country_codes=US@7',
    'key.PLAID_VAULT_SECRET=elsewhere@8',
    'variable.RETURN_URL=https://pay.example/return@9',
  ]);
  const details = recognizedDetails(await recognizer.recognize({ path: '.env', text: env }));
  assert.doesNotMatch(JSON.stringify(details), /5f1a2b3c/);
  assert.deepEqual(await said('.env.example', env), []);
});

const REDIRECT = 'https://pay.example/return';

test('the same setting in every format of configuration, for the environment of its file or its name', async () => {
  const files: Readonly<Record<string, string>> = {
    'config/prod/plaid.yml': `plaid:\n  redirect_uri: ${REDIRECT}\n`,
    'application-prod.properties': `plaid.redirect-uri=${REDIRECT}\n`,
    'appsettings.Production.json': `{"Plaid":{"RedirectUri":"${REDIRECT}"}}`,
    'settings.production.toml': `[plaid]\nredirect_uri = "${REDIRECT}"\n`,
    'prod.tfvars': `plaid_redirect_uri = "${REDIRECT}"\n`,
    'docker-compose.prod.yml': `services:\n  api:\n    environment:\n      PLAID_REDIRECT_URI: ${REDIRECT}\n`,
    'compose.yml': `services:\n  api:\n    environment:\n      - PLAID_REDIRECT_URI_PRODUCTION=${REDIRECT}\n`,
    'Dockerfile.prod': `FROM node\nENV PLAID_REDIRECT_URI=${REDIRECT}\n`,
    'android/app/src/main/res/values/strings.xml': `<resources><string name="plaid_prod_redirect_uri">${REDIRECT}</string></resources>`,
  };
  const missed: string[] = [];
  for (const [path, text] of Object.entries(files)) {
    const found = await said(path, text);
    if (
      !found.some(
        (one) => one.startsWith(`setting.redirect_uri=${REDIRECT}@`) && one.endsWith('(production)'),
      )
    )
      missed.push(`${path}: ${found.join(' ')}`);
  }
  assert.deepEqual(missed, []);
});

test('what another setting or the host gives is not a value; a host names its environment', async () => {
  assert.deepEqual(
    await said(
      'compose.yml',
      'x:\n  environment:\n    PLAID_REDIRECT_URI: ${REDIRECT}\n    PLAID_BASE_URL: https://sandbox.plaid.com\n',
    ),
    ['setting.environment=sandbox@4'],
  );
});

test('a request that reads a variable names it', async () => {
  const text = `import { PlaidApi } from 'plaid';
declare const client: PlaidApi;
client.linkTokenCreate({ client_name: 'a', language: 'en', country_codes: ['US'], products: ['auth'],
  user: { client_user_id: 'u' }, redirect_uri: process.env.RETURN_URL });`;
  const details = recognizedDetails(await recognizer.recognize({ path: 'a.ts', text }));
  assert.deepEqual(
    details.filter(({ name }) => name === 'request.redirect_uri.variable').map(({ value }) => value),
    ['RETURN_URL'],
  );
});

test('settings that are kept out of version control', () => {
  for (const path of [
    '.env',
    'a/.env.local',
    'dev.env',
    '.envrc',
    'local.properties',
    'x/prod.tfvars',
    'ios/Debug.xcconfig',
  ])
    assert.ok(isLocalSettings(path), path);
  for (const path of ['environment.ts', 'a.properties', 'appsettings.json', 'env.md', 'x/envy'])
    assert.ok(!isLocalSettings(path), path);
});
