import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { supportText, tokensIn } from '../../../src/render/support.ts';

const TOKEN = 'access-production-de3ce8ef-33f8-452c-a685-8671031fc0f6';
const SECRET = '0123456789abcdef0123456789abcd';
const text = `{"error_type":"INVALID_INPUT","error_code":"INVALID_ACCESS_TOKEN","error_message":"bad ${TOKEN}","request_id":"m8MDnv9okwxFNBV"} secret: ${SECRET}`;

test('tokens of a text are named as the API names them, each once', () => {
  const all = `${TOKEN} ${TOKEN} link-sandbox-af1a0311-da53-4636-b754-dd15cc058176 asset-report-sandbox-af1a0311-da53-4636-b754-dd15cc058176\\naccess-sandbox-af1a0311-da53-4636-b754-dd15cc058176`;
  assert.deepEqual(
    tokensIn(all).map(({ name, value }) => `${name} ${value.slice(0, 16)}`),
    [
      'access_token access-productio',
      'link_token link-sandbox-af1',
      'asset_report_token asset-report-san',
      'access_token access-sandbox-a',
    ],
  );
  assert.deepEqual(tokensIn('access-production-… and link-sandbox-REPLACE_ME'), []);
  assert.equal(tokensIn(`${'access-production-'.repeat(100_000)}`).length, 0, 'and in no time');
});

test('Support gets every identifier, tokens masked', () => {
  const said = supportText(diagnose({ text }, null), { tokens: tokensIn(text) });
  assert.match(said, /^request_id: m8MDnv9okwxFNBV$/m);
  assert.match(said, /^access_token: access-production-…$/m);
  assert.ok(!said.includes('de3ce8ef') && !said.includes(SECRET));
});

test('in full only the tokens stand whole; a secret never', () => {
  const said = supportText(diagnose({ text }, null), { tokens: tokensIn(text), full: true });
  assert.ok(said.includes(`access_token: ${TOKEN}`));
  assert.match(said, /^error_message: bad access-production-…$/m);
  assert.ok(!said.includes(SECRET));
});
