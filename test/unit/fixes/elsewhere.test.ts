import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixesFor } from '../../../src/fixes/index.ts';
import { NO_FACTS } from '../../../src/project/model.ts';
import { runRules } from '../../../src/rules/index.ts';
import { recognizer } from '../../support/recognizer.ts';
import { workspaceWith } from '../../support/workspace.ts';

const rest = `user: { client_user_id: id }, client_name: 'Harbor', country_codes: ['US'], language: 'en'`;

/** Rules that speak in `src/link.ts`, each with what it marks and how many fixes it has. */
async function told(imports: string, body: string, constants: string): Promise<string[]> {
  const text = `import { PlaidApi } from 'plaid';\n${imports}\nplaidClient.linkTokenCreate(${body});\n`;
  const workspace = workspaceWith({ 'src/link.ts': text, 'src/constants.ts': constants });
  const recognition = await recognizer.recognize({ text, path: 'src/link.ts', workspace });
  return runRules(recognition, NO_FACTS, { severities: {}, includeTests: true })
    .filter(({ rule }) => rule !== 'missing-oauth-return')
    .map((finding) => {
      assert.ok(finding.span.end <= text.length);
      const marked = text.slice(finding.span.start, finding.span.end);
      return `${finding.rule}: ${marked}: ${fixesFor(finding, recognition).length}`;
    });
}

test('what another file holds is told where it is used, and is not edited there', async () => {
  assert.deepEqual(
    await told(
      `import { PRODUCTS, URI } from './constants';`,
      `{ ${rest}, products: PRODUCTS, redirect_uri: URI }`,
      `export const PRODUCTS = ['auth', 'balance'];\nexport const URI = 'http://harbor.example/return?x=1';`,
    ),
    ['balance-in-products: PRODUCTS: 0', 'redirect-uri-http: URI: 0', 'redirect-uri-query: URI: 0'],
  );
  assert.deepEqual(
    await told(
      `import { base } from './constants';`,
      `{ ...base, redirect_uri: 'https://harbor.example/return' }`,
      `export const base = { ${rest}, products: ['auth', 'balance'] };`,
    ),
    ['balance-in-products: base: 0'],
  );
});

test('a key that is written here can be mended here', async () => {
  assert.deepEqual(
    await told(
      `import { PRODUCTS, URI } from './constants';`,
      `{ ${rest}, products: PRODUCTS, redirectUri: URI }`,
      `export const PRODUCTS = ['auth'];\nexport const URI = 'https://harbor.example/return';`,
    ),
    ['camel-case-field: redirectUri: 1'],
  );
});
