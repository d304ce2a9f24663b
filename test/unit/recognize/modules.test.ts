import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recognizer } from '../../support/recognizer.ts';
import { workspaceWith } from '../../support/workspace.ts';

const base = `user: { client_user_id: id }, client_name: 'Harbor', products: ['auth'], country_codes: ['US'], language: 'en'`;

/** The requests of `main`, with the other files of the project at hand. */
async function shown(
  main: string,
  files: Readonly<Record<string, string>>,
  path = 'src/api/link.ts',
): Promise<string> {
  const recognition = await recognizer.recognize({
    text: main,
    path,
    workspace: workspaceWith(files),
  });
  return recognition.requests
    .map((request) => {
      const state = (field: string) => request.fields.get(field)?.state ?? '-';
      const { start, end } = request.span;
      assert.ok(start <= end && end <= main.length, 'spans are of the document itself');
      return `${state('redirect_uri')} ${state('android_package_name')} ${request.closed ? 'closed' : 'open'}`;
    })
    .join('; ');
}

test('a base record of another file', async () => {
  const main = `import { base } from '../config';\nplaidClient.linkTokenCreate({ ...base, webhook });`;
  assert.equal(await shown(main, {}), '- - open');
  assert.equal(await shown(main, { 'src/config.ts': `export const base = { ${base} };` }), '- - closed');
  assert.equal(
    await shown(main, { 'src/config.ts': `export const base = { ${base}, redirect_uri: process.env.R };` }),
    'present - closed',
  );
  assert.equal(
    await shown(main, {
      'src/config.ts': `import { more } from './more';\nexport const base = { ${base}, ...more };`,
    }),
    '- - open',
  );
});

test('a wrapper of another file', async () => {
  const main = `import { createLinkTokenFor } from './plaid';\nawait createLinkTokenFor(user, { ${base} });`;
  const file = (body: string) => ({
    'src/api/plaid.ts': `export async function createLinkTokenFor(user, configs) { ${body} }`,
  });
  assert.equal(await shown(main, file('return client.linkTokenCreate(configs);')), '- - closed');
  assert.equal(
    await shown(main, file('if (URI) configs.redirect_uri = URI; return client.linkTokenCreate(configs);')),
    'conditional - closed',
  );
  assert.equal(
    await shown(main, file('return client.linkTokenCreate({ ...configs, redirect_uri: URI });')),
    '- - open',
  );
  assert.equal(
    await shown(main, file('const copy = configs; copy.redirect_uri = URI; return send(copy);')),
    '- - open',
  );
});

test('a wrapper by the name of the old client’s call', async () => {
  const js = `const { createLinkToken } = require('./plaid');\nconst configs = { ${base} };\ncreateLinkToken(configs);`;
  const file = (body: string) => ({
    'src/api/plaid.js': `async function createLinkToken(configs) { ${body} }\nmodule.exports = { createLinkToken };`,
  });
  const path = 'src/api/link.js';
  const send = 'return client.linkTokenCreate(configs);';
  assert.equal(await shown(js, file(send), path), '- - closed');
  assert.equal(
    await shown(js, file(`if (URI) configs.redirect_uri = URI; ${send}`), path),
    'conditional - closed',
  );
  assert.equal(await shown(js, {}, path), '- - open');
});

test('a builder of another file', async () => {
  const main = `import build from './build';\nconst request = build(user);\nplaidClient.linkTokenCreate(request);`;
  assert.equal(
    await shown(main, { 'src/api/build.ts': `export default function build(user) { return { ${base} }; }` }),
    '- - closed',
  );
});

test('CommonJS and Python', async () => {
  assert.equal(
    await shown(
      `const { base } = require('./base');\nplaidClient.linkTokenCreate({ ...base, redirect_uri: uri });`,
      { 'src/api/base.js': `const base = { ${base} };\nmodule.exports = { base };` },
      'src/api/link.js',
    ),
    'present - closed',
  );
  assert.equal(
    await shown(
      `import plaid\nfrom .config import BASE\nclient.link_token_create(LinkTokenCreateRequest(**BASE))`,
      {
        'app/config.py': `BASE = {"client_name": "x", "language": "en", "country_codes": ["US"], "user": u}`,
      },
      'app/link.py',
    ),
    '- - closed',
  );
});

test('modules that import each other, or that do not parse, end', async () => {
  const main = `import { PlaidApi } from 'plaid';\nimport { a } from './b';\nplaidClient.linkTokenCreate({ ...a });`;
  assert.equal(
    await shown(main, { 'src/api/b.ts': `import { a } from './link';\nexport { a };` }),
    '- - open',
  );
  assert.equal(await shown(main, { 'src/api/b.ts': 'export const a = {{{{{ ' }), '- - open');
});

test('a function of the same file that changes its argument', async () => {
  const main = `function addReturn(c) { if (URI) { c.redirect_uri = URI; } }\nconst b = { ${base} };\naddReturn(b);\nplaidClient.linkTokenCreate(b);`;
  assert.equal(await shown(main, {}), 'conditional - closed');
});
