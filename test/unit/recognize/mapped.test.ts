import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixesFor, suppressFixes } from '../../../src/fixes/index.ts';
import { NO_FACTS } from '../../../src/project/model.ts';
import { cutOut } from '../../../src/recognize/embedded.ts';
import { runRules } from '../../../src/rules/index.ts';
import { applyEdits } from '../../support/edits.ts';
import { assertLinear } from '../../support/growth.ts';
import { recognizer } from '../../support/recognizer.ts';

const lines = [
  '%pip install plaid-python\n',
  'from plaid.model.link_token_create_request import LinkTokenCreateRequest\n',
  'req = LinkTokenCreateRequest(client_name="Harbor \\"One\\"", language="en",\n',
  '    country_codes=[CountryCode("US")], products=[Products("auth")],\n',
  '    user=LinkTokenCreateRequestUser(client_user_id=uid))',
];
const cell = (source: unknown, more: object = {}) => ({
  cell_type: 'code',
  metadata: {},
  outputs: [],
  source,
  ...more,
});
const notebook = (cells: readonly object[], language = 'python') =>
  JSON.stringify({ cells, metadata: { kernelspec: { language, name: language } }, nbformat: 4 }, null, 1);
const body = {
  client_id: '{{client_id}}',
  client_name: 'Harbor',
  products: ['auth'],
  country_codes: ['US'],
  language: 'en',
  user: { client_user_id: '7' },
};
const raw = JSON.stringify(body, null, 2);
const pretty = (value: unknown) => JSON.stringify(value, null, 2);

type Case = readonly [name: string, path: string, text: string, expected: string];

/** Requests as `redirect_uri closed|open: text of client_name as the file writes it`. */
const cases: readonly Case[] = [
  [
    'notebook, lines',
    'a.ipynb',
    notebook([
      { cell_type: 'markdown', source: ['# Plaid\n'] },
      cell(lines),
      cell('client.link_token_create(req)'),
    ]),
    '- closed: \\"Harbor \\\\\\"One\\\\\\"\\"',
  ],
  [
    'notebook, one string, set in another cell',
    'a.ipynb',
    notebook([cell(lines.join('')), cell(['req["redirect_uri"] = uri\n', 'client.link_token_create(req)'])]),
    'present closed: \\"Harbor \\\\\\"One\\\\\\"\\"',
  ],
  [
    'notebook, shell magic',
    'a.ipynb',
    notebook([
      cell(['%%bash\n', `curl https://sandbox.plaid.com/link/token/create -d '${JSON.stringify(body)}'\n`]),
    ]),
    '- closed: \\"Harbor\\"',
  ],
  [
    'notebook, JavaScript kernel',
    'a.ipynb',
    notebook(
      [
        cell([
          "await plaid.linkTokenCreate({ client_name: 'Harbor', products: ['auth'],\n",
          " country_codes: ['US'], language: 'en', user: { client_user_id: id } });",
        ]),
      ],
      'javascript',
    ),
    "- closed: 'Harbor'",
  ],
  ['notebook, text cell', 'a.ipynb', notebook([{ cell_type: 'markdown', source: lines }]), ''],
  ['notebook, output', 'a.ipynb', notebook([cell('1 # plaid', { outputs: [{ text: lines }] })]), ''],
  [
    'notebook, cut off',
    'a.ipynb',
    notebook([cell(lines)]).slice(0, -40),
    '- closed: \\"Harbor \\\\\\"One\\\\\\"\\"',
  ],
  [
    'Postman, address as an object',
    'a.postman_collection.json',
    pretty({
      info: { name: 'Plaid' },
      item: [
        {
          name: 'Create',
          request: {
            method: 'POST',
            url: { raw: '{{host}}/link/token/create', path: ['link', 'token', 'create'] },
            body: { mode: 'raw', raw },
          },
        },
      ],
    }),
    '- closed: \\"Harbor\\"',
  ],
  [
    'Postman, parts of a path only, slashes escaped',
    'a.json',
    pretty({
      request: { url: { host: ['{{h}}'], path: ['link', 'token', 'create'] }, body: { raw } },
    }).replace('Harbor', '\\u0048arbor\\/1'),
    '- closed: \\"\\u0048arbor\\/1\\"',
  ],
  [
    'Postman, a saved answer repeats the request',
    'a.json',
    pretty({
      request: { url: 'https://sandbox.plaid.com/link/token/create', body: { raw } },
      response: [
        { originalRequest: { url: { raw: 'https://sandbox.plaid.com/link/token/create' }, body: { raw } } },
      ],
    }),
    '- closed: \\"Harbor\\"',
  ],
  [
    'Insomnia',
    'a.json',
    pretty({
      resources: [
        {
          url: '{{ _.plaid }}/link/token/create',
          method: 'POST',
          body: { mimeType: 'application/json', text: raw },
        },
      ],
    }),
    '- closed: \\"Harbor\\"',
  ],
  [
    'Thunder Client',
    'thunder-tests/a.json',
    pretty({ requests: [{ url: '{{u}}/link/token/create?a=1', body: { type: 'json', raw, form: [] } }] }),
    '- closed: \\"Harbor\\"',
  ],
  [
    'HAR',
    'a.har',
    pretty({
      log: {
        entries: [
          {
            request: {
              url: 'https://production.plaid.com/link/token/create',
              postData: { mimeType: 'application/json', text: raw },
            },
            response: { content: { text: '{"link_token":"x","client_name":"no"}' } },
          },
        ],
      },
    }),
    '- closed: \\"Harbor\\"',
  ],
  [
    'another endpoint of the collection',
    'a.json',
    pretty({ request: { url: 'https://sandbox.plaid.com/link/token/get', body: { raw } } }),
    '',
  ],
  [
    "an app's own endpoint",
    'a.json',
    pretty({ plaid: 1, request: { url: '{{host}}/api/create_link_token', body: { raw } } }),
    '',
  ],
  ['a log of a request', 'a.jsonl', JSON.stringify({ msg: `plaid ${raw}` }), ''],
];

for (const [name, path, text, expected] of cases) {
  test(`mapped: ${name}`, async () => {
    const { requests } = await recognizer.recognize({ text, path });
    const got = requests.map((request) => {
      const site = request.fields.get('client_name')?.sites[0];
      assert.ok(site);
      const state = request.fields.get('redirect_uri')?.state ?? '-';
      const written = text.slice(site.value.span.start, site.value.span.end);
      return `${state} ${request.closed ? 'closed' : 'open'}: ${written}`;
    });
    assert.equal(got.join('; '), expected);
  });
}

const findings = async (path: string, text: string, rule: string) => {
  const recognition = await recognizer.recognize({ text, path });
  const found = runRules(
    recognition,
    { ...NO_FACTS, pinned: ['web'] },
    { severities: {}, includeTests: false },
  );
  return { recognition, found: found.filter((each) => each.rule === rule) };
};

test('mapped: a fix in a notebook is written as JSON, and the finding is gone', async () => {
  const text = notebook([cell(lines), cell('client.link_token_create(req)')]);
  const { recognition, found } = await findings('a.ipynb', text, 'missing-redirect-uri');
  assert.equal(found.length, 1);
  const [fix] = fixesFor(found[0] as never, recognition);
  assert.ok(fix);
  const after = applyEdits(text, fix.edits);
  const code = (JSON.parse(after) as { cells: { source: string[] }[] }).cells[0]?.source.join('') ?? '';
  assert.match(code, /redirect_uri/);
  assert.match(code, /^%pip install/);
  assert.deepEqual((await findings('a.ipynb', after, 'missing-redirect-uri')).found, []);
});

test('mapped: a rule is turned off by a comment in the cell', async () => {
  const text = notebook([cell(lines), cell('client.link_token_create(req)')]);
  const { recognition, found } = await findings('a.ipynb', text, 'missing-redirect-uri');
  const [fix] = suppressFixes(found[0] as never, recognition);
  assert.ok(fix);
  const after = applyEdits(text, fix.edits);
  assert.match(after, /# link-doctor-disable-next-line missing-redirect-uri\\nreq/);
  assert.deepEqual((await findings('a.ipynb', after, 'missing-redirect-uri')).found, []);
});

test('mapped: a fix of a body in a collection keeps the JSON around it whole', async () => {
  const text = pretty({
    request: { url: '{{host}}/link/token/create', body: { mode: 'raw', raw } },
    plaid: 1,
  });
  const { recognition, found } = await findings('a.json', text, 'missing-redirect-uri');
  assert.equal(found.length, 1);
  const [fix] = fixesFor(found[0] as never, recognition);
  assert.ok(fix);
  const after = JSON.parse(applyEdits(text, fix.edits)) as { request: { body: { raw: string } } };
  assert.equal(JSON.parse(after.request.body.raw).redirect_uri, '{{PLAID_REDIRECT_URI}}');
});

test('mapped: a secret in an output is told, and one in a cell only once', async () => {
  const token = 'access-sandbox-7a1f0c52-93be-4d61-8e0b-2f6c9d4417ab';
  const text = notebook([cell(`plaid_token = "${token}"`, { outputs: [{ text: [`plaid ${token}\n`] }] })]);
  const { secrets } = await recognizer.recognize({ text, path: 'a.ipynb' });
  assert.deepEqual(
    secrets.map(({ span }) => text.slice(span.start, span.end)),
    [token, token],
  );
});

test('mapped: hostile notebooks take linear time', async () => {
  const parts = [
    '{"cell_type":"code","source":["',
    '\\u',
    '\\',
    '["',
    '{"url":"/link/token/create","body":"\\"client_name',
  ];
  for (const path of ['a.ipynb', 'a.json']) {
    for (const part of parts) {
      await assertLinear(`${path} ${part}`, 5000, (size) =>
        recognizer.recognize({ text: `"plaid \\"client_name ${part.repeat(size)} link_token`, path }),
      );
    }
  }
});

test('cells of an editor are read together and cut out', async () => {
  const first =
    'from plaid.model.link_token_create_request import LinkTokenCreateRequest\nname = "A name that is far too long for Link to show"\n';
  const second =
    'req = LinkTokenCreateRequest(client_name=name, language="en", country_codes=[], products=[Products("auth")], user=u)\n';
  const third = 'req["redirect_uri"] = "http://x.example/o"\nclient.link_token_create(req)\n';
  const text = first + second + third;
  const whole = await recognizer.recognize({ text, path: 'a.ipynb', languageId: 'python' });
  const cut = cutOut(whole, { start: first.length, end: first.length + second.length });
  assert.equal(cut.source.text, second);
  const [request] = cut.requests;
  assert.ok(request);
  assert.equal(cut.requests.length, 1);
  assert.equal(request.fields.get('redirect_uri')?.state, 'present');
  assert.equal(request.fields.get('redirect_uri')?.sites[0]?.value.kind, 'other');
  assert.equal(second.slice(request.site.start, request.site.start + 3), 'req');
  const found = runRules(cut, { ...NO_FACTS, pinned: ['web'] }, { severities: {}, includeTests: false });
  for (const { span, rule } of found) {
    assert.ok(span.start >= 0 && span.end <= second.length, rule);
    assert.notEqual(rule, 'missing-redirect-uri');
  }
  assert.deepEqual(cutOut(whole, { start: 0, end: first.length }).requests, []);
});
