import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { studyPaths, studyProject } from '../../../src/diagnosis/study.ts';
import { FactsBuilder } from '../../../src/project/facts.ts';
import { recognizer } from '../../support/recognizer.ts';

async function study(files: Readonly<Record<string, string>>) {
  const builder = new FactsBuilder();
  for (const [path, text] of Object.entries(files)) builder.add(path, text);
  return studyProject(
    builder.facts(),
    Object.entries(files).map(([path, text]) => ({ path, text })),
    recognizer,
  );
}
const first = async (text: string, files: Readonly<Record<string, string>>) =>
  diagnose({ text }, await study(files)).causes[0];

const server = (fields: string) => `import { PlaidApi, Configuration } from 'plaid';
const client = new PlaidApi(new Configuration({}));
export async function create() {
  const { data } = await client.linkTokenCreate({
    client_name: 'App', language: 'en', country_codes: ['US'], products: ['auth'],
    user: { client_user_id: 'u1' },${fields}
  });
  return data.link_token;
}
`;
const mobile = '{"dependencies":{"react-native":"0.74.0","react-native-plaid-link-sdk":"^12.0.0"}}';

test('a request without the package name is found where it stands', async () => {
  const cause = await first('Android: after the bank the app does not come back', {
    'app/package.json': mobile,
    'server/package.json': '{"dependencies":{"plaid":"^30.0.0"}}',
    'server/link.ts': server("\n    redirect_uri: 'https://example.org/return',"),
  });
  assert.equal(cause?.id, 'android-package-name-missing');
  assert.equal(cause?.certainty, 'proved by the project');
  assert.equal(cause?.evidence[0]?.place?.path, 'server/link.ts');
});

test('a policy without Plaid proves that Link cannot load', async () => {
  const cause = await first('Refused to frame cdn.plaid.com, Link stays blank', {
    'package.json': '{"dependencies":{"react-plaid-link":"4.0.1"}}',
    'vercel.json':
      '{"headers":[{"key":"Content-Security-Policy","value":"default-src \'self\'; script-src \'self\'"}]}',
  });
  assert.equal(cause?.id, 'csp');
  assert.equal(cause?.certainty, 'proved by the project');
  assert.equal(cause?.evidence[0]?.place?.path, 'vercel.json');
});

test('secrets of the workspace reach neither facts nor diagnosis', async () => {
  const secret = '3f9a8b7c6d5e4f3a2b1c0d9e8f7a6b';
  const facts = await study({
    '.env': `PLAID_SECRET=${secret}\nPLAID_CLIENT_ID=5f1a2b3c4d5e6f7a8b9c0d1e\n`,
    'server/link.ts': server(`\n    secret: '${secret}',`),
  });
  assert.ok(!JSON.stringify(facts.details).includes(secret));
});

test('broken, huge and foreign files are borne, and the result is the same each time', async () => {
  const files = {
    'a.ts': `plaid ${'{['.repeat(20_000)}`,
    'b.json': '{"plaid":',
    'c.env': 'PLAID_ENV=\u0000\u0001',
    'd.ts': server('').slice(0, 200),
  };
  assert.deepEqual(await study(files), await study(files));
});

test('the telling files come first; third-party ones and tests are not read', () => {
  const paths = [
    'src/util.ts',
    'node_modules/x/a.ts',
    'src/plaid/link.ts',
    'ios/App/App.entitlements',
    'a.test.ts',
    'logo.png',
    'package.json',
  ];
  assert.deepEqual(studyPaths(paths), [
    'ios/App/App.entitlements',
    'package.json',
    'src/plaid/link.ts',
    'src/util.ts',
  ]);
  assert.equal(studyPaths(Array.from({ length: 5000 }, (_, i) => `src/f${i}.ts`)).length, 1500);
});

test('documentation says nothing of the project: its placeholders and plans prove nothing', async () => {
  const facts = await study({
    'README.md': '# Setup\n\n```sh\nPLAID_CLIENT_ID=your_client_id\nPLAID_SECRET=your_secret\n```\n',
    'docs/plan.md': `\`\`\`ts\n${server('')}\`\`\`\n`,
  });
  assert.deepEqual(facts.details, []);
  assert.deepEqual(facts.findings, []);
});
