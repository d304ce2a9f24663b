import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recognizer } from '../../support/recognizer.ts';

/** By file: a request as an argument, and what is put around it. */
const shapes: Readonly<Record<string, (around: string) => string>> = {
  'a.py': (around) =>
    `from plaid.model.link_token_create_request import LinkTokenCreateRequest\nclient.link_token_create(${around}(LinkTokenCreateRequest(client_name="a", language="en", country_codes=[CountryCode("US")], user=LinkTokenCreateRequestUser(client_user_id="u"))))\n`,
  'A.java': (around) =>
    `import com.plaid.client.model.*;\nclass A { void f() { plaid.linkTokenCreate(${around}(new LinkTokenCreateRequest().clientName("a").language("en").countryCodes(all).user(user))); } }`,
  'a.kt': (around) =>
    `import com.plaid.client.model.*\nfun f() { plaid.linkTokenCreate(${around}(LinkTokenCreateRequest().clientName("a").language("en").countryCodes(all).user(user))) }`,
  'A.cs': (around) =>
    `using Going.Plaid;\nclass A { void F() { client.LinkTokenCreateAsync(${around}(new LinkTokenCreateRequest { ClientName = "a", Language = Language.English, User = user })); } }`,
  'a.rb': (around) =>
    `require 'plaid'\nclient.link_token_create(${around}(Plaid::LinkTokenCreateRequest.new(client_name: 'a', language: 'en', country_codes: ['US'], user: user)))\n`,
  'a.go': (around) =>
    `package a\nimport plaid "github.com/plaid/plaid-go/v20/plaid"\nfunc f() { c.PlaidApi.LinkTokenCreate(ctx).LinkTokenCreateRequest(*${around}(plaid.NewLinkTokenCreateRequest("a", "en", all, user))).Execute() }\n`,
};

const requestsIn = async (path: string, text: string) =>
  (await recognizer.recognize({ path, text })).requests;

test('a request that an unseen function completes is open; nothing is said to be missing', async () => {
  const wrong: string[] = [];
  for (const [path, shape] of Object.entries(shapes)) {
    const open = await requestsIn(path, shape('defaults.complete'));
    if (open.length === 0 || open.some(({ closed }) => closed)) wrong.push(path);
  }
  assert.deepEqual(wrong, []);
});

test('parentheses around it leave it closed', async () => {
  const wrong: string[] = [];
  for (const [path, shape] of Object.entries(shapes)) {
    const closed = await requestsIn(path, shape(''));
    if (closed.length !== 1 || !closed[0]?.closed) wrong.push(path);
  }
  assert.deepEqual(wrong, []);
});

test('a function of the file that only hands it back leaves it closed, one that adds to it does not', async () => {
  const text = (body: string) => `import { PlaidApi, type LinkTokenCreateRequest } from 'plaid';
function complete(request: LinkTokenCreateRequest) { ${body} return request; }
send(complete({ client_name: 'a', language: 'en', country_codes: ['US'], user } as LinkTokenCreateRequest));`;
  assert.equal((await requestsIn('a.ts', text('')))[0]?.closed, true);
  assert.equal((await requestsIn('a.ts', text('request.redirect_uri = uri;')))[0]?.closed, false);
});

test('a merge of nothing is some other function', async () => {
  const text = `import { PlaidApi, type LinkTokenCreateRequest } from 'plaid';
const request: LinkTokenCreateRequest = { client_name: 'a', language: 'en', country_codes: ['US'], user };
extend(request);
client.linkTokenCreate(request);`;
  assert.equal((await requestsIn('a.ts', text))[0]?.closed, false);
  assert.equal((await requestsIn('a.ts', text.replace('extend(request);\n', '')))[0]?.closed, true);
});
