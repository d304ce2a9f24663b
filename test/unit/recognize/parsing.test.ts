import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Parser } from 'web-tree-sitter';
import { errorAt } from '../../../src/editor/atPosition.ts';
import { fixesFor } from '../../../src/fixes/index.ts';
import { recognizedDetails } from '../../../src/project/details/recognized.ts';
import { NO_FACTS } from '../../../src/project/model.ts';
import { runRules } from '../../../src/rules/index.ts';
import { recognizer } from '../../support/recognizer.ts';
import { workspaceWith } from '../../support/workspace.ts';

/** How often a parser reads a text while `work` is done. */
async function parses(work: () => Promise<void>): Promise<number> {
  const { parse } = Parser.prototype;
  let count = 0;
  Parser.prototype.parse = function (this: Parser, ...args: Parameters<typeof parse>) {
    count++;
    return parse.apply(this, args);
  } as typeof parse;
  try {
    await work();
  } finally {
    Parser.prototype.parse = parse;
  }
  return count;
}

const base = `export const base = { user: { client_user_id: '1' }, client_name: 'Harbor', products: ['auth', 'balance'], country_codes: ['US'], language: 'en' };`;
const link = `import { PlaidApi } from 'plaid';\nimport { base } from './base';\nplaidClient.linkTokenCreate({ ...base });\nconst code = 'ITEM_LOGIN_REQUIRED';\n`;
const files = { 'src/base.ts': base, 'src/link.ts': link, 'src/other.ts': link };

async function everything(
  path: string,
  text: string,
  key?: string,
  workspace = workspaceWith(files),
): Promise<void> {
  const recognition = await recognizer.recognize({ text, path, workspace, ...(key ? { key } : {}) });
  for (const finding of runRules(recognition, NO_FACTS, { severities: {}, includeTests: true })) {
    fixesFor(finding, recognition);
  }
  errorAt(recognition, text.indexOf('ITEM_LOGIN'));
  recognizedDetails(recognition);
}

test('recognition, rules, fixes, hover and facts of one version take one parse', async () => {
  const plain = link.replace(/^import \{ base.*$/m, 'const base = {};');
  assert.equal(await parses(() => everything('src/plain.ts', plain)), 1);
  assert.equal(await parses(() => everything('src/plain.ts', plain, 'parse-once')), 1);
  assert.equal(
    await parses(() => everything('src/plain.ts', plain, 'parse-once')),
    0,
    'the version is known',
  );
  assert.equal(await parses(() => everything('src/plain.ts', `${plain}\n`, 'parse-once')), 1);
  recognizer.forget('parse-once');
});

test('a file that requests lead to is parsed once for all of them', async () => {
  const workspace = workspaceWith(files);
  assert.equal(await parses(() => everything('src/link.ts', `${link}//1`, undefined, workspace)), 2);
  assert.equal(await parses(() => everything('src/other.ts', `${link}//2`, undefined, workspace)), 1);
});

test('a text without Plaid is not parsed', async () => {
  assert.equal(await parses(() => everything('src/none.ts', 'export const user = { name: 1 };')), 0);
  assert.equal(await parses(() => everything('src/none.ts', `const error_code = 'NOT_OURS';`)), 0);
});
