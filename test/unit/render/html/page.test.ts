import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'parse5';
import { page } from '../../../../src/render/html/page.ts';

const given = {
  title: '"><script>alert(1)</script>',
  script: 'https://host/panel.js?a=1&b="x"',
  style: 'https://host/panel.css',
  nonce: 'AAAAAAAAAAAAAAAAAAAAAA==',
};

test('the policy allows nothing but our own script and style', () => {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page(given))?.[1];
  assert.equal(
    policy,
    `default-src 'none'; style-src 'nonce-${given.nonce}'; script-src 'nonce-${given.nonce}'; base-uri 'none'; form-action 'none'`,
  );
});

test('title and addresses cannot leave their place', () => {
  const problems: string[] = [];
  parse(page(given), { onParseError: ({ code }) => problems.push(code) });
  assert.deepEqual(problems, []);
  const html = page(given);
  assert.equal(html.match(/<script/g)?.length, 1);
  assert.ok(html.includes('src="https://host/panel.js?a=1&#38;b=&#34;x&#34;"'));
});

test('a nonce that could be guessed, or is none, is refused', () => {
  for (const nonce of ['', 'short', "x' 'unsafe-inline' https://e.example/ aaaaaaaaaaaa"])
    assert.throws(() => page({ ...given, nonce }), /nonce/);
});
