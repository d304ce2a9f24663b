import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mask, maskDeep } from '../../../src/render/mask.ts';
import { assertLinear } from '../../support/growth.ts';

const UUID = 'de3ce8ef-33f8-452c-a685-8671031fc0f6';
const SECRET = '0123456789abcdef0123456789abcd';

const hidden: [string, string][] = [
  [`access-sandbox-${UUID}`, 'access-sandbox-…'],
  [`access-production-${UUID}`, 'access-production-…'],
  [`public-development-${UUID}`, 'public-development-…'],
  [`link-sandbox-${UUID} expired`, 'link-sandbox-… expired'],
  [`processor-sandbox-${UUID}`, 'processor-sandbox-…'],
  [`assets-prod-${UUID}`, 'assets-prod-…'],
  [`user-sandbox-${UUID}`, 'user-sandbox-…'],
  ['a-production-3tlyfxgdnnceboxpdl3nqgp2ae', 'a-production-…'],
  [`access-staging-${UUID}`, 'access-staging-…'],
  // cut off, as logs cut
  ['access-sandbox-de3ce8', 'access-sandbox-…'],
  // escaped inside a string: the `n` of `\n` stands before it
  [`"token:\\naccess-sandbox-${UUID}"`, '"token:\\naccess-sandbox-…"'],
  [`PLAID-SECRET: ${SECRET}`, 'PLAID-SECRET: …'],
  [`'PLAID-SECRET': '${SECRET}'`, "'PLAID-SECRET': '…'"],
  [`"PLAID-SECRET","${SECRET}"`, '"PLAID-SECRET","…"'],
  [`PLAID_SECRET=${SECRET}`, 'PLAID_SECRET=…'],
  [`PLAID_SECRET_SANDBOX=${SECRET}`, 'PLAID_SECRET_SANDBOX=…'],
  [`{\\"secret\\":\\"${SECRET}\\"}`, '{\\"secret\\":\\"…\\"}'],
  [`:secret=>"${SECRET}"`, ':secret=>"…"'],
  [`secret: Some("${SECRET}")`, 'secret: Some("…")'],
  ['"secret": "some-other-form"', '"secret": "…"'],
  [`secret%3D${SECRET}`, 'secret%3D…'],
  [`curl -u id:${SECRET}`, 'curl -u id:…'],
  ['Authorization: Bearer abc.def-123456', 'Authorization: Bearer …'],
  ['"authorization":"Basic dXNlcjpwYXNz"', '"authorization":"Basic …"'],
  ['Cookie: session=12345; other=1', 'Cookie: …'],
  ['postgres://app:hunter22@db/plaid', 'postgres://app:…@db/plaid'],
  ['"account": "9900009606"', '"account": "…"'],
  ['"account_number": 9900009606', '"account_number": …'],
  ['"routing": "011401533", "wire_routing": "021000021"', '"routing": "…", "wire_routing": "…"'],
  ['"iban": "GB29NWBK60161331926819"', '"iban": "…"'],
];

for (const [text, expected] of hidden) {
  test(`hides: ${expected}`, () => {
    assert.equal(mask(text), expected);
    assert.equal(mask(mask(text)), expected, 'masking twice changes nothing');
  });
}

const kept = [
  'request_id: HNTDNrA8F1shFEW',
  `link_session_id ${UUID}`,
  'item_id wz666MBjYWTp2PDzzggYhM6oWWmBb0000000',
  'ins_109508',
  'expected format: access-<environment>-<identifier>',
  'the following required fields are missing: client_id, secret',
  'secret: process.env.PLAID_SECRET',
  'secret=settings.PLAID_SECRET_2',
  'provided access token is for the wrong Plaid environment. expected "production", got "sandbox"',
  'link-sandbox-token',
  'commit 9b74c9897bac770ffc029102a200c5de (32 digits)',
  'http://localhost:3000/callback?x=1',
  'accounts: 3',
];
for (const text of kept) test(`keeps: ${text}`, () => assert.equal(mask(text), text));

test('a JSON value is masked by its strings and by the names of its keys', () => {
  assert.deepEqual(
    maskDeep({ a: [`access-sandbox-${UUID}`], secret: 'abc', access_token: 'odd one', n: 1, none: null }),
    { a: ['access-sandbox-…'], secret: '…', access_token: '…', n: 1, none: null },
  );
});

test('masking is idempotent on any text', () => {
  const part = fc.constantFrom(
    'access-sandbox-',
    'public-production-',
    'secret',
    'PLAID-SECRET',
    '"',
    "'",
    ':',
    '=',
    ' ',
    UUID,
    SECRET,
    '\\',
    '\n',
    'Authorization',
    'Bearer ',
    'account',
    'iban',
    'GB29',
    '123456789',
    '…',
    '://',
    '@',
    'cookie',
    'eyJhbGciOiJI',
    '.',
    ',',
    'x',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      const once = mask(parts.join(''));
      assert.equal(mask(once), once);
      assert.ok(
        !once.includes(SECRET.slice(0, 30)) || /[0-9a-fA-F]0123|abcd[0-9a-zA-Z]/.test(parts.join('')),
      );
    }),
    { numRuns: 3000 },
  );
});

test('a megabyte of the worst text takes no more than linear time', async () => {
  for (const piece of [
    'secret',
    'access-sandbox-',
    'a',
    '"secret":"',
    ' ',
    'authorization: ',
    'account ',
    '1 ',
    'eyJaaaaaaaaaaa.',
    '://a:',
    'cookie:',
    '0a',
  ])
    await assertLinear(piece, 1_000_000, (size) => mask(piece.repeat(Math.ceil(size / piece.length))));
});
