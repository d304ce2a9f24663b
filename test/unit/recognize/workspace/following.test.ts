import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WorkspaceIndex } from '../../../../src/recognize/workspace/index.ts';
import { assertLinear } from '../../../support/growth.ts';
import { recognizer } from '../../../support/recognizer.ts';
import { filesOf, workspaceWith } from '../../../support/workspace.ts';

type Files = Readonly<Record<string, string>>;

const base = `user: { client_user_id: id }, client_name: 'Harbor', products: ['auth'], country_codes: ['US'], language: 'en'`;

/** What is known of `redirect_uri` in the requests of one of the files, and its value where it is known. */
async function shown(files: Files, path: string): Promise<string> {
  const text = files[path] as string;
  const { requests } = await recognizer.recognize({ text, path, workspace: workspaceWith(files) });
  return requests
    .map((request) => {
      const field = request.fields.get('redirect_uri');
      const value = field?.sites.at(-1)?.value;
      assert.ok(request.span.end <= text.length);
      const known = value?.text ?? (value?.kind === 'env' ? `$${value.name}` : null);
      return `${field?.state ?? '-'} ${request.closed ? 'closed' : 'open'}${known === null ? '' : ` ${known}`}`;
    })
    .join('; ');
}

/** `src/link.ts` spreads or calls something of another file. */
const link = (imports: string, body: string): string =>
  `import { PlaidApi } from 'plaid';\n${imports}\nplaidClient.linkTokenCreate(${body});\n`;
const request = `export const request = { ${base} };`;

test('aliases of TypeScript: paths, baseUrl, extends, solutions', async () => {
  const main = link(`import { request } from '#plaid/request';`, '{ ...request }');
  const files = { 'app/src/link.ts': main, 'app/src/integrations/plaid/request.ts': request };
  const configured = (path: string, text: string, more: Files = {}): Promise<string> =>
    shown({ ...files, [path]: text, ...more }, 'app/src/link.ts');
  assert.equal(await shown(files, 'app/src/link.ts'), '- open');
  const paths = '{ "#plaid/*": ["./src/integrations/plaid/*"] }';
  assert.equal(
    await configured('app/tsconfig.json', `{ /* c */ "compilerOptions": { "paths": ${paths}, }, }`),
    '- closed',
  );
  assert.equal(
    await configured('app/tsconfig.app.json', `{ "compilerOptions": { "paths": ${paths} } }`),
    '- closed',
  );
  assert.equal(
    await configured('app/tsconfig.json', '{ "extends": "../base" }', {
      'base.json': `{ "compilerOptions": { "baseUrl": "./app", "paths": ${paths} } }`,
    }),
    '- closed',
  );
  const plain = link(`import { request } from 'integrations/plaid/request';`, '{ ...request }');
  assert.equal(
    await configured('app/jsconfig.json', '{ "compilerOptions": { "baseUrl": "src" } }', {
      'app/src/link.ts': plain,
    }),
    '- closed',
  );
  assert.equal(await configured('app/tsconfig.json', `{ "extends": "./tsconfig.json" }`), '- open');
  assert.equal(await configured('app/tsconfig.json', '['.repeat(20_000)), '- open');
});

test('packages of the same repository', async () => {
  const main = link(`import { request } from '@acme/plaid';`, '{ ...request }');
  const own = (more: Files): Promise<string> =>
    shown({ 'apps/web/link.ts': main, ...more }, 'apps/web/link.ts');
  const named = '{ "name": "@acme/plaid", "main": "./dist/index.js" }';
  assert.equal(
    await own({
      'package.json': '{ "workspaces": ["apps/*", "packages/*"] }',
      'packages/plaid/package.json': named,
      'packages/plaid/src/index.ts': `export * from './request.js';`,
      'packages/plaid/src/request.ts': request,
    }),
    '- closed',
  );
  assert.equal(
    await own({
      'pnpm-workspace.yaml': "packages:\n  - 'apps/*'\n  - 'libs/*'\n",
      'libs/banking/package.json':
        '{ "name": "@acme/plaid", "exports": { ".": { "import": "./lib/main.js" } } }',
      'libs/banking/lib/main.js': request,
    }),
    '- closed',
  );
  assert.equal(
    await own({
      'apps/web/package.json': '{ "dependencies": { "@acme/plaid": "file:../../plaid" } }',
      'plaid/package.json': named,
      'plaid/index.ts': request,
    }),
    '- closed',
  );
  assert.equal(
    await own({ 'packages/plaid/package.json': named, 'packages/plaid/src/index.ts': request }),
    '- open',
    'no workspace names the folder',
  );
});

test('re-exports, default and namespace imports, CommonJS, dynamic imports', async () => {
  const at = (imports: string, body: string, files: Files): Promise<string> =>
    shown({ 'src/link.ts': link(imports, body), ...files }, 'src/link.ts');
  const from = { 'src/request.ts': request };
  const cases: readonly (readonly [string, string, Files])[] = [
    [
      `import { other } from './index';`,
      '{ ...other }',
      { 'src/index.ts': `export { request as other } from './request';` },
    ],
    [
      `import { request } from '.';`,
      '{ ...request }',
      { 'src/index.ts': `export * from './none';\nexport * from './request';` },
    ],
    [
      `import { request } from './index';`,
      '{ ...request }',
      { 'src/index.ts': `import { request } from './request';\nexport { request };` },
    ],
    [`import * as all from './request';`, '{ ...all.request }', {}],
    [
      `import all from './all';`,
      '{ ...all.link }',
      { 'src/all.ts': `export default { link: { ${base} }, other: 1 };` },
    ],
    [
      `import { all } from './all';`,
      'all.plaid.link',
      { 'src/all.ts': `const plaid = { link: { ${base} } };\nexport const all = Object.freeze({ plaid });` },
    ],
    [
      `const { request } = require('./common');`,
      '{ ...request }',
      { 'src/common.js': `exports.request = { ${base} };` },
    ],
    [
      `const common = require('./common');`,
      '{ ...common.request }',
      { 'src/common.js': `module.exports.request = { ${base} };` },
    ],
    [
      `const request = require('./common').request;`,
      '{ ...request }',
      { 'src/common.js': `module.exports = { other: 1, request: { ${base} } };` },
    ],
    [
      `const { request } = require('./common');`,
      '{ ...request }',
      { 'src/common.js': `module.exports = require('./request');` },
    ],
    [`const { request } = await import('./request');`, '{ ...request }', {}],
    [
      `import { Requests } from './class';`,
      'Requests.link(user)',
      { 'src/class.ts': `export class Requests { static link(user) { return { ${base} }; } }` },
    ],
  ];
  for (const [imports, body, files] of cases) {
    assert.equal(await at(imports, body, { ...from, ...files }), '- closed', imports + body);
  }
});

test('what only looks as if it were known stays open', async () => {
  const at = (imports: string, body: string, files: Files): Promise<string> =>
    shown({ 'src/link.ts': link(imports, body), 'src/request.ts': request, ...files }, 'src/link.ts');
  const open: readonly (readonly [string, string, Files])[] = [
    [
      `import { all } from './all';`,
      '{ ...all.link }',
      { 'src/all.ts': `export const all = { link: { ${base} }, ...more };` },
    ],
    [
      `import { all } from './all';`,
      '{ ...all.link }',
      { 'src/all.ts': `export const all = { link: { ${base} } };\nall.link = complete(all.link);` },
    ],
    [
      `import { all } from './all';`,
      '{ ...all.link }',
      { 'src/all.ts': `export const all = { link: { ${base} } };\ninit(all);` },
    ],
    [
      `import { request } from './index';`,
      '{ ...request }',
      { 'src/index.ts': `export * from './request';\nexport * from './second';`, 'src/second.ts': request },
    ],
    [`import { request } from './missing';`, '{ ...request }', {}],
    [`import { request } from '../../outside';`, '{ ...request }', {}],
    [`const request = require('./request').other;`, '{ ...request }', {}],
    [
      `import { Requests } from './class';`,
      'Requests.link(user)',
      { 'src/class.ts': `export abstract class Requests { static link(user); }` },
    ],
  ];
  for (const [imports, body, files] of open) {
    assert.match(await at(imports, body, files), /^- open$|^$/, imports + body);
  }
  const parameter = `import { PlaidApi } from 'plaid';\nimport { request } from './request';\nexport const send = (request) => plaidClient.linkTokenCreate(request);`;
  assert.equal(await shown({ 'src/link.ts': parameter, 'src/request.ts': request }, 'src/link.ts'), '- open');
});

test('values of other files', async () => {
  const at = (imports: string, value: string, files: Files): Promise<string> =>
    shown({ 'src/link.ts': link(imports, `{ ${base}, redirect_uri: ${value} }`), ...files }, 'src/link.ts');
  assert.equal(
    await at(`import { URI } from './constants';`, 'URI', {
      'src/constants.ts': `export const URI = 'http://x.example';`,
    }),
    'present closed http://x.example',
  );
  assert.equal(
    await at(`import config from './config';`, 'config.plaid.uri', {
      'src/config.ts': `export default { plaid: { uri: process.env.PLAID_URI } };`,
    }),
    'present closed $PLAID_URI',
  );
  assert.equal(
    await at(`import { URI } from './constants';`, 'URI', {
      'src/constants.ts': `export let URI = 'a';\nURI = load();`,
    }),
    'present closed',
  );
});

test('injected services and their classes', async () => {
  const main = `import { PlaidService } from 'src/plaid/plaid.service';
export class AuthResolver {
  constructor(private prisma: PrismaService, private plaid: PlaidService) {}
  async linkToken(user) { return this.plaid.linkTokenCreate(this.plaid.requestFor(user.id)); }
}`;
  const service = (returned: string): string =>
    `import { PlaidApi } from 'plaid';\nexport class PlaidService extends PlaidApi { requestFor(id) { return ${returned}; } }`;
  const with_ = (returned: string): Promise<string> =>
    shown(
      { 'src/auth/auth.resolver.ts': main, 'src/plaid/plaid.service.ts': service(returned) },
      'src/auth/auth.resolver.ts',
    );
  assert.equal(await with_(`{ ${base} }`), '- closed');
  assert.equal(await with_(`{ ${base}, redirect_uri: URI }`), 'present closed');
  assert.equal(await with_('build(id)'), '');
});

test('Python: packages, modules as names, stars', async () => {
  const values = '{"client_name": "x", "language": "en", "country_codes": ["US"], "user": u}';
  const at = (imports: string, spread: string, files: Files): Promise<string> =>
    shown(
      {
        'shop/app/link.py': `import plaid\n${imports}\nclient.link_token_create(LinkTokenCreateRequest(**${spread}))\n`,
        ...files,
      },
      'shop/app/link.py',
    );
  const config = { 'shop/app/config.py': `BASE = ${values}\n` };
  assert.equal(await at('from app.config import BASE', 'BASE', config), '- closed');
  assert.equal(await at('from . import config', 'config.BASE', config), '- closed');
  assert.equal(await at('import app.config', 'app.config.BASE', config), '- closed');
  assert.equal(
    await at('from app import BASE', 'BASE', {
      ...config,
      'shop/app/__init__.py': 'from .config import *\n',
    }),
    '- closed',
  );
  assert.equal(
    await at('from app import BASE', 'BASE', {
      ...config,
      'shop/app/__init__.py': 'from .config import BASE\n',
    }),
    '- closed',
  );
  assert.equal(await at('from config import BASE', 'BASE', {}), '- open');
});

test('Go: the same package, and packages of the same module', async () => {
  const main = (imports: string, made: string): string =>
    `package links\nimport (\n"context"\nplaid "github.com/plaid/plaid-go/v31/plaid"\n${imports})\nfunc send() {\n request := ${made}\n client.PlaidApi.LinkTokenCreate(ctx).LinkTokenCreateRequest(*request).Execute()\n}`;
  const maker = (name: string, pack: string, more = ''): string =>
    `package ${pack}\nfunc ${name}(id string) *plaid.LinkTokenCreateRequest {\n r := plaid.NewLinkTokenCreateRequest("Harbor", "en", codes, user)\n${more} return r\n}\n`;
  const at = (files: Files): Promise<string> => shown(files, 'links/send.go');
  const own = { 'links/send.go': main('', 'base(id)') };
  assert.equal(await at(own), '');
  assert.equal(await at({ ...own, 'links/base.go': maker('base', 'links') }), '- closed');
  const nothing = ' r.RedirectUri = *plaid.NewNullableString(nil)\n';
  assert.equal(await at({ ...own, 'links/base.go': maker('base', 'links', nothing) }), 'absent closed');
  assert.match(
    await at({ ...own, 'links/base.go': maker('base', 'links', ' r.SetRedirectUri("https://x.example")\n') }),
    /^present closed/,
  );
  assert.equal(
    await at({
      'go.mod': 'module github.com/acme/app\n\ngo 1.22\n',
      'links/send.go': main('"github.com/acme/app/internal/requests"\n', 'requests.Base(id)'),
      'internal/requests/base.go': maker('Base', 'requests'),
    }),
    '- closed',
  );
});

test('Java, Kotlin, C#, PHP and Ruby: classes by their names', async () => {
  const java = (imports: string): string =>
    `package com.acme.links;\nimport com.plaid.client.model.LinkTokenCreateRequest;\n${imports}\nclass Links { void send() { plaidClient.linkTokenCreate(new LinkTokenCreateRequest().clientName("x").language("en").countryCodes(c).user(u).redirectUri(PlaidConfig.URI)).execute(); } }`;
  const config = (pack: string): string =>
    `package ${pack};\npublic class PlaidConfig { public static final String URI = "https://x.example"; }`;
  const root = 'api/src/main/java/com/acme';
  assert.equal(
    await shown(
      {
        [`${root}/links/Links.java`]: java(''),
        [`${root}/links/PlaidConfig.java`]: config('com.acme.links'),
      },
      `${root}/links/Links.java`,
    ),
    'present closed https://x.example',
  );
  assert.equal(
    await shown(
      {
        [`${root}/links/Links.java`]: java('import com.acme.config.PlaidConfig;'),
        [`${root}/config/PlaidConfig.java`]: config('com.acme.config'),
      },
      `${root}/links/Links.java`,
    ),
    'present closed https://x.example',
  );
  assert.equal(
    await shown(
      {
        'Links.cs': `using Acme.Settings;\nclass Links { void Send() { client.LinkTokenCreateAsync(new LinkTokenCreateRequest { ClientName = "x", Language = Language.English, CountryCodes = c, User = u, RedirectUri = PlaidSettings.Uri }); } }`,
        'Settings/PlaidSettings.cs': `namespace Acme.Settings;\npublic static class PlaidSettings { public const string Uri = "https://x.example"; }`,
      },
      'Links.cs',
    ),
    'present closed https://x.example',
  );
  const rows = `'client_name' => 'x', 'language' => 'en', 'country_codes' => ['US'], 'user' => $u`;
  assert.equal(
    await shown(
      {
        'composer.json': '{ "autoload": { "psr-4": { "App\\\\": "app/" } } }',
        'app/Links.php': `<?php\nnamespace App;\nuse App\\Config\\Plaid;\n$http->post('https://sandbox.plaid.com/link/token/create', ['json' => [${rows}, 'redirect_uri' => Plaid::URI]]);`,
        'app/Config/Plaid.php': `<?php\nnamespace App\\Config;\nclass Plaid { const URI = 'https://x.example'; }`,
      },
      'app/Links.php',
    ),
    'present closed https://x.example',
  );
  assert.equal(
    await shown(
      {
        'app/controllers/links_controller.rb': `class LinksController\n  def create\n    client.link_token_create(Plaid::LinkTokenCreateRequest.new({ client_name: 'x', language: 'en', country_codes: ['US'], user: u, redirect_uri: PlaidConfig::URI }))\n  end\nend`,
        'app/services/plaid_config.rb': `class PlaidConfig\n  URI = 'https://x.example'.freeze\nend`,
      },
      'app/controllers/links_controller.rb',
    ),
    'present closed https://x.example',
  );
});

test('Laravel’s configuration; methods of Ruby that give back what they end with', async () => {
  const rows = `'client_name' => 'x', 'language' => 'en', 'country_codes' => ['US'], 'user' => $u`;
  const laravel = (body: string, config: string): Promise<string> =>
    shown(
      {
        'app/Links.php': `<?php\n$http->post('https://sandbox.plaid.com/link/token/create', ['json' => ${body}]);`,
        'config/plaid.php': `<?php\nreturn [${config}];`,
      },
      'app/Links.php',
    );
  const uri = `[${rows}, 'redirect_uri' => config('plaid.link.uri')]`;
  assert.equal(await laravel(uri, `'link' => ['uri' => env('PLAID_URI')]`), 'present closed $PLAID_URI');
  assert.equal(
    await laravel(uri, `'link' => ['uri' => 'https://x.example']`),
    'present closed https://x.example',
  );
  assert.equal(await laravel(uri, `'other' => 1`), 'present closed');

  const ruby = (body: string, path = 'app/services/link_requests.rb'): Promise<string> =>
    shown(
      {
        'app/controllers/links_controller.rb': `class LinksController\n  def create\n    client.link_token_create(Plaid::LinkTokenCreateRequest.new(LinkRequests.base(user)))\n  end\nend`,
        [path]: `class LinkRequests\n  def self.base(u)\n    ${body}\n  end\nend`,
      },
      'app/controllers/links_controller.rb',
    );
  const hash = (more = ''): string =>
    `{ client_name: 'x', language: 'en', country_codes: ['US'], user: u${more} }`;
  assert.equal(await ruby(hash()), '- closed');
  assert.equal(
    await ruby(`if update?\n${hash()}\nelse\n${hash(', redirect_uri: URI')}\nend`),
    'conditional closed',
  );
  assert.match(await ruby(`if update?\n${hash()}\nend`), /open|^$/);
  assert.match(await ruby(`build(${hash()})`), /open|^$/);
});

test('files that refer to each other, long ways and many files end', async () => {
  const circle: Record<string, string> = { 'link.ts': link(`import { a } from './a';`, '{ ...a }') };
  circle['a.ts'] = `export { a } from './b';`;
  circle['b.ts'] = `export { a } from './a';`;
  assert.equal(await shown(circle, 'link.ts'), '- open');
  const self = { 'link.ts': link(`import { a } from './link';`, '{ ...a }') };
  assert.equal(await shown(self, 'link.ts'), '- open');

  const long: Record<string, string> = { 'link.ts': link(`import { a } from './m0';`, '{ ...a }') };
  for (let i = 0; i < 400; i++) long[`m${i}.ts`] = `export { a } from './m${i + 1}';`;
  long['m400.ts'] = `export const a = { ${base} };`;
  const asked: string[] = [];
  const index = new WorkspaceIndex(filesOf(long, asked));
  const read = await recognizer.recognize({
    text: long['link.ts'] as string,
    path: 'link.ts',
    workspace: index,
  });
  assert.equal(read.requests[0]?.closed, false);
  assert.ok(asked.length < 30, `${asked.length} files were read`);

  await assertLinear('exports', 1000, async (size) => {
    const wide: Record<string, string> = { 'link.ts': link(`import { a } from './all';`, '{ ...a }') };
    wide['all.ts'] = Array.from({ length: size }, (_, i) => `export * from './m${i}';`).join('\n');
    for (let i = 0; i < size; i++) wide[`m${i}.ts`] = `export const b${i} = 1;`;
    const many: string[] = [];
    await recognizer.recognize({
      text: wide['link.ts'] as string,
      path: 'link.ts',
      workspace: new WorkspaceIndex(filesOf(wide, many)),
    });
    assert.ok(many.length < 120, `${many.length} files were read`);
  });
});

test('only what requests lead to is read', async () => {
  const asked: string[] = [];
  const files = {
    'link.ts': `import { a } from './a';\nimport { request } from './request';\nplaidClient.linkTokenCreate({ ...request });\na();`,
    'a.ts': 'export const a = () => 1;',
    'request.ts': request,
  };
  await recognizer.recognize({
    text: files['link.ts'],
    path: 'link.ts',
    workspace: new WorkspaceIndex(filesOf(files, asked)),
  });
  assert.deepEqual(asked, ['/', 'request.ts']);
});

test('documents that are read at the same time do not disturb each other', async () => {
  const files: Record<string, string> = {};
  for (let i = 0; i < 30; i++) {
    files[`link${i}.ts`] = link(`import { request${i} } from './request${i}';`, `{ ...request${i} }`);
    files[`request${i}.ts`] =
      `export const request${i} = { ${base}${i % 2 ? `, redirect_uri: 'https://x${i}.example'` : ''} };`;
  }
  const workspace = workspaceWith(files);
  const all = await Promise.all(
    Array.from({ length: 30 }, (_, i) =>
      recognizer.recognize({
        text: files[`link${i}.ts`] as string,
        path: `link${i}.ts`,
        key: `link${i}.ts`,
        workspace,
      }),
    ),
  );
  for (const [i, { requests }] of all.entries()) {
    assert.equal(requests[0]?.closed, true);
    assert.equal(
      requests[0]?.fields.get('redirect_uri')?.sites[0]?.value.text,
      i % 2 ? `https://x${i}.example` : undefined,
    );
    assert.deepEqual(workspace.changed(`request${i}.ts`), [`link${i}.ts`]);
  }
});
