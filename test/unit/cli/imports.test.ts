import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { folder, run } from './run.ts';

const BASE =
  "export const base = { user: { client_user_id: id }, client_name: 'Harbor', products: ['auth'], country_codes: ['US'], language: 'en' };\n";
const LINK =
  "import { PlaidApi } from 'plaid';\nimport { base } from './base';\nclient.linkTokenCreate({ ...base, webhook });\n";

const closedOf = (root: string, path: string): unknown =>
  run(root, ['recognize', path])
    .lines()
    .find(({ kind, path: shown }) => kind === 'link-token-request' && String(shown).endsWith('link.ts'))
    ?.closed;

test('a request is followed into the file it imports, in a folder and as a single file', () => {
  const root = folder({ 'package.json': '{}', 'src/link.ts': LINK, 'src/base.ts': BASE });
  assert.equal(closedOf(root, '.'), true);
  assert.equal(closedOf(root, 'src/link.ts'), true);
});

test('a link that leads out of the workspace is not followed', (t) => {
  const outside = folder({ 'base.ts': BASE });
  const root = folder({ 'package.json': '{}', 'src/link.ts': LINK });
  try {
    symlinkSync(join(outside, 'base.ts'), join(root, 'src', 'base.ts'));
  } catch {
    t.skip('links are not allowed here');
    return;
  }
  assert.equal(closedOf(root, '.'), false);
});
