import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LinkTokenRequest } from '../../../src/recognize/model.ts';
import { recognizer } from '../../support/recognizer.ts';

async function requestsOf(path: string, text: string): Promise<readonly LinkTokenRequest[]> {
  return (await recognizer.recognize({ text, path })).requests;
}

function states(request: LinkTokenRequest | undefined): Record<string, string> {
  return Object.fromEntries([...(request?.fields ?? [])].map(([path, field]) => [path, field.state]));
}

const rubyBase = `client_name: 'Harbor', language: 'en', country_codes: ['US'], products: ['auth'], user: { client_user_id: id }`;

test('a constructor with one value that nobody can see takes no client_name', async () => {
  const ruby =
    'require "plaid"\ndef send_it(request)\n  client.link_token_create(Plaid::LinkTokenCreateRequest.new(request))\nend';
  const [request, ...more] = await requestsOf('a.rb', ruby);
  assert.equal(more.length, 0);
  assert.equal(request?.closed, false);
  assert.deepEqual(states(request), {});
  const python =
    'from plaid.model.link_token_create_request import LinkTokenCreateRequest\nclient.link_token_create(LinkTokenCreateRequest("Harbor", "en", codes))';
  assert.deepEqual(states((await requestsOf('a.py', python))[0]), {
    client_name: 'present',
    language: 'present',
    country_codes: 'present',
  });
});

test('Ruby: a hash that goes to a method of a new object of the same class', async () => {
  const text = `module Tokens
  def self.create(id)
    request = { ${rubyBase} }
    new.send_request(request)
  end

  def send_request(request)
    client.link_token_create(Plaid::LinkTokenCreateRequest.new(request))
  end
end`;
  const [made, sent] = await requestsOf('a.rb', text);
  assert.equal(made?.closed, true);
  assert.equal(states(made).client_name, 'present');
  assert.equal(sent?.closed, false);
  const [adding] = await requestsOf(
    'a.rb',
    text.replace('    client.', '    request[:redirect_uri] = uri\n    client.'),
  );
  assert.equal(states(adding).redirect_uri, 'present');
  const [elsewhere] = await requestsOf('a.rb', text.replace('new.send_request', 'sender.send_request'));
  assert.equal(elsewhere?.closed, false);
});

const goBase = `package plaidclient
import "github.com/plaid/plaid-go/v43/plaid"
func (c *Client) base(id string) *plaid.LinkTokenCreateRequest {
	req := plaid.NewLinkTokenCreateRequest("Harbor", "en", codes)
	req.SetUser(plaid.LinkTokenCreateRequestUser{ClientUserId: id})
	return req
}
func (c *Client) create() {
	req := c.base("1")
	req.SetProducts(products)
	c.api.PlaidApi.LinkTokenCreate(ctx).LinkTokenCreateRequest(*req).Execute()
}
func (c *Client) update() {
	req := c.base("1")
	req.SetAccessToken(token)
	c.api.PlaidApi.LinkTokenCreate(ctx).LinkTokenCreateRequest(*req).Execute()
}
`;

test('Go: a base that two methods of its type complete, each in its way', async () => {
  const [request, ...more] = await requestsOf('a.go', goBase);
  assert.equal(more.length, 0);
  assert.equal(request?.closed, true);
  const { client_name, products, access_token } = states(request);
  assert.deepEqual(
    { client_name, products, access_token },
    {
      client_name: 'present',
      products: 'conditional',
      access_token: 'conditional',
    },
  );
  const [other] = await requestsOf('a.go', goBase.replace('req.SetAccessToken', 'req.SetRedirectUri'));
  assert.equal(states(other).redirect_uri, 'conditional');
});

test('Java: a base that two methods complete; a setter called update is no merge', async () => {
  const java = (steps: string) => `import com.plaid.client.model.*;
class A {
  LinkTokenCreateRequest base() { return new LinkTokenCreateRequest().clientName("Harbor").language("en").countryCodes(c).user(u); }
  void a() { plaidApi.linkTokenCreate(base().products(p)).execute(); }
  void b() { plaidApi.linkTokenCreate(base()${steps}).execute(); }
}`;
  const [request, ...more] = await requestsOf('A.java', java('.accessToken(t).update(u)'));
  assert.equal(more.length, 0);
  assert.equal(request?.closed, true);
  const { products, access_token, update } = states(request);
  assert.deepEqual(
    { products, access_token, update },
    {
      products: 'conditional',
      access_token: 'conditional',
      update: 'conditional',
    },
  );
});

test('Java: a chain of more than eight steps', async () => {
  const text = `import com.plaid.client.model.*;
class A { void f() { LinkTokenCreateRequest r = new LinkTokenCreateRequest().user(u).clientName("Harbor").products(p).countryCodes(c).language("en").webhook(w).linkCustomizationName("x").accountFilters(f).transactions(t).update(x).auth(a).investments(i).redirectUri(uri);
plaidClient.linkTokenCreate(r).execute(); } }`;
  const [request] = await requestsOf('A.java', text);
  assert.equal(request?.closed, true);
  assert.equal(states(request).redirect_uri, 'present');
});

test('Elixir: what stands by position before the keywords is no field', async () => {
  const text =
    'alias Plaid\nPlaid.LinkToken.create(config, client_name: "Harbor", language: "en", country_codes: ["US"], user: %{client_user_id: id})';
  const [request] = await requestsOf('a.ex', text);
  assert.deepEqual(Object.keys(states(request)), [
    'client_name',
    'language',
    'country_codes',
    'user',
    'user.client_user_id',
  ]);
});

test('Rust: the type and its defaults are no requests, and setters follow the call', async () => {
  const type = `// plaid
pub struct LinkTokenConfigs<'a> { pub client_name: &'a str, pub language: &'a str, pub country_codes: &'a [&'a str], pub user: User<'a> }
impl Default for LinkTokenConfigs<'_> {
    fn default() -> Self {
        Self { client_name: "", language: "en", country_codes: &["US"], user: Default::default() }
    }
}`;
  assert.deepEqual(await requestsOf('a.rs', type), []);
  const call = (steps: string) =>
    `use plaid::PlaidClient;\nlet r = client.link_token_create(LinkTokenCreateRequired { client_name: "Harbor", language: "en", country_codes: &["US"], user: u })${steps}.await?;`;
  const [plain] = await requestsOf('a.rs', call('\n    .products(&["auth"])'));
  assert.equal(states(plain).products, 'present');
  assert.equal(states(plain).redirect_uri, undefined);
  const [chained] = await requestsOf(
    'a.rs',
    call('\n    // back\n    .products(&["auth"])\n    .redirect_uri("https://harbour.example/oauth")'),
  );
  assert.equal(states(chained).redirect_uri, 'present');
  assert.equal(chained?.closed, true);
});
